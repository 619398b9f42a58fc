import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/book/yaml-file.js'
import { guessMapping } from '../../src/ledgers/guess-mapping.js'
import { ledgerLexicon } from '../../src/ledgers/lexicon.js'
import type { LedgerMapping } from '../../src/ledgers/mapping-schema.js'
import { describeWithFolders } from '../shared-data.js'
import { fileInput, inputOf, readAll } from './ledger-desk.js'

const LEXICON = fileURLToPath(new URL('../../data/ledgers/lexicon.yaml', import.meta.url))
const lexicon = readYaml(readFileSync(LEXICON, 'utf8'), ledgerLexicon, 'lexicon.yaml')

async function read(rows: readonly (readonly (string | number)[])[], heading = 'Ministry;Code;Name;Outturn 2024') {
  const text = `${heading}\n${rows.map((row) => row.join(';')).join('\n')}\n`
  const input = inputOf(text)
  const found = await guessMapping(input, lexicon)
  const { lines, tally } = await readAll(input, found.mapping as LedgerMapping)
  return {
    ...found,
    rules: found.mapping?.rows,
    sum: lines.reduce((sum, line) => sum + line.amount, 0),
    left: tally.leftOutRows.map(({ row, as, amount }) => [row, as, amount]),
  }
}
const lines = (ministry: string, from: number, count: number) =>
  Array.from({ length: count }, (_, i) => [
    ministry,
    `0${from + i}`,
    `Purchase of thing ${from + i}`,
    (from + i) * 10 + 0.5,
  ])
const sumOf = (rows: readonly (readonly (string | number)[])[]) =>
  rows.reduce((sum, row) => sum + Number(row.at(-1)), 0)
const WAR = lines('Defence', 100, 12)
const PEACE = lines('Health', 200, 9)

describe('rows that are no lines of their own', () => {
  it('are found by words for totals, in any of the languages', async () => {
    for (const word of [
      'Total',
      'I alt',
      'Summe',
      'Yhteensä',
      'Sum totalt',
      'Ogółem',
      'Σύνολο',
      'Celkem',
      'TOTALE GENERALE',
    ]) {
      const found = await read([...WAR, ...PEACE, ['', '', word, sumOf([...WAR, ...PEACE])]])
      expect(found.rules).toEqual([{ as: 'total', column: 'Name', is: [word] }])
      expect(found.sum).toBe(sumOf([...WAR, ...PEACE]))
      expect(found.left).toEqual([[23, 'total', sumOf([...WAR, ...PEACE])]])
      expect(found.doubts.join('; ')).toContain(`left out as totals: ${word}`)
    }
  })

  it('are found by their sums where no word says so, after each part and at the end', async () => {
    const all = sumOf([...WAR, ...PEACE])
    const found = await read([
      ...WAR,
      ['Defence', '1', 'Ministry of War', sumOf(WAR)],
      ...PEACE,
      ['Health', '2', 'Ministry of Peace', sumOf(PEACE)],
      ['', '9', 'State', all],
    ])
    expect(found.left.map(([row]) => row)).toEqual([14, 24, 25])
    expect(found.sum).toBe(all)
  })

  it('are found where they stand above their lines, with the finer columns empty, on several levels', async () => {
    const all = sumOf([...WAR, ...PEACE])
    const found = await read([
      ['Everything', '', 'State', all],
      ['Defence', '', 'Defence', sumOf(WAR)],
      ...WAR,
      ['Health', '', 'Health', sumOf(PEACE)],
      ...PEACE,
    ])
    expect(found.rules).toContainEqual({ as: 'total', column: 'Code', empty: true })
    expect(found.sum).toBe(all)
    expect(found.left).toHaveLength(3)
  })

  it('are memo lines where they are of which another', async () => {
    const found = await read([
      ...WAR,
      ['Defence', '300', 'of which pensions', 55],
      ['Defence', '301', 'herav utstyr', 5],
      ...PEACE,
    ])
    expect(found.left).toEqual([
      [14, 'memo', 55],
      [15, 'memo', 5],
    ])
    expect(found.sum).toBe(sumOf([...WAR, ...PEACE]))
  })

  it('are not names that begin like a total, nor lines that happen to be as large as the one before', async () => {
    const names = [
      'Totalförsvarets plikt- och prövningsverk',
      'Ensemble des forces de la nation',
      'Sumatra relief',
      'Totalforsvar',
    ]
    const rows = [
      ...WAR,
      ...names.map((name, i) => ['Defence', `40${i}`, name, 33.25 + i]),
      ['Defence', '500', 'Same', 36.25],
    ]
    const found = await read(rows)
    expect(found.left).toEqual([])
    expect(found.rules).toEqual([])
    expect(found.doubts).toContainEqual(
      'these may be totals, but are not the sums of the rows above them: Ensemble des forces de la nation',
    )
  })

  it('may be transfers between lines: that is only said', async () => {
    const found = await read([...WAR, ['Defence', '600', 'Haushaltstechnische Verrechnungen mit dem Fonds', 5]])
    expect(found.rules).toEqual([])
    expect(found.doubts.join('; ')).toContain('may be transfers between lines, which count twice: Haushaltstechnische')
  })

  it('are left out of columns on both sides alike', async () => {
    const rows = PEACE.map((row, i) => [...row, i + 1])
    const found = await read(
      [...rows, ['', '', 'Total', sumOf(PEACE), 45]],
      'Ministry;Code;Name;Utgifter 2024;Inntekter 2024',
    )
    expect(found.mapping?.amounts).toEqual([
      { column: 'Utgifter {year}', stage: 'outturn', side: 'expenditure' },
      { column: 'Inntekter {year}', stage: 'outturn', side: 'revenue' },
    ])
    expect(found.sum).toBe(sumOf(PEACE) - 45)
  })
})

describeWithFolders(['ledgers'], 'ledgers without totals', (folder) => {
  it.each([
    'norway/dfo-bevilgning-og-regnskap-by-post-2014-2026.csv.gz',
    'norway/gul-bok-2019-2026-without-2020.csv.gz',
    'denmark/finanslov_y2003.tsv.gz',
    'germany/HH_2025.csv',
    'germany/HH_2026_draft.csv',
    'finland/budjetti-hallituksen-esitys-2022-2026.csv',
    'canada/program_sobjs.csv',
    'canada/org_transfer_payments.csv',
  ])('%s loses no row', async (file) => {
    const { mapping, doubts } = await guessMapping(fileInput(join(folder, 'ledgers', file)), lexicon)
    expect(mapping?.rows, doubts.join('; ')).toEqual([])
  })
})
