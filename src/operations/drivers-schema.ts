import * as z from 'zod/mini'
import { envelopeFields } from './envelope.js'
import { areaField, asOfField, editionField, measureField, periodField } from './fields.js'

const edition = (description: string) => z.optional(z.string().register(z.globalRegistry, { description }))

export const driversInput = z.strictObject({
  area: areaField,
  from: periodField,
  to: periodField,
  measure: z.optional(measureField),
  asOf: z.optional(asOfField),
  edition: z.optional(editionField),
  fromEdition: edition(
    'edition that gives the first year, such as nato.defexp/2024-06-17; then --edition is not given',
  ),
  toEdition: edition('edition that gives the last year; default with --from-edition: the newest with the tables'),
})

const end = z.object({
  period: z.string(),
  value: z.number(),
  status: z.nullable(z.string()),
  edition: z.string(),
  /** The definition that the edition says it follows. */
  basis: z.nullable(z.string()),
})

export const driversOutput = z.object({
  ...envelopeFields,
  measure: z.string(),
  area: z.string(),
  name: z.string(),
  from: end,
  to: end,
  unit: z.string(),
  /** Published change; redefined + spending + gdp + remainder. */
  change: z.number(),
  /** What the later-named edition gives for the same year less what the first gives; 0 within one edition. */
  redefined: z.number(),
  spending: z.number(),
  gdp: z.number(),
  remainder: z.number(),
  /**
   * `redefined` split by the two editions' figures at current prices: the money restated, GDP restated, and what they leave of
   * the published shares. Null within one edition and where one of them lacks the tables.
   */
  redefinedBy: z.nullable(
    z.object({ spending: z.number(), gdp: z.number(), remainder: z.number(), currency: z.string() }),
  ),
  /** Years given by both editions at which the way crosses from the one to the other; the parts are means over them. */
  bridge: z.array(
    z.object({
      period: z.string(),
      before: z.object({ value: z.number(), status: z.string() }),
      after: z.object({ value: z.number(), status: z.string() }),
    }),
  ),
  /** The measure that the share is of, where that is not GDP. */
  denominator: z.optional(z.string()),
  method: z.string(),
  /** The edition of the last year. */
  edition: z.string(),
  notes: z.array(z.string()),
})

export type DriversInput = z.infer<typeof driversInput>
/** What answers `drivers`; amounts bear their currency, scale and prices, shares are per cent. */
export type DriversAnswer = z.infer<typeof driversOutput>
