import * as z from 'zod/mini'
import { envelopeFields } from './envelope.js'

const described = (description: string) => z.string().register(z.globalRegistry, { description })

export const rulesInput = z.strictObject({
  action: z._default(
    z.enum(['list', 'check', 'test']).register(z.globalRegistry, {
      description: 'list the shipped sets, check a file, or test one: its own tests, and rules that decide nothing',
    }),
    'list',
  ),
  rules: z.optional(described('rule set: a file, or the id of a shipped one')),
  ledger: z.optional(described('a ledger to try the rules on: which rule decides nothing in it')),
  mapping: z.optional(described('what the columns of that ledger mean, as for classify')),
})

export const rulesOutput = z.object({
  ...envelopeFields,
  action: z.string(),
  sets: z.array(
    z.object({
      name: z.string(),
      id: z.string(),
      title: z.string(),
      area: z.string(),
      parts: z.array(z.string()),
      rules: z.number(),
      /** Number of rules by standing. */
      standings: z.record(z.string(), z.number()),
      ledgers: z.array(z.string()),
      bridge: z.nullable(z.string()),
    }),
  ),
  tests: z.array(
    z.object({
      line: z.string(),
      expected: z.string(),
      found: z.string(),
      passed: z.boolean(),
      says: z.nullable(z.string()),
    }),
  ),
  /** Of the ledger, where one is given: lines by rule, none left out. */
  decided: z.nullable(
    z.object({
      files: z.array(z.string()),
      mapping: z.string(),
      lines: z.number(),
      rules: z.array(z.object({ rule: z.string(), lines: z.number() })),
      unused: z.array(z.string()),
      unmatched: z.number(),
    }),
  ),
  notes: z.array(z.string()),
})

/** What answers `rules`; amounts bear their currency, scale and prices, shares are per cent. */
export type RulesAnswer = z.infer<typeof rulesOutput>
