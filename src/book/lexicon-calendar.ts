import * as z from 'zod/mini'
import { text } from './schema-fields.js'

const words = z.array(text)
const shift = z.enum([
  'day-2',
  'day-1',
  'day+0',
  'day+1',
  'week-1',
  'week+0',
  'week+1',
  'month-1',
  'month+0',
  'month+1',
  'year-1',
  'year+0',
  'year+1',
])

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
      relative: z.record(shift, words),
      before: words,
      after: words,
      current: words,
      ago: words,
      numbers: z.array(words).check(z.length(12)),
      units: z.strictObject({ day: words, week: words, month: words, year: words }),
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
