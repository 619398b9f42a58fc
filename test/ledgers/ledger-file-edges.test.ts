import { appendFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tidy } from '../../src/ledgers/column-name.js'
import { type LedgerFile, openLedgerFile } from '../../src/ledgers/ledger-file.js'
import { plainTexts } from '../../src/ledgers/ledger-file-text.js'
import type { CompiledQuery } from '../../src/ledgers/ledger-table.js'
import type { LedgerMapping } from '../../src/ledgers/mapping-schema.js'
import { wordForm } from '../../src/rules/ledger-text.js'
import { ruleSet, writtenRule } from '../rules/rules-at-hand.js'
import { mappingOf, plainMapping } from './ledger-desk.js'
import { all, both, connect, duckdb, expectSame, FULL, folder, parquet } from './parquet-desk.js'

// Other tests make and remove folders in the machine's own at the same time.
const before = process.env.TMPDIR
beforeAll(() => {
  process.env.TMPDIR = folder
})
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
})

if (duckdb !== undefined)
  describe('a ledger left in its Parquet file, at its edges', () => {
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
      expect(tmpdir()).toBe(folder)
      expect(readdirSync(folder).filter((name) => name.startsWith('pledgebook-ledger-'))).toEqual([])
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
