import { parquetWriteBuffer } from 'hyparquet-writer'
import type { ColumnType } from './column-dictionary.js'

type Value = string | number | boolean | null

const KINDS = {
  number: 'DOUBLE',
  integer: 'INT32',
  boolean: 'BOOLEAN',
  date: 'STRING',
  year: 'STRING',
  text: 'STRING',
} as const

/**
 * Rows as a Parquet file. Where a column's type is not given it is DOUBLE if any row holds a number in it, else text; days and
 * years are text, as in every other file of an answer.
 */
export function toParquet(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, Value>>[],
  types?: ReadonlyMap<string, ColumnType>,
): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map((name) => {
      const numbers = rows.some((row) => typeof row[name] === 'number')
      const type = KINDS[types?.get(name) ?? (numbers ? 'number' : 'text')]
      const written = (value: Value) => (value === null || type !== 'STRING' ? value : String(value))
      return { name, data: rows.map((row) => written(row[name] ?? null)), type, nullable: true }
    }),
    createdBy: 'pledgebook',
  })
  return new Uint8Array(buffer)
}
