import { MOST_UNITS } from '../rules/cents.js'
import { type Database, interruptible } from './duckdb.js'
import { type FileColumn, type FileForm, quoted } from './ledger-file-form.js'

/** What the database calls a row's place in a Parquet file, from 0. */
export const PLACE = 'file_row_number'

/** The file's columns; undefined where the database cannot read it, whose own reader says why. */
export async function describedFile(
  { connection }: Database,
  from: string,
  signal: AbortSignal | undefined,
): Promise<FileColumn[] | undefined> {
  try {
    const sql = `select column_name, column_type from (describe select * from ${from})`
    const found = await interruptible(connection, signal, () => connection.runAndReadAll(sql))
    const columns = found.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }))
    const own = columns.filter(({ name }) => name !== PLACE)
    return own.length === columns.length - 1 ? own : undefined
  } catch {
    signal?.throwIfAborted()
    return undefined
  }
}

export interface Counts {
  readonly rows: number
  readonly lines: number
  readonly blank: number
}

/** Undefined where an amount is no number that `toCents` takes. */
export async function countRows(
  { connection }: Database,
  from: string,
  { amount }: FileForm,
  columns: readonly FileColumn[],
  signal: AbortSignal | undefined,
): Promise<Counts | undefined> {
  const ask = async (sql: string) =>
    (await interruptible(connection, signal, () => connection.runAndReadAll(sql))).getRows()[0] ?? []
  const sums = `count(*), count(amount), bool_and(abs(amount) < ${MOST_UNITS}::double)`
  const [rows, lines, fit] = await ask(`select ${sums} from (select ${amount} as amount from ${from})`)
  if (fit === false) return undefined
  if (rows === lines) return { rows: Number(rows), lines: Number(lines), blank: 0 }
  const empty = columns.map(({ name }) => `trim(coalesce(${quoted(name)}::varchar, '')) = ''`)
  const [blank] = await ask(`select count(*) from ${from} where ${empty.join(' and ')}`)
  return { rows: Number(rows), lines: Number(lines), blank: Number(blank) }
}
