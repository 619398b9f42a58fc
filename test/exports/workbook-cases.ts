import fc from 'fast-check'
import type { Facts } from '../../src/book/facts.js'
import { PATHS } from '../../src/operations/scenario-path.js'
import { BASELINES } from '../../src/scenarios/baseline.js'

/** A question of cost; `file` is what any file it names holds. */
export interface Question {
  readonly file?: string
  readonly [field: string]: unknown
}

export const PINNED = { asOf: '2026-11-23', draws: 0 }

/** Questions of all kinds, many of which have no answer. */
export function questions(facts: Facts, large: boolean): fc.Arbitrary<Question> {
  const countries = facts.areas.filter((a) => a.memberships.some((m) => m.of === 'NATO')).map((a) => a.code)
  const all = large ? facts.groups.map((g) => g.code) : []
  const groups = [...all, countries.slice(0, 4).join(','), 'POL,LTU,EST,ESP']
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
  const whole = (min: number, max: number) => fc.integer({ min, max })
  const tenth = (min: number, max: number) => whole(min * 10, max * 10).map((x) => x / 10)
  return fc
    .record({
      area: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...countries) },
        { weight: 1, arbitrary: fc.constantFrom(...groups) },
      ),
      goal: fc.constantFrom('hague-2025.core', 'wales-2014.spending', undefined),
      target: maybe(tenth(2, 6)),
      from: maybe(whole(2019, 2026)),
      by: fc.constantFrom(undefined, 2029, 2032, 2040),
      path: fc.constantFrom(...PATHS),
      baseline: fc.constantFrom(...BASELINES),
      bend: fc.constantFrom(0, 0.5, 1),
      steps: whole(1, 4),
      gdp: fc.constantFrom('weo', 'weo', 'splice', 'static'),
      growth: maybe(tenth(-2, 5)),
      inflation: maybe(tenth(0, 9)),
      prices: fc.constantFrom('current', '2015', '2021', '2025', '2028'),
      currency: fc.constantFrom(undefined, 'EUR', 'USD', 'PPP'),
      maxGrowth: maybe(tenth(1, 9)),
      members: fc.constantFrom('each', 'whole'),
      startShare: maybe(tenth(1, 2)),
      startLevel: fc.constantFrom(undefined, undefined, undefined, 2e10),
    })
    .map((q) => {
      const given = q.gdp === 'weo' ? {} : { growth: undefined, inflation: undefined }
      const asked = Object.entries({ ...q, ...given }).filter(([, value]) => value !== undefined)
      return { ...PINNED, ...Object.fromEntries(asked) }
    })
}

/** Kinds of question that must be among those recalculated, whatever is generated. */
export const KINDS: Readonly<Record<string, Question>> = {
  'one country': { area: 'CAN' },
  'a path that rises by one real rate': { area: 'ESP', path: 'growth', baseline: 'frozen-real', prices: '2025' },
  'steps, in another currency': { area: 'GBR', path: 'steps', currency: 'EUR', baseline: 'frozen-cash' },
  'an announced plan over another': { area: 'DEU', path: 'plan', baseline: 'constant-share' },
  'over an announced plan': { area: 'GBR', target: 3, from: 2025, by: 2029, baseline: 'plan' },
  'GDP held still': { area: 'FRA', gdp: 'static', gdpYear: 2024, path: 'front' },
  'a limit on real growth': { area: 'BEL', maxGrowth: 5, path: 'back' },
  'own start': { area: 'ITA', startShare: 1.7, startLevel: 40e9 },
  'shares of a file': { area: 'PRT', path: 'mine.csv', file: 'year,share\n2028,2.5\n2032,3.1\n' },
  'amounts of a file': {
    area: 'NOR',
    by: 2029,
    path: 'mine.csv',
    file: 'year,amount_billion\n2027,210\n2028,230\n2029,255.5\n',
  },
  'GDP of a file': {
    area: 'GBR',
    by: 2030,
    gdp: 'mine.csv',
    file: 'year,gdp_billion,deflator\n2025,3000,1\n2028,3400,1.06\n2030,3700,1.1\n',
    from: 2025,
  },
  'a group, each member to the target': { area: 'NATO-Europe', prices: '2025', currency: 'EUR' },
  'a group at its pace': { area: 'POL,NLD,TUR', path: 'pace', by: 2030 },
  'a group as a whole': { area: 'NATO', members: 'whole', path: 'growth' },
  'a group as a whole, with its own start': { area: 'ESP,ITA,BEL', startShare: 1.6, baseline: 'frozen-real' },
}

/** A workbook's cells changed, and the question that the engine is asked instead. */
export interface Change {
  readonly asked: Question
  readonly cells: Readonly<Record<string, number | string>>
  readonly instead: Question
}

const CANADA = { area: 'CAN', currency: 'USD', prices: '2025' }
const THREE = { area: 'DEU,CAN,POL', baseline: 'frozen-real' }
const WHOLE = { area: 'ESP,ITA,BEL', members: 'whole' }

/** `cells` of the workbook of one question make it the workbook of another. */
function change(asked: Question, cells: Change['cells'], more: Question): Change {
  return { asked, cells, instead: { ...asked, ...more } }
}

export const CHANGES: Readonly<Record<string, Change>> = {
  growth: change(CANADA, { growth_every_year: 1.3 }, { growth: 1.3 }),
  'growth and inflation': change(
    CANADA,
    { growth_every_year: -0.4, inflation_every_year: 3.2 },
    { growth: -0.4, inflation: 3.2 },
  ),
  'the target': change(CANADA, { target: 4.1 }, { target: 4.1 }),
  'the start': change(CANADA, { start_share: 1.9 }, { startShare: 1.9 }),
  'the path': change(CANADA, { path: 'growth' }, { path: 'growth' }),
  'the path and its bend': change(CANADA, { path: 'back', bend: 0.8 }, { path: 'back', bend: 0.8 }),
  'the path and its steps': change(CANADA, { path: 'steps', steps: 4 }, { path: 'steps', steps: 4 }),
  'the path to its pace': change(CANADA, { path: 'pace' }, { path: 'pace' }),
  'the baseline': change(CANADA, { baseline: 'frozen-cash' }, { baseline: 'frozen-cash' }),
  'the limit on growth': change(CANADA, { max_growth: 3 }, { maxGrowth: 3 }),
  'prices of an earlier year': change(CANADA, { prices_year: 2021 }, { prices: '2021' }),
  'prices of a later year': change(CANADA, { prices_year: 2030 }, { prices: '2030' }),
  'prices to current ones': change(CANADA, { prices_year: 'current' }, { prices: 'current' }),
  'all of a group': change(
    THREE,
    { target: 3.9, growth_every_year: 2, path: 'front', prices_year: 2029, max_growth: 12 },
    { target: 3.9, growth: 2, path: 'front', prices: '2029', maxGrowth: 12 },
  ),
  'all of a whole': change(
    WHOLE,
    { target: 3.2, inflation_every_year: 1.5, path: 'growth', start_share: 1.5, baseline: 'frozen-cash' },
    { target: 3.2, inflation: 1.5, path: 'growth', startShare: 1.5, baseline: 'frozen-cash' },
  ),
}
