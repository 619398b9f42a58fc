import * as z from 'zod/mini'
import { IF_DUE_NOW } from '../goals/verdict.js'
import { envelopeFields } from './envelope.js'
import { areaField, asOfField, editionField, goalField, periodField } from './fields.js'

export const standingInput = z.strictObject({
  goal: z.optional(goalField),
  period: z.optional(periodField),
  area: z.optional(areaField),
  asOf: z.optional(asOfField),
  edition: z.optional(editionField),
  history: z.optional(
    z.boolean().register(z.globalRegistry, {
      description: "also the count of every year as known on the day, and every ally's values by its newest edition",
    }),
  ),
})

export const moneyShape = z.object({ value: z.number(), currency: z.string(), scale: z.number(), prices: z.string() })
const gap = z.object({
  points: z.nullable(z.number()),
  money: z.nullable(moneyShape),
  usd: z.nullable(moneyShape),
  /** Why a part of the gap is null. */
  because: z.nullable(z.string()),
})
const ifDueNow = z.enum(IF_DUE_NOW)
const verdict = z.enum([...IF_DUE_NOW, 'on-course', 'off-course', 'before-start'])

const own = z.object({
  id: z.string(),
  kind: z.string(),
  says: z.string(),
  announcedOn: z.string(),
  share: z.array(z.object({ period: z.string(), value: z.number(), measure: z.string() })),
  source: z.object({ text: z.string(), url: z.optional(z.string()) }),
})

const pastYear = z.object({
  period: z.string(),
  value: z.nullable(z.number()),
  status: z.string(),
  provisional: z.boolean(),
  /** Mean of the last years, for measures that jump; null where one of them is missing. */
  mean: z.optional(z.nullable(z.number())),
  ifDueNow,
  edition: z.string(),
  cell: z.string(),
})

const count = z.object({
  met: z.number(),
  metWhenRounded: z.number(),
  notMet: z.number(),
  noData: z.number(),
  exempt: z.number(),
  notMember: z.number(),
})

const countOfYear = z.object({
  period: z.string(),
  count,
  /** How many of those with a figure have an estimate. */
  provisional: z.number(),
  /** Editions that the year's cells are of. */
  editions: z.array(z.string()),
})

export const standingMember = z.object({
  area: z.string(),
  name: z.string(),
  /** Member of the goal's group in the period. */
  member: z.boolean(),
  /** As the cell holds it; null where no figure is published. */
  value: z.nullable(z.number()),
  /** Bounds of a value that is only known within them. */
  bounds: z.optional(z.object({ low: z.number(), high: z.number() })),
  unit: z.string(),
  status: z.nullable(z.string()),
  provisional: z.boolean(),
  mark: z.string(),
  ifDueNow,
  verdict,
  /** Where the straight line stands in the period; null from the due year on and where there is no start. */
  line: z.nullable(z.number()),
  start: z.nullable(z.number()),
  atLine: z.boolean(),
  recomputed: z.nullable(z.number()),
  nominalValue: z.optional(z.number()),
  mean: z.optional(z.object({ years: z.array(z.string()), value: z.number(), ifDueNow })),
  gap,
  reached: z.array(z.string()),
  lost: z.array(z.string()),
  own: z.optional(z.array(own)),
  /** With `history`: every year of the edition that gives the value. Editions are not joined. */
  history: z.optional(z.array(pastYear)),
  /** Why there is no value. */
  because: z.nullable(z.string()),
  edition: z.nullable(z.string()),
  cell: z.nullable(z.string()),
})

export const standingAggregate = z.object({
  area: z.string(),
  name: z.string(),
  members: z.number(),
  value: z.nullable(z.number()),
  /** `published`: the publisher's own cell. `derived`: sums of members' money, divided. */
  origin: z.enum(['published', 'derived', 'none']),
  unit: z.string(),
  status: z.nullable(z.string()),
  provisional: z.boolean(),
  ifDueNow,
  recomputed: z.nullable(z.number()),
  nominalValue: z.optional(z.number()),
  gap,
  because: z.nullable(z.string()),
  edition: z.nullable(z.string()),
  cell: z.nullable(z.string()),
})

const splitPart = z.object({
  area: z.string(),
  name: z.string(),
  spending: moneyShape,
  ofTotal: z.number(),
  ofGdp: z.nullable(z.number()),
})

export const standingOutput = z.object({
  ...envelopeFields,
  goal: z.object({
    id: z.string(),
    title: z.string(),
    measure: z.string(),
    floor: z.nullable(z.number()),
    cap: z.nullable(z.number()),
    due: z.string(),
    everyPeriod: z.boolean(),
    announcedOn: z.string(),
    wording: z.string(),
    /** What a reader has to know of the goal. */
    note: z.nullable(z.string()),
    source: z.object({ text: z.string(), url: z.optional(z.string()) }),
  }),
  period: z.string(),
  /** First year of the straight line. */
  start: z.string(),
  count,
  /** With `history`: each year counted as a standing of that year on the same day counts it. */
  byYear: z.optional(z.array(countOfYear)),
  course: z.object({
    onCourse: z.number(),
    offCourse: z.number(),
    noData: z.number(),
    beforeStart: z.number(),
    due: z.number(),
  }),
  members: z.array(standingMember),
  aggregates: z.array(standingAggregate),
  /** How the total divides: each ally's part of all members' spending and of all members' GDP, at current prices. */
  split: z.array(splitPart),
  notes: z.array(z.string()),
})

export type StandingInput = z.infer<typeof standingInput>
/** What answers `standing`; amounts bear their currency, scale and prices, shares are per cent. */
export type Standing = z.infer<typeof standingOutput>
/** One member in the answer of `standing`: its value, verdict, course and gap. */
export type StandingMember = z.infer<typeof standingMember>
export type StandingAggregate = z.infer<typeof standingAggregate>
export type StandingGap = z.infer<typeof gap>
export type StandingYear = z.infer<typeof countOfYear>
export type StandingPast = z.infer<typeof pastYear>
export type Money = z.infer<typeof moneyShape>
