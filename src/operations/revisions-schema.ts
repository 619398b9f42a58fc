import * as z from 'zod/mini'
import { IF_DUE_NOW } from '../goals/verdict.js'
import { envelopeFields } from './envelope.js'
import { areaField, asOfField, goalField, measureField, periodField } from './fields.js'

export const revisionsInput = z.strictObject({
  measure: z.optional(measureField),
  goal: z.optional(goalField),
  area: areaField,
  period: periodField,
  asOf: z.optional(asOfField),
})

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
      /** Of the value; editions differ in scale, price base and, for Bulgaria, currency. */
      unit: z.nullable(z.string()),
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
  /** For a group whose members are not called allies: what they are called. */
  members: z.optional(z.string()),
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

/** What answers `revisions`; amounts bear their currency, scale and prices, shares are per cent. */
export type Revisions = z.infer<typeof revisionsOutput>
