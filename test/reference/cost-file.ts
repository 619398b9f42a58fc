import * as z from 'zod/mini'

const column = z.array(z.number())
const columns = z.record(z.string(), column)
const rows = z.array(column)

/** Quantiles by year in the order 25, 75, 10, 90, 2.5, 97.5, 50 %, each with its standard error at `errorsAtDraws` draws. */
const bands = z.strictObject({
  origins: z.tuple([z.string(), z.string()]),
  editions: z.number(),
  reaches: column,
  level: rows,
  levelError: rows,
  extra: rows,
  extraError: rows,
  share: rows,
  shareError: rows,
})

const debt = z.strictObject({
  baseline: column,
  scenario: column,
  effect: column,
  output: column,
  decomposition: column,
  low: column,
  high: column,
})

const answer = z.strictObject({
  years: column,
  columns,
  total: z.record(z.string(), z.number()),
  baselines: z.record(z.string(), column),
  readings: column,
  members: columns,
  currency: z.string(),
  rate: z.nullable(z.number()),
  economy: z.optional(columns),
  arrives: z.optional(z.nullable(z.string())),
  /** Null where the debt of a member is not published. */
  debt: z.optional(z.nullable(debt)),
  bands: z.optional(bands),
})

const plan = z.strictObject({ years: column, share: column, level: column, extra: column, realGrowth: column })

const tried = z.strictObject({
  level: z.string(),
  horizon: z.number(),
  band: z.number(),
  covered: z.number(),
  coveredError: z.number(),
  low: z.number(),
  lowError: z.number(),
  high: z.number(),
  highError: z.number(),
  origins: z.number(),
  cells: z.number(),
})

/** Coverage as a mean of so many sets of so many draws, with the standard error of one set. */
const calibration = z.strictObject({
  asOf: z.string(),
  draws: z.number(),
  sets: z.number(),
  origins: z.array(z.string()),
  others: z.array(tried),
  apart: z.array(tried),
})

const ask = z.looseObject({ area: z.string(), asOf: z.string(), files: z.optional(z.record(z.string(), z.string())) })
const file = z.strictObject({
  madeBy: z.string(),
  draws: z.number(),
  errorsAtDraws: z.number(),
  inputs: z.record(z.string(), z.string()),
  plans: z.array(z.strictObject({ ask, answer: plan })),
  questions: z.array(z.strictObject({ ask, answer })),
  /** Not there where nothing was drawn. */
  calibration: z.optional(calibration),
})

export type Reference = z.infer<typeof file>
export type Question = Reference['questions'][number]
export type Expected = z.infer<typeof answer>
export type ExpectedDebt = z.infer<typeof debt>
export type ExpectedPlan = z.infer<typeof plan>
export type ExpectedCoverage = z.infer<typeof calibration>
export type ExpectedBands = z.infer<typeof bands>

/** Reads what `cost.py` writes. */
export function readReference(text: string): Reference {
  return file.parse(JSON.parse(text))
}
