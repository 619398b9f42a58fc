import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClickhouseServer, openClickhouse, withLiterals } from '../../src/ledgers/clickhouse.js'
import { openClickhouseLedger } from '../../src/ledgers/clickhouse-table.js'
import type { Cell } from '../../src/ledgers/ledger-table.js'
import { clickhouseLiteral } from '../../src/rules/sql-dialect.js'
import { ledgerLine, ruleSet, writtenRule } from '../rules/rules-at-hand.js'
import { agreesOnLedgers } from './real-ledgers.js'
import { agreesOnAnyLedger, agreesOnAnyRows, type BareServer, batchesOf } from './rules-on-servers.js'
import { describeWithServers, type Reach } from './servers.js'

const COLUMNS =
  'line UInt32, year Nullable(String), amount Nullable(Float64), code Nullable(String), ministry Nullable(String), programme Nullable(String), words Nullable(String), stage Nullable(String), side Nullable(String)'
const LINES = Array.from({ length: 40 }, (_, i) => ledgerLine({ row: i + 2, amount: i / 8 }))

/** The rows in one table, and spread over both servers. */
async function bare({ servers, cluster }: Reach['clickhouse']): Promise<BareServer> {
  const [first, second] = await Promise.all([openClickhouse(servers[0]), openClickhouse(servers[1])])
  const create = async (server: ClickhouseServer, name: string) => {
    await server.run(`drop table if exists ${name}`)
    await server.run(`create table ${name} (${COLUMNS}) engine = Memory`)
  }
  await Promise.all([create(first, 'whole'), create(first, 'part'), create(second, 'part')])
  await first.run('drop table if exists spread')
  await first.run(`create table spread as part engine = Distributed('${cluster}', currentDatabase(), part)`)
  return {
    dialect: 'clickhouse',
    tables: ['whole', 'spread'],
    fill: async (lines) => {
      const value = (cell: Cell) => (typeof cell === 'string' ? clickhouseLiteral(cell) : String(cell))
      const fill = async (server: ClickhouseServer, table: string, some: typeof lines) => {
        await server.run(`truncate table ${table}`)
        const rows = some.map((l) =>
          [l.line, l.year, l.amount, l.code, l.ministry, l.programme, l.words, l.stage, l.side].map(value),
        )
        await server.run(`insert into ${table} values ${rows.map((row) => `(${row.join(', ')})`).join(', ')}`)
      }
      const half = Math.floor(lines.length / 2)
      await Promise.all([
        fill(first, 'whole', lines),
        fill(first, 'part', lines.slice(0, half)),
        fill(second, 'part', lines.slice(half)),
      ])
    },
    rows: (query) => first.rows(query),
    close: async () => {
      for (const name of ['spread', 'whole', 'part']) await first.run(`drop table if exists ${name}`)
      await second.run('drop table if exists part')
      await Promise.all([first.close(), second.close()])
    },
  }
}

async function only(server: ClickhouseServer, sql: string): Promise<Cell[]> {
  const rows: Cell[][] = []
  for await (const some of server.rows({ sql, params: [] })) rows.push(...some)
  return rows.map(([cell]) => cell ?? null)
}

/** Names of the tables that servers hold in their default database. */
async function tablesOf(urls: readonly string[]): Promise<Cell[]> {
  const names = urls.map(async (url) => {
    const server = await openClickhouse(url)
    try {
      return await only(server, "select name from system.tables where database = 'default'")
    } finally {
      await server.close()
    }
  })
  return (await Promise.all(names)).flat()
}

describe('statements for ClickHouse', () => {
  it('get their values as literals, but not inside texts and names', () => {
    const params = ["soldier's \\", -1.5, null, true]
    expect(withLiterals({ sql: `select $1, '$1 \\' $2', "$1", $2, $3, $4`, params })).toBe(
      `select 'soldier\\'s \\\\', '$1 \\' $2', "$1", -1.5, NULL, 1`,
    )
    expect(() => withLiterals({ sql: 'select $2', params: ['a'] })).toThrow('no value for $2')
  })

  it('go to an address and, over several servers, to a cluster', async () => {
    const open = (servers: string[], cluster?: string) => openClickhouseLedger(batchesOf(LINES), { servers, cluster })
    await expect(open(['tcp://localhost'])).rejects.toMatchObject({ fault: 'input', code: 'clickhouse.address' })
    await expect(open(['http://a', 'http://b'])).rejects.toMatchObject({
      fault: 'input',
      code: 'clickhouse.cluster',
      message: '2 servers without the name of their cluster',
    })
    await expect(open(['http://a'], "x', y")).rejects.toMatchObject({ code: 'clickhouse.cluster' })
    await expect(open(['http://me:secret@127.0.0.1:9'])).rejects.toMatchObject({
      fault: 'source',
      code: 'clickhouse.unreachable',
      where: '127.0.0.1:9',
      message: 'the ClickHouse server does not answer (ECONNREFUSED)',
    })
    const load = () => Promise.reject(new Error('Cannot find package'))
    await expect(openClickhouseLedger(batchesOf(LINES), { servers: ['http://a'] }, { load })).rejects.toMatchObject({
      code: 'clickhouse.missing',
      hint: 'install it: npm install @clickhouse/client',
    })
  })
})

