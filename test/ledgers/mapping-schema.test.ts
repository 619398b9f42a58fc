import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bindMapping } from '../../src/ledgers/bound-mapping.js'
import { columnNames, joinHeadings, matchColumn } from '../../src/ledgers/column-name.js'
import { mappingOf, plainMapping, shippedMapping } from './ledger-desk.js'

const DATA = fileURLToPath(new URL('../../data/ledgers', import.meta.url))

describe('mappings', () => {
  it('are well-formed where they are shipped, each with its own id', () => {
    const files = readdirSync(DATA).filter((file) => file !== 'lexicon.yaml')
    const ids = files.map((file) => shippedMapping(file.replace('.yaml', '')).id)
    expect(ids.length).toBeGreaterThan(7)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('are told all that is wrong with them at once, by line', () => {
    const text = `id: x
title: X
source: {text: Somebody}
terms: none
currency: euro
scale: many
amounts:
  - {column: a}
  - {column: "F {year}", year: "2024", stage: spent}
side: both
code: a
colour: red
`
    expect(() => mappingOf(text)).toThrow(
      expect.objectContaining({
        fault: 'data',
        code: 'yaml.unexpected',
        message: expect.stringMatching(
          /line 5: currency.*line 6: scale.*line 9: amounts\.1\.stage.*line 10: side.*line 12/s,
        ),
      }),
    )
  })

  it('must say of every amount its year and stage', () => {
    const wrong = () =>
      plainMapping('year: {column: year}\namounts: [{column: a}, {column: "{year}", year: "2020", stage: outturn}]')
    expect(wrong).toThrow(/amounts\.0: expected a stage here.*amounts\.1: expected either a year or \{year\}/s)
    expect(() => plainMapping('rows: [{as: total, column: a}]')).toThrow(/one of is, starts and empty/)
    expect(() => plainMapping('file: {decimal: ",", thousands: ","}')).toThrow(/another mark/)
    expect(() => plainMapping('side: by-sign')).toThrow(
      /side: expected "revenue: negative" beside it, as the side goes by the sign, found "by-sign"/,
    )
    expect(() => plainMapping('text: [{lookup: names}]')).toThrow(/one of the lookups/)
  })

  it('name every column that a file has not, and the nearest that it has', () => {
    const mapping = plainMapping('text: Descripton\nministry: Ministry')
    const bind = () => bindMapping(mapping, ['year', 'amounts', 'code', 'Description'], new Map(), 'x.csv')
    expect(bind).toThrow(
      expect.objectContaining({
        code: 'ledger.columns',
        where: 'x.csv',
        message: 'the file has no column "amount" (is it "amounts"?), "Ministry", "Descripton" (is it "Description"?)',
        hint: 'correct the mapping; the columns are: year, amounts, code, Description',
      }),
    )
  })
})

describe('names of columns', () => {
  it('are tidied, and told apart where a heading says one twice or nothing', () => {
    expect(columnNames(['\ufeffTitel', ' soll ', '', 'Titel', 'Titel', 'a\n b'])).toEqual([
      'Titel',
      'soll',
      'column 3',
      'Titel (2)',
      'Titel (3)',
      'a b',
    ])
    expect(columnNames(['x', 'x (2)', 'x'])).toEqual(['x', 'x (2)', 'x (3)'])
  })

  it('join headings of several lines, merged cells included', () => {
    expect(
      joinHeadings([
        ['Code', 'Outturn', '', 'Plan'],
        ['', '2023', '2024', '2025'],
      ]),
    ).toEqual(['Code', 'Outturn 2023', 'Outturn 2024', 'Plan 2025'])
  })

  it('fit a pattern with a year in one way only', () => {
    expect(matchColumn('R {year}', 'R 2021')).toEqual({ year: '2021' })
    expect(matchColumn('R {year}', 'R 20211')).toBeUndefined()
    expect(matchColumn('R {year}', 'BR 2021')).toBeUndefined()
    expect(matchColumn('{year}', '2021')).toEqual({ year: '2021' })
    expect(matchColumn('a', 'b')).toBeUndefined()
  })
})
