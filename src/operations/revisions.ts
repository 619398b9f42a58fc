import type { Book } from '../book/book.js'
import { type Goal, targetOf } from '../goals/goal.js'
import { survivalOf } from '../goals/survival.js'
import { type IfDueNow, judge } from '../goals/verdict.js'
import { exactly } from '../math/interval.js'
import { type Figure, given, published, subtract } from '../series/figure.js'
import { Snapshot } from '../series/snapshot.js'
import { membersOf } from '../terms/area.js'
import type { Day } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import type { Edition, Observation } from '../terms/observation.js'
import { type Period, parsePeriod, yearOf } from '../terms/period.js'
import { PERCENT, sameUnit } from '../terms/unit.js'
import { envelope } from './envelope.js'
import { errataNotes } from './errata.js'
import { areaOf, asOfDay, goalOf, refuseUnannounced } from './fields.js'
import { heldBy } from './goal-holders.js'
import { operation, type Reasoning } from './operation.js'
import { type Revisions, revisionsInput, revisionsOutput } from './revisions-schema.js'

function verdictsOf(
  book: Book,
  goal: Goal,
  snapshot: Snapshot,
  edition: string,
  group: string,
  period: Period | undefined,
): Map<string, IfDueNow> {
  const rule = book.facts.groups.find((g) => g.code === group)
  const verdicts = new Map<string, IfDueNow>()
  if (rule === undefined) return verdicts
  const exempt = new Set(goal.exempt.map((e) => e.area))
  for (const area of book.facts.areas) {
    if (exempt.has(area.code)) continue
    for (const o of snapshot.series(edition, goal.measure, area.code)) {
      if (period !== undefined && o.period !== period) continue
      if (membersOf(rule, [area], yearOf(o.period)).length === 0) continue
      verdicts.set(`${area.code} ${o.period}`, judge(goal, o.value === null ? undefined : exactly(o.value)))
    }
  }
  return verdicts
}

function flipsOf(
  from: string,
  to: string,
  before: ReadonlyMap<string, IfDueNow>,
  after: ReadonlyMap<string, IfDueNow>,
): Revisions['flips'][number] {
  const gained: string[] = []
  const lost: string[] = []
  const noLongerKnown: string[] = []
  for (const [key, was] of before) {
    const area = key.split(' ')[0] ?? ''
    const is = after.get(key)
    if (was === 'no-data') continue
    if (is === undefined || is === 'no-data') noLongerKnown.push(area)
    else if (was !== 'met' && is === 'met') gained.push(area)
    else if (was === 'met' && is !== 'met') lost.push(area)
  }
  return { from, to, gained: gained.sort(), lost: lost.sort(), noLongerKnown: noLongerKnown.sort() }
}

/**
 * The goal to judge a year's revisions by: the one asked for, else the newest on this measure announced by then that reaches back
 * to the year and is held by the area, or by all members of the group rather than by some.
 */
function goalFor(
  book: Book,
  id: string | undefined,
  measure: string,
  area: string,
  asOf: Day,
  period: Period,
): Goal | undefined {
  if (id !== undefined) {
    const goal = goalOf(book, id)
    refuseUnannounced(goal, asOf)
    return goal
  }
  const fitting = book.facts.goals
    .filter((g) => g.measure === measure && g.announcedOn <= asOf && g.start <= period)
    .sort((a, b) => (a.announcedOn < b.announcedOn ? 1 : -1))
  const held = (how: string) => fitting.find((g) => heldBy(book, g, area, yearOf(period)) === how)
  return held('all') ?? held('some')
}

/** The members that an edition has at or above the goal, by their cells. */
function metBy(
  goal: Goal,
  snapshot: Snapshot,
  edition: string,
  period: Period,
  verdicts: ReadonlyMap<string, IfDueNow>,
): Reasoning {
  const areas = [...verdicts].filter(([, verdict]) => verdict === 'met').map(([key]) => key.split(' ')[0] ?? '')
  const from = areas.flatMap((area) => published(snapshot.cellOf(edition, goal.measure, area, period)) ?? [])
  const target = given(targetOf(goal), PERCENT, goal.id, goal.source.text)
  return {
    kind: 'reasoned',
    conclusion: from.length,
    how: `members whose cell meets ${goal.id}`,
    from: [target, ...from],
  }
}

