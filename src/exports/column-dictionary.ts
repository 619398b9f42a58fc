import type { AnswerField } from './answer-context.js'
import type { AnswerTable, Cell } from './answer-tables.js'
import { wordsOf } from './column-words.js'

/** Kinds of values that files of tables tell apart; days are `YYYY-MM-DD`, years four digits, both written as text. */
export type ColumnType = 'number' | 'integer' | 'boolean' | 'date' | 'year' | 'text'

/** A column of a table, described. */
export interface Column {
  readonly table: string
  readonly column: string
  readonly type: ColumnType
  readonly unit: string | undefined
  readonly description: string | undefined
}

type Fields = ReadonlyMap<string, AnswerField> | undefined

const INT32 = 2_147_483_647

const FITS: Readonly<Record<ColumnType, (value: Exclude<Cell, null>) => boolean>> = {
  number: (value) => typeof value === 'number',
  integer: (value) => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= INT32,
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  year: (value) => typeof value === 'string' && /^\d{4}$/.test(value),
  text: () => true,
}

/** Types from the narrowest; what the schema or the words say is tried first, and is taken if no value speaks against it. */
function typeOf(table: AnswerTable, column: string, said: readonly (ColumnType | undefined)[]): ColumnType {
  const values = table.rows.flatMap((row) => {
    const value = row[column] ?? null
    return value === null ? [] : [value]
  })
  const told = said.find((type) => type !== undefined && values.every(FITS[type]))
  if (told !== undefined) return told
  return (['boolean', 'number'] as const).find((type) => values.length > 0 && values.every(FITS[type])) ?? 'text'
}

/** The columns of a table with their types and meanings; `fields` is what the operation's schema says of them. */
export function columnsOf(table: AnswerTable, fields?: Fields): Column[] {
  return table.columns.map((column) => {
    const words = wordsOf(table.name, column)
    const field = fields?.get(table.name === 'answer' ? column : `${table.name}.${column}`)
    return {
      table: table.name,
      column,
      type: typeOf(table, column, [words?.type, field?.type === 'list' ? undefined : field?.type]),
      unit: words?.unit,
      description: field?.description ?? words?.says,
    }
  })
}
