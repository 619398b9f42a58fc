import { normaliseText, wordForm } from '../rules/ledger-text.js'
import { SIDES, STAGES } from '../terms/ledger-line.js'
import { type BoundAmount, type BoundMapping, bindMapping } from './bound-mapping.js'
import { columnNames } from './column-name.js'
import { yearOf } from './fiscal-year.js'
import type { LedgerMapping, TextOf } from './mapping-schema.js'
import type { Field } from './record-batch.js'
import { fieldText } from './text-field.js'

/** What a line has besides its amount. */
const GIVEN = ['year', 'code', 'ministry', 'programme', 'text', 'stage', 'side'] as const
export type Given = (typeof GIVEN)[number]

/** A column of the file as the database knows it. */
export interface FileColumn {
  readonly name: string
  readonly type: string
}

/** Columns of the file, by their places, whose distinct values decide some of what a line has. Without columns: constants. */
export interface ValueColumns {
  readonly columns: readonly number[]
  readonly gives: readonly Given[]
}

/** How a mapping reads a file whose lines can be classified where they are. */
export interface FileForm {
  readonly lists: readonly ValueColumns[]
  /** The amount in whole units, as SQL that gives a double; NULL where the row has none. */
  readonly amount: string
  readonly bound: BoundMapping
  /**
   * What these fields give: the columns of `GIVES` in the form of the ledger's table, and for a name how the file spells it.
   * Undefined where the row would be rejected.
   */
  readonly valueOf: (given: Given, fields: readonly Field[]) => readonly string[] | undefined
}

const UNIT = 'DOUBLE'
const WHOLE = /^U?(?:TINY|SMALL|BIG)?INT(?:EGER)?$/
const DECIMAL = /^DECIMAL\((\d+),(\d+)\)$/

/** A name as SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * The number as `amountOf` reads its decimal text, times ten to the scale, rounded once: whole numbers and decimals of up to
 * 15 digits and their powers of ten are exact doubles, so one product or quotient is. Undefined for what is no such number.
 */
function amountSql({ name, type }: FileColumn, scale: number): string | undefined {
  const column = quoted(name)
  const power = `1e${scale}::double`
  if (type === UNIT) return scale === 0 ? column : `(${column}::varchar || 'e${scale}')::double`
  if (WHOLE.test(type)) return scale === 0 ? `${column}::double` : `${column}::double * ${power}`
  const [, width, decimals] = DECIMAL.exec(type) ?? []
  if (width === undefined || decimals === undefined || Number(width) > 18) return undefined
  const whole = `(${column}::decimal(38, ${decimals}) * 1${'0'.repeat(Number(decimals))})::hugeint::double`
  const more = scale - Number(decimals)
  return more >= 0 ? `${whole} * 1e${more}::double` : `${whole} / 1e${-more}::double`
}

function partColumns(rule: TextOf | undefined): string[] {
  const parts = typeof rule === 'string' ? [rule] : (rule ?? [])
  return parts.flatMap((part) => (typeof part === 'string' ? [part] : 'column' in part ? [part.column] : []))
}

function columnsOf(mapping: LedgerMapping, amount: BoundAmount): Record<Given, string[]> | undefined {
  const { side, stage, year } = mapping
  if (side === 'by-sign' && amount.side === undefined) return undefined
  return {
    year: amount.year === undefined && year ? [year.column] : [],
    code: partColumns(mapping.code),
    ministry: partColumns(mapping.ministry),
    programme: partColumns(mapping.programme),
    text: partColumns(mapping.text),
    stage: amount.stage === undefined && stage ? [stage.column] : [],
    side: amount.side === undefined && typeof side === 'object' ? [side.column] : [],
  }
}

/**
 * How a file's rows become lines without being read one by one: one amount to a row, in a column of numbers, and everything
 * else decided by distinct values. Undefined where the mapping asks for more: look-ups, rows left out, several amounts.
 * Throws `data` `ledger.columns` as `bindMapping` does.
 */
export function fileForm(mapping: LedgerMapping, columns: readonly FileColumn[], file: string): FileForm | undefined {
  const names = columnNames(columns.map((column) => column.name))
  if (mapping.rows.length > 0 || Object.keys(mapping.lookups).length > 0) return undefined
  // Rows of several currencies, and columns whose signs are turned, are for the reader of rows.
  if (mapping.currencies !== undefined || mapping.file.sign !== undefined) return undefined
  const bound = bindMapping(mapping, names, new Map(), file)
  const [amount, ...others] = bound.amounts
  if (amount === undefined || others.length > 0 || mapping.file.decimal === ',') return undefined
  const column = columns[amount.at]
  const sql = column && amountSql(column, mapping.scale)
  const of = columnsOf(mapping, amount)
  if (sql === undefined || of === undefined) return undefined
  const lists = new Map<string, { columns: number[]; gives: Given[] }>()
  for (const given of GIVEN) {
    const places = [...new Set(of[given].map((name) => names.indexOf(name)))].sort((a, b) => a - b)
    const list = lists.get(places.join()) ?? { columns: places, gives: [] }
    list.gives.push(given)
    lists.set(places.join(), list)
  }
  return { lists: [...lists.values()], amount: sql, bound, valueOf: reader(mapping, bound, amount) }
}

/** Names of the table's columns that each gives. */
export const GIVES: Readonly<Record<Given, readonly string[]>> = {
  year: ['year'],
  code: ['code'],
  ministry: ['ministry'],
  programme: ['programme'],
  text: ['words', 'text'],
  stage: ['stage'],
  side: ['side', 'sign'],
}

function reader(mapping: LedgerMapping, bound: BoundMapping, amount: BoundAmount): FileForm['valueOf'] {
  return (given, fields) => {
    switch (given) {
      case 'year': {
        const text = bound.year === undefined ? '' : fieldText(fields[bound.year])
        const year = amount.year ?? Number(yearOf(text, mapping.year?.take))
        return year > 0 ? [String(year + amount.offset)] : undefined
      }
      case 'text': {
        const text = bound.text(fields)
        return text === undefined ? undefined : [wordForm(text), text]
      }
      case 'stage': {
        const stage = STAGES[amount.stage ?? bound.stage(fields) ?? -1]
        return stage === undefined ? undefined : [stage]
      }
      case 'side': {
        const place = amount.side ?? bound.side(fields) ?? -1
        const side = SIDES[place]
        return side === undefined
          ? undefined
          : [side, side === 'revenue' && mapping.revenue === 'positive' ? '-1' : '1']
      }
      default: {
        const name = bound[given](fields)
        return name === undefined ? undefined : [normaliseText(name), name]
      }
    }
  }
}
