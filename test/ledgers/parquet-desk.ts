import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { openLedgerFile } from '../../src/ledgers/ledger-file.js'
import type { Cell, CompiledQuery, LedgerTable } from '../../src/ledgers/ledger-table.js'
import type { LedgerMapping } from '../../src/ledgers/mapping-schema.js'
import { tallySql } from '../../src/rules/classified-sql.js'
import { interpreter } from '../../src/rules/interpret.js'
import { ruleLine } from '../../src/rules/ledger-text.js'
import type { RuleSet } from '../../src/rules/rule.js'
import { tally } from '../../src/rules/tally.js'
import { fileInput, plainMapping, readAll } from './ledger-desk.js'

export const duckdb = await import('@duckdb/node-api').catch(() => undefined)
if (duckdb === undefined)
  console.log('notice: @duckdb/node-api is not installed; ledgers left in their file are not tested')

export const folder = mkdtempSync(join(tmpdir(), 'ledger-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let written = 0

export async function connect() {
  if (duckdb === undefined) throw new Error('no DuckDB')
  return (await duckdb.DuckDBInstance.create()).connect()
}

/** A Parquet file of a SELECT's rows. */
export async function parquet(select: string): Promise<string> {
  const path = join(folder, `it's ${written++}.parquet`)
  const connection = await connect()
  await connection.run(`copy (${select}) to '${path.replaceAll("'", "''")}' (format parquet, row_group_size 2048)`)
  connection.closeSync()
  return path
}

export async function all(table: LedgerTable, query: CompiledQuery): Promise<Cell[][]> {
  const rows: Cell[][] = []
  for await (const some of table.rows(query)) rows.push(...some)
  return rows
}

/** Rules by the file as it lies, and by interpretation of the lines that `readLedger` makes of it. */
export async function both(path: string, mapping: LedgerMapping, set: RuleSet) {
  const file = await openLedgerFile(path, mapping)
  if (file === undefined) throw new Error('the file was not taken')
  try {
    const { relation, plan } = await file.classify(set, 'test')
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
    return { plan, file, counted, sums: plain(sums), money: plain(money), own: own.sort(), found, meant }
  } finally {
    await file.close()
  }
}

export function expectSame({ sums, money, own, found, meant, file, counted }: Awaited<ReturnType<typeof both>>) {
  expect(found).toEqual(meant.map(({ line, rule }) => [line.row, rule ?? null]))
  expect(sums).toEqual(own)
  expect(money).toEqual(own)
  const { rows, lines, rejected, emptyAmounts, blankRows } = counted
  expect({ ...file.tally }).toMatchObject({ rows, lines, rejected, emptyAmounts, blankRows })
}

/** A value as SQL. */
export const literal = (value: string | number | null) =>
  value === null ? 'null' : typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`

/** A mapping of year, code, ministry, programme, text, stage (b, r), side (u, i) and amount. */
export const FULL = plainMapping(
  'ministry: ministry\nprogramme: programme\ntext: text\namounts: [{column: amount}]\nstage: {column: stage, is: {b: appropriated, r: outturn}}\nside: {column: side, expenditure: [u], revenue: [i]}',
)
