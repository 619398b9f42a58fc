import * as z from 'zod/mini'
import { ABOUTS } from '../claims/claim.js'
import { STATEMENT_KINDS } from '../claims/statement.js'
import { VERDICTS } from './check-verdict-types.js'
import { envelopeFields } from './envelope.js'
import { asOfField } from './fields.js'

const described = (description: string) => z.string().register(z.globalRegistry, { description })

export const checkInput = z.strictObject({
  file: described('a story: text, Markdown or HTML; - reads standard input; an address of the web with --network'),
  published: z.optional(
    described('the day of the text (2025-06-24; a month counts from its 28th). Default: what the text itself says'),
  ),
  language: z.optional(described('language of the text, such as de. Default: told from its words')),
  network: z.optional(
    z.boolean().register(z.globalRegistry, { description: 'allow the story to be fetched from its address' }),
  ),
  asOf: z.optional(asOfField),
})

const text = z.nullable(z.string())
const span = z.tuple([z.number(), z.number()])

const verdict = z.object({
  verdict: z.enum(VERDICTS),
  /** The cells that decide, and facts with their source. */
  evidence: z.array(
    z.object({
      edition: text,
      cell: text,
      measure: text,
      area: text,
      period: text,
      value: z.nullable(z.number()),
      unit: text,
      fact: text,
      source: text,
    }),
  ),
  /** Of basis-dependent: on which basis it is true. */
  how: text,
})

export const checkedClaim = z.object({
  span,
  text: z.string(),
  about: z.enum(ABOUTS),
  ask: z.string(),
  area: z.string(),
  period: z.string(),
  value: z.nullable(z.union([z.number(), z.string()])),
  unit: text,
  mood: z.string(),
  assumed: z.array(z.string()),
  unclear: z.array(z.string()),
  then: verdict,
  now: verdict,
  /** One sentence that could be printed. */
  because: z.string(),
})

export const checkOutput = z.object({
  ...envelopeFields,
  document: z.object({
    name: z.string(),
    format: z.string(),
    language: text,
    title: text,
    /** The day by which `then` is judged; null where none could be told. */
    published: text,
    inferredFrom: text,
    warnings: z.array(z.object({ code: z.string(), message: z.string(), suggests: z.optional(z.string()) })),
  }),
  claims: z.array(checkedClaim),
  statements: z.array(
    z.object({
      speaker: text,
      role: text,
      area: text,
      person: text,
      verb: text,
      kind: z.enum(STATEMENT_KINDS),
      quote: z.enum(['direct', 'indirect', 'mixed']),
      span,
      quoted: z.array(span),
      text: z.string(),
      to: text,
      where: text,
      via: z.nullable(z.number()),
      /** Places in `claims` of those that lie in it. */
      claims: z.array(z.number()),
    }),
  ),
  /** Figures and dates that are not checked, and why. */
  unchecked: z.array(z.object({ span, text: z.string(), because: z.string() })),
  counts: z.object({
    claims: z.number(),
    then: z.record(z.string(), z.number()),
    now: z.record(z.string(), z.number()),
  }),
  notes: z.array(z.string()),
})

export type CheckInput = z.infer<typeof checkInput>
/** What answers `check`; amounts bear their currency, scale and prices, shares are per cent. */
export type CheckAnswer = z.infer<typeof checkOutput>
