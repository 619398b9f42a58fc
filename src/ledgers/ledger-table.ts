import type { DuckDBAppender, DuckDBType } from '@duckdb/node-api'
import { compileRules, LEDGER_COLUMNS, type Plan, planFor } from '../rules/compile.js'
import type { RuleOptions } from '../rules/interpret.js'
import type { RuleSet } from '../rules/rule.js'
import type { DialectName } from '../rules/sql-dialect.js'
import { PledgebookError } from '../terms/fault.js'
import { type Database, type DuckDbModule, interruptible, openDatabase } from './duckdb.js'
import type { LedgerBatch } from './ledger-batch.js'
import { NormalLines } from './normal-lines.js'
import { queryRows } from './query-rows.js'

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

/** How the rules were applied, and the relation with all columns of the ledger and one more, `rule` (NULL for none). */
export interface Classification {
  readonly plan: Plan
  readonly sql: string
  readonly relation: string
}

/** Lines of a ledger in a database: its table has the columns of `COLUMNS`. */
export interface LedgerTable {
  readonly engine: DialectName
  readonly name: string
  readonly lines: number
  /** A ministry's, programme's or code's name as the file first spelt it, from its normal form; the latter where it was not kept. */
  spelled?(name: string): string
  /** Sums of such a relation as `tallySql` gives them, where the engine has a sooner way. */
  sums?(relation: string): CompiledQuery
  /** Applies a rule set; `as` names its relation, so that several may stand beside one another. The same name replaces the last. */
  classify(set: RuleSet, as: string, options?: RuleOptions, signal?: AbortSignal): Promise<Classification>
  /** Rows of a query, some thousands at a time, in the query's order. The answers of one query end before the next begins. */
  rows(query: CompiledQuery, signal?: AbortSignal): AsyncGenerator<Cell[][]>
  close(): Promise<void>
}

/** Names and order of `LEDGER_COLUMNS`. */
const COLUMNS = `line integer, "row" uinteger, year varchar, amount double, code varchar, ministry varchar,
  programme varchar, words varchar, stage varchar, side varchar, text varchar, file varchar`
const CHUNK = 2_048

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
      aids.onProgress?.(loader.normal.lines)
    }
    appender.closeSync()
    const { lines } = loader.normal
    return {
      engine: 'duckdb',
      name,
      lines,
      spelled: (name) => loader.normal.spelled(name),
      classify: (set, as, options, signal) =>
        decide(database, { name, lines }, set, as, options, signal ?? aids.signal),
      rows: (query, signal) => queryRows(connection, query, signal ?? aids.signal),
      close: database.close,
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function distinctTexts({ connection }: Database, name: string): Promise<number> {
  const found = await connection.runAndReadAll(`select approx_count_distinct(words) from ${name}`)
  return Number(found.getRows()[0]?.[0] ?? 0)
}

async function decide(
  database: Database,
  { name, lines }: Pick<LedgerTable, 'name' | 'lines'>,
  set: RuleSet,
  as: string,
  options: RuleOptions | undefined,
  signal: AbortSignal | undefined,
): Promise<Classification> {
  const { plan, sql, params } = compileRules(set, 'duckdb', planFor(lines, await distinctTexts(database, name)), {
    ...options,
    table: name,
    keep: LEDGER_COLUMNS,
  })
  const relation = `${name}_${as}`
  const made = `create or replace table ${relation} as ${sql}`
  await interruptible(database.connection, signal, () => database.connection.run(made, [...params]))
  return { plan, sql, relation }
}

/** Fills chunks of the database's own layout, column by column. */
class Loader {
  readonly normal = new NormalLines()
  readonly #types: DuckDBType[]

  constructor(
    readonly module: DuckDbModule,
    readonly appender: DuckDBAppender,
  ) {
    this.#types = Array.from({ length: appender.columnCount }, (_, column) => appender.columnType(column))
  }

  add(batch: LedgerBatch): void {
    for (let from = 0; from < batch.count; from += CHUNK) {
      const to = Math.min(batch.count, from + CHUNK)
      const chunk = this.module.DuckDBDataChunk.create(this.#types, to - from)
      chunk.setColumns([...this.normal.columns(batch, from, to)])
      this.appender.appendDataChunk(chunk)
    }
  }
}
