import * as z from 'zod/mini'
import { checkedClaim, checkOutput } from './check-schema.js'
import { VERDICTS } from './check-verdict-types.js'
import { envelopeFields } from './envelope.js'
import { asOfField } from './fields.js'

const described = (description: string) => z.string().register(z.globalRegistry, { description })

export const archiveInput = z.strictObject({
  path: described(
    'a folder of stories, a pattern (news/*.html), or JSON Lines with text, html or markdown, also gzipped',
  ),
  out: z.optional(described('write the results into this new file, a line of JSON for each document')),
  workers: z.optional(
    z.int().check(z.minimum(1), z.maximum(64)).register(z.globalRegistry, {
      description: 'threads that check. Default: as many as the machine has cores',
    }),
  ),
  language: z.optional(described('language of all texts, such as de. Default: told from the words of each')),
  asOf: z.optional(asOfField),
})

const counts = z.record(z.string(), z.number())

export const archiveOutput = z.object({
  ...envelopeFields,
  path: z.string(),
  out: z.nullable(z.string()),
  /** Id of the schema of a line of `out`. */
  lines: z.string(),
  workers: z.number(),
  /** Documents found: those checked and those that failed. */
  documents: z.number(),
  checked: z.number(),
  /** Of those checked: without a day there is no `then`. */
  undated: z.number(),
  warnings: z.number(),
  claims: z.number(),
  statements: z.number(),
  unchecked: z.number(),
  /** Claims by verdict. */
  then: counts,
  now: counts,
  /** Those with the most claims; a person of several names by the id. */
  speakers: z.array(
    z.object({ speaker: z.string(), statements: z.number(), claims: z.number(), then: counts, now: counts }),
  ),
  /** Speakers that are not listed. */
  otherSpeakers: z.number(),
  /** Failures by code; each is also a line of the results. */
  failed: counts,
  /** The first failures. */
  failures: z.array(z.object({ name: z.string(), code: z.string(), message: z.string() })),
  notes: z.array(z.string()),
})

const { document, statements, unchecked, counts: ofVerdicts, notes } = checkOutput.shape
const text = z.nullable(z.string())
const verdict = z.object({ verdict: z.enum(VERDICTS), evidence: z.array(z.int()), how: text })
const claim = z.extend(checkedClaim, { then: verdict, now: verdict })

/** Name under which the schema of a line is published. */
export const LINE_SCHEMA = 'archive-line'

/**
 * A line of the results: a document as `check` answers, without what is the same for all (`schema`, `tool`, `book`, `asOf`, `citation`: the
 * summary has them), or why it could not be checked.
 */
export const archiveLine = z.union([
  z.object({
    id: z.string(),
    url: z.optional(z.string()),
    document,
    claims: z.array(claim),
    statements,
    unchecked,
    counts: ofVerdicts,
    notes,
    /** What verdicts rest on, each once; they name its places. Cells of one measure and year in one edition are together, by area. */
    evidence: z.array(
      z.union([
        z.object({
          edition: z.string(),
          measure: z.string(),
          period: z.string(),
          unit: z.string(),
          values: z.record(z.string(), z.nullable(z.number())),
        }),
        z.object({ fact: z.string(), source: text }),
      ]),
    ),
  }),
  z.object({ id: z.string(), error: z.object({ code: z.string(), message: z.string(), hint: z.string() }) }),
])

export type ArchiveAnswer = z.infer<typeof archiveOutput>
