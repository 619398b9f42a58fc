import * as z from 'zod/mini'
import { GROUP_KEYS } from '../scenarios/group-plan.js'
import { OBJECTIVES } from '../scenarios/plan-request.js'
import { envelopeFields } from './envelope.js'
import { said, scenarioFields } from './scenario-fields.js'
import { moneyShape } from './standing-schema.js'

export const planInput = z.strictObject({
  ...scenarioFields,
  objective: z._default(
    said(
      z.enum(OBJECTIVES),
      'cheapest: least real extra spending; smoothest: least largest step; latest: waits as long as it can',
    ),
    'cheapest',
  ),
  maxGrowth: z.optional(said(z.number(), 'most that spending may grow a year in real terms, in per cent')),
  maxStep: z.optional(said(z.number(), 'most that the share may rise a year, in points of GDP')),
  mayFall: z._default(said(z.boolean(), 'the share may fall from one year to the next'), false),
  debtCeiling: z.optional(said(z.number(), 'most debt in any year, in per cent of GDP')),
  debtFinanced: z._default(said(z.number(), 'part of the extra spending that is borrowed, 0 to 1'), 1),
  key: z._default(
    said(z.enum(GROUP_KEYS), 'for a group, who adds what: in proportion to GDP or population, or with equal effort'),
    'gdp',
  ),
  onlyBelow: z._default(said(z.boolean(), 'for a group: only members below the target add, none beyond it'), false),
})

const year = z.object({
  period: z.string(),
  share: z.number(),
  level: moneyShape,
  /** Over the start's share of GDP. */
  extra: moneyShape,
  /** Per cent a year. */
  realGrowth: z.nullable(z.number()),
  step: z.nullable(z.number()),
})

export const planOutput = z.object({
  ...envelopeFields,
  area: z.string(),
  name: z.string(),
  goal: z.object({ id: z.string(), title: z.string(), target: z.number() }),
  status: z.enum(['optimal', 'infeasible']),
  objective: z.object({
    kind: z.enum(OBJECTIVES),
    says: z.string(),
    largestStep: z.nullable(z.number()),
    departs: z.nullable(z.string()),
  }),
  assumptions: z.object({
    start: z.object({ period: z.string(), share: z.number() }),
    by: z.string(),
    limits: z.array(z.string()),
    gdp: z.string(),
    prices: z.string(),
    currency: z.string(),
  }),
  binding: z.array(
    z.object({
      constraint: z.string(),
      years: z.array(z.string()),
      /** What the constraint alone would have to be for a plan to exist; null where it cannot help or a plan exists. */
      needed: z.nullable(z.number()),
      says: z.string(),
    }),
  ),
  because: z.nullable(z.string()),
  years: z.array(year),
  /** For a group: who adds what in the due year. */
  split: z.nullable(
    z.object({
      key: z.enum(GROUP_KEYS),
      says: z.string(),
      period: z.string(),
      needed: moneyShape,
      members: z.array(
        z.object({
          area: z.string(),
          name: z.string(),
          add: moneyShape,
          share: z.number(),
          newShare: z.number(),
          growth: z.nullable(z.number()),
        }),
      ),
    }),
  ),
  notes: z.array(z.string()),
})

export type PlanInput = z.infer<typeof planInput>
/** What answers `plan`; amounts bear their currency, scale and prices, shares are per cent. */
export type PlanAnswer = z.infer<typeof planOutput>
