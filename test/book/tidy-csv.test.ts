import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitLine } from '../../src/book/csv-table.js'
import { formatTidy, readTidy, type TidyContext } from '../../src/book/tidy-csv.js'
import { MISSING_REASONS, type Observation, STATUSES } from '../../src/terms/observation.js'
import { periodOf } from '../../src/terms/period.js'
import { parsePrices } from '../../src/terms/unit.js'
import { DATA } from '../opened-book.js'
import { WORLD } from '../workbooks/world.js'

const RUNS = process.env.PLEDGEBOOK_FUZZ === 'long' ? 5000 : 150

const CONTEXT: TidyContext = {
  edition: 'nato.defexp/2027-06-30',
  copy: 'transcription',
  measures: new Map(WORLD.facts.measures.map((m) => [m.id, m])),
  areas: new Set([...WORLD.facts.areas, ...WORLD.facts.groups].map((a) => a.code)),
}

const keys = fc.record({
  measure: fc.constantFrom(...CONTEXT.measures.keys()),
  area: fc.constantFrom(...CONTEXT.areas),
  year: fc.integer({ min: 1900, max: 2199 }),
})

const observation = fc
  .record({
    key: keys,
    value: fc.option(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((v) => v + 0)),
    missing: fc.constantFrom(...MISSING_REASONS),
    code: fc.constantFrom('percent', 'persons', 'EUR', 'USD'),
    scale: fc.integer({ min: 0, max: 9 }),
    prices: fc.constantFrom('', 'current', '2015', '2021'),
    status: fc.constantFrom(...STATUSES),
    mark: fc.constantFrom('', '*', '**'),
    cell: fc
      .string({
        unit: fc.constantFrom('a', 'Ü', 'ß', '日', '😀', ' ', ',', '"', '""', '/', '!', '#', '\t', '\r'),
        minLength: 1,
      })
      .map((text) => `Table 1/${text}`),
  })
  .map(
    ({ key, value, missing, code, scale, prices, status, mark, cell }): Observation => ({
      measure: key.measure,
      area: key.area,
      period: periodOf(key.year),
      edition: CONTEXT.edition,
      copy: CONTEXT.copy,
      value,
      missing: value === null ? missing : null,
      unit: { code, scale, prices: parsePrices(prices, '') },
      status,
      mark,
      cell,
    }),
  )

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

describe('tidy CSV', () => {
  it('gives back every observation that was written, digit by digit', () => {
    const unique = fc.uniqueArray(observation, {
      minLength: 1,
      maxLength: 60,
      selector: (o) => `${o.measure} ${o.area} ${o.period}`,
    })
    fc.assert(
      fc.property(unique, (observations) => {
        expect(readTidy(bytesOf(formatTidy(observations)), CONTEXT, 'x.csv')).toEqual(observations)
      }),
      { numRuns: RUNS },
    )
  })

  it('splits any fields back that are written as they are', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', ' ', 'é'), maxLength: 6 })
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 12 }), (fields) => {
        const line = fields.map((f) => (/[",]/.test(f) ? `"${f.replaceAll('"', '""')}"` : f)).join(',')
        expect(splitLine(line)).toEqual(fields)
      }),
      { numRuns: RUNS },
    )
  })

  it.each(WORLD.facts.editions.filter((e) => e.held).flatMap((e) => e.copies.map((c) => [e.id, c.id] as const)))(
    'of %s (%s) in data/ is as the program would write it',
    (edition, copy) => {
      const bytes = readFileSync(join(DATA, `editions/${edition}/${copy}.csv`))
      expect(formatTidy(readTidy(bytes, CONTEXT, edition))).toBe(bytes.toString('utf8'))
    },
  )

  it('may have a byte order mark, Windows line ends, and no line end at its end', () => {
    const text =
      'measure,area,period,value,unit,scale,prices,status,mark,missing,cell\nnato.core.share,POL,2027,4.81,percent,0,,estimate,*,,Table 3/Poland\n'
    const plain = readTidy(bytesOf(text), CONTEXT, 'x.csv')
    expect(readTidy(bytesOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`), CONTEXT, 'x.csv')).toEqual(plain)
    expect(readTidy(bytesOf(text.trimEnd()), CONTEXT, 'x.csv')).toEqual(plain)
    expect(plain[0]).toMatchObject({ area: 'POL', value: 4.81, mark: '*', missing: null, status: 'estimate' })
  })
})
