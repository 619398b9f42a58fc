import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { interruptible } from './duckdb.js'
import type { Cell, CompiledQuery } from './ledger-table.js'

/** Rows of a query, some thousands at a time. The answers of one query end before the next begins. */
export async function* queryRows(
  connection: DuckDBConnection,
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
