import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { formatTidy, readTidy } from '../../src/book/tidy-csv.js'
import { readSipriWorkbook } from '../../src/sources/sipri-workbook.js'
import type { Observation } from '../../src/terms/observation.js'
import { describeWithFolders } from '../shared-data.js'
import { refusalOf } from '../terms/refusal.js'
import { type SheetDraft, sheetOf } from '../workbooks/sheet-draft.js'
import { WORLD } from '../workbooks/world.js'
import { madeUpFigure, SIPRI, SIPRI_DAY, sipriContext, sipriWorkbook } from '../workbooks/write-sipri.js'

const AREAS = WORLD.facts.areas
const [SHARE, LOCAL, DOLLARS] = ['Share of GDP', 'Local currency calendar years', 'Current US$'] as const
const reading = async (change?: (drafts: SheetDraft[]) => void) =>
  readSipriWorkbook(await sipriWorkbook(change), sipriContext())
const cellOf = (observations: readonly Observation[], measure: string, area: string, period: string) =>
  observations.find((o) => o.measure === measure && o.area === area && o.period === period)!
const rowIn = (draft: SheetDraft, name: string) => draft.rows.findIndex((r) => r.cells[0] === name)

describe('a workbook as SIPRI lays it out', () => {
  it('is read area by area, year by year, with the unit and the cell of each figure', async () => {
    const { observations, firstYear, lastYear } = await reading()
    expect([firstYear, lastYear]).toEqual([2023, 2026])
    expect(observations.length).toBe(3 * AREAS.length * 4)
    const index = AREAS.findIndex((a) => a.code === 'POL')
    const [share, local, dollars] = SIPRI.sheets!
    expect(cellOf(observations, 'sipri.milex.share', 'POL', '2025')).toMatchObject({
      value: Number((madeUpFigure(share!, index, 2025) * 100).toFixed(4)),
      unit: { code: 'percent', scale: 0, prices: null },
      status: 'outturn',
      missing: null,
      edition: `sipri.milex/${SIPRI_DAY}`,
      cell: expect.stringMatching(/^Share of GDP!E\d+$/),
    })
    expect(cellOf(observations, 'sipri.milex.national', 'POL', '2026')).toMatchObject({
      value: madeUpFigure(local!, index, 2026),
      unit: { code: 'PLN', scale: 0, prices: 'current' },
    })
    expect(cellOf(observations, 'sipri.milex.usd', 'POL', '2023')).toMatchObject({
      value: madeUpFigure(dollars!, index, 2023),
      unit: { code: 'USD', scale: 6, prices: 'current' },
    })
  })

  it('has reasons where it has no figure, and areas unknown to the book are left out', async () => {
    const { observations } = await reading((drafts) => {
      const draft = sheetOf(drafts, SHARE)
      const row = rowIn(draft, 'Germany')
      ;['...', 'xxx', ' . . ', null].forEach((cell, i) => {
        draft.put(row, 2 + i, cell)
      })
    })
    const reasons = ['2023', '2024', '2025', '2026'].map((period) => {
      const { value, missing } = cellOf(observations, 'sipri.milex.share', 'DEU', period)
      return [value, missing]
    })
    expect(reasons).toEqual([
      [null, 'not-available'],
      [null, 'no-such-state'],
      [null, 'not-available'],
      [null, 'blank'],
    ])
    expect(new Set(observations.map((o) => o.area))).toEqual(new Set(AREAS.map((a) => a.code)))
  })

  it('has names of currencies that mean the own one of each country', async () => {
    const { observations } = await reading((drafts) => {
      const draft = sheetOf(drafts, LOCAL)
      for (const name of ['Denmark', 'Norway', 'Sweden']) draft.put(rowIn(draft, name), 1, 'Kroner   ')
      draft.put(rowIn(draft, 'Bulgaria'), 1, 'Leva')
      draft.put(rowIn(draft, 'Canada'), 1, 'Dollars')
    })
    const codes = ['DNK', 'NOR', 'SWE', 'BGR', 'CAN'].map(
      (area) => cellOf(observations, 'sipri.milex.national', area, '2025').unit.code,
    )
    expect(codes).toEqual(['DKK', 'NOK', 'SEK', 'BGN', 'CAD'])
  })

  it('reads back from tidy CSV as it was', async () => {
    const { observations } = await reading((drafts) => sheetOf(drafts, SHARE).put(9, 2, 'xxx'))
    const context = {
      edition: `sipri.milex/${SIPRI_DAY}`,
      copy: 'original',
      measures: new Map(WORLD.facts.measures.map((m) => [m.id, m])),
      areas: new Set(AREAS.map((a) => a.code)),
    }
    expect(readTidy(new TextEncoder().encode(formatTidy(observations)), context, 'x')).toEqual(observations)
  })

  it.each<[string, (drafts: SheetDraft[]) => void, string, string, string]>([
    [
      'without a sheet',
      (d) => {
        sheetOf(d, DOLLARS).name = 'Current dollars'
      },
      'workbook.layout',
      'a sheet named "Current US$"',
      'workbook',
    ],
    [
      'with another title',
      (d) => sheetOf(d, SHARE).put(0, 0, 'Arms imports, 2023–2026 © SIPRI 2027'),
      'workbook.layout',
      'Arms imports',
      'Share of GDP!A1',
    ],
    [
      'in thousands',
      (d) => sheetOf(d, DOLLARS).put(1, 0, 'Figures are in thousands of US$.'),
      'workbook.layout',
      'in thousands',
      'Current US$!A2',
    ],
    [
      'with the heading elsewhere',
      (d) => sheetOf(d, SHARE).put(5, 0, 'State'),
      'workbook.layout',
      '"Country"',
      'Share of GDP!A6',
    ],
    [
      'without the column of currencies',
      (d) => sheetOf(d, LOCAL).put(6, 1, 'Notes'),
      'workbook.layout',
      '"Currency"',
      'Local currency calendar years!B7',
    ],
    [
      'with a column moved',
      (d) => sheetOf(d, SHARE).shiftColumns(2),
      'workbook.layout',
      'a heading of at least two years',
      'Share of GDP!C6',
    ],
    [
      'with a year left out',
      (d) => sheetOf(d, SHARE).put(5, 3, 2025),
      'workbook.layout',
      'the year 2024',
      'Share of GDP!D6',
    ],
    [
      'with years other than the title says',
      (d) => sheetOf(d, SHARE).put(0, 0, String(sheetOf(d, SHARE).get('A1')).replace('2026', '2027')),
      'workbook.layout',
      'the years 2023 to 2027, as the title says',
      'Share of GDP!C6',
    ],
    [
      'with a figure right of the last year',
      (d) => sheetOf(d, DOLLARS).put(rowIn(sheetOf(d, DOLLARS), 'Poland'), 7, 1),
      'workbook.layout',
      'nothing right of column F',
      'Current US$!H',
    ],
    [
      'without an area',
      (d) => sheetOf(d, SHARE).put(rowIn(sheetOf(d, SHARE), 'Poland'), 0, 'Sarmatia'),
      'workbook.layout',
      'a row for each of Poland',
      'Share of GDP',
    ],
    [
      'with an area twice',
      (d) => sheetOf(d, SHARE).put(8, 0, 'Poland'),
      'workbook.layout',
      'each area once; POL is at Share of GDP!A9',
      'Share of GDP!A',
    ],
    [
      'with a currency that nobody knows',
      (d) => sheetOf(d, LOCAL).put(rowIn(sheetOf(d, LOCAL), 'Poland'), 1, 'Thalers'),
      'workbook.unknownCurrency',
      '"Thalers"',
      'Local currency calendar years!B',
    ],
    [
      'with words in place of a figure',
      (d) => sheetOf(d, SHARE).put(rowIn(sheetOf(d, SHARE), 'Poland'), 3, 'secret'),
      'workbook.layout',
      'found "secret"',
      'Share of GDP!D',
    ],
    [
      'with shares in per cent',
      (d) => sheetOf(d, SHARE).put(rowIn(sheetOf(d, SHARE), 'Poland'), 3, 4.5),
      'value.impossible',
      '4.5 is not below 1',
      'Share of GDP!D',
    ],
    [
      'with less than nothing',
      (d) => sheetOf(d, DOLLARS).put(rowIn(sheetOf(d, DOLLARS), 'Poland'), 3, -5),
      'value.impossible',
      '-5 is below 0',
      'Current US$!D',
    ],
  ])('%s is refused whole', async (_name, change, code, words, where) => {
    const error = await refusalOf(() => reading(change))
    expect([error.fault, error.code]).toEqual(['data', code])
    expect(error.message).toContain(words)
    expect(error.where).toContain(where)
  })
})

