import * as z from 'zod/mini'
import { day, letters, strings, text, year } from './schema-fields.js'

const expectedText = z.strictObject({ at: z.string().check(z.regex(/^[A-Z]+\d+$/)), is: z.array(text) })

const layouts = z.array(
  z.strictObject({
    id: text,
    mayLack: strings,
    tables: z.array(
      z.strictObject({
        sheet: text,
        title: expectedText,
        unit: z.optional(expectedText),
        labels: z.array(text),
        years: z.optional(text),
        valuesFrom: z.optional(text),
        columns: z.optional(
          z.array(z.strictObject({ heading: text, measure: text, period: z.enum(['first', 'last']) })),
        ),
        blocks: z.array(
          z.strictObject({
            heading: z.optional(text),
            measure: text,
            rows: z.array(z.enum(['allies', 'aggregates'])),
            optional: strings,
          }),
        ),
      }),
    ),
  }),
)

const sheets = z.array(
  z.strictObject({
    sheet: text,
    measure: text,
    title: expectedText,
    unit: z.optional(expectedText),
    areas: expectedText,
    currency: z.optional(expectedText),
    years: z.string().check(z.regex(/^[A-Z]+\d+$/)),
    fractions: z._default(z.boolean(), false),
  }),
)

const texts = z._default(z.record(z.string(), text), {})

/** `data/datasets/*.yaml` */
export const datasetFile = z.strictObject({
  id: text,
  publisher: text,
  title: text,
  editionTitle: z.optional(text),
  terms: text,
  credit: text,
  url: text,
  note: z.optional(text),
  organisation: z.optional(text),
  exempt: strings,
  aggregates: texts,
  currencies: texts,
  marks: texts,
  notAvailable: strings,
  noSuchState: strings,
  bases: z._default(z.array(z.strictObject({ word: text, basis: text })), []),
  subjects: texts,
  formerCurrencies: z._default(z.record(letters, z.array(z.strictObject({ code: letters, until: day }))), {}),
  heldFrom: z._default(z.record(text, z.record(letters, year)), {}),
  units: z.record(
    z.string(),
    z.strictObject({ code: text, scale: z.int(), prices: z.optional(z.enum(['current', 'constant'])) }),
  ),
  layouts: z._default(layouts, []),
  sheets: z._default(sheets, []),
})
