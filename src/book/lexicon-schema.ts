import * as z from 'zod/mini'
import { CUES, type Cue } from '../claims/cue.js'
import type { AreaWords, LanguageWords } from '../claims/lexicon-data.js'
import { text } from './schema-fields.js'

const numbers = z._default(z.record(text, z.number()), {})
const words = z.array(text)
const lists = z._default(z.record(text, words), {})

/** `data/lexicon/words-<language>.yaml`: what words of a language mean to `check`. */
export const languageWords = z.strictObject({
  language: z.string().check(z.regex(/^[a-z]{2}$/, 'a language by ISO 639-1, as "de"')),
  decimal: z.enum(['.', ',']),
  numbers,
  ordinals: numbers,
  fractions: numbers,
  multiples: numbers,
  scales: numbers,
  currencies: lists,
  relations: z.strictObject({
    about: words,
    'at-least': words,
    'more-than': words,
    'at-most': words,
    'less-than': words,
    equal: words,
  }),
  times: lists,
  units: lists,
  cues: z.partialRecord(z.enum(Object.keys(CUES) as [Cue, ...Cue[]]), words),
}) satisfies z.ZodMiniType<LanguageWords>

const names = z.optional(words)

/** `data/lexicon/areas.yaml`: names of places and groups in each language. */
export const areaWords = z.strictObject({
  alliance: text,
  areas: z.array(
    z.strictObject({
      code: text,
      kind: z.enum(['member', 'group', 'outside', 'vague']),
      words: z.record(text, z.strictObject({ names, people: names, seats: names })),
    }),
  ),
}) satisfies z.ZodMiniType<AreaWords>
