import * as z from 'zod/mini'
import { day, source, strings, text, year } from './schema-fields.js'

const when = z._default(z.nullable(z.union([day, year])), null)

/**
 * `data/lexicon/people.yaml`: who speaks in news on defence, with offices. `from` and `until` are a day or, where the source gives no more,
 * a year; null where no source was found or the office is still held.
 */
export const peopleFile = z.strictObject({
  /** Sources used by many entries, by a short name. */
  sources: z.record(text, source),
  people: z.array(
    z.strictObject({
      id: z.string().check(z.regex(/^[a-z]+(?:-[a-z]+)*$/, 'small letters and hyphens, as "jane-doe"')),
      name: text,
      short: text,
      names: strings,
      pronoun: z.optional(z.enum(['he', 'she'])),
      offices: z
        .array(
          z.strictObject({
            role: text,
            area: text,
            title: text,
            from: when,
            until: when,
            source: text,
            note: z.optional(text),
          }),
        )
        .check(z.minLength(1)),
    }),
  ),
})

export type PeopleFile = z.infer<typeof peopleFile>
