import * as z from 'zod/mini'
import { SIDES, STAGES } from '../terms/ledger-line.js'
import { ENCODINGS } from './text-encoding.js'

const text = z.string().check(z.minLength(1))
const texts = z.array(text).check(z.minLength(1))
const year = z.string().check(z.regex(/^(19|20|21)\d{2}$/, 'a year, as "2025"'))
const count = z.int().check(z.gte(0), z.lte(1000))

/** A column, or a column with what is done to its texts before they are joined. */
const textPart = z.union([
  text,
  z.strictObject({
    column: text,
    /** Leading zeros are restored up to this many characters. */
    width: z.optional(z.int().check(z.gte(1), z.lte(30))),
    /** Stands before this part when a part before it is not empty. */
    before: z.optional(z.string()),
    /** What the column's texts stand for, in the mapping itself. */
    names: z.optional(z.record(z.string(), text)),
  }),
  z.strictObject({
    /** Looked up in one of the mapping's tables. */
    lookup: text,
    before: z.optional(z.string()),
  }),
])
const textOf = z.union([text, z.array(textPart).check(z.minLength(1))])

const amount = z.strictObject({
  /** A column's name; `{year}` in it stands for four digits that are the amount's year. */
  column: text,
  stage: z.optional(z.enum(STAGES)),
  /** The year of every amount of this column. */
  year: z.optional(year),
  /** Added to the year of the row or of the heading. */
  offset: z.optional(z.int().check(z.gte(-20), z.lte(20))),
  /** Of every amount of this column, where columns stand on different sides. */
  side: z.optional(z.enum(SIDES)),
})

const side = z.union([
  z.enum(SIDES),
  /** By sign: spending is positive, revenue negative. */
  z.literal('by-sign'),
  z.strictObject({ column: text, expenditure: texts, revenue: texts }),
  /** Codes that begin with one of these are revenue, all others expenditure. */
  z.strictObject({
    column: text,
    revenueStarts: texts,
    width: z.optional(z.int().check(z.gte(1), z.lte(30))),
  }),
])

const rowRule = z.strictObject({
  as: z.enum(['total', 'memo', 'transfer', 'heading', 'other']),
  column: text,
  is: z.optional(texts),
  starts: z.optional(texts),
  empty: z.optional(z.literal(true)),
})

const currency = z.string().check(z.regex(/^[A-Z]{3}$/, 'a currency by ISO 4217, as "EUR"'))

const currencies = z.strictObject({
  column: text,
  /** What the column's texts stand for, where they are no codes. */
  is: z._default(z.record(z.string(), currency), {}),
  /** Rows in another currency than the ledger's end the reading, or are left out and counted. */
  others: z._default(z.enum(['refuse', 'leave-out']), 'refuse'),
})

const lookup = z.strictObject({
  /** Beside the ledger's own file. */
  file: text.check(z.regex(/^[^/\\]+$/, 'the name of a file beside the ledger, without folders')),
  /** Columns of that file and of the ledger, pair by pair. */
  key: z.array(z.strictObject({ theirs: text, ours: text })).check(z.minLength(1)),
  value: text,
})

const file = z.strictObject({
  encoding: z.optional(z.enum(ENCODINGS)),
  delimiter: z.optional(z.string().check(z.length(1))),
  quote: z.optional(z.enum(['double', 'single', 'none'])),
  decimal: z.optional(z.enum(['.', ','])),
  thousands: z.optional(z.enum(['', '.', ',', ' ', "'"])),
  /** Sign of the currency that may stand before or after a number. Numbers with any other sign are rejected. */
  sign: z.optional(z.string().check(z.minLength(1), z.maxLength(5))),
  /** Lines before the heading. */
  skip: z.optional(count),
  /** Lines of the heading; 0 for a file without, whose columns are `column 1` and so on. */
  headings: z.optional(count),
  /** Every column of the file, in order, `{year}` standing for four digits: a file with these and no others is known by them. */
  columns: z.optional(texts),
  /** Of a workbook; its largest sheet if not said. */
  sheet: z.optional(text),
  /** Marks that stand for a blank, such as `<RB>`. */
  marks: z.optional(texts),
  /** Texts of a field that say there is nothing in it, such as `nan`; an empty field says so anyway. */
  missing: z.optional(texts),
  /** A row may have so few fields; missing ones are empty. */
  leastFields: z.optional(count),
})

/** `data/ledgers/*.yaml`: how the rows of a file become lines of a ledger. */
export const ledgerMapping = z
  .strictObject({
    id: text,
    title: text,
    source: z.strictObject({ text, url: z.optional(text) }),
    terms: text,
    note: z.optional(text),
    /** Of every amount that is read. */
    currency,
    /** Where a column says the currency of each row. */
    currencies: z.optional(currencies),
    /** Power of ten of the file's amounts: 6 for millions. */
    scale: z.int().check(z.gte(0), z.lte(12)),
    file: z._default(file, {}),
    lookups: z._default(z.record(z.string(), lookup), {}),
    year: z.optional(z.strictObject({ column: text, take: z.optional(z.enum(['first', 'last'])) })),
    amounts: z.array(amount).check(z.minLength(1)),
    stage: z.optional(z.strictObject({ column: text, is: z.record(z.string(), z.enum(STAGES)) })),
    side,
    /** How the file writes income; it becomes negative. */
    revenue: z._default(z.enum(['positive', 'negative']), 'positive'),
    code: textOf,
    ministry: z.optional(textOf),
    programme: z.optional(textOf),
    text: z.optional(textOf),
    /** Rows that are no lines of their own. They are left out and counted, with their amounts. */
    rows: z._default(z.array(rowRule), []),
  })
  .check((context) => {
    const { value, issues } = context
    const complain = (path: (string | number)[], message: string) =>
      issues.push({ code: 'custom', input: value, path, message })
    value.amounts.forEach((each, i) => {
      if (each.stage === undefined && value.stage === undefined)
        complain(['amounts', i], 'a stage here, or one by column under stage:')
      const own = Number(each.year !== undefined) + Number(each.column.includes('{year}'))
      if (own === 0 && value.year === undefined)
        complain(['amounts', i], 'a year: here, {year} in its column, or a column under year:')
      if (own === 2) complain(['amounts', i], 'either a year or {year} in its column')
    })
    value.rows.forEach((rule, i) => {
      const conditions = [rule.is, rule.starts, rule.empty].filter((condition) => condition !== undefined)
      if (conditions.length !== 1) complain(['rows', i], 'one of is, starts and empty')
    })
    for (const field of ['code', 'ministry', 'programme', 'text'] as const) {
      const parts = value[field]
      if (Array.isArray(parts))
        parts.forEach((part, i) => {
          if (typeof part === 'object' && 'lookup' in part && value.lookups[part.lookup] === undefined)
            complain([field, i], `one of the lookups (${Object.keys(value.lookups).join(', ') || 'there are none'})`)
        })
    }
    const { decimal = '.', thousands } = value.file
    if (thousands === decimal) complain(['file', 'thousands'], 'another mark than that of decimals')
    if (value.side === 'by-sign' && value.revenue !== 'negative')
      complain(['side'], '"revenue: negative" beside it, as the side goes by the sign')
  })

export type LedgerMapping = z.infer<typeof ledgerMapping>
export type TextOf = z.infer<typeof textOf>
export type RowRule = z.infer<typeof rowRule>
/** Kinds of rows that are left out: those that a mapping names, and rows in another currency. */
export type RowKind = RowRule['as'] | 'currency'
export type AmountColumn = z.infer<typeof amount>
export type LookupTable = z.infer<typeof lookup>
