import { randomUUID } from 'node:crypto'
import { compileRules, LEDGER_COLUMNS, type Plan, planFor } from '../rules/compile.js'
import { PledgebookError } from '../terms/fault.js'
import { type ClickhouseModule, type ClickhouseServer, openClickhouse } from './clickhouse.js'
import type { LedgerBatch } from './ledger-batch.js'
import type { Classification, LedgerTable, TableAids } from './ledger-table.js'
import { NormalLines } from './normal-lines.js'
import { rowBinary } from './row-binary.js'

/** Servers of a ledger, each `http://user:password@host:8123/database`: the shards of one cluster, or one server. */
export interface ClickhouseReach {
  readonly servers: readonly string[]
  /** The cluster's name in the servers' own configuration; needed for more than one server. */
  readonly cluster?: string | undefined
}

export type ClickhouseAids = Omit<TableAids, 'load'> & { readonly load?: () => Promise<ClickhouseModule> }

const NUMBERS: Readonly<Record<string, string>> = { line: 'UInt32', row: 'UInt32', amount: 'Float64' }
const COLUMNS = LEDGER_COLUMNS.map((column) => `${column} ${NUMBERS[column] ?? 'String'}`).join(', ')

/**
 * Loads lines into ClickHouse: on every server a MergeTree table with a share of the lines, by a hash of `line`, and over
 * them a Distributed table on the first; with one server and no cluster a single table. Names carry a number of this
 * opening; `close` drops all it made. Rules are applied by each server to its own lines. Throws `input`
 * `clickhouse.cluster` and `clickhouse.address`, `source` `clickhouse.missing`, `.unreachable`, `.refused` and
 * `.shards`, and the signal's reason.
 */
export async function openClickhouseLedger(
  batches: AsyncIterable<LedgerBatch>,
  { servers: urls, cluster }: ClickhouseReach,
  aids: ClickhouseAids = {},
): Promise<LedgerTable> {
  if (urls.length === 0 || (urls.length > 1 && cluster === undefined) || !/^[\w.-]*$/.test(cluster ?? ''))
    throw new PledgebookError(
      'input',
      'clickhouse.cluster',
      urls.length === 0 ? 'no ClickHouse server is named' : `${urls.length} servers without the name of their cluster`,
      'name one server, or all shards of one cluster and the cluster as the servers know it (system.clusters)',
    )
  const servers = await Promise.all(urls.map((url) => openClickhouse(url, aids.load)))
  const [first] = servers as [ClickhouseServer]
  const tables = new ShardedTables(first, servers, cluster)
  const name = `${aids.name ?? 'ledger'}_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  const normal = new NormalLines()
  try {
    await tables.make(name, COLUMNS, aids.signal)
    await first.insert(name, rowBinary(batches, normal, aids), aids.signal)
    const { lines } = normal
    await tables.check(name, lines)
    let distinct: number | undefined
    return {
      engine: 'clickhouse',
      name,
      lines,
      spelled: (text) => normal.spelled(text),
      rows: (query, signal) => first.rows(query, signal ?? aids.signal),
      classify: async (set, as, options, signal = aids.signal): Promise<Classification> => {
        distinct ??= await tables.number(first, `select uniqCombined(words) from ${name}`, signal)
        const compiled = (table: string, plan: Plan) =>
          compileRules(set, 'clickhouse', plan, { ...options, table, keep: LEDGER_COLUMNS })
        const { plan, sql } = compiled(tables.local(name), planFor(lines, distinct, 'clickhouse'))
        const relation = `${name}_${as}`
        await tables.drop(relation)
        await tables.make(relation, `${COLUMNS}, rule Nullable(String)`, signal)
        const columns = [...LEDGER_COLUMNS, 'rule'].join(', ')
        const made = `insert into ${tables.local(relation)} (${columns}) ${sql}`
        await Promise.all(servers.map((server) => server.run(made, signal)))
        return { plan, sql, relation }
      },
      close: () => tables.close(),
    }
  } catch (error) {
    await tables.close().catch(() => undefined)
    throw error
  }
}

/** Tables of one name on every shard, and over them one of that name that reads them all. */
class ShardedTables {
  readonly #made = new Set<string>()
  #open = true

  constructor(
    readonly first: ClickhouseServer,
    readonly servers: readonly ClickhouseServer[],
    readonly cluster: string | undefined,
  ) {}

  /** The table that holds a shard's own lines. */
  local(name: string): string {
    return this.cluster === undefined ? name : `shard_of_${name}`
  }

  async make(name: string, columns: string, signal: AbortSignal | undefined): Promise<void> {
    const local = this.local(name)
    this.#made.add(name)
    const sql = `create table ${local} (${columns}) engine = MergeTree order by line`
    await Promise.all(this.servers.map((server) => server.run(sql, signal)))
    if (this.cluster === undefined) return
    const over = `Distributed('${this.cluster}', currentDatabase(), '${local}', intHash32(line))`
    await this.first.run(`create table ${name} as ${local} engine = ${over}`, signal)
  }

  async drop(name: string): Promise<void> {
    if (!this.#made.has(name)) return
    if (this.cluster !== undefined) await this.first.run(`drop table if exists ${name}`)
    await Promise.all(this.servers.map((server) => server.run(`drop table if exists ${this.local(name)}`)))
    this.#made.delete(name)
  }

  async number(server: ClickhouseServer, sql: string, signal?: AbortSignal): Promise<number> {
    let found = 0
    for await (const [[value] = []] of server.rows({ sql, params: [] }, signal)) found = Number(value)
    return found
  }

  /** The shards' own lines, the lines read over all of them and the lines given must be as many. */
  async check(name: string, lines: number): Promise<void> {
    const count = (server: ClickhouseServer, table: string) => this.number(server, `select count() from ${table}`)
    const own = await Promise.all(this.servers.map((server) => count(server, this.local(name))))
    const all = await count(this.first, name)
    if (all === lines && own.reduce((a, b) => a + b, 0) === lines) return
    throw new PledgebookError(
      'source',
      'clickhouse.shards',
      `of ${lines} lines the servers hold ${own.join(' and ')}, and the cluster finds ${all}`,
      'name every shard of the cluster once, one replica each',
      { where: this.servers.map((server) => server.place).join(', ') },
    )
  }

  /** Drops all tables and closes the servers; may be called twice. */
  async close(): Promise<void> {
    if (!this.#open) return
    this.#open = false
    try {
      for (const name of this.#made) await this.drop(name)
    } finally {
      await Promise.all(this.servers.map((server) => server.close()))
    }
  }
}
