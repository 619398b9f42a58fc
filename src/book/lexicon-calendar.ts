import * as z from 'zod/mini'
import { text } from './schema-fields.js'

const words = z.array(text)

/** `data/lexicon/calendar.yaml`: words by which languages are told apart and days are read. What each means: `src/claims/calendar.ts`. */
export const calendarFile = z.strictObject({
  languages: z.array(
    z.strictObject({
      language: text,
      name: text,
      common: words,
      months: z.array(words).check(z.length(12)),
      weekdays: z.array(words).check(z.length(7)),
      published: words,
      updated: words,
      joins: words,
      summit: words,
      atEvent: z.strictObject({
        done: words,
        at: words,
        begun: words,
        runs: words,
        under: words,
        ahead: words,
        meet: words,
        unsure: words,
      }),
      places: z.record(text, words),
    }),
  ),
  others: z.array(z.strictObject({ language: text, name: text, common: words })),
})