describeWithServers('clickhouse', 'ClickHouse', (reach) => {
  const one = () => ({ servers: [reach().servers[0]] as const })

  describe('rules compiled for ClickHouse, in one table and over two shards', () => {
    agreesOnAnyRows(() => bare(reach()))
  })

  describe('a ledger on two shards', () => {
    agreesOnAnyLedger((batches) => openClickhouseLedger(batches, reach()))
  })

  describe('a ledger on one server', () => {
    agreesOnAnyLedger((batches) => openClickhouseLedger(batches, one()))
  })

  agreesOnLedgers({
    'ClickHouse, two shards': (batches) => openClickhouseLedger(batches, reach()),
    'ClickHouse, one server': (batches) => openClickhouseLedger(batches, one()),
  })

  it('reads literals back as they were, every character', async () => {
    const server = await openClickhouse(one().servers[0])
    const same = async (texts: readonly string[]) => {
      const literals = texts.map(clickhouseLiteral).join(', ')
      expect(await only(server, `select arrayJoin([${literals}])`)).toEqual(texts)
    }
    try {
      await same(Array.from({ length: 0x300 }, (_, i) => `<${String.fromCodePoint(i)}>`))
      await same(["'; drop table x --", "\\'", '\\x00', '\\N', '{a:String}', '$1'])
      await fc.assert(
        fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 100 }), same),
        { numRuns: 20 },
      )
    } finally {
      await server.close()
    }
  })

  it('hands on numbers as they are', async () => {
    const server = await openClickhouse(one().servers[0])
    try {
      const sql = `select toInt64(9007199254740993), toUInt8(1), -0.1, 1/3, toFloat64(1e300), NULL, -1/0, 'a\\tb\\\\N'`
      const rows = []
      for await (const some of server.rows({ sql, params: [] })) rows.push(...some)
      expect(rows).toEqual([[9007199254740993n, 1, -0.1, 1 / 3, 1e300, null, -Infinity, 'a\tb\\N']])
    } finally {
      await server.close()
    }
  })

  it('spreads lines over both servers, beside the ledgers of others, and leaves nothing', async () => {
    const before = await tablesOf(reach().servers)
    const [a, b] = await Promise.all([
      openClickhouseLedger(batchesOf(LINES), reach()),
      openClickhouseLedger(batchesOf(LINES.slice(1)), reach()),
    ])
    const set = ruleSet(writtenRule('02'))
    await a.classify(set, 'now')
    await a.classify(set, 'now')
    await b.classify(set, 'now')
    const first = await openClickhouse(reach().servers[0])
    const own = (await tablesOf([reach().servers[1]])).filter((name) => !before.includes(name))
    expect(own.length).toBe(4)
    const shard = `shard_of_${a.name}`
    const [held] = await only(first, `select count() from ${shard}`)
    expect(Number(held)).toBeGreaterThan(0)
    expect(Number(held)).toBeLessThan(LINES.length)
    expect(await only(first, `select count() from ${a.name}_now where rule = '02'`)).toEqual([LINES.length])
    await first.close()
    await Promise.all([a.close(), b.close(), a.close()])
    async function* broken() {
      yield* batchesOf(LINES)
      throw new Error('the disk is gone')
    }
    await expect(openClickhouseLedger(broken(), reach())).rejects.toThrow('the disk is gone')
    expect(await tablesOf(reach().servers)).toEqual(before)
  })

  it('says what a server refuses, without the password', async () => {
    const [url] = one().servers
    const wrong = url.replace(/:[0-9a-f]{32}@/, ':wrong@')
    const refused = openClickhouseLedger(batchesOf(LINES), { servers: [wrong] })
    await expect(refused).rejects.toMatchObject({
      fault: 'source',
      code: 'clickhouse.refused',
      where: new URL(url).host,
      message: expect.stringMatching(/^ClickHouse: .*password/),
    })
    const unknown = openClickhouseLedger(batchesOf(LINES), { servers: [url], cluster: 'elsewhere' })
    await expect(unknown).rejects.toThrow(/^ClickHouse: .*elsewhere/)
    const half = openClickhouseLedger(batchesOf(LINES), { servers: [url], cluster: reach().cluster })
    await expect(half).rejects.toMatchObject({ code: 'clickhouse.refused' })
  })

  it('is cancelled while loading and while answering, on the server too', async () => {
    const early = new AbortController()
    async function* slow() {
      yield* batchesOf(LINES)
      early.abort(new Error('stopped'))
      yield* batchesOf(LINES)
    }
    await expect(openClickhouseLedger(slow(), reach(), { signal: early.signal })).rejects.toThrow('stopped')
    const table = await openClickhouseLedger(batchesOf(LINES), reach())
    try {
      const late = new AbortController()
      setTimeout(() => late.abort(new Error('enough')), 100)
      const endless = 'select count() from system.numbers where number < 0'
      await expect(table.rows({ sql: endless, params: [] }, late.signal).next()).rejects.toThrow('enough')
      const others = 'select count() from system.processes where query like $1'
      await expect
        .poll(
          async () => (await table.rows({ sql: others, params: ['select count() from system.numbers%'] }).next()).value,
        )
        .toEqual([[0]])
    } finally {
      await table.close()
    }
  })
})
