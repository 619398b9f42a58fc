import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MADE_MAPPING, madeRows, madeRules, writeMade } from '../../bench/made-ledger.js'
import { type LedgerFile, openLedgerFile } from '../../src/ledgers/ledger-file.js'
import { openLedger } from '../../src/ledgers/ledger-table.js'
import { ledgerMapping } from '../../src/ledgers/mapping-schema.js'
import { parquetRecords } from '../../src/ledgers/parquet-records.js'
import { readLedger } from '../../src/ledgers/read-ledger.js'
import { ruleSets, texts } from '../rules/rules-at-hand.js'
import { fileInput, plainMapping, readAll } from './ledger-desk.js'
import { all, both, connect, duckdb, expectSame, FULL, folder, literal, parquet } from './parquet-desk.js'

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
      const reading = await readLedger(fileInput(path), mapping, { parquet: parquetRecords })
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
          `it's 0.parquet`,
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
  })
