import { PledgebookError } from '../terms/fault.js'
import { openClickhouseLedger } from './clickhouse-table.js'
import { loadDuckDb } from './duckdb.js'
import type { LedgerBatch } from './ledger-batch.js'
import { type LedgerTable, openLedger, type TableAids } from './ledger-table.js'
import { openPostgresLedger } from './postgres-table.js'

type Load = (batches: AsyncIterable<LedgerBatch>, aids: Omit<TableAids, 'load'>) => Promise<LedgerTable>

function fault(message: string, hint: string): PledgebookError {
  return new PledgebookError('input', 'engine.server', message, hint)
}

function addresses(server: string): string[] {
  return server
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** Shards name their cluster at the end of any of their addresses: `http://host:8123/default?cluster=name`. */
function clusterOf(found: readonly string[]): { readonly servers: string[]; readonly cluster: string | undefined } {
  const MARK = '?cluster='
  const cluster = found.map((address) => address.split(MARK)[1]).find((name) => name !== undefined)
  return { servers: found.map((address) => address.split(MARK)[0] ?? address), cluster }
}

/**
 * Makes ready a database for a ledger: DuckDB in this process, PostgreSQL at an address, or ClickHouse at one address or at
 * several with commas between them, which are shards. Throws `input` `engine.server` for an address that is missing or not
 * needed, and `source` `duckdb.missing`.
 */
export async function openEngine(engine: LedgerTable['engine'], server: string | undefined): Promise<Load> {
  if (engine === 'duckdb') {
    if (server !== undefined)
      throw fault('DuckDB runs in this process and has no server', 'leave --server out, or name another --engine')
    await loadDuckDb()
    return openLedger
  }
  const found = server === undefined ? [] : addresses(server)
  const [first, second] = found
  if (first === undefined)
    throw fault(
      `no address of ${engine} is given`,
      engine === 'clickhouse' ? '--server http://127.0.0.1:8123' : '--server postgres://user@127.0.0.1:5432/name',
    )
  if (engine === 'clickhouse') {
    const { servers, cluster } = clusterOf(found)
    return (batches, aids) => openClickhouseLedger(batches, { servers, cluster }, aids)
  }
  if (second !== undefined) throw fault('PostgreSQL takes one address', 'give one address')
  return (batches, aids) => openPostgresLedger(batches, { url: first }, aids)
}
