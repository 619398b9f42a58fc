import * as z from 'zod/mini'
import { parseDay } from '../terms/day.js'

function isDay(text: string): boolean {
  try {
    return parseDay(text).length === text.length
  } catch {
    return false
  }
}

const day = z.string().check(z.refine(isDay, 'a day of the calendar, as "2025-06-25"'))
const year = z.string().check(z.regex(/^\d{4}$/, 'a year, as "2025"'))
const text = z.string().check(z.minLength(1))
const source = z.strictObject({ text, url: z.optional(text) })
const strings = z._default(z.array(text), [])
const checked = z.enum(['official', 'press', 'repository'])

/** `data/areas.yaml` */
export const areasFile = z.strictObject({
  areas: z.array(
    z.strictObject({
      code: z.string().check(z.regex(/^[A-Z]{3}$/)),
      name: text,
      currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
      names: strings,
      memberships: z.array(
        z.strictObject({
          of: text,
          from: day,
          until: z.optional(day),
          note: z.optional(text),
          source: z.optional(text),
        }),
      ),
    }),
  ),
  groups: z.array(z.strictObject({ code: text, name: text, of: z.array(text), except: strings })),
})

const pair = z.strictObject({ numerator: text, denominator: text })

/** `data/measures.yaml` */
export const measuresFile = z.strictObject({
  distributions: z.array(z.array(text)),
  measures: z.array(
    z.strictObject({
      id: text,
      title: text,
      nature: z.enum(['flow', 'stock', 'ratio']),
      definition: text,
      definedBy: source,
      least: z.optional(z.number()),
      ratio: z.optional(pair),
      nominal: z.optional(pair),
      changeOf: z.optional(text),
      repeats: z.optional(text),
      steady: z.optional(z.number()),
      gap: z.optional(z.strictObject({ base: text, own: text, usd: text })),
      mean: z.optional(z.int()),
      split: z.optional(z.strictObject({ spending: text, gdp: text })),
    }),
  ),
})

const expectedText = z.strictObject({ at: z.string().check(z.regex(/^[A-Z]+\d+$/)), is: z.array(text) })

/** `data/datasets/*.yaml` */
export const datasetFile = z.strictObject({
  id: text,
  publisher: text,
  title: text,
  editionTitle: text,
  terms: text,
  credit: text,
  url: text,
  organisation: text,
  exempt: strings,
  aggregates: z.record(z.string(), text),
  currencies: z.record(z.string(), text),
  marks: z.record(z.string(), text),
  notAvailable: strings,
  bases: z.array(z.strictObject({ word: text, basis: text })),
  units: z.record(
    z.string(),
    z.strictObject({ code: text, scale: z.int(), prices: z.optional(z.enum(['current', 'constant'])) }),
  ),
  layouts: z.array(
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
  ),
})

const copy = z.strictObject({
  id: text,
  kind: z.enum(['original', 'transcription']),
  files: z.array(
    z.strictObject({ name: text, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)), url: z.optional(text) }),
  ),
  figures: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  note: z.optional(text),
})

/** `data/editions/<dataset>/<day>/edition.yaml` */
export const editionFile = z.strictObject({
  dataset: text,
  publishedOn: day,
  title: text,
  url: z.optional(text),
  basis: z.optional(text),
  constantPrices: z.optional(year),
  partial: z.optional(text),
  reference: z.optional(text),
  note: z.optional(text),
  copies: z.array(copy),
})

/** `data/editions/<dataset>/not-held.yaml` */
export const notHeldFile = z.strictObject({
  editions: z.array(
    z.strictObject({
      publishedOn: day,
      title: text,
      reference: z.optional(text),
      url: z.optional(text),
      checked: z.optional(checked),
      note: z.optional(text),
    }),
  ),
})

const due = z.union([z.strictObject({ by: year }), z.strictObject({ everyPeriodFrom: year })])

/** `data/goals/*.yaml` */
export const goalsFile = z.strictObject({
  pledge: text,
  title: text,
  announcedOn: day,
  source,
  note: z.optional(text),
  goals: z.array(
    z.strictObject({
      id: text,
      title: text,
      kind: z.enum(['pledge', 'guideline', 'law', 'treaty']),
      holders: text,
      measure: text,
      floor: z.optional(z.number()),
      cap: z.optional(z.number()),
      unit: z.literal('percent'),
      parts: z.optional(z.array(z.strictObject({ measure: text, cap: z.optional(z.number()) }))),
      due,
      start: year,
      exempt: z._default(z.array(z.strictObject({ area: text, because: text })), []),
      wording: text,
      note: z.optional(text),
      source,
    }),
  ),
})

/** `data/pledges/*.yaml`: own targets, announced plans and reservations of one ally. */
export const pledgesFile = z.strictObject({
  area: text,
  entries: z.array(
    z.strictObject({
      id: text,
      kind: z.enum(['target', 'plan', 'law', 'reservation']),
      stage: z.enum(['announced', 'voted', 'funded']),
      announcedOn: day,
      withdrawnOn: z.optional(day),
      says: text,
      share: z._default(z.array(z.strictObject({ period: year, value: z.number(), measure: text })), []),
      money: z._default(
        z.array(
          z.strictObject({
            period: year,
            value: z.number(),
            currency: text,
            scale: z.int(),
            prices: text,
            perimeter: z.optional(text),
          }),
        ),
        [],
      ),
      source,
      checked,
      note: z.optional(text),
    }),
  ),
})

/** `data/events.yaml` */
export const eventsFile = z.strictObject({
  events: z.array(
    z.strictObject({
      id: text,
      title: text,
      kind: z.enum(['summit', 'war', 'treaty', 'publication', 'office', 'policy']),
      on: day,
      until: z.optional(day),
      place: z.optional(text),
      source,
      note: z.optional(text),
    }),
  ),
})

/** `data/errata/*.yaml`: where published figures do not keep an identity, and why. */
export const errataFile = z.strictObject({
  errata: z.array(
    z.strictObject({
      edition: text,
      identity: z.enum([
        'share',
        'nominal-share',
        'real-change',
        'distribution',
        'aggregate',
        'repeat',
        'steady',
        'blank',
      ]),
      measure: text,
      areas: z.array(text),
      periods: z.array(year),
      reason: text,
    }),
  ),
})

/** `data/book.yaml` */
export const bookFile = z.strictObject({ knownTo: day, defaults: z.strictObject({ goal: text }) })

export type Pledge = z.infer<typeof pledgesFile>['entries'][number] & { readonly area: string }
export type Event = z.infer<typeof eventsFile>['events'][number]
export type Erratum = z.infer<typeof errataFile>['errata'][number]
