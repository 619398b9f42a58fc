import * as z from 'zod/mini'
import { strings, text } from './schema-fields.js'

const verbs = z.strictObject({
  claim: strings,
  pledge: strings,
  denial: strings,
  warning: strings,
  prediction: strings,
  question: strings,
  opinion: strings,
})

/** `data/lexicon/speech.yaml`: words of saying, asking and promising, by language. What each list means: `src/claims/speech-words.ts`. */
export const speechFile = z.strictObject({
  languages: z.array(
    z.strictObject({
      language: text,
      verbs,
      weak: z._default(verbs, {
        claim: [],
        pledge: [],
        denial: [],
        warning: [],
        prediction: [],
        question: [],
        opinion: [],
      }),
      told: strings,
      gerunds: strings,
      relays: strings,
      messages: strings,
      sources: strings,
      sourcesAfter: strings,
      clauses: strings,
      questions: strings,
      passives: strings,
      by: strings,
      to: strings,
      places: strings,
      occasions: strings,
      times: strings,
      pronouns: z.strictObject({ he: strings, she: strings, they: strings, it: strings, i: strings, we: strings }),
      light: strings,
      determiners: strings,
      stops: strings,
      former: strings,
      titles: strings,
      roles: z.record(text, z.array(text)),
      contents: z.strictObject({ pledge: strings, opinion: strings, prediction: strings }),
    }),
  ),
})

export type SpeechFile = z.infer<typeof speechFile>
