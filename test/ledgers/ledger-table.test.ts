import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openLedger } from '../../src/ledgers/ledger-table.js'
import { readLedger } from '../../src/ledgers/read-ledger.js'
import { decidedLines } from './decided-lines.js'
import { fileInput, inputOf, plainMapping, readAll } from './ledger-desk.js'

const installed = await import('@duckdb/node-api').then(
  () => true,
  () => false,
)
if (!installed) console.log('notice: @duckdb/node-api is not installed; ledgers in a database are not tested')

const CSV = 'year,code,amount,name\n2024,A 1,5,Ärzte für İstanbul\n2025,b2,-2.5,"Straße, neu"\n2025,,0,\n'
const MAPPING = plainMapping('text: name')
// Other tests make and remove folders in the machine's own at the same time.
const OWN = mkdtempSync(join(tmpdir(), 'pledgebook-table-'))
process.env.TMPDIR = OWN
afterAll(() => rmSync(OWN, { recursive: true, force: true }))
const left = () => readdirSync(OWN).filter((name) => name.startsWith('pledgebook-ledger-'))

async function open(csv: string, aids = {}) {
  const reading = await readLedger(inputOf(csv), MAPPING)
  return openLedger(reading.batches, aids)
}

describe('a ledger in the database', () => {
  it('says how to install the database where it is missing', async () => {
    const load = () => Promise.reject(new Error("Cannot find package '@duckdb/node-api'"))
    await expect(open(CSV, { load })).rejects.toMatchObject({
      fault: 'source',
      code: 'duckdb.missing',
      hint: 'install it: npm install @duckdb/node-api',
    })
  })
})

if (installed)
  describe('a ledger in the database, with DuckDB', () => {
    it('holds texts in the form that rules compare', async () => {
      const table = await open(CSV)
      try {
        const rows = []
        for await (const some of table.rows({ sql: `select * from ${table.name} order by line`, params: [] }))
          rows.push(...some)
        expect(rows).toEqual([
          [
            0,
            2,
            '2024',
            5,
            'a 1',
            '',
            '',
            ' ärzte für istanbul ',
            'outturn',
            'expenditure',
            'Ärzte für İstanbul',
            'ledger.csv',
          ],
          [1, 3, '2025', -2.5, 'b2', '', '', ' straße neu ', 'outturn', 'expenditure', 'Straße, neu', 'ledger.csv'],
          [2, 4, '2025', 0, '', '', '', '', 'outturn', 'expenditure', '', 'ledger.csv'],
        ])
      } finally {
        await table.close()
      }
    })

    it('answers compiled rules with parameters, line by line', async () => {
      const table = await open(CSV)
      try {
        const found = []
        const sql = `select line, case when contains(words, $1) then $2 end from ${table.name} order by line`
        for await (const rows of decidedLines(table, { sql, params: [' istanbul ', 'abroad'] })) found.push(...rows)
        expect(found).toEqual([
          { line: 0, rule: 'abroad' },
          { line: 1, rule: null },
          { line: 2, rule: null },
        ])
      } finally {
        await table.close()
      }
    })

    it('loads many lines in batches, all of them', async () => {
      const rows = Array.from({ length: 30_000 }, (_, i) => `${2000 + (i % 20)},c${i % 700},${i},text ${i % 90}`)
      const reading = await readLedger(inputOf(`year,code,amount,name\n${rows.join('\n')}\n`), MAPPING)
      const seen: number[] = []
      const table = await openLedger(reading.batches, { onProgress: (lines) => seen.push(lines) })
      try {
        const sql = `select count(*), sum(amount), count(distinct line), max(line), count(distinct code) from ledger`
        for await (const [row] of table.rows({ sql, params: [] }))
          expect(row).toEqual([30_000, (30_000 * 29_999) / 2, 30_000, 29_999, 700])
        expect(table.lines).toBe(30_000)
        expect(seen.at(-1)).toBe(30_000)
        expect(seen.length).toBeGreaterThan(2)
      } finally {
        await table.close()
      }
    })

    it('leaves no temporary folder, whether it ends well or not', async () => {
      const before = left()
      const table = await open(CSV)
      expect(left().length).toBeGreaterThanOrEqual(before.length)
      await table.close()
      await table.close()
      const failing = await readLedger(inputOf('year,code,amount,name\n'), MAPPING)
      async function* broken() {
        yield* failing.batches
        throw new Error('the disk is gone')
      }
      await expect(openLedger(broken())).rejects.toThrow('the disk is gone')
      expect(left().filter((name) => !before.includes(name))).toEqual([])
    })

    it('is cancelled while loading and while answering', async () => {
      const early = new AbortController()
      early.abort(new Error('stopped'))
      await expect(open(CSV, { signal: early.signal })).rejects.toThrow('stopped')
      const table = await open(CSV)
      try {
        const late = new AbortController()
        setTimeout(() => late.abort(new Error('enough')), 50)
        const sql = 'select count(*) from range(1000000000) a, range(1000000000) b where (a.range * b.range) % 7 = 3'
        const asked = (async () => {
          for await (const rows of table.rows({ sql, params: [] }, late.signal)) return rows
        })()
        await expect(asked).rejects.toThrow('enough')
        for await (const rows of table.rows({ sql: 'select count(*) from ledger', params: [] }))
          expect(rows).toEqual([[3]])
      } finally {
        await table.close()
      }
    })

    it('reaches no file and no network', async () => {
      const table = await open(CSV)
      try {
        for (const sql of [
          "select * from read_text('/etc/hostname')",
          "copy ledger to '/tmp/out.csv'",
          'install httpfs',
        ])
          await expect(table.rows({ sql, params: [] }).next()).rejects.toThrow(/disabled|Permission/i)
      } finally {
        await table.close()
      }
    })

    it('reads Parquet, numbers and texts alike, and says of a damaged file that it is', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ledger-parquet-'))
      const path = join(folder, 'some.parquet')
      try {
        const { DuckDBInstance } = await import('@duckdb/node-api')
        const database = await (await DuckDBInstance.create()).connect()
        await database.run(
          `copy (select 2024::integer as year, '007' as code, 1234.5::decimal(10,2) as amount, 'É' as name
             union all select 2025, '008', -3, null) to '${path}' (format parquet)`,
        )
        const { lines, tally } = await readAll(fileInput(path), MAPPING)
        expect(lines.map((line) => [line.row, line.year, line.code, line.amount, line.text])).toEqual([
          [1, '2024', '007', 1234.5, 'É'],
          [2, '2025', '008', -3, ''],
        ])
        expect(tally.rejected).toBe(0)
        const damaged = { ...inputOf('PAR1 and no more'), path: '/nowhere/x.parquet' }
        await expect(readAll(damaged, MAPPING)).rejects.toMatchObject({ code: 'ledger.parquet', fault: 'source' })
        await expect(readAll(inputOf('PAR1 and no more'), MAPPING)).rejects.toMatchObject({ code: 'ledger.parquet' })
        expect(existsSync(path)).toBe(true)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    })
  })
