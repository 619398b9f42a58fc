import fc from 'fast-check'
import type { Book } from '../../src/book/book.js'
import { readDataFacts } from '../../src/book/data-folder.js'
import type { Answer } from '../../src/operations/operation.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { DATA } from '../opened-book.js'
import { asked } from '../operations/asked.js'

const { facts } = readDataFacts(DATA)

export interface Question {
  readonly operation: string
  readonly input: Record<string, unknown>
}

/** Any day from the first held edition to the last the book knows; days on which something was published more often. */
const day = fc.oneof(
  fc
    .date({ min: new Date('2019-06-25'), max: new Date(facts.knownTo), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
  fc.constantFrom(...facts.editions.map((e) => e.publishedOn as string).filter((d) => d >= '2019-06-25')),
)
const goal = fc.constantFrom(...facts.goals.map((g) => g.id))
const year = fc.integer({ min: 2011, max: 2036 }).map(String)
const figureYear = fc.integer({ min: 2014, max: 2026 }).map(String)
const ally = fc.constantFrom(
  ...facts.areas.filter((a) => a.memberships.some((m) => m.of === 'NATO')).map((a) => a.code),
)
const area = fc.oneof(ally, fc.constantFrom(...facts.groups.map((g) => g.code)))
const measure = fc.constantFrom(...facts.measures.map((m) => m.id))

const of = (operation: string, input: fc.Arbitrary<Record<string, unknown>>) =>
  input.map((asked): Question => ({ operation, input: asked }))

export const standings = of('standing', fc.record({ goal, period: year, asOf: day }))
const standingsOfOne = of('standing', fc.record({ goal, period: year, asOf: day, area }))
const serieses = of('series', fc.record({ measure, area, asOf: day }))
const revisionses = of(
  'revisions',
  fc.oneof(
    fc.record({ goal, area, period: figureYear, asOf: day }),
    fc.record({ measure, area, period: figureYear, asOf: day }),
  ),
)
/** Drivers with the measure said: what stands for it when nothing is said is no matter of the day. */
export const driverses = of(
  'drivers',
  fc.record({ measure: fc.constant('nato.core.share'), area, from: figureYear, to: figureYear, asOf: day }),
)
export const questions = fc.oneof(standings, standingsOfOne, serieses, revisionses, driverses)

/** The answer, or the code by which the question was refused. */
export async function answerOrCode(book: Book, { operation, input }: Question): Promise<Answer<unknown> | string> {
  try {
    return await asked(book, operation, input)
  } catch (error) {
    if (error instanceof PledgebookError && error.fault !== 'bug' && error.fault !== 'data') return error.code
    throw error
  }
}
