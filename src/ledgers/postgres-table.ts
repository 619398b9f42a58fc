import { compileRules, LEDGER_COLUMNS, planFor } from '../rules/compile.js'
import { PledgebookError } from '../terms/fault.js'
import type { LedgerBatch } from './ledger-batch.js'
import type { Classification, LedgerTable, TableAids } from './ledger-table.js'
import { NormalLines } from './normal-lines.js'
import { openPostgres, type PostgresModule, type PostgresSession } from './postgres.js'
import { tabSeparated } from './tab-separated.js'

export type PostgresAids = Omit<TableAids, 'load'> & { readonly load?: () => Promise<PostgresModule> }

const NUMBERS: Readonly<Record<string, string>> = { line: 'integer', row: 'bigint', amount: 'double precision' }
/** `row` is a word of SQL. */
const COLUMNS = LEDGER_COLUMNS.map((column) => `"${column}" ${NUMBERS[column] ?? 'text'}`).join(', ')

/**
 * Loads lines into a temporary table of a PostgreSQL session: nobody else sees it, and it ends with the session, by
 * `close` or otherwise. Throws `input` `postgres.address`, `source` `postgres.missing`, `.unreachable`, `.refused` and
 * `.encoding`, and the signal's reason.
 */
export async function openPostgresLedger(
  batches: AsyncIterable<LedgerBatch>,
  { url }: { readonly url: string },
  aids: PostgresAids = {},
): Promise<LedgerTable> {
  const name = aids.name ?? 'ledger'
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new PledgebookError('bug', 'ledger.tableName', `"${name}" is no name of a table`, 'use small letters')
  const session = await openPostgres(url, aids.load)
  const normal = new NormalLines()
  try {
    await session.run(`create temporary table ${name} (${COLUMNS})`, [], aids.signal)
    await session.copy(name, tabSeparated(batches, normal, aids))
    await session.run(`analyze ${name}`, [], aids.signal)
    const { lines } = normal
    let distinct: number | undefined
    return {
      engine: 'postgres',
      name,
      lines,
      spelled: (text) => normal.spelled(text),
      rows: (query, signal) => session.rows(query, signal ?? aids.signal),
      classify: async (set, as, options, signal = aids.signal): Promise<Classification> => {
        distinct ??= await distinctTexts(session, name, signal)
        const { plan, sql, params } = compileRules(set, 'postgres', planFor(lines, distinct, 'postgres'), {
          ...options,
          table: name,
          keep: LEDGER_COLUMNS,
        })
        const relation = `${name}_${as}`
        // Only in the session's own schema: a table of that name elsewhere is somebody's.
        await session.run(`drop table if exists pg_temp.${relation}`, [], signal)
        const made = `create temporary table ${relation} as ${sql}`
        await session.run(made, params, signal)
        await session.run(`analyze ${relation}`, [], signal)
        return { plan, sql, relation }
      },
      close: session.close,
    }
  } catch (error) {
    await session.close()
    throw error
  }
}

async function distinctTexts(session: PostgresSession, name: string, signal: AbortSignal | undefined): Promise<number> {
  const sql = `select count(*) from (select distinct words from ${name}) as texts`
  let found = 0
  for await (const [[count] = []] of session.rows({ sql, params: [] }, signal)) found = Number(count)
  return found
}
