import * as z from 'zod/mini'
import { envelopeFields } from './envelope.js'
import { areaField, asOfField, periodField } from './fields.js'

export const definitionsInput = z.strictObject({
  area: areaField,
  period: z.optional(periodField),
  asOf: z.optional(asOfField),
})

const value = z.object({
  definition: z.string(),
  measure: z.string(),
  /** The published figure; null, with all that follows, where no edition held and known has one. */
  value: z.nullable(z.number()),
  unit: z.nullable(z.string()),
  status: z.nullable(z.string()),
  edition: z.nullable(z.string()),
  cell: z.nullable(z.string()),
  /** This figure less the reference's of the same year, in points; null for the reference and where one of both is missing. */
  difference: z.nullable(z.number()),
})

/** An amount that is inside a figure already. */
const amount = z.object({
  measure: z.string(),
  value: z.number(),
  unit: z.string(),
  scale: z.number(),
  prices: z.nullable(z.string()),
  status: z.string(),
  edition: z.string(),
  cell: z.string(),
})

/** What somebody said of a figure that no edition held has. */
const said = z.object({
  definition: z.string(),
  value: z.number(),
  unit: z.string(),
  by: z.string(),
  publishedOn: z.string(),
  says: z.string(),
  source: z.string(),
})

export const definitionsOutput = z.object({
  ...envelopeFields,
  area: z.string(),
  name: z.string(),
  /** The definition that differences are against. */
  reference: z.string(),
  years: z.array(
    z.object({ period: z.string(), values: z.array(value), beside: z.array(amount), said: z.array(said) }),
  ),
  definitions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      short: z.string(),
      measure: z.string(),
      /** Decimals that the publisher gives, where they are few: what is made of these figures is no more exact. */
      decimals: z.nullable(z.number()),
      says: z.string(),
      /** Usual reasons why it is not the reference, in words. */
      differs: z.array(z.string()),
      source: z.string(),
    }),
  ),
  beside: z.array(z.object({ measure: z.string(), title: z.string(), short: z.string(), says: z.string() })),
  notes: z.array(z.string()),
})

/** What answers `definitions`; amounts bear their currency, scale and prices, shares are per cent. */
export type DefinitionsAnswer = z.infer<typeof definitionsOutput>
