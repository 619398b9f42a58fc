import type { Book } from '../book/book.js'
import { readRuleSet } from '../book/rule-file.js'
import type { Goal } from '../goals/goal.js'
import type { RuleSet } from '../rules/rule.js'
import type { Snapshot } from '../series/snapshot.js'
import type { Area, Group } from '../terms/area.js'
import type { Day } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import type { Observation } from '../terms/observation.js'
import { type Period, parsePeriod } from '../terms/period.js'
import { goalOf, refuseUnannounced } from './fields.js'
import type { Context } from './operation.js'
import type { ReadingsFrame } from './readings-area.js'
import type { Functions } from './readings-functions.js'
import { ruleSetOf } from './shipped-rules.js'

/** The part of a rule set that a goal is about: the last word of its id, as `related`. */
function partOf(goal: Goal): string {
  return goal.id.slice(goal.id.lastIndexOf('.') + 1)
}

/** The set that is shipped for functions: the one whose ledger is a dataset of the book. Other sets are not read. */
export async function usualRules(book: Book): Promise<RuleSet | undefined> {
  const ids = book.facts.datasets.map((d) => d.id)
  const { rules } = await book.classification()
  return rules
    .filter(({ text }) => ids.some((id) => text.includes(id)))
    .map(({ text, file }) => readRuleSet(text, file))
    .find((set) => set.ledgers.some((id) => ids.includes(id)))
}

/** The rules asked for, else the usual ones. Throws `notFound` `readings.noRules`. */
export async function rulesOf(
  { book, files }: Context,
  text: string | undefined,
  usual: RuleSet | undefined,
): Promise<RuleSet> {
  if (text !== undefined) return ruleSetOf(book, files, text)
  if (usual) return usual
  throw new PledgebookError(
    'notFound',
    'readings.noRules',
    'this book has no rules over government functions',
    'give a rule file of your own with --rules ./mine.yaml',
  )
}

/** The goal asked for, else the newest capped goal that the rules have a part for. Throws `input` `readings.goal`. */
export function capOf(
  book: Book,
  set: RuleSet,
  id: string | undefined,
  asOf: Day,
): { goal: Goal; cap: number; part: string } {
  const fits = (g: Goal) => g.cap !== undefined && set.parts.includes(partOf(g))
  const capped = book.facts.goals.filter(fits).sort((a, b) => (a.announcedOn < b.announcedOn ? 1 : -1))
  const goal = id === undefined ? capped[0] : goalOf(book, id)
  if (goal?.cap === undefined || !fits(goal))
    throw new PledgebookError(
      'input',
      'readings.goal',
      `${goal ? goal.id : 'no goal'} is a cap on a part of ${set.id}; its parts are ${set.parts.join(', ')}`,
      `goals with a cap: ${book.facts.goals.flatMap((g) => (g.cap === undefined ? [] : [g.id])).join(', ')}; the part is the goal's last word`,
    )
  refuseUnannounced(goal, asOf)
  return { goal, cap: goal.cap, part: partOf(goal) }
}

/** The newest edition known that gives a whole and its share, and that whole: the largest share is rounded the least. */
export function wholeOf(
  functions: Functions,
  snapshot: Snapshot,
  cells: readonly Observation[],
): { edition: string; whole: Functions['wholes'][number] } {
  const edition = functions.wholes
    .flatMap((w) => snapshot.editionsWith(w.share))
    .sort()
    .at(-1)
  if (edition === undefined)
    throw new PledgebookError(
      'notFound',
      'readings.noFigures',
      `no edition of ${functions.dataset} was known on ${snapshot.asOf}`,
      'ask as of a later day',
    )
  const largest = (measure: string) =>
    cells.reduce((most, o) => (o.measure === measure && o.edition === edition ? Math.max(most, o.value ?? 0) : most), 0)
  const [whole] = functions.wholes.toSorted((a, b) => largest(b.share) - largest(a.share))
  if (whole === undefined) throw new PledgebookError('bug', 'readings.whole', 'no whole', 'please report this')
  return { edition, whole }
}

/** The year asked for, else the newest. Throws `notFound` `readings.noPeriod`. */
export function periodAsked(text: string | undefined, periods: readonly Period[], dataset: string): Period {
  const newest = periods.at(-1)
  const period = text === undefined ? newest : parsePeriod(text, '--period')
  if (period !== undefined && periods.includes(period)) return period
  throw new PledgebookError(
    'notFound',
    'readings.noPeriod',
    `${dataset} as held has no functions for ${period ?? 'any year'}`,
    `the functional detail held is of ${periods[0]} to ${newest}`,
  )
}

/** The group of this code. Throws `data` `goal.holders`. */
export function groupOf(book: Book, code: string): Group {
  const found = book.facts.groups.find((g) => g.code === code)
  if (found) return found
  throw new PledgebookError('data', 'goal.holders', `"${code}" is no group`, 'correct data/goals')
}

/** The refusal for an area without figures, with those that have some. */
export function noArea(book: Book, frame: ReadingsFrame, name: string, period: Period): PledgebookError {
  const has = (a: Area) => frame.snapshot.cellOf(frame.edition, frame.whole.share, a.code, period) !== undefined
  return new PledgebookError(
    'notFound',
    'readings.noArea',
    `${frame.edition} has no functions of ${name} for ${period}`,
    `it has: ${book.facts.areas
      .filter(has)
      .map((a) => a.code)
      .join(', ')}`,
  )
}
