import type { Database } from './duckdb.js'
import { type FileColumn, type FileForm, GIVES, type Given, quoted, type ValueColumns } from './ledger-file-form.js'
import { type PlainTexts, plainTexts } from './ledger-file-text.js'
import { queryRows } from './query-rows.js'
import type { Field } from './record-batch.js'

/** Distinct values of columns, in a table of the database with what they give, by a key that is the hash of the values. */
export interface ValueList {
  readonly table: string
  /** Columns of the ledger that it has. */
  readonly gives: readonly string[]
  /** The key, as SQL over the file; undefined for the one row of a list of constants. */
  readonly key: string | undefined
  /** Values of the file's columns, as SQL. */
  readonly columns: readonly string[]
  /** Only texts that are not plain are in the list: the SQL of the others. */
  readonly others?: PlainTexts
}

export interface ListAids {
  readonly name: string
  readonly signal: AbortSignal | undefined
  /** Is told how names are spelt, in normal form and as the file has it. */
  readonly onName: (normal: string, spelt: string) => void
}

/** Values that a list may have: beyond, they cost more memory and time than they save. */
const MOST_LISTED = 250_000
const SAMPLE = 100_000
const CHUNK = 2_048

/** Whether most of the first rows have a text of their own. */
async function mostlyDistinct({ connection }: Database, from: string, column: string): Promise<boolean> {
  const sql = `select approx_count_distinct(text), count(text) from (select ${column} as text from ${from} limit ${SAMPLE})`
  const [[different, filled] = []] = (await connection.runAndReadAll(sql)).getRows()
  return Number(filled) > CHUNK && Number(different) * 2 > Number(filled)
}

/** Makes the table of a list; undefined where a value would be rejected, or where there are too many. */
export async function listValues(
  database: Database,
  from: string,
  all: readonly FileColumn[],
  form: FileForm,
  { columns, gives }: ValueColumns,
  plain: boolean,
  aids: ListAids,
): Promise<ValueList | undefined> {
  const own = columns.map((at) => quoted(all[at]?.name ?? ''))
  const given = gives.flatMap((each) => GIVES[each])
  const key = own.length === 0 ? undefined : `hash(${own.join(', ')})`
  const list = { table: aids.name, gives: given, key, columns: own }
  const [text] = own
  const canExpress = plain && own.length === 1 && gives.length === 1 && gives[0] === 'text' && text !== undefined
  const isText = canExpress && all[columns[0] ?? 0]?.type === 'VARCHAR'
  if (!isText || !(await mostlyDistinct(database, from, text))) {
    const listed = await values(database, `from ${from}`, own, columns, form, gives, aids)
    if (listed === undefined && !isText) return undefined
    if (listed !== undefined) {
      await fill(database, aids.name, given, listed)
      return list
    }
  }
  const others = plainTexts()
  const odd = `from ${from} where strlen(${text}) <> length(${text}) and not ${others.isPlain(text ?? '')}`
  const listed = await values(database, odd, own, columns, form, gives, aids)
  if (listed === undefined) return undefined
  await fill(database, aids.name, given, listed)
  return { ...list, others }
}

interface Listed {
  readonly keys: bigint[]
  readonly columns: string[][]
}

async function values(
  database: Database,
  from: string,
  own: readonly string[],
  places: readonly number[],
  form: FileForm,
  gives: readonly Given[],
  aids: ListAids,
): Promise<Listed | undefined> {
  const listed: Listed = { keys: [], columns: gives.flatMap((each) => GIVES[each].map((): string[] => [])) }
  const fields: Field[] = []
  const add = (key: bigint): boolean => {
    let column = 0
    for (const each of gives) {
      const found = form.valueOf(each, fields)
      if (found === undefined) return false
      for (let i = 0; i < GIVES[each].length; i++) listed.columns[column++]?.push(found[i] ?? '')
      if (GIVES[each].length < found.length) aids.onName(found[0] ?? '', found[1] ?? '')
    }
    listed.keys.push(key)
    return true
  }
  if (own.length === 0) return add(0n) ? listed : undefined
  const as = own.map((column, i) => `${column} as v${i}`)
  const names = own.map((_, i) => `v${i}`)
  const sql = `select hash(${names.join(', ')}), ${names.map((n) => `${n}::varchar`).join(', ')} from (select distinct ${as.join(', ')} ${from}) limit ${MOST_LISTED + 1}`
  for await (const rows of queryRows(database.connection, { sql, params: [] }, aids.signal))
    for (const [key, ...texts] of rows) {
      places.forEach((place, i) => {
        fields[place] = texts[i] === null || texts[i] === undefined ? null : String(texts[i])
      })
      if (!add(BigInt(key ?? 0))) return undefined
    }
  const { keys } = listed
  return keys.length > MOST_LISTED || new Set(keys).size < keys.length ? undefined : listed
}

async function fill(
  { connection, module }: Database,
  table: string,
  given: readonly string[],
  { keys, columns }: Listed,
) {
  const types = given.map((name) => (name === 'sign' ? 'tinyint' : 'varchar'))
  await connection.run(
    `create table ${table} (key ubigint, ${given.map((name, i) => `${name} ${types[i]}`).join(', ')})`,
  )
  const appender = await connection.createAppender(table)
  const layout = Array.from({ length: appender.columnCount }, (_, i) => appender.columnType(i))
  for (let from = 0; from < keys.length; from += CHUNK) {
    const to = Math.min(keys.length, from + CHUNK)
    const chunk = module.DuckDBDataChunk.create(layout, to - from)
    const some = columns.map((column, i) => {
      const part = column.slice(from, to)
      return types[i] === 'tinyint' ? part.map(Number) : part
    })
    chunk.setColumns([keys.slice(from, to), ...some])
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}
