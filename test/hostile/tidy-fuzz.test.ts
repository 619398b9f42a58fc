import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitLine } from '../../src/book/csv-table.js'
import { formatTidy, readTidy, type TidyContext } from '../../src/book/tidy-csv.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { editionOf, WORLD } from '../workbooks/world.js'
import { mutated, slips, textMutations } from './mutations.js'

const RUNS = process.env.PLEDGEBOOK_FUZZ === 'long' ? 200_000 : 1500

const CONTEXT: TidyContext = {
  edition: 'nato.defexp/2026-07-07',
  copy: 'transcription',
  measures: new Map(WORLD.facts.measures.map((m) => [m.id, m])),
  areas: new Set([...WORLD.facts.areas, ...WORLD.facts.groups].map((a) => a.code)),
}
const REAL = editionOf('2026-07-07').filter((o) => ['NLD', 'PRT'].includes(o.area) && Number(o.period) >= 2025)
const BYTES = new TextEncoder().encode(formatTidy(REAL))

it('a real CSV, changed at random, is read as sound figures or refused with its lines', () => {
  let [read, refused] = [0, 0]
  fc.assert(
    fc.property(fc.oneof(textMutations, slips), (mutations) => {
      const bytes = mutated(BYTES, mutations)
      try {
        const observations = readTidy(bytes, CONTEXT, 'new.csv')
        read++
        // Whatever is accepted can be written and read again, and is one observation a line with a key of its own.
        expect(readTidy(new TextEncoder().encode(formatTidy(observations)), CONTEXT, 'again.csv')).toEqual(observations)
        expect(observations.length).toBe(new TextDecoder().decode(bytes).trimEnd().split('\n').length - 1)
        expect(new Set(observations.map((o) => `${o.measure} ${o.area} ${o.period}`)).size).toBe(observations.length)
        for (const { value, missing } of observations) expect((value === null) === (missing !== null)).toBe(true)
        expect(observations.every((o) => o.value === null || Number.isFinite(o.value))).toBe(true)
      } catch (error) {
        if (!(error instanceof PledgebookError)) throw error
        refused++
        expect(error.fault).toBe('data')
        expect(error.code).toMatch(/^tidy\./)
        expect(error.message.length).toBeLessThan(20_000)
      }
    }),
    { numRuns: RUNS },
  )
  expect(read).toBeGreaterThan(RUNS / 50)
  expect(refused).toBeGreaterThan(RUNS / 50)
}, 3_600_000)

it('any line is split into fields or refused, in time of its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', 'a', '\r'), maxLength: 60 }), (line) => {
      const fields = splitLine(line)
      if (fields === undefined) expect(line).toContain('"')
      else expect(fields.length).toBeLessThanOrEqual(line.split(',').length)
    }),
    { numRuns: RUNS },
  )
  const least = (text: string) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const start = performance.now()
        splitLine(text)
        return performance.now() - start
      }),
    )
  const short = least('"",'.repeat(20_000))
  expect(least('"",'.repeat(200_000))).toBeLessThan(short * 100 + 50)
})