describeWithFolders(['sipri'], "SIPRI's own workbooks", (folder) => {
  const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, 'sipri', name)))
  const EDITIONS = [
    ['SIPRI-Milex-data-1949-2025_v1.2.xlsx', '2026-04-27', 2025, 7460],
    ['SIPRI-Milex-data-1949-2024_2.xlsx', '2025-04-30', 2024, 7224],
  ] as const

  it.each(EDITIONS)('%s is read as it is', async (name, day, last, numbers) => {
    const { observations, firstYear, lastYear } = await readSipriWorkbook(bytesOf(name), sipriContext(day))
    expect([firstYear, lastYear]).toEqual([1949, last])
    expect(observations.length).toBe(3 * AREAS.length * (last - 1948))
    const figures = observations.filter((o) => o.value !== null)
    expect(figures.length).toBe(numbers)
    expect(observations.filter((o) => o.missing === 'blank')).toEqual([])
    console.log(`SIPRI ${day}: ${figures.length} numbers of ${observations.length} cells`)
  })

  it.each(EDITIONS)('%s says the same to another reader, cell by cell (@e965/xlsx)', async (name, day) => {
    const bytes = bytesOf(name)
    const { Sheets } = read(bytes, { type: 'array' })
    const { observations } = await readSipriWorkbook(bytes, sipriContext(day))
    const differing = observations.filter(({ cell, value, unit }) => {
      const [sheet = '', place = ''] = cell.split('!')
      const there = Sheets[sheet]?.[place]?.v
      if (typeof there !== 'number') return value !== null
      return (
        value === null || Math.abs(value - (unit.code === 'percent' ? there * 100 : there)) > 1e-12 * Math.abs(value)
      )
    })
    expect(differing).toEqual([])
  })

  it('give one rate of the dollar to all countries with one currency, by their own two sheets', async () => {
    const { observations } = await readSipriWorkbook(bytesOf(EDITIONS[0][0]), sipriContext(EDITIONS[0][1]))
    const rates = AREAS.flatMap(({ code }) => {
      const local = cellOf(observations, 'sipri.milex.national', code, '2025')
      const dollars = cellOf(observations, 'sipri.milex.usd', code, '2025')
      return local.unit.code === 'EUR' && dollars.value
        ? [{ code, rate: (local.value ?? 0) / dollars.value / 1e6 }]
        : []
    })
    expect(rates.length).toBeGreaterThan(18)
    expect(rates.map((r) => r.code)).toContain('HRV')
    const euro = rates.find((r) => r.code === 'DEU')?.rate ?? 0
    expect(rates.filter((r) => Math.abs(r.rate / euro - 1) > 0.0001)).toEqual([])
  })
})
