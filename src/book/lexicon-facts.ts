import * as z from 'zod/mini'
import { source, text, year } from './schema-fields.js'

/** `data/lexicon/facts.yaml`: which measures answer which questions, and facts that are neither figures nor goals. */
export const checkFactsFile = z.strictObject({
  dataset: text,
  organisation: text,
  measures: z.strictObject({
    share: text,
    realChange: text,
    current: text,
    constant: text,
    ownCurrent: text,
    ownConstant: text,
    gdpCurrent: text,
    gdpConstant: text,
    perHead: text,
    personnel: text,
  }),
  categories: z.strictObject({ equipment: text, personnel: text, infrastructure: text, other: text }),
  economy: z.strictObject({ dataset: text, gdp: text, deflator: text }),
  reviews: z.array(z.strictObject({ pledge: text, when: year, says: text, source })),
  summits: z.array(z.strictObject({ pledge: text, event: text })),
  invocations: z.array(text),
  terms: z.array(z.strictObject({ pledge: text, words: z.array(text) })),
  contrary: z.array(text),
})

export type CheckFacts = z.infer<typeof checkFactsFile>
