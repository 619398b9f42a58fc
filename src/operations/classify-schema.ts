import * as z from 'zod/mini'
import { STANDINGS } from '../rules/rule.js'
import { STAGES } from '../terms/ledger-line.js'
import { envelopeFields } from './envelope.js'
import { areaField, asOfField } from './fields.js'

export const ENGINES = ['duckdb', 'clickhouse', 'postgres', 'typescript'] as const

const described = (description: string) => z.string().register(z.globalRegistry, { description })

export const classifyInput = z.strictObject({
  ledger: described('budget or outturn: CSV, TSV, xlsx or Parquet, also gzipped; several by a pattern such as "*.csv"'),
  rules: described('rule set: a file, or the id of a shipped one (pledgebook rules lists them)'),
  mapping: z.optional(
    described('what the columns mean: a file, or the id of a shipped mapping. Default: the one whose headings fit'),
  ),
  descriptor: z.optional(described('a Frictionless descriptor that says what the columns mean')),
  year: z.optional(described('year of a ledger that names none')),
  only: z.optional(described('the one currency that is taken from a ledger of several')),
  area: z.optional(areaField),
  stage: z.optional(
    z.enum(STAGES).register(z.globalRegistry, {
      description: 'stage of the budget that is shown. Default: the last that the ledger has',
    }),
  ),
  from: z.optional(described('year the new and the relabelled money is counted from. Default: the last but one')),
  to: z.optional(described('year it is counted to. Default: the last')),
  against: z.optional(described('a second rule set: what is called redefined is told between this one and --rules')),
  off: z.optional(described('what if: rules left out, such as "bridge.strait,veterans"')),
  standings: z.optional(described(`what if: which rules count, of ${STANDINGS.join(', ')}. Default: agreed,claimed`)),
  engine: z.optional(
    z.enum(ENGINES).register(z.globalRegistry, {
      description: 'what applies the rules. Default: duckdb where it is installed, else typescript',
    }),
  ),
  server: z.optional(described('address of the engine: http://127.0.0.1:8123 (several with commas), postgres://…')),
  audit: z.optional(
    described('write a row for every line, which rule decided it and why, to a new file: .csv or .html'),
  ),
  rejected: z.optional(described('write the rejected rows with their reasons to a new file: .csv')),
  asOf: z.optional(asOfField),
})

const number = z.number()
const some = z.nullable(z.number())
const text = z.nullable(z.string())
const span = { low: number, central: number, high: number }

const line = z.object({
  file: text,
  row: number,
  period: z.string(),
  stage: z.string(),
  side: z.string(),
  code: z.string(),
  ministry: z.string(),
  programme: z.string(),
  text: z.string(),
  amount: number,
})

const partMove = z.object({ part: z.string(), value: number, points: some })

export const classifyOutput = z.object({
  ...envelopeFields,
  area: z.string(),
  name: z.string(),
  ledger: z.object({
    title: z.string(),
    files: z.array(z.string()),
    mapping: z.string(),
    source: text,
    stages: z.array(z.string()),
    stage: z.string(),
  }),
  rules: z.object({
    id: z.string(),
    title: z.string(),
    source: z.string(),
    note: text,
    against: text,
    off: z.array(z.string()),
    standings: z.array(z.string()),
  }),
  engine: z.object({ name: z.string(), plan: z.string() }),
  /** Money is in whole units of this currency. */
  unit: z.object({ currency: z.string(), scale: number, prices: z.string() }),
  rows: number,
  rejected: number,
  reading: z.object({
    lines: number,
    blankRows: number,
    emptyAmounts: number,
    mendedLines: number,
    mendedQuotes: number,
    leftOut: z.array(z.object({ as: z.string(), rows: number, amount: number })),
    rejections: z.array(
      z.object({
        reason: z.string(),
        rows: number,
        first: z.object({ row: number, detail: z.string(), text: z.string() }),
      }),
    ),
  }),
  byPart: z.array(
    z.object({
      part: z.string(),
      period: z.string(),
      ...span,
      /** Per cent of GDP; null where the book has no GDP of that year. */
      share: z.nullable(z.object(span)),
    }),
  ),
  years: z.array(
    z.object({
      period: z.string(),
      total: number,
      expenditure: number,
      revenue: number,
      lines: number,
      remainder: number,
      unmatched: number,
      unmatchedLines: number,
      gdp: some,
      gdpSource: text,
    }),
  ),
  byRule: z.array(
    z.object({
      rule: z.string(),
      standing: z.string(),
      because: z.string(),
      source: z.string(),
      period: z.string(),
      lines: number,
      money: number,
      parts: z.array(z.object({ part: z.string(), ...span })),
    }),
  ),
  unmatched: z.object({
    lines: number,
    byPeriod: z.array(
      z.object({ period: z.string(), lines: number, money: number, expenditure: number, revenue: number }),
    ),
    largest: z.array(line),
  }),
  overlaps: z.array(z.object({ rule: z.string(), also: z.string(), lines: number, money: number })),
  doubles: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      says: z.string(),
      source: text,
      byPeriod: z.array(z.object({ period: z.string(), part: z.string(), lines: number, money: number })),
      pairs: z.array(z.object({ spent: line, received: line })),
    }),
  ),
  review: z.array(z.object({ ...line.shape, rule: z.string(), because: z.string(), atStake: number })),
  compared: z.nullable(
    z.object({
      from: z.string(),
      to: z.string(),
      rulesFrom: z.string(),
      rulesTo: z.string(),
      gdpFrom: some,
      gdpTo: some,
    }),
  ),
  change: z.array(z.object({ part: z.string(), before: number, after: number, value: number, points: some })),
  newMoney: z.array(partMove),
  relabelled: z.array(partMove),
  redefined: z.array(partMove),
  /** What growth and prices did to the share of money already counted; in points only. */
  economy: z.array(z.object({ part: z.string(), points: some })),
  moves: z.array(
    z.object({
      part: z.string(),
      code: z.string(),
      programme: z.string(),
      text: z.string(),
      before: number,
      after: number,
      newMoney: number,
      relabelled: number,
      redefined: number,
    }),
  ),
  bridge: z.array(
    z.object({
      period: z.string(),
      stage: z.string(),
      part: z.string(),
      items: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          kind: z.enum(['lines', 'amount']),
          low: some,
          central: some,
          high: some,
          lines: number,
          says: text,
          source: text,
        }),
      ),
      sum: z.object(span),
      /** The published figure by edition, and what the items leave unexplained: published − sum. */
      against: z.array(
        z.object({
          measure: z.string(),
          edition: z.string(),
          cell: z.string(),
          status: z.string(),
          published: number,
          residual: number,
          /** Per cent of the published figure. */
          residualShare: number,
          /** Published − high and published − low. */
          residualRange: z.object({ low: number, high: number }),
          points: some,
        }),
      ),
    }),
  ),
  bridgeSays: z.array(z.string()),
  whatIf: z.nullable(
    z.object({
      changed: z.string(),
      byPart: z.array(
        z.object({ part: z.string(), period: z.string(), usual: number, now: number, change: number, points: some }),
      ),
    }),
  ),
  written: z.array(z.object({ what: z.string(), file: z.string(), rows: number })),
  notes: z.array(z.string()),
})

/** What answers `classify`; amounts bear their currency, scale and prices, shares are per cent. */
export type ClassifyAnswer = z.infer<typeof classifyOutput>
