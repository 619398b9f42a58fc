import type { Client, QueryArrayResult } from 'pg'
import { PledgebookError } from '../terms/fault.js'
import type { Cell, CompiledQuery } from './ledger-table.js'
import { packageOrFault } from './optional-package.js'
import { copyRows } from './postgres-copy.js'

export type PostgresModule = Pick<typeof import('pg'), 'Client'>

/** One session of a PostgreSQL server. */
export interface PostgresSession {
  /** Runs a statement that answers nothing, with its values. */
  run(sql: string, params?: CompiledQuery['params'], signal?: AbortSignal): Promise<void>
  /** Fills a table from rows of tab-separated text. */
  copy(table: string, rows: AsyncIterable<string>): Promise<void>
  /** Rows of a query, some thousands at a time, by a cursor within a transaction. */
  rows(query: CompiledQuery, signal?: AbortSignal): AsyncGenerator<Cell[][]>
  /** Ends the session; may be called twice. */
  close(): Promise<void>
}

const FETCHED = 4_096
const BOOLEAN = 16
/** int8, int2, int4 and numeric, as which sums of int8 come. */
const WHOLE: readonly number[] = [20, 21, 23, 1700]
const FLOATING: readonly number[] = [700, 701]

function cellParser(type: number): (text: string) => Cell {
  if (WHOLE.includes(type))
    return (text) => (Number.isSafeInteger(Number(text)) || !/^-?\d+$/.test(text) ? Number(text) : BigInt(text))
  if (FLOATING.includes(type)) return Number
  if (type === BOOLEAN) return (text) => text === 't'
  return (text) => text
}

/**
 * Opens a session at `postgresql://user:password@host:5432/database`. Throws `source` `postgres.missing` without the
 * package pg, `postgres.unreachable` where nobody answers, and `postgres.refused` for what the server refuses.
 */
export async function openPostgres(
  url: string,
  load: () => Promise<PostgresModule> = () => import('pg'),
): Promise<PostgresSession> {
  if (!URL.canParse(url) || !/^postgres(?:ql)?:$/.test(new URL(url).protocol))
    throw new PledgebookError(
      'input',
      'postgres.address',
      'the address of the PostgreSQL server is no postgresql:// address',
      'write it as postgresql://user:password@host:5432/database',
    )
  const place = new URL(url).host
  const { Client } = await packageOrFault('pg', 'postgres.missing', load)
  const connect = async (): Promise<Client> => {
    const client = new Client({
      connectionString: url,
      application_name: 'pledgebook',
      types: { getTypeParser: cellParser },
    })
    // Without a listener a lost connection would end the program; the statement that waits is told of it anyway.
    client.on('error', () => undefined)
    await client.connect().catch((error: unknown) => {
      throw faultOf(error, place)
    })
    return client
  }
  const client = await connect()
  let open = true
  const session: Session = { client, place, connect }
  try {
    await prepare(session)
  } catch (error) {
    await client.end()
    throw error
  }
  return {
    run: async (sql, params = [], signal) => void (await ask(session, sql, params, signal)),
    copy: (table, rows) =>
      copyRows(client, `copy ${table} from stdin`, rows).catch((error: unknown) => {
        throw isOfServer(error) ? faultOf(error, place) : error
      }),
    rows: (query, signal) => answer(session, query, signal),
    close: async () => {
      if (!open) return
      open = false
      await client.end()
    },
  }
}

interface Session {
  readonly client: Client
  readonly place: string
  readonly connect: () => Promise<Client>
}

async function prepare(session: Session): Promise<void> {
  const { rows } = await ask(session, 'show server_encoding', [])
  if (rows[0]?.[0] !== 'UTF8')
    throw new PledgebookError(
      'source',
      'postgres.encoding',
      `the database is in ${String(rows[0]?.[0])}, not in UTF8`,
      'name a database made with encoding UTF8',
      { where: session.place },
    )
  // Compiling conditions to machine code takes longer than they run.
  await ask(session, 'set jit = off', [])
  await ask(session, 'set standard_conforming_strings = on', [])
}

async function* answer(
  session: Session,
  { sql, params }: CompiledQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<Cell[][]> {
  await ask(session, 'begin', [], signal)
  let whole = false
  try {
    await ask(session, `declare answer no scroll cursor for ${sql}`, params, signal)
    for (;;) {
      const { rows } = await ask(session, `fetch ${FETCHED} from answer`, [], signal)
      if (rows.length > 0) yield rows
      if (rows.length < FETCHED) break
    }
    whole = true
  } finally {
    await ask(session, whole ? 'commit' : 'rollback', [])
  }
}

/** Asks the server; a signal cancels the statement there, and its reason is thrown. */
async function ask(
  { client, place, connect }: Session,
  sql: string,
  params: CompiledQuery['params'],
  signal?: AbortSignal,
): Promise<QueryArrayResult<Cell[]>> {
  signal?.throwIfAborted()
  const pid: unknown = Reflect.get(client, 'processID')
  const cancel = async (): Promise<void> => {
    const other = await connect()
    await other.query('select pg_cancel_backend($1)', [pid])
    await other.end()
  }
  // Where nobody can cancel it, the statement ends in its own time.
  const stop = () => void cancel().catch(() => undefined)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await client.query<Cell[]>({ text: sql, values: [...params], rowMode: 'array' })
  } catch (error) {
    signal?.throwIfAborted()
    throw faultOf(error, place)
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

/** Whether an error came from the server or the way to it, and not from the rows it was sent. */
function isOfServer(error: unknown): boolean {
  const { code, severity } = error as { readonly code?: unknown; readonly severity?: unknown }
  return (
    severity !== undefined ||
    /^E[A-Z]+$/.test(String(code)) ||
    String((error as Error).message).startsWith('Connection terminated')
  )
}

function faultOf(error: unknown, place: string): PledgebookError {
  const { message, code } = error as { readonly message?: string; readonly code?: string }
  if (code === undefined || /^E[A-Z]+/.test(code))
    return new PledgebookError(
      'source',
      'postgres.unreachable',
      `the PostgreSQL server does not answer (${code ?? message})`,
      'check the address, and that the server runs',
      { where: place, cause: error },
    )
  return new PledgebookError(
    'source',
    'postgres.refused',
    `PostgreSQL: ${message} (${code})`,
    'its words say what it missed: a password, a right to make temporary tables, or room',
    { where: place, cause: error },
  )
}
