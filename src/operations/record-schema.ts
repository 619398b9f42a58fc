import * as z from 'zod/mini'
import { ABOUTS } from '../claims/claim.js'
import { STATEMENT_KINDS } from '../claims/statement.js'
import { VERDICTS } from './check-verdict-types.js'
import { envelopeFields } from './envelope.js'

const described = (description: string) => z.string().register(z.globalRegistry, { description })
const text = z.nullable(z.string())
const number = z.nullable(z.number())

export const recordInput = z.strictObject({
  action: z.enum(['add', 'list', 'compare', 'verify']).register(z.globalRegistry, {
    description:
      'add a text; list what was said; compare it with what the editions show; verify that nothing was changed',
  }),
  file: z.optional(described('add: a story, as for check; - reads standard input')),
  published: z.optional(described('add: the day of the text. Default: what the text itself says')),
  language: z.optional(described('add: language of the text, such as de')),
  record: z.optional(described("folder of the record. Default: record, in Pledgebook's data folder")),
  speaker: z.optional(described('list, compare: part of a name or role, or the id of a person')),
  area: z.optional(described('list, compare: whom it is about, ISO code (POL) or name (Poland)')),
  goal: z.optional(described('list, compare: about this goal (hague-2025.core), or any of one promise (hague-2025)')),
  about: z.optional(z.enum(ABOUTS).register(z.globalRegistry, { description: 'list, compare: what is claimed' })),
  from: z.optional(described('list, compare: texts of this day or later (2025-06-24)')),
  to: z.optional(described('list, compare: texts of this day or earlier')),
  limit: z._default(
    z.int().check(z.minimum(1), z.maximum(100_000)).register(z.globalRegistry, {
      description: 'list, compare: at most so many, the earliest first; all are counted',
    }),
    200,
  ),
})

const recordedClaim = z.object({
  about: z.enum(ABOUTS),
  ask: z.string(),
  text: z.string(),
  span: z.tuple([z.number(), z.number()]),
  area: z.string(),
  period: z.string(),
  value: z.nullable(z.union([z.number(), z.string()])),
  unit: text,
  mood: z.string(),
  then: z.enum(VERDICTS),
  now: z.enum(VERDICTS),
  /** Goals that it is about: their number, date, cost, or who meets them. */
  goals: z.array(z.string()),
  /** Measures of the cells it was held against; none where nothing was published, or in records of before they were kept. */
  measures: z._default(z.array(z.string()), []),
  /** Place in `statements` of the narrowest that it lies in; null where the text itself says it. */
  statement: number,
})

const recordedStatement = z.object({
  speaker: text,
  role: text,
  area: text,
  person: text,
  verb: text,
  kind: z.enum(STATEMENT_KINDS),
  quote: z.enum(['direct', 'indirect', 'mixed']),
  text: z.string(),
  via: number,
  /** Goals that claims in it are about. */
  goals: z._default(z.array(z.string()), []),
})

/** What is kept of a text: whose it is, and the words of its claims and statements; the rest of the text is not. */
export const recordEntry = z.object({
  document: z.object({ name: z.string(), sha256: z.string(), published: text, inferredFrom: text, language: text }),
  addedOn: text,
  /** The book and day the verdicts are of. */
  judged: z.object({ book: z.string(), asOf: z.string(), tool: z.string() }),
  claims: z.array(recordedClaim),
  statements: z.array(recordedStatement),
})

export type RecordEntry = z.infer<typeof recordEntry>
export type RecordInput = z.infer<typeof recordInput>

const place = { file: z.string(), line: z.number() }
const said = {
  ...place,
  document: z.string(),
  published: text,
  speaker: text,
  role: text,
  person: text,
  /** Kind of the statement; null where the text itself says it. */
  kind: text,
}

export const recordOutput = z.object({
  ...envelopeFields,
  action: z.string(),
  record: z.string(),
  added: z.nullable(
    z.object({
      ...place,
      sha256: z.string(),
      document: z.string(),
      published: text,
      claims: z.number(),
      statements: z.number(),
    }),
  ),
  /** How many texts, claims and statements were found; the lists may hold fewer. */
  found: z.object({ documents: z.number(), claims: z.number(), statements: z.number() }),
  claims: z.array(
    z.object({ ...said, ...z.omit(recordedClaim, { span: true, statement: true, measures: true }).shape }),
  ),
  /** Statements of the speaker or area in which nothing was checked; of a goal, those with a claim about it. */
  statements: z.array(
    z.object({ ...said, area: text, verb: text, quote: z.string(), text: z.string(), goals: z.array(z.string()) }),
  ),
  comparisons: z.array(
    z.object({
      ...said,
      area: z.string(),
      text: z.string(),
      mood: z.string(),
      period: z.string(),
      value: z.number(),
      unit: z.string(),
      /** What check made of it when it was added. */
      then: z.enum(VERDICTS),
      now: z.enum(VERDICTS),
      /** What each held edition gives for that year, oldest first. `difference`: published − said, in the same unit. */
      editions: z.array(
        z.object({
          edition: z.string(),
          publishedOn: z.string(),
          status: z.string(),
          value: z.number(),
          unit: z.string(),
          difference: z.number(),
          cell: z.string(),
          /** Whether it was published after the text. */
          later: z.boolean(),
        }),
      ),
      /** Where no edition has that year: the newest year before it. */
      newest: z.nullable(
        z.object({
          period: z.string(),
          value: z.number(),
          status: z.string(),
          edition: z.string(),
          publishedOn: z.string(),
          cell: z.string(),
        }),
      ),
    }),
  ),
  verified: z.nullable(
    z.object({
      whole: z.boolean(),
      files: z.array(z.object({ file: z.string(), lines: z.number() })),
      faults: z.array(z.object({ where: z.string(), says: z.string() })),
      seal: z.string(),
    }),
  ),
  notes: z.array(z.string()),
})

export type RecordAnswer = z.infer<typeof recordOutput>
