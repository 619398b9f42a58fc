import * as z from 'zod/mini'
import { STANDINGS } from '../rules/rule.js'
import type { WrittenCondition } from '../rules/written-rule.js'
import { SIDES, STAGES } from '../terms/ledger-line.js'
import { source, text, year } from './schema-fields.js'

const id = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9.-]*$/, 'small letters, digits, dots and hyphens, as "pensions.military"'))
const oneOrMore = z.union([text, z.array(text)])
const stage = z.enum(STAGES)
const side = z.enum(SIDES)
const share = z.number().check(z.refine((n) => n >= 0 && n <= 1, 'a share from 0 to 1'))

const conditions = z.array(z.lazy((): z.ZodMiniType<WrittenCondition> => condition))

/** `when`: several fields must all hold, of a list one. Names may end in a star, words begin or end in one. */
export const condition: z.ZodMiniType<WrittenCondition> = z.strictObject({
  all: z.optional(conditions),
  any: z.optional(conditions),
  not: z.optional(z.lazy((): z.ZodMiniType<WrittenCondition> => condition)),
  code: z.optional(oneOrMore),
  ministry: z.optional(oneOrMore),
  programme: z.optional(oneOrMore),
  word: z.optional(oneOrMore),
  amount: z.optional(z.strictObject({ least: z.optional(z.number()), most: z.optional(z.number()) })),
  year: z.optional(z.strictObject({ from: z.optional(year), to: z.optional(year) })),
  stage: z.optional(z.union([stage, z.array(stage)])),
  side: z.optional(z.union([side, z.array(side)])),
})

export const ruleEntry = z.strictObject({
  id,
  when: condition,
  assign: z.array(z.strictObject({ part: text, low: share, central: share, high: share })),
  because: text,
  source,
  from: z.optional(year),
  until: z.optional(year),
  standing: z.enum(STANDINGS),
  priority: z._default(z.int(), 0),
  before: z.optional(oneOrMore),
})

const bridgeItem = z.strictObject({
  id,
  title: text,
  rules: z.optional(z.array(text).check(z.minLength(1))),
  amounts: z.optional(z.record(year, z.number())),
  scale: z._default(z.int().check(z.gte(0), z.lte(12)), 0),
  says: z.optional(text),
  source: z.optional(source),
})

const bridge = z.strictObject({
  measure: text,
  part: text,
  stage,
  items: z.array(bridgeItem).check(z.minLength(1)),
  says: z._default(z.array(text), []),
})

/** A made line and what must become of it; `rule: none` where no rule may hold. Absent fields are empty. */
const ruleTest = z.strictObject({
  line: z.strictObject({
    year,
    code: z._default(z.string(), ''),
    ministry: z._default(z.string(), ''),
    programme: z._default(z.string(), ''),
    text: z._default(z.string(), ''),
    amount: z._default(z.number(), 1),
    stage: z._default(stage, 'outturn'),
    side: z._default(side, 'expenditure'),
  }),
  rule: text,
  says: z.optional(text),
})

/** `data/rules/*.yaml`, and rule files of the user's own. */
export const rulesFile = z.strictObject({
  id,
  title: text,
  area: text,
  source,
  note: z.optional(text),
  ledgers: z._default(z.array(text), []),
  parts: z.array(text).check(z.minLength(1)),
  rules: z.array(ruleEntry),
  bridge: z.optional(bridge),
  tests: z._default(z.array(ruleTest), []),
})
