import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ObservationFile } from '../../src/book/parquet-reader.js'
import { encodeObservations } from '../../src/book/parquet-writer.js'
import type { Observation } from '../../src/terms/observation.js'
import { periodOf } from '../../src/terms/period.js'

const RUNS = process.env.PLEDGEBOOK_FUZZ === 'long' ? 2000 : 60

const words = fc.string({ unit: 'grapheme', maxLength: 8 })

const observation: fc.Arbitrary<Observation> = fc.record({
  measure: fc.constantFrom('a', 'b', 'nato.core.share', 'ü'),
  area: fc.constantFrom('POL', 'ESP', 'NATO-Europe-Canada'),
  period: fc.integer({ min: 2014, max: 2035 }).map(periodOf),
  edition: fc.constantFrom('nato.defexp/2024-06-17', 'nato.defexp/2026-07-07'),
  copy: words,
  value: fc.option(fc.double({ noNaN: true })),
  missing: fc.constantFrom(null, 'blank', 'not-available'),
  unit: fc.record({
    code: fc.constantFrom('percent', 'EUR'),
    scale: fc.integer({ min: 0, max: 9 }),
    prices: fc.constantFrom(null, 'current', '2021'),
  }),
  status: fc.constantFrom('outturn', 'estimate'),
  mark: fc.constantFrom('', '*'),
  cell: words,
})

const key = (o: Observation) => [o.measure, o.edition, o.area, o.period].join(' ')
const many = fc.uniqueArray(observation, { maxLength: 80, selector: key })

it('Parquet gives back every observation of every measure, missing values, marks and all', async () => {
  await fc.assert(
    fc.asyncProperty(many, async (observations) => {
      const { bytes, rows, measures } = encodeObservations(observations)
      const file = ObservationFile.whole(bytes)
      const read: Observation[] = []
      for (const [measure, range] of Object.entries(measures)) read.push(...(await file.read(measure, range)))
      const byKey = (a: Observation, b: Observation) => (key(a) < key(b) ? -1 : 1)
      expect(read.toSorted(byKey)).toEqual(observations.toSorted(byKey))
      expect(rows).toBe(observations.length)
    }),
    { numRuns: RUNS },
  )
})

it('Parquet of the same observations in another order is the same bytes', () => {
  fc.assert(
    fc.property(many, (observations) => {
      const reversed = encodeObservations(observations.toReversed()).bytes
      expect(Buffer.compare(encodeObservations(observations).bytes, reversed)).toBe(0)
    }),
    { numRuns: RUNS },
  )
})

it('Parquet read for some editions gives exactly their rows', async () => {
  await fc.assert(
    fc.asyncProperty(many, async (observations) => {
      const { bytes, measures } = encodeObservations(observations)
      const file = ObservationFile.whole(bytes)
      const only = new Set(['nato.defexp/2024-06-17'])
      for (const [measure, range] of Object.entries(measures))
        expect(await file.read(measure, range, only)).toEqual(
          (await file.read(measure, range)).filter((o) => only.has(o.edition)),
        )
    }),
    { numRuns: RUNS },
  )
})
