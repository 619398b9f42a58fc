import fc from 'fast-check'
import type { Book } from '../../src/book/book.js'
import { readDataFacts } from '../../src/book/data-folder.js'
import type { Cost } from '../../src/operations/cost-schema.js'
import type { Answer } from '../../src/operations/operation.js'
import { DATA } from '../opened-book.js'
import { answerOrCode } from './questions.js'

const { facts } = readDataFacts(DATA)
const ALLIES = facts.areas.filter((a) => a.memberships.some((m) => m.of === 'NATO')).map((a) => a.code)
const GROUPS = ['NATO', 'NATO-Europe', 'NATO-Europe-Canada', 'EU-NATO']

export type CostArguments = Record<string, unknown>

/** Days on which the book holds spending in national currency, GDP and a projection. */
const days = fc.constantFrom('2024-07-01', '2025-06-25', '2025-10-16', '2026-02-28', '2026-07-31', '2026-11-23')
export const oneAlly = fc.constantFrom(...ALLIES)
export const anyArea = fc.oneof({ weight: 4, arbitrary: oneAlly }, { weight: 1, arbitrary: fc.constantFrom(...GROUPS) })
const anyBaseline = fc.constantFrom('constant-share', 'frozen-cash', 'frozen-real', 'plan')
/** Paths that lead from the start to the target by themselves. */
export const leadingPath = fc.constantFrom('linear', 'growth', 'front', 'back', 'steps')

const span = fc.record({ from: fc.integer({ min: 2014, max: 2024 }), years: fc.integer({ min: 3, max: 20 }) })
const shape = fc.record({
  target: fc.double({ min: 5.5, max: 9, noNaN: true }).map((x) => Number(x.toFixed(2))),
  bend: fc.double({ min: 0, max: 1, noNaN: true }),
  steps: fc.integer({ min: 1, max: 3 }),
})
const money = fc.record(
  {
    prices: fc.integer({ min: 2012, max: 2027 }).map(String),
    currency: fc.constantFrom('USD', 'EUR', 'PPP'),
    rateYear: fc.integer({ min: 2015, max: 2024 }),
  },
  { requiredKeys: [] },
)
const growth = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ gdp: 'splice' }) },
  { weight: 2, arbitrary: fc.record({ gdp: fc.constant('static'), gdpYear: fc.integer({ min: 2016, max: 2033 }) }) },
  {
    weight: 2,
    arbitrary: fc.record(
      { growth: fc.double({ min: -3, max: 6, noNaN: true }), inflation: fc.double({ min: -1, max: 30, noNaN: true }) },
      { requiredKeys: [] },
    ),
  },
)
const start = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ startShare: fc.double({ min: 0.2, max: 5, noNaN: true }) }) },
  { weight: 1, arbitrary: fc.record({ members: fc.constantFrom('each', 'whole') }) },
)

/** Questions of cost, without draws unless asked for. */
export const costs = (
  area: fc.Arbitrary<string>,
  path: fc.Arbitrary<string> = leadingPath,
): fc.Arbitrary<CostArguments> =>
  fc
    .record({ area, path, baseline: anyBaseline, asOf: days, span, shape, money, growth, start })
    .map(({ span: { from, years }, shape: s, money: m, growth: g, start: own, ...rest }) => ({
      ...rest,
      ...s,
      ...m,
      ...g,
      ...own,
      goal: 'wales-2014.spending',
      from,
      by: from + years,
      draws: 0,
    }))

/** The answer to a question of cost; undefined where it is refused. */
export async function costOf(book: Book, input: CostArguments): Promise<Answer<Cost> | undefined> {
  const answer = await answerOrCode(book, { operation: 'cost', input })
  return typeof answer === 'string' ? undefined : (answer as Answer<Cost>)
}

/** Whether two numbers agree to the digits that answers are cut to; `size` is what they may be rounded from. */
export function near(a: number, b: number, size = 0): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), size)
}
