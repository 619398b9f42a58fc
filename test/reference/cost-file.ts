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

const ask = z.looseObject({ area: z.string(), asOf: z.string(), files: z.optional(z.record(z.string(), z.string())) })
const file = z.strictObject({
  madeBy: z.string(),
  draws: z.number(),
  errorsAtDraws: z.number(),
  inputs: z.record(z.string(), z.string()),
  questions: z.array(z.strictObject({ ask, answer })),
})

export type Reference = z.infer<typeof file>
export type Question = Reference['questions'][number]
export type Expected = z.infer<typeof answer>
export type ExpectedDebt = z.infer<typeof debt>
export type ExpectedBands = z.infer<typeof bands>

/** Reads what `cost.py` writes. */
export function readReference(text: string): Reference {
  return file.parse(JSON.parse(text))
}
