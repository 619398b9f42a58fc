import * as z from 'zod/mini'
import { ledgerMapping } from '../ledgers/mapping-schema.js'
import { SIDES, STAGES } from '../terms/ledger-line.js'
import { envelopeFields } from './envelope.js'

const field = (description: string) => z.optional(z.string().register(z.globalRegistry, { description }))

export const ledgerInput = z.strictObject({
  file: z.string().register(z.globalRegistry, {
    description:
      'budget or accounts as CSV, TSV, XLSX or Parquet; a pattern ("act_*.tsv") for several; - reads standard input',
  }),
  mapping: field('mapping to read it by: the id of a shipped one, or a YAML file'),
  year: field('year of the amounts, where neither the file nor its name says it'),
  descriptor: field('Frictionless descriptor of the file (Data Package, Fiscal Data Package, Table Schema)'),
  only: field('currency to read, such as DKK, where a column says the currency of each row; others are left out'),
  write: field('new file to write the mapping to: YAML, or a Frictionless descriptor when it ends in .json'),
})

const amount = z.object({ value: z.number(), currency: z.string(), scale: z.number(), prices: z.string() })
const stage = z.enum(STAGES)
const side = z.enum(SIDES)

export const ledgerOutput = z.object({
  ...envelopeFields,
  files: z.array(z.string()),
  mapping: z.object({
    id: z.string(),
    title: z.string(),
    /** Given by the person, shipped and known by the file's heading or named, read from a descriptor, or proposed for this file. */
    origin: z.enum(['given', 'shipped', 'described', 'proposed']),
    source: z.string(),
    terms: z.string(),
    note: z.nullable(z.string()),
    /** Of a proposal, 0 to 1: how much of it headings and contents say alike. No probability. */
    confidence: z.nullable(z.number()),
    definition: ledgerMapping,
  }),
  columns: z.array(
    z.object({
      name: z.string(),
      /** Empty for a column that is not used. */
      uses: z.array(z.string()),
      /** Of a proposal: what in the heading and the contents speaks for it. */
      why: z.nullable(z.string()),
      /** False where only the contents speak for it, and the heading does not. */
      sure: z.boolean(),
    }),
  ),
  /** What a person should look at. */
  notes: z.array(z.string()),
  preview: z.array(
    z.object({
      file: z.string(),
      row: z.number(),
      year: z.string(),
      amount,
      code: z.string(),
      ministry: z.string(),
      programme: z.string(),
      text: z.string(),
      stage,
      side,
    }),
  ),
  rows: z.number(),
  lines: z.number(),
  rejected: z.number(),
  reasons: z.array(z.object({ reason: z.string(), rows: z.number() })),
  /** The first of the rejected rows. */
  rejections: z.array(
    z.object({ file: z.string(), row: z.number(), reason: z.string(), detail: z.string(), text: z.string() }),
  ),
  blankRows: z.number(),
  emptyAmounts: z.number(),
  mended: z.object({ encodings: z.number(), quotes: z.number() }),
  /** Spending positive, revenue negative; what is left out is not in it. */
  money: z.array(z.object({ year: z.string(), stage, side, lines: z.number(), amount })),
  /** Totals, memo lines, headings and transfers, with the sum of all their amounts as the file signs them. */
  leftOut: z.array(z.object({ as: z.string(), rows: z.number(), amount })),
  leftOutRows: z.array(z.object({ file: z.string(), row: z.number(), as: z.string(), amount, text: z.string() })),
  written: z.nullable(z.string()),
})

/** What answers `ledger`; amounts bear their currency, scale and prices, shares are per cent. */
export type LedgerAnswer = z.infer<typeof ledgerOutput>
