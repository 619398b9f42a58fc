import * as z from 'zod/mini'
import { BASELINES } from '../scenarios/baseline.js'
import { envelopeFields } from './envelope.js'
import { count, said, scenarioFields } from './scenario-fields.js'
import { moneyShape } from './standing-schema.js'

export const costInput = z.strictObject({
  ...scenarioFields,
  baseline: z._default(said(z.enum(BASELINES), 'what would be spent without the promise'), 'constant-share'),
  path: z._default(
    said(
      z.string(),
      'linear, growth, front, back, steps, plan, pace, or a CSV file with year,share or year,amount_billion',
    ),
    'linear',
  ),
  bend: z._default(said(z.number(), 'how far front and back bend, 0 (not) to 1 (most)'), 0.5),
  steps: z._default(said(count(), 'number of equal steps of --path steps'), 3),
  plan: z.optional(said(z.string(), 'which announced plan to follow or to take as the baseline. Default: the newest')),
  maxGrowth: z.optional(said(z.number(), 'most that spending may grow a year in real terms, in per cent')),
  members: z._default(
    said(z.enum(['each', 'whole']), 'for a group: each member reaches the target, or the group as a whole'),
    'each',
  ),
  draws: z._default(said(count(), 'draws of the IMF’s past errors for the bands; 0 for none'), 10000),
  seed: z._default(said(count(), 'seed of the draws: the same seed gives the same digits'), 1),
  debtFinanced: z._default(said(z.number(), 'part of the extra spending that is borrowed, 0 to 1'), 1),
  multiplier: z.optional(said(z.number(), 'fiscal multiplier of borrowed spending')),
})

const band = z.tuple([z.number(), z.number()])
const bands = z.nullable(z.object({ median: z.number(), p50: band, p80: band, p95: band }))
const line = z.object({ kind: z.string(), says: z.string() })

const costYear = z.object({
  period: z.string(),
  /** Per cent of GDP. */
  share: z.number(),
  level: moneyShape,
  baseline: moneyShape,
  extra: moneyShape,
  perHead: z.nullable(moneyShape),
  extraPerHead: z.nullable(moneyShape),
  /** Level in per cent of general government revenue and expenditure. */
  ofRevenue: z.nullable(z.number()),
  ofExpenditure: z.nullable(z.number()),
  gdp: moneyShape,
  /** Of `level`, if the share is what is promised. */
  bands,
  extraBands: bands,
  /** Of the share, if the central amounts are what is promised. */
  shareBands: bands,
  calibrated: z.boolean(),
})

const member = z.object({
  area: z.string(),
  name: z.string(),
  startShare: z.number(),
  gap: z.number(),
  /** Extra of the due year, in the answer's currency. */
  extra: moneyShape,
  note: z.nullable(z.string()),
})

const debtYear = z.object({
  period: z.string(),
  baseline: z.number(),
  scenario: z.number(),
  effect: z.number(),
  output: z.number(),
})
const corner = z.object({ effect: z.number(), multiplier: z.number(), rateShift: z.number() })

export const costOutput = z.object({
  ...envelopeFields,
  area: z.string(),
  name: z.string(),
  goal: z.object({
    id: z.string(),
    title: z.string(),
    measure: z.string(),
    target: z.number(),
    own: z.boolean(),
    due: z.string(),
  }),
  assumptions: z.object({
    start: z.object({
      period: z.string(),
      share: z.number(),
      /** The share as the publisher prints it, where it differs. */
      publishedShare: z.nullable(z.number()),
      /** The money as published, where GDP that is not the publisher's makes it another. */
      publishedLevel: z.nullable(moneyShape),
      level: moneyShape,
      gdp: moneyShape,
      origin: z.enum(['published', 'given', 'derived']),
      status: z.nullable(z.string()),
      edition: z.nullable(z.string()),
      cell: z.nullable(z.string()),
    }),
    by: z.string(),
    target: z.number(),
    baseline: line,
    path: z.object({ kind: z.string(), says: z.string(), arrives: z.nullable(z.string()), reachesTarget: z.boolean() }),
    gdp: z.object({
      kind: z.string(),
      says: z.string(),
      edition: z.nullable(z.string()),
      extrapolatedFrom: z.nullable(z.string()),
      newerPartial: z.nullable(z.string()),
    }),
    economy: z.array(
      z.object({ period: z.string(), nominalGrowth: z.number(), realGrowth: z.number(), inflation: z.number() }),
    ),
    prices: z.object({ base: z.string(), says: z.string() }),
    currency: z.object({
      code: z.string(),
      year: z.nullable(z.string()),
      rate: z.nullable(z.number()),
      says: z.string(),
    }),
    uncertainty: z.nullable(
      z.object({
        draws: z.number(),
        seed: z.number(),
        origins: z.array(z.string()),
        calibratedTo: z.string(),
        says: z.string(),
      }),
    ),
  }),
  /** Spending ÷ GDP at current prices up to the start, from the start's edition. */
  history: z.array(z.object({ period: z.string(), share: z.number(), status: z.string() })),
  years: z.array(costYear),
  total: z.object({
    cumulative: moneyShape,
    average: moneyShape,
    inTargetYear: moneyShape,
    yearlyStep: moneyShape,
  }),
  /** The same path over every baseline: readers compare figures that differ by this alone. */
  baselines: z.array(
    z.object({
      kind: z.string(),
      says: z.string(),
      inTargetYear: z.nullable(moneyShape),
      cumulative: z.nullable(moneyShape),
      because: z.nullable(z.string()),
    }),
  ),
  /** The extra of the due year as others would quote it. */
  readings: z.array(z.object({ says: z.string(), amount: moneyShape })),
  members: z.array(member),
  meanGap: z.nullable(z.number()),
  probability: z.nullable(
    z.object({
      says: z.string(),
      byYear: z.array(
        z.object({
          period: z.string(),
          goals: z.array(z.object({ goal: z.string(), target: z.number(), probability: z.number() })),
        }),
      ),
    }),
  ),
  drivers: z.array(z.object({ driver: z.string(), width: moneyShape, says: z.string() })),
  debt: z.nullable(
    z.object({
      byYear: z.array(debtYear),
      decomposition: z.array(z.object({ part: z.string(), points: z.number() })),
      ranges: z.object({
        byYear: z.array(z.object({ period: z.string(), low: z.number(), high: z.number() })),
        lowest: corner,
        highest: corner,
      }),
      assumptions: z.array(z.string()),
    }),
  ),
  /** A fiscal rule's escape clause, for areas that have activated it. */
  escape: z.nullable(
    z.object({
      rule: z.string(),
      says: z.string(),
      measure: z.string(),
      baseYear: z.string(),
      baseShare: z.number(),
      lastYear: z.string(),
      lastShare: z.number(),
      byYear: z.array(
        z.object({
          period: z.string(),
          share: z.number(),
          increase: z.number(),
          covered: z.number(),
          beyond: z.number(),
        }),
      ),
    }),
  ),
  notes: z.array(z.string()),
})

export type CostInput = z.infer<typeof costInput>
/** What answers `cost`; amounts bear their currency, scale and prices, shares are per cent. */
export type Cost = z.infer<typeof costOutput>
export type CostYear = z.infer<typeof costYear>
