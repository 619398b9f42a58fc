import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { MADE_MAPPING, madeRows, madeRules, writeMade } from '../../bench/made-ledger.js'
import { tidy } from '../../src/ledgers/column-name.js'
import { type LedgerFile, openLedgerFile } from '../../src/ledgers/ledger-file.js'
import { plainTexts } from '../../src/ledgers/ledger-file-text.js'
import { type Cell, type CompiledQuery, type LedgerTable, openLedger } from '../../src/ledgers/ledger-table.js'
import { type LedgerMapping, ledgerMapping } from '../../src/ledgers/mapping-schema.js'
import { readLedger } from '../../src/ledgers/read-ledger.js'
import { tallySql } from '../../src/rules/classified-sql.js'
import { interpreter } from '../../src/rules/interpret.js'
import { ruleLine, wordForm } from '../../src/rules/ledger-text.js'
import type { RuleSet } from '../../src/rules/rule.js'
import { tally } from '../../src/rules/tally.js'
import { ruleSet, ruleSets, texts, writtenRule } from '../rules/rules-at-hand.js'
import { fileInput, mappingOf, plainMapping, readAll } from './ledger-desk.js'

const duckdb = await import('@duckdb/node-api').catch(() => undefined)
if (duckdb === undefined)
  console.log('notice: @duckdb/node-api is not installed; ledgers left in their file are not tested')

