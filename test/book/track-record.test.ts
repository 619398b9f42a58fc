import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Book } from '../../src/book/book.js'
import { compile } from '../../src/book/compile.js'
import { readForecasts, readOutcomes, type TrackRecordContext } from '../../src/book/track-record-csv.js'
import { encodeTrackRecord } from '../../src/book/track-record-file.js'
import { readDataTrackRecords } from '../../src/book/track-record-folder.js'
import type { PledgebookError } from '../../src/terms/fault.js'
import type { TrackRecord } from '../../src/terms/track-record.js'
import { DATA } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { copyOf, editionWith, homeWith } from '../workbooks/overlay-home.js'
import { SMALL_DAY, smallFigures } from '../workbooks/small.js'
import { editionOf, WORLD } from '../workbooks/world.js'

const { facts, datasets } = WORLD
const FIGURES = editionOf('2026-07-07').filter((o) => o.measure === 'nato.core.share')

const RECORD: TrackRecord = {
  id: 'made.up',
  title: 'A made-up forecaster',
  source: { text: 'nobody', url: 'https://example.org' },
  forecasts: [
    { area: 'POL', variable: 'prices', origin: '2020-10', values: [3.4, 2.3, null, null, null, 2.5] },
    { area: 'POL', variable: 'growth', origin: '2020-10', values: [-3.6, 4.6, 4.5, 4, 3.5, 3] },
    { area: 'FRA', variable: 'growth', origin: '2020-04', values: [-7.2, 4.5, null, null, null, null] },
  ],
  outcomes: [
    { area: 'POL', variable: 'growth', year: 2021, value: 5.9, edition: '2022-10' },
    { area: 'POL', variable: 'growth', year: 2020, value: -2.7, edition: '2021-10' },
  ],
}

async function bookWith(records: readonly TrackRecord[]) {
  const compiled = await compile(facts, datasets, FIGURES, records)
  return { compiled, book: await Book.open(async (file) => compiled.files.get(file) ?? new Uint8Array()) }
}

describe('a track record in a book', () => {
  it('comes back with its rows in one order, whatever order they came in', async () => {
    const { book } = await bookWith([RECORD])
    const found = await book.trackRecord('made.up')
    expect(found.forecasts).toEqual([RECORD.forecasts[2], RECORD.forecasts[1], RECORD.forecasts[0]])
    expect(found.outcomes).toEqual([RECORD.outcomes[1], RECORD.outcomes[0]])
    expect(found).toMatchObject({ id: 'made.up', title: RECORD.title, source: RECORD.source })
    const turned = { ...RECORD, forecasts: RECORD.forecasts.toReversed(), outcomes: RECORD.outcomes.toReversed() }
    expect(Buffer.compare(encodeTrackRecord(turned), encodeTrackRecord(RECORD))).toBe(0)
  })

  it('gives back any numbers unchanged', async () => {
    const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => v + 0))
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 6, maxLength: 6 }), async (values) => {
        const { book } = await bookWith([{ ...RECORD, forecasts: [{ ...RECORD.forecasts[0]!, values }] }])
        expect((await book.trackRecord('made.up')).forecasts[0]?.values).toEqual(values)
      }),
      { numRuns: 20 },
    )
  })

  it('is named by the manifest, and a changed byte of it is refused', async () => {
    const { compiled } = await bookWith([RECORD])
    expect(compiled.manifest.trackRecords).toMatchObject([{ id: 'made.up', file: 'made.up.track-record.json' }])
    const other = await bookWith([{ ...RECORD, outcomes: RECORD.outcomes.slice(1) }])
    expect(other.compiled.id).not.toBe(compiled.id)
    const size = compiled.files.get('made.up.track-record.json')!.length
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: size - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const book = await Book.open(async (file) => {
          const bytes = (compiled.files.get(file) ?? new Uint8Array()).slice()
          if (file === 'made.up.track-record.json') bytes[at] = bytes[at]! ^ (1 << bit)
          return bytes
        })
        const error = await refusalOf(() => book.trackRecord('made.up'))
        expect(error).toMatchObject({ fault: 'source', code: 'book.damaged', where: 'made.up.track-record.json' })
      }),
      { numRuns: 40 },
    )
  })

  it('that is unknown is refused with the nearest name; a book made before there were any has none', async () => {
    const error = await refusalOf(async () => (await bookWith([RECORD])).book.trackRecord('made.op'))
    expect(error).toMatchObject({ fault: 'notFound', code: 'trackRecord.unknown' })
    expect(error.hint).toContain('did you mean "made.up"?')
    const { compiled, book } = await bookWith([])
    expect(compiled.manifest).not.toHaveProperty('trackRecords')
    expect(await book.trackRecords()).toEqual([])
    expect((await refusalOf(() => book.trackRecord('made.up'))).hint).toBe('this book has none; update Pledgebook')
  })

  it('stays when a user imports an edition', async () => {
    const home = await homeWith(FIGURES, [RECORD])
    try {
      const copy = copyOf('original', 'original')
      const overlay = home.overlay()
      const news = smallFigures().filter((o) => o.measure === 'nato.core.share')
      const book = await overlay.add(editionWith(SMALL_DAY, copy), copy, news)
      expect((await book.trackRecord('made.up')).outcomes).toHaveLength(2)
      expect(book.id).not.toBe(home.baseId)
    } finally {
      home.remove()
    }
  })
})

