import { randomUUID } from 'node:crypto'
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client'
import { clickhouseLiteral } from '../rules/sql-dialect.js'
import { PledgebookError } from '../terms/fault.js'
import type { Cell, CompiledQuery } from './ledger-table.js'
import { packageOrFault } from './optional-package.js'

export type ClickhouseModule = typeof import('@clickhouse/client')

/** A ClickHouse server over HTTP. */
export interface ClickhouseServer {
  /** Host and port, without user and password. */
  readonly place: string
  /** Runs a statement that answers nothing. */
  run(sql: string, signal?: AbortSignal): Promise<void>
  /** Rows of a query, as the server sends them. The server keeps an answer back until it is whole, so that no part of a failing one is taken for it. */
  rows(query: CompiledQuery, signal?: AbortSignal): AsyncGenerator<Cell[][]>
  /** Fills a table from rows in RowBinary, in one INSERT however long. */
  insert(table: string, rows: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Statements of many rules are longer and deeper than the servers' own limits; lists over shards are made once. */
const SETTINGS = {
  wait_end_of_query: 1,
  max_query_size: '67108864',
  max_ast_depth: '10000',
  max_ast_elements: '10000000',
  max_expanded_ast_elements: '10000000',
  distributed_product_mode: 'global',
  insert_distributed_sync: 1,
} satisfies ClickHouseSettings
/** A day: long statements end by the signal, not by the clock. */
const PATIENCE = 86_400_000

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '0': '\0' }

function cellOf(field: string, type: string): Cell {
  if (field === '\\N') return null
  const plain = type.replace(/^Nullable\((.*)\)$/, '$1')
  if (/^U?Int\d+$/.test(plain)) {
    const whole = Number(field)
    return Number.isSafeInteger(whole) ? whole : BigInt(field)
  }
  if (/^Float\d+$/.test(plain)) return Number(field.replace('inf', 'Infinity'))
  return field.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter)
}

/** The statement with its values as literals, where it has numbered ones: version 18.16 has no parameters. */
export function withLiterals({ sql, params }: CompiledQuery): string {
  if (params.length === 0) return sql
  return sql.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\$(\d+)/gs, (found, number: string | undefined) => {
    if (number === undefined) return found
    const value = params[Number(number) - 1]
    if (value === undefined)
      throw new PledgebookError(
        'bug',
        'sql.parameter',
        `no value for $${number}`,
        'report this: a statement lacks a value',
      )
    if (value === null) return 'NULL'
    return typeof value === 'string' ? clickhouseLiteral(value) : String(Number(value))
  })
}

function addressOf(url: string): { url: string; username: string; password: string; database: string; place: string } {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    throw new PledgebookError(
      'input',
      'clickhouse.address',
      'the address of a ClickHouse server is no HTTP address',
      'write it as http://user:password@host:8123/database',
    )
  const { protocol, host, username, password, pathname } = parsed
  return {
    url: `${protocol}//${host}`,
    username: decodeURIComponent(username) || 'default',
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || 'default',
    place: host,
  }
}

/**
 * Opens a server at `http://user:password@host:8123/database`. Throws `source` `clickhouse.missing` without the package
 * @clickhouse/client; its statements throw `source` `clickhouse.unreachable` and `clickhouse.refused`.
 */
export async function openClickhouse(url: string, load?: () => Promise<ClickhouseModule>): Promise<ClickhouseServer> {
  const { place, ...address } = addressOf(url)
  const module = await packageOrFault(
    '@clickhouse/client',
    'clickhouse.missing',
    load ?? (() => import('@clickhouse/client')),
  )
  const client = module.createClient({
    ...address,
    request_timeout: PATIENCE,
    clickhouse_settings: SETTINGS,
    log: { level: module.ClickHouseLogLevel.OFF },
  })
  const run = (sql: string, signal?: AbortSignal) =>
    stoppable(client, place, signal, async (stop) => void (await client.command({ query: sql, ...stop })))
  return {
    place,
    run,
    rows: (query, signal) => answer(client, place, query, signal),
    insert: (table, rows, signal) =>
      stoppable(client, place, signal, async (stop) => {
        const { Readable } = await import('node:stream')
        const values = Readable.from(rows, { objectMode: false })
        const { stream } = await client.exec({ query: `insert into ${table} format RowBinary`, values, ...stop })
        stream.resume()
      }),
    close: () => client.close(),
  }
}

async function* answer(
  client: ClickHouseClient,
  place: string,
  query: CompiledQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<Cell[][]> {
  const result = await stoppable(client, place, signal, (stop) =>
    client.query({ query: withLiterals(query), format: 'TabSeparatedWithNamesAndTypes', ...stop }),
  )
  let heading = 2
  let types: readonly string[] = []
  for await (const rows of result.stream()) {
    signal?.throwIfAborted()
    const cells: Cell[][] = []
    for (const { text } of rows) {
      const fields = text.split('\t')
      if (heading > 0) {
        heading--
        types = fields
      } else cells.push(fields.map((field, i) => cellOf(field, types[i] ?? '')))
    }
    if (cells.length > 0) yield cells
  }
}

/** Runs a statement that a signal stops, here and on the server; then the signal's reason is thrown. */
async function stoppable<T>(
  client: ClickHouseClient,
  place: string,
  signal: AbortSignal | undefined,
  work: (stop: { query_id: string; abort_signal?: AbortSignal }) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  const id = randomUUID()
  try {
    return await work({ query_id: id, ...(signal && { abort_signal: signal }) })
  } catch (error) {
    if (signal?.aborted) {
      // The server does not notice by itself that nobody waits; where this fails it ends with its own time.
      await client.command({ query: `kill query where query_id = ${clickhouseLiteral(id)}` }).catch(() => undefined)
      throw signal.reason
    }
    throw faultOf(error, place)
  }
}

function faultOf(error: unknown, place: string): unknown {
  if (error instanceof PledgebookError) return error
  const { message, code } = error as { readonly message?: string; readonly code?: string }
  if (/^E[A-Z]+/.test(code ?? ''))
    return new PledgebookError(
      'source',
      'clickhouse.unreachable',
      `the ClickHouse server does not answer (${code})`,
      'check the address, and that the server runs',
      { where: place, cause: error },
    )
  return new PledgebookError(
    'source',
    'clickhouse.refused',
    `ClickHouse: ${(message ?? String(error))
      .replace(/,? ?e\.(?:displayText\(\) =|what\(\) =).*?DB::Exception:? ?/g, ' ')
      .trim()
      .slice(0, 500)}`,
    'its words say what it missed: a right, memory, or a cluster that knows the servers given',
    { where: place, cause: error },
  )
}