const folder = mkdtempSync(join(tmpdir(), 'ledger-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let written = 0
const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('pledgebook-ledger-'))

async function connect() {
  if (duckdb === undefined) throw new Error('no DuckDB')
  return (await duckdb.DuckDBInstance.create()).connect()
}

/** A Parquet file of a SELECT's rows. */
async function parquet(select: string): Promise<string> {
  const path = join(folder, `it's ${written++}.parquet`)
  const connection = await connect()
  await connection.run(`copy (${select}) to '${path.replaceAll("'", "''")}' (format parquet, row_group_size 2048)`)
  connection.closeSync()
  return path
}

async function all(table: LedgerTable, query: CompiledQuery): Promise<Cell[][]> {
  const rows: Cell[][] = []
  for await (const some of table.rows(query)) rows.push(...some)
  return rows
}

/** Rules by the file as it lies, and by interpretation of the lines that `readLedger` makes of it. */
async function both(path: string, mapping: LedgerMapping, set: RuleSet) {
  const file = await openLedgerFile(path, mapping)
  if (file === undefined) throw new Error('the file was not taken')
  try {
    const { relation, plan } = await file.classify(set, 'test')
    const order = 'order by year, stage, side, rule'
    const sums = await all(file, file.sums(relation))
    const money = await all(file, tallySql('duckdb', relation))
    const found = await all(file, { sql: `select "row", rule from ${relation} order by line`, params: [] })
    const { lines, tally: counted } = await readAll(fileInput(path), mapping)
    const decide = interpreter(set)
    const meant = lines.map((line, i) => ({ line, rule: decide(ruleLine(line, i))?.rule.id }))
    const own = tally(meant).map(({ rule, year, stage, side, cents, lines: count }) => {
      return [rule ?? null, year, stage, side, Number(cents), count].join()
    })
    const plain = (rows: Cell[][]) => rows.map((row) => row.map((cell) => cell ?? null).join()).sort()
    return { plan, order, file, counted, sums: plain(sums), money: plain(money), own: own.sort(), found, meant }
  } finally {
    await file.close()
  }
}

function expectSame({ sums, money, own, found, meant, file, counted }: Awaited<ReturnType<typeof both>>) {
  expect(found).toEqual(meant.map(({ line, rule }) => [line.row, rule ?? null]))
  expect(sums).toEqual(own)
  expect(money).toEqual(own)
  const { rows, lines, rejected, emptyAmounts, blankRows } = counted
  expect({ ...file.tally }).toMatchObject({ rows, lines, rejected, emptyAmounts, blankRows })
}

const literal = (value: string | number | null) =>
  value === null ? 'null' : typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`

const FULL = plainMapping(
  'ministry: ministry\nprogramme: programme\ntext: text\namounts: [{column: amount}]\nstage: {column: stage, is: {b: appropriated, r: outturn}}\nside: {column: side, expenditure: [u], revenue: [i]}',
)

if (duckdb !== undefined)
  describe('a ledger left in its Parquet file', () => {
    it('has the same columns as one that is loaded', async () => {
      const path = await parquet(
        `select * from (values (2024, ' A  1', 5.255::decimal(9,3), 'Ärzte für İstanbul', 7, 'x'),
           (2025, 'b2', -2.5, 'Straße, neu ', 112, null), (2025, null, 0, null, null, 'y'), (2025, 'b2', null, 'no amount', 1, 'y'),
           (null, null, null, null, null, null)) as t(year, code, amount, name, chapter, ministry)`,
      )
      const mapping = plainMapping(
        'text: [name, {column: ministry, before: " / "}]\ncode: [code, {column: chapter, width: 4, before: "."}]\nministry: ministry\nscale: 6\nside: revenue',
      )
      const reading = await readLedger(fileInput(path), mapping)
      const loaded = await openLedger(reading.batches)
      const file = await openLedgerFile(path, mapping)
      try {
        const rows = await all(loaded, { sql: 'select * from ledger order by line', params: [] })
        expect(await all(file as LedgerFile, { sql: 'select * from ledger order by line', params: [] })).toEqual(rows)
        expect(rows[0]).toEqual([
          0,
          1,
          '2024',
          -5_255_000,
          'a 1.0007',
          'x',
          '',
          ' ärzte für istanbul x ',
          'outturn',
          'revenue',
          'Ärzte für İstanbul / x',
          `it's ${written - 1}.parquet`,
        ])
        expect(rows).toHaveLength(3)
        expect(file?.names).toEqual(reading.names)
        expect(file?.lines).toBe(3)
        expect(file?.tally).toMatchObject({ rows: 5, lines: 3, rejected: 0, emptyAmounts: 1, blankRows: 1 })
        expect(reading.tally).toMatchObject({ rows: 5, lines: 3, rejected: 0, emptyAmounts: 1, blankRows: 1 })
        expect(file?.spelled?.('a 1.0007')).toBe('A 1.0007')
      } finally {
        await file?.close()
        await loaded.close()
      }
    })

    it.each([
      ['DOUBLE', 0],
      ['DOUBLE', 3],
      ['INTEGER', 6],
      ['BIGINT', 0],
      ['DECIMAL(12,2)', 0],
      ['DECIMAL(12,4)', 3],
      ['DECIMAL(18,1)', 6],
    ])('reads amounts of %s times ten to the %i as the reader does, to the last digit', async (type, scale) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), { minLength: 50, maxLength: 50 }),
          async (tens) => {
            const values = tens.map((ten) => `(${ten} / 10000)`).join(', ')
            const path = await parquet(
              `select 2024 as year, 'c' as code, v::${type} as amount from (values ${values}) as t(v)`,
            )
            const mapping = plainMapping(`scale: ${scale}`)
            const file = await openLedgerFile(path, mapping)
            try {
              const amounts = await all(file as LedgerFile, {
                sql: 'select amount from ledger order by line',
                params: [],
              })
              const { lines } = await readAll(fileInput(path), mapping)
              expect(amounts.flat()).toEqual(lines.map((line) => line.amount))
            } finally {
              await file?.close()
            }
          },
        ),
        { numRuns: 4 },
      )
    })

    it('gives the same as the interpreter, absent values, accents and empty texts included', async () => {
      const name = fc.option(texts)
      const row = fc.record({
        year: fc.constantFrom('2014', '2020', '2024', '2025'),
        code: name,
        ministry: name,
        programme: name,
        text: name,
        stage: fc.constantFrom('b', 'r'),
        side: fc.constantFrom('u', 'i'),
        amount: fc.option(
          fc.oneof(
            fc.integer({ min: -3, max: 3 }),
            fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
          ),
        ),
      })
      let decided = 0
      await fc.assert(
        fc.asyncProperty(ruleSets, fc.array(row, { minLength: 30, maxLength: 60 }), async (set, rows) => {
          const columns = ['year', 'code', 'ministry', 'programme', 'text', 'stage', 'side', 'amount'] as const
          const values = rows.map((each) => `(${columns.map((column) => literal(each[column])).join(', ')})`)
          const select = `select * replace (amount::double as amount) from (values ${values.join(',')}) as t(${columns.join(', ')})`
          const same = await both(await parquet(select), FULL, set)
          expectSame(same)
          decided += same.meant.filter(({ rule }) => rule !== undefined).length
        }),
        { numRuns: 25 },
      )
      expect(decided).toBeGreaterThan(100)
    })

    it('searches texts that nearly all differ row by row, with the same answers', async () => {
      await fc.assert(
        fc.asyncProperty(ruleSets, fc.array(texts, { minLength: 12, maxLength: 12 }), async (set, some) => {
          const list = `[${some.map(literal).join(', ')}]`
          const odd = ['a\u0308', 'Ж', '\u00ad', '日本', '\t', '\u2028'].map(literal).join(', ')
          const select = `select 2014 + i % 12 as year, 'b' as stage, 'u' as side, ${list}[i % 7 + 1] as code, ${list}[i % 5 + 1] as ministry,
            null as programme, case when i % 97 = 0 then null else ${list}[i % 12 + 1] || ' ' || i || [${odd}, '', '', ''][i % 9 + 1] || ${list}[i % 11 + 1] end as text,
            (i % 1000) / 10 as amount from range(2600) as t(i)`
          const same = await both(await parquet(select), FULL, set)
          expect(same.plan).toBe('case')
          expectSame(same)
        }),
        { numRuns: 10 },
      )
    })

    it('knows letters of three scripts as the reader does, each by itself', async () => {
      const connection = await connect()
      const { isPlain, words, tidy: tidied, holds } = plainTexts()
      const codes = Array.from({ length: 0x2fff }, (_, i) => i + 1)
      const list = codes.flatMap((code) => [`B ${String.fromCodePoint(code)}x`, `A${String.fromCodePoint(code)}`])
      await connection.run('create table t (text varchar)')
      const appender = await connection.createAppender('t')
      for (const text of list) {
        appender.appendVarchar(text)
        appender.endRow()
      }
      appender.closeSync()
      const sql = `select text, ${words('text')}, ${tidied('text')}, ${holds('text', [' b ', 'ax'])} from t where ${isPlain('text')}`
      const rows = (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(String))
      connection.closeSync()
      const holding = (form: string) => String(form.includes(' b ') || form.includes('ax'))
      expect(rows).toEqual(
        rows.map(([text = '']) => [text, wordForm(text), tidy(text).normalize('NFC'), holding(wordForm(text))]),
      )
      expect(rows.length).toBeGreaterThan(2_400)
      const plain = new Set(rows.map(([text]) => text))
      expect(['Aé', 'Aß', 'Aİ', 'Aς', 'AЖ', 'A–'].filter((text) => !plain.has(text))).toEqual([])
    })

    it('classifies a made-up ledger as the interpreter does, whose rows are the same in SQL and TypeScript', async () => {
      for (const numbered of [false, true]) {
        const shape = { rows: 6_000, texts: 800, numbered, seed: 3 }
        const path = join(folder, `made-${numbered}.parquet`)
        const connection = await connect()
        await writeMade(connection, shape, path, 'parquet')
        const read = (await connection.runAndReadAll(`from '${path}'`)).getRowObjects()
        connection.closeSync()
        expect(read.map((row) => ({ ...row }))).toEqual([...madeRows(shape)])
        const same = await both(path, ledgerMapping.parse(MADE_MAPPING), madeRules(40, shape))
        expect(same.plan).toBe(numbered ? 'case' : 'bitmap')
        expectSame(same)
        expect(same.meant.filter(({ rule }) => rule !== undefined).length).toBeGreaterThan(100)
      }
    })

    it('takes more rules than integers have bits, and several rule sets beside one another', async () => {
      const path = await parquet(
        `select 2024 as year, (1000 + i)::varchar as code, 'b' as stage, 'u' as side, i as amount, '' as ministry, '' as programme, 'Ship' as text from range(400) as t(i)`,
      )
      const many = ruleSet(
        ...Array.from({ length: 300 }, (_, i) => writtenRule(`r${i}`, { when: { code: String(1000 + i) } })),
      )
      const same = await both(path, FULL, many)
      expect(same.plan).toBe('case')
      expectSame(same)
      const file = (await openLedgerFile(path, FULL)) as LedgerFile
      try {
        const one = await file.classify(ruleSet(writtenRule('ships', { when: { word: 'ship', code: '10' } })), 'one')
        const two = await file.classify(many, 'two')
        const again = await file.classify(ruleSet(writtenRule('all', { when: { amount: { least: 200 } } })), 'two')
        const counts = async (sql: CompiledQuery) =>
          (await all(file, sql)).map(([rule, , , , , lines]) => [rule, lines])
        expect(again.relation).toBe(two.relation)
        expect(await counts(file.sums(one.relation))).toEqual([
          ['ships', 100],
          [null, 300],
        ])
        expect(await counts(file.sums(two.relation))).toEqual([
          ['all', 200],
          [null, 200],
        ])
        expect(() => file.sums('ledger_three')).toThrow('no relation "ledger_three"')
      } finally {
        await file.close()
      }
    })

    it('is not taken where its meaning could differ, and leaves nothing behind', async () => {
      const before = left()
      const good = `select 2024 as year, 'c' as code, 1.5::double as amount, 'x' as name`
      const taken = async (select: string, mapping: LedgerMapping) => {
        const file = await openLedgerFile(await parquet(select), mapping)
        await file?.close()
        return file !== undefined
      }
      expect(await taken(good, plainMapping())).toBe(true)
      const refused: [string, LedgerMapping][] = [
        [good.replace('1.5::double', "'1.5'"), plainMapping()],
        [good.replace('1.5::double', "'nan'::double"), plainMapping()],
        [good.replace('1.5::double', '1e14::double'), plainMapping()],
        [good.replace('1.5::double', '1.5::float'), plainMapping()],
        [good.replace('2024', "'n/a'"), plainMapping()],
        [good.replace("'c'", "'12345'"), plainMapping('code: [{column: code, width: 4}]')],
        [good, plainMapping('file: {decimal: ","}')],
        [good, plainMapping('rows: [{as: total, column: name, is: [Total]}]')],
        [good, plainMapping('amounts: [{column: amount, stage: outturn}, {column: amount, stage: revised}]')],
        [good, plainMapping('side: by-sign\nrevenue: negative')],
        [good, plainMapping('side: {column: name, expenditure: [u], revenue: [i]}')],
        [good, plainMapping('amounts: [{column: amount}]\nstage: {column: name, is: {b: appropriated}}')],
        [`${good}, 1 as file_row_number`, plainMapping()],
      ]
      for (const [select, mapping] of refused) expect([select, await taken(select, mapping)]).toEqual([select, false])
      const csv = join(folder, 'plain.csv')
      appendFileSync(csv, 'year,code,amount\n2024,c,1\n')
      expect(await openLedgerFile(csv, plainMapping())).toBeUndefined()
      const damaged = join(folder, 'damaged.parquet')
      appendFileSync(damaged, 'PAR1 and no more')
      expect(await openLedgerFile(damaged, plainMapping())).toBeUndefined()
      await expect(openLedgerFile(await parquet(good), plainMapping('code: cod'))).rejects.toMatchObject({
        code: 'ledger.columns',
        message: 'the file has no column "cod" (is it "code"?)',
      })
      expect(left().filter((name) => !before.includes(name))).toEqual([])
    })

    it('says when the file has changed, and stops when told', async () => {
      const path = await parquet(`select 2024 as year, 'c' as code, 1.5::double as amount`)
      const stopped = new AbortController()
      stopped.abort(new Error('enough'))
      await expect(openLedgerFile(path, plainMapping(), { signal: stopped.signal })).rejects.toThrow('enough')
      const file = (await openLedgerFile(path, plainMapping())) as LedgerFile
      try {
        appendFileSync(path, 'x')
        const changed = { code: 'ledger.changed', fault: 'source' }
        await expect(all(file, { sql: 'select count(*) from ledger', params: [] })).rejects.toMatchObject(changed)
        await expect(file.classify(ruleSet(writtenRule('a')), 'one')).rejects.toMatchObject(changed)
      } finally {
        await file.close()
      }
    })

    it('reads constants of the mapping and years of other kinds', async () => {
      const path = await parquet(
        `select v as year, 'c' as code, 2 as amount from (values ('2023-24'), ('2024/25'), ('2023-24')) as t(v)`,
      )
      const mapping = plainMapping('year: {column: year, take: last}\nside: revenue\nrevenue: negative')
      expectSame(await both(path, mapping, ruleSet(writtenRule('late', { when: { year: { from: '2025' } } }))))
      const fixed = mappingOf(
        'id: t\ntitle: T\nsource: {text: S}\nterms: none\ncurrency: EUR\nscale: 3\namounts: [{column: amount, stage: proposed, year: "2031"}]\nside: revenue\ncode: code',
      )
      const same = await both(path, fixed, ruleSet(writtenRule('c')))
      expectSame(same)
      expect(same.own).toEqual(['c,2031,proposed,revenue,-600000,3'])
    })
  })
