import * as z from 'zod/mini'
import type { Book } from '../book/book.js'
import type { Goal } from '../goals/goal.js'
import { survivalOf } from '../goals/survival.js'
import { IF_DUE_NOW, type IfDueNow, judge } from '../goals/verdict.js'
import { exactly } from '../math/interval.js'
import { type Figure, published, subtract } from '../series/figure.js'
import { Snapshot } from '../series/snapshot.js'
import { membersOf } from '../terms/area.js'
import type { Day } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import type { Edition } from '../terms/observation.js'
import { type Period, parsePeriod, yearOf } from '../terms/period.js'
import { sameUnit } from '../terms/unit.js'
import { envelope, envelopeFields } from './envelope.js'
import {
  areaField,
  areaOf,
  asOfDay,
  asOfField,
  goalField,
  goalOf,
  measureField,
  periodField,
  refuseUnannounced,
} from './fields.js'
import { operation } from './operation.js'

const ifDueNow = z.nullable(z.enum(IF_DUE_NOW))
const survival = z.object({
  edition: z.string(),
  compared: z.number(),
  same: z.number(),
  gained: z.number(),
  lost: z.number(),
})

export const revisionsOutput = z.object({
  ...envelopeFields,
  measure: z.string(),
  area: z.string(),
  name: z.string(),
  period: z.string(),
  goal: z.nullable(z.object({ id: z.string(), title: z.string() })),
  unit: z.string(),
  editions: z.array(
    z.object({
      edition: z.string(),
      title: z.string(),
      publishedOn: z.string(),
      basis: z.nullable(z.string()),
      held: z.boolean(),
      value: z.nullable(z.number()),
      /** Power of ten and price base of the value: editions differ in both. */
      scale: z.nullable(z.number()),
      prices: z.nullable(z.string()),
      /** From the edition before that has a value; null where units or price bases differ. */
      difference: z.nullable(z.number()),
      status: z.nullable(z.string()),
      cell: z.nullable(z.string()),
      ifDueNow,
      /** For a group: members that meet the goal by this edition, and members it has a figure for. */
      met: z.nullable(z.number()),
      of: z.nullable(z.number()),
    }),
  ),
  /** For a group: members whose verdict differs between one held edition and the next. */
  flips: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      gained: z.array(z.string()),
      lost: z.array(z.string()),
      noLongerKnown: z.array(z.string()),
    }),
  ),
  /** For a group: how all verdicts of each edition, on every year it covers, fare in the newest one. */
  survival: z.array(survival),
  notes: z.array(z.string()),
})
type Revisions = z.infer<typeof revisionsOutput>

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

/** The goal to judge revisions by: the one asked for, else of those announced by then the default or the first on this measure. */
function goalFor(book: Book, id: string | undefined, measure: string, asOf: Day): Goal | undefined {
  if (id !== undefined) {
    const goal = goalOf(book, id)
    refuseUnannounced(goal, asOf)
    return goal
  }
  const fitting = book.facts.goals.filter((g) => g.measure === measure && g.announcedOn <= asOf)
  return fitting.find((g) => g.id === book.facts.defaults.goal) ?? fitting[0]
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
  const goal = goalFor(book, input.goal, measure.id, asOf)
  if (goal && goal.measure !== measure.id)
    throw new PledgebookError(
      'input',
      'revisions.goal',
      `${goal.id} is about ${goal.measure}, not ${measure.id}`,
      'leave --measure or --goal out',
    )
  const area = areaOf(book, input.area)
  const period = parsePeriod(input.period, '--period')
  const snapshot = new Snapshot(book.facts.editions, await book.observations([measure.id]), asOf)
  const known = book.facts.editions.filter((e) => e.publishedOn <= asOf)
  const origins = new Map<string, Figure>()
  const byEdition = new Map(
    goal && area.group
      ? known
          .filter((e) => e.held)
          .map((e) => [e.id, verdictsOf(book, goal, snapshot, e.id, area.code, period)] as const)
      : [],
  )
  let before: Figure | undefined
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
    if (difference) origins.set(`${at}/difference`, difference)
    const verdicts = byEdition.get(e.id)
    rows.push({
      edition: e.id,
      title: e.title,
      publishedOn: e.publishedOn,
      basis: e.basis ?? null,
      held: e.held,
      value: figure?.value ?? null,
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
  }
  if (!rows.some((r) => r.held))
    throw new PledgebookError(
      'notFound',
      'revisions.none',
      `no edition held and known on ${asOf} has ${measure.id} for ${area.name} in ${period}`,
      'choose another year, or ask as of a later day',
    )
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
      ...(rows.some((r) => !r.held) ? ['Editions without a value exist but are not held.'] : []),
      ...(new Set(rows.filter((r) => r.held).map((r) => r.basis)).size > 1
        ? ['These editions are not on one basis: a difference between them is a restatement, not a change.']
        : []),
    ],
  }
  return { value, origins }
}

export const revisions = operation({
  name: 'revisions',
  summary: "Every edition's value for one year, what changed, and which verdicts flipped",
  input: z.strictObject({
    measure: z.optional(measureField),
    goal: z.optional(goalField),
    area: areaField,
    period: periodField,
    asOf: z.optional(asOfField),
  }),
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
