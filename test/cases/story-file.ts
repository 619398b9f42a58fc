import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { ABOUTS } from '../../src/claims/claim.js'
import { STATEMENT_KINDS } from '../../src/claims/statement.js'
import { VERDICTS } from '../../src/operations/check-verdict-types.js'

const text = z.string().check(z.minLength(1))
const verdicts = z.union([z.enum(VERDICTS), z.array(z.enum(VERDICTS))])

/**
 * What the program does not do yet: `all` for the whole expectation, or a field of it, with the reason. Such an expectation is
 * reported, not enforced.
 */
const known = z.optional(z.record(text, text))

const claim = z.strictObject({
  words: text,
  /** A list here or in a verdict: each of them would be right. */
  about: z.union([z.enum(ABOUTS), z.array(z.enum(ABOUTS))]),
  area: z.optional(text),
  period: z.optional(text),
  value: z.optional(z.union([z.number(), text])),
  unit: z.optional(text),
  mood: z.optional(text),
  then: verdicts,
  now: verdicts,
  known,
})

const statement = z.strictObject({
  words: text,
  speaker: z.optional(z.nullable(text)),
  role: z.optional(z.nullable(text)),
  verb: z.optional(text),
  kind: z.optional(z.enum(STATEMENT_KINDS)),
  quote: z.optional(z.enum(['direct', 'indirect', 'mixed'])),
  known,
})

const lacking = z.strictObject({ words: text, known })

/**
 * A story and what must be found in it. Words are quoted from the story as it is given; each stands in it once. `source` says by
 * which cells and facts the verdicts are right.
 */
const storyFile = z.strictObject({
  name: text,
  source: text,
  format: z.optional(z.enum(['text', 'markdown', 'html'])),
  options: z.strictObject({ asOf: text, published: z.optional(text) }),
  story: text,
  expect: z.strictObject({
    published: z.nullable(text),
    inferredFrom: z.nullable(text),
    language: z.optional(z.nullable(text)),
    warnings: z.array(z.strictObject({ code: text, suggests: z.optional(text) })),
    claims: z.array(claim).check(z.minLength(1)),
    statements: z.optional(z.array(statement)),
    /** Figures and days that are listed as not checked. */
    unchecked: z.optional(z.array(lacking)),
    /** Figures and days that no claim may touch. */
    not: z.optional(z.array(lacking)),
    known,
  }),
})

export type StoryCase = z.infer<typeof storyFile> & { readonly file: string }
export type ExpectedClaim = z.infer<typeof claim>
export type ExpectedStatement = z.infer<typeof statement>
export type Known = z.infer<typeof known>

/** Every story of `claims/`. Throws where quoted words are not in the story, or more than once. */
export function storyCases(): StoryCase[] {
  const folder = fileURLToPath(new URL('claims', import.meta.url))
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const read = storyFile.parse(parse(readFileSync(join(folder, file), 'utf8')))
      const { claims, statements = [], unchecked = [], not = [] } = read.expect
      for (const { words } of [...claims, ...statements, ...unchecked, ...not]) {
        const times = read.story.split(words).length - 1
        if (times !== 1) throw new Error(`claims/${file}: "${words}" is ${times} times in the story`)
      }
      return { ...read, file }
    })
}
