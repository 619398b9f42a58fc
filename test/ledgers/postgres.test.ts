import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { openPostgres } from '../../src/ledgers/postgres.js'
import { openPostgresLedger } from '../../src/ledgers/postgres-table.js'
import { ledgerLine, ruleSet, writtenRule } from '../rules/rules-at-hand.js'
import { agreesOnLedgers } from './real-ledgers.js'
import { agreesOnAnyLedger, agreesOnAnyRows, type BareServer, batchesOf } from './rules-on-servers.js'
import { describeWithServers } from './servers.js'

const TYPES = {
  line: 'bigint',
  year: 'text',
  amount: 'double precision',
  code: 'text',
  ministry: 'text',
  programme: 'text',
  words: 'text',
  stage: 'text',
  side: 'text',
}
const LINES = Array.from({ length: 40 }, (_, i) => ledgerLine({ row: i + 2, amount: i / 8 }))

async function bare(url: string): Promise<BareServer> {
  const session = await openPostgres(url)
  const columns = Object.entries(TYPES)
  await session.run(`create temporary table bare (${columns.map((column) => column.join(' ')).join(', ')})`)
  return {
    dialect: 'postgres',
    tables: ['bare'],
    fill: async (lines) => {
      await session.run('delete from bare')
      const params = lines.flatMap((line) => columns.map(([name]) => line[name as keyof typeof TYPES]))
      const row = (i: number) => columns.map(([, type], j) => `$${i * columns.length + j + 1}::${type}`).join(', ')
      await session.run(`insert into bare values ${lines.map((_, i) => `(${row(i)})`).join(', ')}`, params)
    },
    rows: (query) => session.rows(query),
    close: () => session.close(),
  }
}

async function asked(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

describe('a session of PostgreSQL', () => {
  it('needs an address, somebody there, and the package', async () => {
    const open = (url: string, aids = {}) => openPostgresLedger(batchesOf(LINES), { url }, aids)
    await expect(open('http://localhost')).rejects.toMatchObject({ fault: 'input', code: 'postgres.address' })
    await expect(open('postgresql://me:secret@127.0.0.1:9/x')).rejects.toMatchObject({
      fault: 'source',
      code: 'postgres.unreachable',
      where: '127.0.0.1:9',
      message: 'the PostgreSQL server does not answer (ECONNREFUSED)',
    })
    const load = () => Promise.reject(new Error('Cannot find package'))
    await expect(open('postgresql://localhost/x', { load })).rejects.toMatchObject({
      code: 'postgres.missing',
      hint: 'install it: npm install pg',
    })
  })
})

describeWithServers('postgres', 'PostgreSQL', (reach) => {
  describe('rules compiled for PostgreSQL', () => {
    agreesOnAnyRows(() => bare(reach().url))
  })

  describe('a ledger in PostgreSQL', () => {
    agreesOnAnyLedger(
      (batches) => openPostgresLedger(batches, reach()),
      (text) => text.replaceAll('\0', ' '),
    )
  })

  agreesOnLedgers({ PostgreSQL: (batches) => openPostgresLedger(batches, reach()) })

  it('hands on numbers and texts as they are, some thousands at a time', async () => {
    const session = await openPostgres(reach().url)
    try {
      const sql = `select 9007199254740993, 1::smallint, -0.1::double precision, sum(x::bigint), 1.25, null, true, $1::text from generate_series(1, 3) as x`
      const rows = []
      for await (const some of session.rows({ sql, params: ["it's \\ $2"] })) rows.push(...some)
      expect(rows).toEqual([[9007199254740993n, 1, -0.1, 6, 1.25, null, true, "it's \\ $2"]])
      const sizes = []
      for await (const some of session.rows({ sql: 'select generate_series(1, 10000)', params: [] }))
        sizes.push(some.length)
      expect(sizes).toEqual([4096, 4096, 1808])
    } finally {
      await session.close()
    }
  })

  it("keeps to its own session: others' tables of the same names stay, and nothing is left", async () => {
    const { url } = reach()
    await asked(url, 'create table ledger_now as select 1 as theirs')
    const [a, b] = await Promise.all([
      openPostgresLedger(batchesOf(LINES), { url }),
      openPostgresLedger(batchesOf(LINES.slice(1)), { url }),
    ])
    const set = ruleSet(writtenRule('02'))
    for (const table of [a, a, b]) await table.classify(set, 'now')
    for await (const rows of b.rows({ sql: "select count(*) from ledger_now where rule = '02'", params: [] }))
      expect(rows).toEqual([[LINES.length - 1]])
    await Promise.all([a.close(), b.close(), a.close()])
    expect(await asked(url, 'select * from ledger_now')).toEqual([[1]])
    await asked(url, 'drop table ledger_now')
    async function* broken() {
      yield* batchesOf(LINES)
      throw new Error('the disk is gone')
    }
    await expect(openPostgresLedger(broken(), { url })).rejects.toThrow('the disk is gone')
    const left = "select count(*)::int from pg_class where relname like 'ledger%'"
    await expect.poll(() => asked(url, left)).toEqual([[0]])
  })

  it('says what the server refuses, without the password', async () => {
    const { url } = reach()
    const wrong = url.replace(/:[0-9a-f]{32}@/, ':wrong@')
    await expect(openPostgresLedger(batchesOf(LINES), { url: wrong })).rejects.toMatchObject({
      fault: 'source',
      code: 'postgres.refused',
      where: new URL(url).host,
      message: expect.stringMatching(/^PostgreSQL: .*password authentication failed.*28P01/),
    })
    await asked(url, "create database latin template template0 encoding 'LATIN1' locale 'C'")
    const latin = openPostgresLedger(batchesOf(LINES), { url: url.replace(/\/postgres$/, '/latin') })
    await expect(latin).rejects.toMatchObject({
      code: 'postgres.encoding',
      message: 'the database is in LATIN1, not in UTF8',
    })
  })

  it('is cancelled while loading and while answering, and answers again', async () => {
    const early = new AbortController()
    async function* slow() {
      yield* batchesOf(LINES)
      early.abort(new Error('stopped'))
      yield* batchesOf(LINES)
    }
    await expect(openPostgresLedger(slow(), reach(), { signal: early.signal })).rejects.toThrow('stopped')
    const table = await openPostgresLedger(batchesOf(LINES), reach())
    try {
      const late = new AbortController()
      setTimeout(() => late.abort(new Error('enough')), 100)
      const sleep = { sql: 'select pg_sleep(60)', params: [] }
      await expect(table.rows(sleep, late.signal).next()).rejects.toThrow('enough')
      for await (const rows of table.rows({ sql: 'select count(*) from ledger', params: [] }))
        expect(rows).toEqual([[LINES.length]])
    } finally {
      await table.close()
    }
  })
})
