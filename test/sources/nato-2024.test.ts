import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { beforeAll, expect, it } from 'vitest'
import { formatTidy } from '../../src/book/tidy-csv.js'
import { type Reading, readNatoWorkbook } from '../../src/sources/nato-workbook.js'
import { DATA } from '../opened-book.js'
import { describeWithShared } from '../shared-data.js'
import { contextOf, editionOf } from '../workbooks/world.js'

const DAY = '2024-06-17'

it('the edition of June 2024 in data/ names each cell of the workbook once', () => {
  const cells = editionOf(DAY).map((o) => o.cell)
  expect(cells.filter((cell) => !/^TABLE(?:[1-7]|8[ab])![D-O]\d+$/.test(cell))).toEqual([])
  expect(new Set(cells).size).toBe(cells.length)
})

describeWithShared("NATO's workbook of June 2024", (folder) => {
  let bytes: Uint8Array
  let reading: Reading
  beforeAll(async () => {
    bytes = new Uint8Array(readFileSync(join(folder, 'edition-2024/240617-def-exp-2024-TABLES-en.xlsx')))
    reading = await readNatoWorkbook(bytes, contextOf(DAY, 'original'))
  })

  it('gives exactly the figures that are committed', () => {
    const committed = readFileSync(join(DATA, 'editions/nato.defexp', DAY, 'original.csv'), 'utf8')
    expect(formatTidy(reading.observations)).toBe(committed)
    expect(reading).toMatchObject({
      layout: '2024',
      basis: 'defence',
      constantPrices: '2015',
      firstYear: 2014,
      lastYear: 2024,
    })
  })

  it('holds 5,346 numbers in Tables 1 to 3 and 5 to 8b, and 155 in Table 4', () => {
    const numbers = reading.observations.filter((o) => o.value !== null)
    const summary = numbers.filter((o) => o.cell.startsWith('TABLE4!'))
    console.log(`2024: ${numbers.length - summary.length} numbers in Tables 1-3 and 5-8b, ${summary.length} in Table 4`)
    expect([numbers.length - summary.length, summary.length]).toEqual([5346, 155])
  })

  it('has eight hidden rows, of which nothing is read', () => {
    expect(reading.hiddenRows).toBe(8)
    expect(reading.observations.filter((o) => /^TABLE(1|8a|8b)![A-Z]+(42|75)$/.test(o.cell))).toEqual([])
  })

  it('says the same to another reader, cell by cell (@e965/xlsx)', () => {
    const { Sheets } = read(bytes, { type: 'array' })
    const differing = reading.observations.filter(({ cell, value }) => {
      const [sheet = '', name = ''] = cell.split('!')
      return (Sheets[sheet]?.[name]?.v ?? null) !== value
    })
    expect(differing).toEqual([])
    console.log(`2024: ${reading.observations.length} cells hold the same by a second reader`)
  })

  it('has each row under the right name by another reader', () => {
    const { Sheets } = read(bytes, { type: 'array' })
    const spain = reading.observations.filter((o) => o.area === 'ESP' && o.period === '2024')
    const labels = spain.map(({ cell }) => {
      const [, sheet = '', row = ''] = /^(\w+)![A-Z]+(\d+)$/.exec(cell) ?? []
      return String(Sheets[sheet]?.[`${sheet === 'TABLE7' ? 'D' : 'C'}${row}`]?.v).replace(/ +\(Euros\)$/, '')
    })
    expect(new Set(labels)).toEqual(new Set(['Spain']))
    expect(labels.length).toBe(18)
  })
})
