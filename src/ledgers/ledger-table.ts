import type { DuckDBAppender, DuckDBType, DuckDBValue } from '@duckdb/node-api'
import { normaliseText, wordForm } from '../rules/ledger-text.js'
import { PledgebookError } from '../terms/fault.js'
import { SIDES, STAGES } from '../terms/ledger-line.js'
import { type Database, type DuckDbModule, interruptible, openDatabase } from './duckdb.js'
import type { LedgerBatch } from './ledger-batch.js'

/** A statement made elsewhere, with its parameters in the order `$1`, `$2` … */
export interface CompiledQuery {
  readonly sql: string
  readonly params: readonly (string | number | boolean | null)[]
}

/** A value of an answer. Whole numbers beyond what a double holds exactly come as bigint. */
export type Cell = string | number | bigint | boolean | null

export interface TableAids {
  readonly signal?: AbortSignal | undefined
  /** Of the table; `ledger` if not given. */
  readonly name?: string
  /** Is told how many lines have been loaded, batch by batch. */
  readonly onProgress?: (lines: number) => void
  /** Loads the database's package; for tests. */
  readonly load?: () => Promise<DuckDbModule>
}

/** Lines of a ledger in the database. */
export interface LedgerTable {
  readonly name: string
  readonly lines: number
  /** Rows of a query, some thousands at a time, in the query's order. The answers of one query end before the next begins. */
  rows(query: CompiledQuery, signal?: AbortSignal): AsyncGenerator<Cell[][]>
  close(): Promise<void>
}

/** `line` counts from 0 through the whole ledger; `text` is as in the file, the other texts in the form rules compare. */
const COLUMNS = `line integer, "row" uinteger, year varchar, amount double, code varchar, ministry varchar,
  programme varchar, words varchar, stage varchar, side varchar, text varchar`
const CHUNK = 2_048
const MOST_REMEMBERED = 200_000

/**
 * Loads lines into a table of a database in memory: columns line, row, year, amount, code, ministry, programme, words,
 * stage, side and text. Texts are normalised here, once. Memory beyond the database's own limit goes to a temporary
 * folder that `close` removes. Throws `source` `duckdb.missing`, and the signal's reason when it is aborted.
 */
export async function openLedger(batches: AsyncIterable<LedgerBatch>, aids: TableAids = {}): Promise<LedgerTable> {
  const name = aids.name ?? 'ledger'
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new PledgebookError('bug', 'ledger.tableName', `"${name}" is no name of a table`, 'use small letters')
  const database = await openDatabase([], aids.load)
  const { connection } = database
  try {
    await connection.run(`create table ${name} (${COLUMNS})`)
    const appender = await connection.createAppender(name)
    const loader = new Loader(database.module, appender)
    for await (const batch of batches) {
      aids.signal?.throwIfAborted()
      loader.add(batch)
      aids.onProgress?.(loader.lines)
    }
    appender.closeSync()
    const { lines } = loader
    return {
      name,
      lines,
      rows: (query, signal) => answer(database, query, signal ?? aids.signal),
      close: database.close,
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** What rule decided which line, as compiled SQL finds it: its first column is the line, its second the rule or null. */
export async function* classify(
  table: LedgerTable,
  compiled: CompiledQuery,
  signal?: AbortSignal,
): AsyncGenerator<{ line: number; rule: string | null }[]> {
  for await (const rows of table.rows(compiled, signal))
    yield rows.map(([line, rule]) => ({
      line: Number(line),
      rule: rule === null || rule === undefined ? null : String(rule),
    }))
}

async function* answer(
  { connection }: Database,
  { sql, params }: CompiledQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<Cell[][]> {
  const result = await interruptible(connection, signal, () => connection.stream(sql, [...params]))
  for (;;) {
    const chunk = await interruptible(connection, signal, () => result.fetchChunk())
    if (!chunk || chunk.rowCount === 0) return
    yield chunk.getRows().map((row) => row.map(plain))
  }
}

function plain(value: DuckDBValue): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  return String(value)
}

/** Fills chunks of the database's own layout, column by column. */
class Loader {
  lines = 0
  readonly #types: DuckDBType[]
  readonly #codes = new Remembered(normaliseText)
  readonly #words = new Remembered(wordForm)

  constructor(
    readonly module: DuckDbModule,
    readonly appender: DuckDBAppender,
  ) {
    this.#types = Array.from({ length: appender.columnCount }, (_, column) => appender.columnType(column))
  }

  add(batch: LedgerBatch): void {
    for (let from = 0; from < batch.count; from += CHUNK) {
      const to = Math.min(batch.count, from + CHUNK)
      const column = <T>(make: (i: number) => T): T[] => Array.from({ length: to - from }, (_, i) => make(from + i))
      const normal = (texts: readonly string[]) => column((i) => this.#codes.of(texts[i] ?? ''))
      const chunk = this.module.DuckDBDataChunk.create(this.#types, to - from)
      chunk.setColumns([
        column((i) => batch.first + i),
        [...batch.row.subarray(from, to)],
        column((i) => String(batch.year[i])),
        [...batch.amount.subarray(from, to)],
        normal(batch.code),
        normal(batch.ministry),
        normal(batch.programme),
        column((i) => this.#words.of(batch.text[i] ?? '')),
        column((i) => STAGES[batch.stage[i] ?? 0] ?? ''),
        column((i) => SIDES[batch.side[i] ?? 0] ?? ''),
        batch.text.slice(from, to),
      ])
      this.appender.appendDataChunk(chunk)
      this.lines += to - from
    }
  }
}

/** A pure function of texts that remembers its answers, up to a limit. */
class Remembered {
  readonly #seen = new Map<string, string>()

  constructor(readonly make: (text: string) => string) {}

  of(text: string): string {
    const known = this.#seen.get(text)
    if (known !== undefined) return known
    const made = this.make(text)
    if (this.#seen.size >= MOST_REMEMBERED) this.#seen.clear()
    this.#seen.set(text, made)
    return made
  }
}