const CONTEXT: TrackRecordContext = { areas: new Set(['POL', 'FRA']), variables: new Set(['growth', 'prices']) }
const FORECASTS = 'area,variable,origin,h0,h1,h2,h3,h4,h5'
const OUTCOMES = 'area,variable,year,value,edition'
const bytesOf = (...lines: string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`)
const forecasts = (...lines: string[]) => readForecasts(bytesOf(FORECASTS, ...lines), CONTEXT, 'forecasts.csv')
const outcomes = (...lines: string[]) => readOutcomes(bytesOf(OUTCOMES, ...lines), CONTEXT, 'outcomes.csv')

async function problemsOf(call: () => unknown): Promise<PledgebookError> {
  const error = await refusalOf(call)
  expect(error).toMatchObject({ fault: 'data', code: 'tidy.malformed' })
  return error
}

describe('forecasts.csv', () => {
  it('has an empty field where there was no forecast', () => {
    expect(forecasts('POL,growth,2020-04,-4.6,4.2,,,,')).toEqual([
      { area: 'POL', variable: 'growth', origin: '2020-04', values: [-4.6, 4.2, null, null, null, null] },
    ])
  })

  it.each([
    ['POR,growth,2020-04,1,2,3,4,5,6', 'unknown area "POR"'],
    ['POL,growht,2020-04,1,2,3,4,5,6', 'unknown variable "growht", expected growth or prices'],
    ['POL,growth,2020,1,2,3,4,5,6', '"2020" is no edition, expected year and month such as 1990-10'],
    ['POL,growth,2020-13,1,2,3,4,5,6', '"2020-13" is no edition'],
    ['POL,growth,2020-04-28,1,2,3,4,5,6', '"2020-04-28" is no edition'],
    ['POL,growth,2020-04,1,2,3,4,5,n/a', '"n/a" is not a plain number with a decimal point'],
    ['POL,growth,2020-04,"1,5",2,3,4,5,6', '"1,5" is not a plain number'],
    ['POL,growth,2020-04,1e+999,2,3,4,5,6', '"1e+999" is too large'],
    ['POL,growth,2020-04,=1+1,2,3,4,5,6', '"=1+1" looks like a formula'],
    ['POL,growth,2020-04,,,,,,', 'not one forecast'],
    ['POL,growth,2020-04,1,2,3,4,5', '8 fields, expected 9'],
    ['POL,growth,2020-04,1,2,3,4,5,6,7', '10 fields, expected 9'],
  ])('%s is refused', async (line, words) => {
    const error = await problemsOf(() => forecasts('FRA,growth,2020-04,1,2,3,4,5,6', line))
    expect(error.message).toContain(`line 3: ${words}`)
    expect(error.where).toBe('forecasts.csv')
  })

  it('has all of its mistakes reported at once, and a row once only', async () => {
    const good = 'FRA,growth,2020-04,1,2,3,4,5,6'
    const error = await problemsOf(() => forecasts(good, 'POR,growth,2020-04,1,,,,,', good, 'FRA,x,2020-04,1,,,,,'))
    expect(error.message).toBe(
      'line 3: unknown area "POR"; line 4: FRA growth 2020-04 stands on line 2 already; line 5: unknown variable "x", expected growth or prices',
    )
  })

  it('without rows, or with another heading, is refused', async () => {
    expect((await problemsOf(() => forecasts())).message).toBe('line 2: no forecast')
    const error = await refusalOf(() => readForecasts(bytesOf('area,variable'), CONTEXT, 'forecasts.csv'))
    expect(error).toMatchObject({ code: 'tidy.heading', where: 'forecasts.csv:1', hint: `expected "${FORECASTS}"` })
  })
})

describe('outcomes.csv', () => {
  it('says which edition an outcome is from', () => {
    expect(outcomes('POL,growth,2020,-2.7,2021-10')).toEqual([
      { area: 'POL', variable: 'growth', year: 2020, value: -2.7, edition: '2021-10' },
    ])
  })

  it.each([
    ['POL,growth,2020,,2021-10', '"" is not a plain number'],
    ['POL,growth,20,1,2021-10', '"20" is not a year between 1900 and 2199'],
    ['POL,growth,2020,1,2021', '"2021" is no edition'],
    ['POL,growth,2020,1,2020-10', 'the edition 2020-10 cannot know what 2020 turned out to be'],
    ['POL,growth,2021,1,2020-10', 'the edition 2020-10 cannot know what 2021 turned out to be'],
  ])('%s is refused', async (line, words) => {
    expect((await problemsOf(() => outcomes(line))).message).toContain(`line 2: ${words}`)
  })
})

describe('the track records in data/', () => {
  it('are read in order of their ids; a folder without any is none', () => {
    expect(readDataTrackRecords(DATA, facts).map((r) => r.id)).toEqual(['imf.weo'])
    expect(readDataTrackRecords('/nowhere', facts)).toEqual([])
  })

  it.each([
    ['without its sidecar', 'track-record.yaml', undefined, 'data.missing', 'there is no such file'],
    ['without outcomes', 'outcomes.csv', undefined, 'data.missing', 'there is no such file'],
    [
      'with a hash that is none',
      'track-record.yaml',
      ['326ae0b9', 'XYZ'],
      'yaml.unexpected',
      'files.0.sha256: expected',
    ],
    [
      'with a variable nobody explains',
      'track-record.yaml',
      ['  deflator:', '  deflater:'],
      'tidy.malformed',
      '"deflator"',
    ],
    ['with an unknown area', 'forecasts.csv', ['ALB,growth', 'ALX,growth'], 'tidy.malformed', 'unknown area "ALX"'],
  ] as const)('%s are refused, and the file is named', async (_, file, change, code, words) => {
    const folder = mkdtempSync(join(tmpdir(), 'pledgebook-test-'))
    try {
      cpSync(join(DATA, 'track-records'), join(folder, 'track-records'), { recursive: true })
      const path = join(folder, 'track-records/imf.weo', file)
      if (change === undefined) rmSync(path)
      else writeFileSync(path, readFileSync(path, 'utf8').replace(change[0], change[1]))
      const error = await refusalOf(() => readDataTrackRecords(folder, facts))
      expect(error).toMatchObject({ fault: 'data', code })
      expect(error.where).toMatch(/^track-records\/imf\.weo\//)
      expect(error.message).toContain(words)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
