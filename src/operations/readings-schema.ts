import * as z from 'zod/mini'
import { envelopeFields } from './envelope.js'
import { areaField, asOfField, goalField, periodField } from './fields.js'

/** The readings of a rule set, from the least to the most that counts, and the share of an assignment that each takes. */
export const READINGS = [
  { name: 'narrow', share: 'low' },
  { name: 'middle', share: 'central' },
  { name: 'broad', share: 'high' },
] as const
export type ReadingName = (typeof READINGS)[number]['name']

export const readingsInput = z.strictObject({
  area: z.optional(areaField),
  period: z.optional(periodField),
  goal: z.optional(goalField),
  rules: z.optional(
    z.string().register(z.globalRegistry, {
      description: 'your own reading: a rule file (./mine.yaml), or a shipped rule set by its id',
    }),
  ),
  asOf: z.optional(asOfField),
})

const money = z.object({ value: z.number(), currency: z.string(), scale: z.number(), prices: z.string() })

const reading = z.object({
  /** Per cent of GDP, uncapped. */
  value: z.number(),
  /** What of it counts towards the goal: up to the cap; of a group, the sum of what counts of each member. */
  counts: z.number(),
  /** Whether the cap is reached, as far as the rounding of the file can tell. */
  reachesCap: z.enum(['yes', 'no', 'cannot-tell']),
  /** Points by which `value` may be off, since the file's GDP is known only through a rounded share. */
  within: z.number(),
  money,
})
const three = { narrow: reading, middle: reading, broad: reading }

const partOfFunction = { narrow: z.number(), middle: z.number(), broad: z.number() }

const member = z.object({
  area: z.string(),
  name: z.string(),
  /** Whether it belonged to the goal's holders in the year. */
  member: z.boolean(),
  status: z.string(),
  edition: z.string(),
  ...three,
  /** The functions that make the readings, largest first: what each is of GDP, and the part of it that each reading takes. */
  functions: z.array(
    z.object({
      code: z.string(),
      /** Per cent of GDP, the whole function. */
      value: z.number(),
      money,
      rule: z.string(),
      ...partOfFunction,
      status: z.string(),
      cell: z.string(),
    }),
  ),
  /** Functions that a reading would take and for which the edition has no figure. Nothing is put in their place. */
  missing: z.array(z.object({ code: z.string(), rule: z.string(), ...partOfFunction })),
})

const total = z.object({
  group: z.string(),
  name: z.string(),
  /** Members in the year, and those of them with figures, which alone are summed. */
  members: z.number(),
  counted: z.number(),
  without: z.array(z.string()),
  ...three,
})

export const readingsOutput = z.object({
  ...envelopeFields,
  goal: z.string(),
  cap: z.number(),
  unit: z.string(),
  period: z.string(),
  /** The newest year with figures; where it is the period, the answer cannot be any newer. */
  newest: z.string(),
  rules: z.object({
    id: z.string(),
    title: z.string(),
    part: z.string(),
    note: z.nullable(z.string()),
    source: z.string(),
    /** Rules that met no function held: misspelt, or of a function that the book does not hold. */
    unused: z.array(z.string()),
  }),
  /** Every function held and the rule that decided it, in the order of the codes; `rule` is null where none did. */
  functions: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      measure: z.string(),
      rule: z.nullable(z.string()),
      ...partOfFunction,
      because: z.nullable(z.string()),
      source: z.nullable(z.string()),
      standing: z.nullable(z.string()),
    }),
  ),
  members: z.array(member),
  /** Members of today without any figure. */
  without: z.array(z.object({ area: z.string(), name: z.string() })),
  total: z.nullable(total),
  /** Every year held: of the group's total, or of the one country asked for. */
  years: z.array(z.object({ period: z.string(), counted: z.number(), ...three })),
  notes: z.array(z.string()),
})

/** What answers `readings`; amounts bear their currency, scale and prices, shares are per cent. */
export type ReadingsAnswer = z.infer<typeof readingsOutput>
export type Reading = z.infer<typeof reading>
export type ReadingsMember = z.infer<typeof member>
