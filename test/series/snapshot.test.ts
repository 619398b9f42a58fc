import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Snapshot } from '../../src/series/snapshot.js'
import type { Period } from '../../src/terms/period.js'
import { editionOf, observed } from './observed.js'

const year = (text: string) => text as Period
const DAYS = ['2023-07-07', '2024-06-17', '2025-08-28', '2026-07-07'] as const
const editions = DAYS.map((day) => editionOf(day))

describe('a snapshot', () => {
  const observations = [
    observed('2024-06-17', 2.12),
    observed('2025-08-28', 2),
    observed('2026-07-07', 1.99),
    observed('2024-06-17', 1.5, { period: '2023' }),
  ]
  const asOf = (day: string, only?: string) => new Snapshot(editions, observations, day, only)
  const value = (snapshot: Snapshot, period = '2024') => snapshot.cell('share', 'AAA', year(period))?.value

  it('gives the newest edition known on the day', () => {
    expect(value(asOf('2024-12-31'))).toBe(2.12)
    expect(value(asOf('2025-12-31'))).toBe(2)
    expect(value(asOf('2026-12-31'))).toBe(1.99)
  })

  it('knows an edition on the very day it was published and not the day before', () => {
    expect(value(asOf('2026-07-07'))).toBe(1.99)
    expect(value(asOf('2026-07-06'))).toBe(2)
    expect(asOf('2024-06-16').cell('share', 'AAA', year('2024'))).toBeUndefined()
  })

  it('takes a year that newer editions leave out from the last that has it, cell by cell', () => {
    expect(value(asOf('2026-12-31'), '2023')).toBe(1.5)
  })

  it('never joins editions into one series', () => {
    const snapshot = asOf('2026-12-31')
    expect(snapshot.editionOf('share', 'AAA')).toBe('made.up/2026-07-07')
    expect(snapshot.series('made.up/2026-07-07', 'share', 'AAA').map((o) => o.period)).toEqual(['2024'])
    expect(snapshot.series('made.up/2024-06-17', 'share', 'AAA').map((o) => o.value)).toEqual([1.5, 2.12])
  })

  it('looks at one edition only when told to, if it was known by then', () => {
    expect(value(asOf('2026-12-31', 'made.up/2024-06-17'))).toBe(2.12)
    expect(asOf('2024-12-31', 'made.up/2026-07-07').cell('share', 'AAA', year('2024'))).toBeUndefined()
  })

  it('gives cells that belong together from one edition', () => {
    const snapshot = asOf('2026-12-31')
    expect(snapshot.cellOf('made.up/2025-08-28', 'share', 'AAA', year('2024'))?.value).toBe(2)
    expect(snapshot.cellOf('made.up/2025-08-28', 'share', 'AAA', year('2023'))).toBeUndefined()
    expect(asOf('2025-01-01').cellOf('made.up/2025-08-28', 'share', 'AAA', year('2024'))).toBeUndefined()
  })

  it('lists editions oldest first and no day for one that was not known', () => {
    const snapshot = asOf('2025-12-31')
    expect(snapshot.editionsWith('share')).toEqual(['made.up/2024-06-17', 'made.up/2025-08-28'])
    expect(snapshot.editionsWith('share', 'AAA', year('2023'))).toEqual(['made.up/2024-06-17'])
    expect(snapshot.editionsWith('share', 'BBB')).toEqual([])
    expect(snapshot.publishedOn('made.up/2025-08-28')).toBe('2025-08-28')
    expect(snapshot.publishedOn('made.up/2026-07-07')).toBe('')
  })

  it('lists the years that have a number by then', () => {
    const blank = observed('2024-06-17', null, { period: '2025' })
    const snapshot = new Snapshot(editions, [...observations, blank], '2024-12-31')
    expect(snapshot.periodsOf(['share'])).toEqual(['2023', '2024'])
    expect(snapshot.periodsOf(['gdp'])).toEqual([])
  })
})

describe('a blank in a newer edition', () => {
  const blank = observed('2025-08-28', null)
  const snapshot = new Snapshot(editions, [observed('2024-06-17', 2.12), blank], '2026-01-01')

  it('is the answer: the older number is not brought back', () => {
    expect(snapshot.cell('share', 'AAA', year('2024'))).toBe(blank)
  })

  it('makes its edition the newest one for the area', () => {
    expect(snapshot.editionOf('share', 'AAA')).toBe('made.up/2025-08-28')
  })
})

describe('an edition that is not held', () => {
  it('gives nothing, even if somebody hands in its cells', () => {
    const some = [editionOf('2024-06-17'), editionOf('2025-08-28', false)]
    const snapshot = new Snapshot(some, [observed('2024-06-17', 2.12), observed('2025-08-28', 2)], '2026-01-01')
    expect(snapshot.cell('share', 'AAA', year('2024'))?.value).toBe(2.12)
  })
})

describe('whatever the cells', () => {
  const cell = fc.record({
    day: fc.constantFrom(...DAYS),
    area: fc.constantFrom('AAA', 'BBB'),
    period: fc.constantFrom('2023', '2024'),
    value: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
  })
  const cells = fc.uniqueArray(cell, { selector: (c) => `${c.day}|${c.area}|${c.period}` })
  const day = fc
    .date({ min: new Date('2023-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10))

  it('is what a reader would find who leafs back from the day to the first edition with a row', () => {
    fc.assert(
      fc.property(cells, day, (some, asOf) => {
        const observations = some.map((c) => observed(c.day, c.value, c))
        const snapshot = new Snapshot(editions, observations, asOf)
        for (const area of ['AAA', 'BBB'])
          for (const period of ['2023', '2024']) {
            const known = some.filter((c) => c.area === area && c.period === period && c.day <= asOf)
            const newest = known.sort((a, b) => (a.day < b.day ? 1 : -1))[0]
            const found = snapshot.cell('share', area, year(period))
            expect(found && { day: found.edition.slice(8), value: found.value }).toEqual(
              newest && { day: newest.day, value: newest.value },
            )
          }
      }),
    )
  })
})