/** Every edition's word on one period. */
export async function runRevisions(
  book: Book,
  input: {
    measure?: string | undefined
    goal?: string | undefined
    area: string
    period: string
    asOf?: string | undefined
  },
) {
  const asOf = asOfDay(book, input.asOf)
  const measure = book.measure(input.measure ?? goalOf(book, input.goal).measure)
  const period = parsePeriod(input.period, '--period')
  const area = areaOf(book, input.area)
  const goal = goalFor(book, input.goal, measure.id, area.code, asOf, period)
  if (goal && goal.measure !== measure.id)
    throw new PledgebookError(
      'input',
      'revisions.goal',
      `${goal.id} is about ${goal.measure}, not ${measure.id}`,
      'leave --measure or --goal out',
    )
  const snapshot = new Snapshot(book.facts.editions, await book.observations([measure.id]), asOf)
  const datasets = book.datasetsWith([measure.id])
  const known = book.facts.editions.filter((e) => e.publishedOn <= asOf && datasets.has(e.dataset))
  const origins = new Map<string, Figure | Reasoning>()
  const byEdition = new Map(
    goal && area.group
      ? known
          .filter((e) => e.held)
          .map((e) => [e.id, verdictsOf(book, goal, snapshot, e.id, area.code, period)] as const)
      : [],
  )
  let before: Figure | undefined
  const cells: Observation[] = []
  const rows: Revisions['editions'] = []
  const covers = (e: Edition): boolean =>
    !e.held ||
    snapshot.cellOf(e.id, measure.id, area.code, period) !== undefined ||
    (byEdition.get(e.id)?.size ?? 0) > 0
  const shown = known.filter(covers)
  const first = shown.findIndex((e) => e.held)
  for (const e of shown.slice(Math.max(0, first))) {
    const cell = e.held ? snapshot.cellOf(e.id, measure.id, area.code, period) : undefined
    const figure = published(cell)
    const difference =
      figure && before && sameUnit(figure.unit, before.unit)
        ? subtract(figure, before, 'this edition − the one before')
        : undefined
    const at = `/editions/${rows.length}`
    if (figure) origins.set(`${at}/value`, figure)
    const met = byEdition.get(e.id)
    if (goal && met) origins.set(`${at}/met`, metBy(goal, snapshot, e.id, period, met))
    if (difference) origins.set(`${at}/difference`, difference)
    const verdicts = byEdition.get(e.id)
    rows.push({
      edition: e.id,
      title: e.title,
      publishedOn: e.publishedOn,
      basis: e.basis ?? null,
      held: e.held,
      value: figure?.value ?? null,
      unit: figure?.unit.code ?? null,
      scale: figure?.unit.scale ?? null,
      prices: figure?.unit.prices ?? null,
      difference: difference?.value ?? null,
      status: cell?.status ?? null,
      cell: cell?.cell ?? null,
      ifDueNow: goal && cell ? judge(goal, figure && exactly(figure.value)) : null,
      met: verdicts ? [...verdicts.values()].filter((v) => v === 'met').length : null,
      of: verdicts ? [...verdicts.values()].filter((v) => v !== 'no-data').length : null,
    })
    if (figure) before = figure
    if (cell) cells.push(cell)
  }
  if (!rows.some((r) => r.held))
    throw new PledgebookError(
      'notFound',
      'revisions.none',
      `no edition held and known on ${asOf} has ${measure.id} for ${area.name} in ${period}`,
      'choose another year, or ask as of a later day',
    )
  const word = book.facts.groups.find((g) => g.code === area.code)?.members
  const held = rows.filter((r) => r.held).map((r) => r.edition)
  const newest = held.at(-1) ?? ''
  const all = (edition: string) =>
    goal ? verdictsOf(book, goal, snapshot, edition, area.code, undefined) : new Map<string, IfDueNow>()
  const value: Revisions = {
    ...envelope(book, 'revisions', asOf, held),
    measure: measure.id,
    area: area.code,
    name: area.name,
    period,
    goal: goal ? { id: goal.id, title: goal.title } : null,
    unit: before?.unit.code ?? 'percent',
    ...(word === undefined ? {} : { members: word }),
    editions: rows,
    flips:
      area.group && goal
        ? held
            .slice(1)
            .map((to, i) =>
              flipsOf(held[i] ?? '', to, byEdition.get(held[i] ?? '') ?? new Map(), byEdition.get(to) ?? new Map()),
            )
        : [],
    survival:
      area.group && goal
        ? held.filter((e) => e !== newest).map((e) => ({ edition: e, ...survivalOf(all(e), all(newest)) }))
        : [],
    notes: [
      ...(rows.some((r) => !r.held)
        ? ['Editions marked "not held" exist, but the book does not have their figures.']
        : []),
      ...(area.group && rows.every((r) => r.value === null)
        ? [`The publisher gives no ${measure.id} for ${area.name}; pledgebook standing sums it from the members.`]
        : []),
      ...errataNotes(book, cells),
      ...(new Set(rows.filter((r) => r.held).map((r) => r.basis)).size > 1
        ? ['These editions are not on one basis: a difference between them is a restatement, not a change.']
        : []),
    ],
  }
  return { value, origins }
}

/** The question `revisions`: every edition's value for one year, what changed, and which verdicts flipped. */
export const revisions = operation({
  name: 'revisions',
  summary: "Every edition's value for one year, what changed, and which verdicts flipped",
  input: revisionsInput,
  output: revisionsOutput,
  positional: [],
  examples: [
    { arguments: '--measure nato.core.share --area POL --period 2025', says: 'how one number changed' },
    {
      arguments: '--goal wales-2014.spending --area NATO --period 2024',
      says: 'how many met 2 % in 2024, by each edition',
    },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  run: ({ book }, input) => runRevisions(book, input),
})
