import type { Book } from '../book/book.js'
import type { Goal } from '../goals/goal.js'
import { Precision } from '../series/recomputed.js'
import { Snapshot } from '../series/snapshot.js'
import type { Group } from '../terms/area.js'
import { PledgebookError } from '../terms/fault.js'
import type { Measure } from '../terms/measure.js'
import { type Period, parsePeriod } from '../terms/period.js'
import { asOfDay, editionOf, goalOf, refuseUnannounced } from './fields.js'
import type { StandingInput } from './standing-schema.js'

/** What the rows of one standing are made from. */
export interface StandingFrame {
  readonly book: Book
  readonly goal: Goal
  readonly measure: Measure
  readonly group: Group
  readonly snapshot: Snapshot
  readonly precision: Precision
  readonly period: Period
}

/** The measures a goal is about: its own, or its parts. */
export function subjectOf(goal: Goal): string[] {
  return goal.parts?.map((p) => p.measure) ?? [goal.measure]
}

/** Measures that only explain a value or turn it into money; needed of the editions that give the values alone. */
function companionsOf(measure: Measure): string[] {
  const pairs = [measure.ratio, measure.nominal].flatMap((pair) => (pair ? [pair.numerator, pair.denominator] : []))
  const gap = measure.gap ? [measure.gap.base, measure.gap.own, measure.gap.usd] : []
  return [...pairs, ...gap, ...(measure.split ? [measure.split.gdp] : [])]
}

/** Day of the first held edition of the datasets that publish any of these measures. */
function firstDay(book: Book, measures: readonly string[]): string | undefined {
  const datasets = book.datasetsWith(measures)
  return book.facts.editions
    .filter((e) => e.held && datasets.has(e.dataset))
    .map((e) => e.publishedOn)
    .sort()[0]
}

/**
 * The newest year with a figure for the goal; for a goal nobody has published a figure for, that of the book's default
 * goal, so that it is answered with `no-data`. Throws `notFound` `standing.noFigures`.
 */
async function newestPeriod(book: Book, goal: Goal, snapshot: Snapshot): Promise<Period> {
  const newest = snapshot.periodsOf(subjectOf(goal)).at(-1)
  if (newest) return newest
  const standard = subjectOf(goalOf(book, undefined))
  const known = new Snapshot(book.facts.editions, await book.observations(standard), snapshot.asOf)
  const other = known.periodsOf(standard).at(-1)
  if (other) return other
  throw new PledgebookError(
    'notFound',
    'standing.noFigures',
    `no figure for ${goal.measure} was known on ${snapshot.asOf}`,
    `the first edition held is of ${firstDay(book, [...subjectOf(goal), ...standard]) ?? 'no day'}; ask as of a later day`,
  )
}

/**
 * What one standing is made from: the goal, its figures as known on the day, and the period (the newest with a figure
 * unless asked for). Only what the answer needs is read: other measures of no edition but those whose cells are shown.
 */
export async function frameOf(book: Book, input: StandingInput): Promise<StandingFrame> {
  const goal = goalOf(book, input.goal)
  const measure = book.measure(goal.measure)
  const asOf = asOfDay(book, input.asOf)
  refuseUnannounced(goal, asOf)
  const group = book.facts.groups.find((g) => g.code === goal.holders)
  if (group === undefined)
    throw new PledgebookError(
      'data',
      'goal.holders',
      `${goal.id} is held by "${goal.holders}", which is no group`,
      'correct data/goals',
    )
  const only = input.edition === undefined ? undefined : editionOf(book, input.edition, asOf)
  const subject = await book.observations([...subjectOf(goal), ...(measure.split ? [measure.split.spending] : [])])
  const first = new Snapshot(book.facts.editions, subject, asOf, only)
  const period =
    input.period === undefined ? await newestPeriod(book, goal, first) : parsePeriod(input.period, '--period')
  const used = new Set(subjectOf(goal).flatMap((id) => first.editionsWith(id, undefined, period)))
  if (measure.split) for (const id of first.editionsWith(measure.split.spending, undefined, period)) used.add(id)
  const companions = companionsOf(measure).filter((id) => id !== measure.split?.spending)
  const observations = [...subject, ...(await book.observations(companions, used))]
  const snapshot = new Snapshot(book.facts.editions, observations, asOf, only)
  return { book, goal, measure, group, snapshot, precision: new Precision(observations), period }
}
