import { describe, expect, it } from 'vitest'
import { Book } from '../../src/book/book.js'
import { compile } from '../../src/book/compile.js'
import { readDataFacts, readDataObservations } from '../../src/book/data-folder.js'
import { TIDY_COLUMNS } from '../../src/book/tidy-csv.js'
import { showSeries } from '../../src/cli/show-series.js'
import { terminalOf } from '../../src/cli/terminal.js'
import type { Library } from '../../src/operations/library.js'
import { DATA, openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { asked } from './asked.js'

const AS_OF = '2026-11-23'

interface Series {
  unit: string
  scale: number
  prices: string | null
  observations: { period: string; value: number; status: string; edition: string; cell: string }[]
  notes: string[]
  citation: { text: string }
}
const seriesOf = async (input: Record<string, unknown>) =>
  (await asked(await openedBook(), 'series', { asOf: AS_OF, ...input })).value as Series

describe('series of macroeconomic measures', () => {
  it('are of the newest edition, with its outturns and forecasts, and say that it is partial', async () => {
    const growth = await seriesOf({ measure: 'imf.gdp.growth', area: 'POL' })
    expect(growth).toMatchObject({ unit: 'percent', scale: 0, prices: null })
    expect(growth.observations.map((o) => `${o.period} ${o.status}`)).toEqual(
      Array.from({ length: 8 }, (_, i) => `${2019 + i} ${i < 7 ? 'outturn' : 'forecast'}`),
    )
    expect(growth.observations.at(-1)).toMatchObject({ edition: 'imf.weo/2026-04-28', cell: 'NGDP_RPCH/POL/2026' })
    expect(growth.notes.join('\n')).toMatch(/Outturns are the years up to the last that the IMF calls an actual/)
    expect(growth.notes.join('\n')).toMatch(/held in part: The 32 allies, 2019 to 2026/)
    expect(growth.citation.text).toContain(
      'IMF, World Economic Outlook database, April 2026, 28 April 2026 (transcription)',
    )
  })

  it('reach 2030 in the edition of October 2025, and are what was known on a day before', async () => {
    const whole = await seriesOf({ measure: 'imf.gdp.growth', area: 'POL', edition: '2025-10-16' })
    expect(whole.observations).toHaveLength(36)
    expect(whole.notes.join('\n')).not.toContain('held in part')
    const then = await seriesOf({ measure: 'imf.gdp.growth', area: 'POL', asOf: '2022-12-31' })
    expect(then.observations.map((o) => o.edition)).toEqual(Array(7).fill('imf.weo/2022-10-28'))
    expect(then.observations.map((o) => o.period)).toContain('2027')
  })

  it.each([
    ['imf.gdp.nominal', 'BGR', '2025-10-16', { unit: 'BGN', scale: 9, prices: 'current' }],
    ['imf.gdp.nominal', 'BGR', '2026-04-28', { unit: 'EUR', scale: 9, prices: 'current' }],
    ['imf.gdp.real', 'TUR', '2026-04-28', { unit: 'TRY', scale: 9, prices: '2009' }],
    ['imf.gdp.deflator', 'USA', '2025-10-16', { unit: 'index', scale: 0, prices: null }],
    ['imf.ppp', 'GBR', '2025-10-16', { unit: 'ratio', scale: 0, prices: null }],
    ['imf.population', 'ISL', '2025-10-16', { unit: 'persons', scale: 6, prices: null }],
    ['ecb.eur-rate', 'NOR', '2026-04-13', { unit: 'NOK', scale: 0, prices: null }],
    ['wb.usd-rate', 'ALB', '2025-07-01', { unit: 'ALL', scale: 0, prices: null }],
    ['wb.ppp', 'MKD', '2026-03-05', { unit: 'MKD', scale: 0, prices: null }],
    ['wb.population', 'USA', '2026-03-06', { unit: 'persons', scale: 0, prices: null }],
  ])('%s of %s by the edition of %s is in its unit', async (measure, area, edition, unit) => {
    const found = await seriesOf({ measure, area, edition })
    expect(found).toMatchObject(unit)
    expect(found.observations.length).toBeGreaterThan(7)
  })

  it('mark forecasts on the screen, and explain the mark', async () => {
    const answer = await seriesOf({ measure: 'imf.gdp.growth', area: 'POL' })
    const screen = showSeries(answer as never, terminalOf({ columns: 100 }, {}))
    expect(screen).toContain('e: estimate, f: forecast.')
    expect(screen).toMatch(/2026\s+[\d.]+\s+f /)
    expect(screen).toMatch(/2025\s+[\d.]+\s{3,}/)
  })
})

describe('other questions about them', () => {
  it('export has every edition’s cells', async () => {
    const { value } = await asked(await openedBook(), 'export', {
      measure: 'imf.prices.consumer',
      area: 'HUN',
      asOf: AS_OF,
    })
    const { content, rows } = value as { content: string; rows: number }
    expect(rows).toBe(36 + 8 + 12 * 7 + 3)
    expect(content).toContain(
      'imf.prices.consumer,HUN,2023,17.695,percent,0,,forecast,,,imf.weo/2023-10-28,2023-10-28,,transcription,PCPIPCH/HUN/2023',
    )
  })

  it('revisions are of their own editions: none of another dataset, held or not', async () => {
    const { value } = await asked(await openedBook(), 'revisions', {
      measure: 'imf.gdp.growth',
      area: 'DEU',
      period: '2023',
      asOf: AS_OF,
    })
    const { editions } = value as { editions: { edition: string; value: number | null; status: string }[] }
    expect(editions.every((e) => e.edition.startsWith('imf.weo/'))).toBe(true)
    expect(editions).toHaveLength(13)
    expect(editions[0]).toMatchObject({ edition: 'imf.weo/2019-04-28', status: 'forecast' })
  })

  it('an unannounced goal’s or a first day’s refusal speaks of the goal’s own editions', async () => {
    const error = await refusalOf(async () =>
      asked(await openedBook(), 'standing', { goal: 'wales-2014.spending', asOf: '2015-01-01' }),
    )
    expect(`${error.message} ${error.hint}`).toContain('the first edition held is of 2019-06-25')
  })

  it('standing reads none of their files', async () => {
    const { facts, datasets } = readDataFacts(DATA)
    const { files } = await compile(facts, datasets, readDataObservations(DATA, facts))
    const read: string[] = []
    const book = await Book.open(async (file) => {
      read.push(file)
      return files.get(file) ?? new Uint8Array()
    })
    await asked(book, 'standing', { goal: 'hague-2025.core', asOf: AS_OF })
    expect(read).toEqual(['manifest.json', 'facts.json', 'nato.defexp.parquet'])
  })

  it('verify reads the track record too', async () => {
    const { value } = await asked(await openedBook(), 'verify', {})
    const files = (value as { files: { file: string }[] }).files.map((f) => f.file)
    expect(files).toEqual(
      expect.arrayContaining(['facts.json', 'layouts.json', 'imf.weo.parquet', 'imf.weo.track-record.json']),
    )
  })
})

/** A library that takes nothing and only tells what it was given. */
const taken: unknown[] = []
const LIBRARY: Library = {
  place: 'memory',
  async add(edition, copy, observations) {
    taken.push([edition.id, copy.kind, observations.length])
    return openedBook()
  },
}
const row = (period: string, status: string) =>
  ['imf.gdp.growth', 'POL', period, '3.1', 'percent', '0', '', status, '', '', 'NGDP_RPCH/POL'].join(',')
const csv = (...rows: string[]) => new TextEncoder().encode([TIDY_COLUMNS.join(','), ...rows, ''].join('\n'))
const imported = async (bytes: Uint8Array, input: Record<string, unknown>) =>
  asked(
    await openedBook(),
    'import',
    { file: 'next.csv', published: '2026-10-20', ...input },
    { files: { read: async () => bytes, write: async () => undefined }, library: LIBRARY },
  )

describe('import', () => {
  it('takes the one dataset that has workbooks when none is named', async () => {
    const error = await refusalOf(() => imported(csv(row('2026', 'forecast')), {}))
    expect(error).toMatchObject({ fault: 'data', code: 'import.unit' })
    expect(error.message).toContain('no such measure in this dataset')
  })

  it('takes a tidy CSV of another dataset, whose forecasts may reach far', async () => {
    await imported(csv(row('2025', 'outturn'), row('2026', 'forecast'), row('2031', 'forecast')), {
      dataset: 'imf.weo',
    })
    expect(taken).toEqual([['imf.weo/2026-10-20', 'transcription', 3]])
    const error = await refusalOf(() => imported(csv(row('2031', 'outturn')), { dataset: 'imf.weo' }))
    expect(error).toMatchObject({ fault: 'input', code: 'import.oddDay' })
  })

  it('refuses a workbook for a dataset that has none', async () => {
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0])
    const error = await refusalOf(() => imported(zip, { dataset: 'imf.weo', file: 'weo.xlsx' }))
    expect(error).toMatchObject({ fault: 'input', code: 'import.noLayout', where: 'weo.xlsx' })
    expect(error.hint).toContain('tidy CSV')
  })
})
