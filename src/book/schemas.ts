import * as z from 'zod/mini'
import { checked } from './edition-schema.js'
import { day, letters, source, strings, text, year } from './schema-fields.js'

/** `data/areas.yaml` */
export const areasFile = z.strictObject({
  areas: z.array(
    z.strictObject({
      code: letters,
      name: text,
      currency: letters,
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
  groups: z.array(
    z.strictObject({ code: text, name: text, of: z.array(text), except: strings, members: z.optional(text) }),
  ),
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
