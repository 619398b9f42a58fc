import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNatoWorkbook } from '../../src/sources/nato-workbook.js'
import type { Observation } from '../../src/terms/observation.js'
import { contextOf, editionOf, type MadeUp, madeUp, WORLD } from '../workbooks/world.js'
import { write2024 } from '../workbooks/write-2024.js'
import { write2025 } from '../workbooks/write-2025.js'

const LONG = process.env.PLEDGEBOOK_FUZZ === 'long'

function blank(): Pick<Observation, 'value' | 'missing'> {
  return { value: null, missing: 'blank' }
}

describe('the layout of June 2024', () => {
  it('gives back the edition of 17 June 2024 as it was written, every cell where it was', async () => {
    const observations = editionOf('2024-06-17')
    const { bytes } = await write2024({ ...WORLD, observations, base: '2015', title: 'defence' })
    const reading = await readNatoWorkbook(bytes, contextOf('2024-06-17', 'original'))
    expect(reading.observations).toEqual(observations)
    expect(reading).toMatchObject({
      layout: '2024',
      basis: 'defence',
      constantPrices: '2015',
      firstYear: 2014,
      lastYear: 2024,
    })
    expect(reading.hiddenRows).toBe(6)
  })
})

describe('the layout of 2025 and 2026', () => {
  it.each([
    ['2025-08-28', 'defence', [2014, 2025], 2024],
    ['2026-07-07', 'core', [2014, 2026], 2025],
  ] as const)(
    'gives back the transcription of %s, tables that it lacks left blank',
    async (day, title, [first, last], estimatesFrom) => {
      const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
      const held = editionOf(day)
      const about: MadeUp = { day, copy: 'transcription', base: '2021', years, estimatesFrom, value: blank }
      const lacking = madeUp(about, (m) => !m.startsWith('nato.summary.') && !held.some((o) => o.measure === m))
      const { bytes, placed } = await write2025({ ...WORLD, observations: [...held, ...lacking], base: '2021', title })
      const reading = await readNatoWorkbook(bytes, contextOf(day, 'transcription'))
      expect(reading.observations).toEqual(placed)
      expect(placed.length).toBe(held.length + lacking.length)
      expect(reading).toMatchObject({
        layout: '2025',
        basis: title,
        constantPrices: '2021',
        firstYear: first,
        lastYear: last,
      })
    },
  )
})

const measured = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .double({ min: 0, noNaN: true, noDefaultInfinity: true })
      .map((v) => ({ value: v + 0, missing: null })),
  },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5e6 }).map((v) => ({ value: v / 100, missing: null })) },
  { weight: 1, arbitrary: fc.constant({ value: null, missing: 'blank' as const }) },
  { weight: 1, arbitrary: fc.constant({ value: null, missing: 'not-available' as const }) },
)

describe.each([
  ['2024', write2024],
  ['2025', write2025],
] as const)('any figures in the layout of %s', (_, write) => {
  it('come back with value, status, mark, unit, area and cell unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(measured, { minLength: 7, maxLength: 40 }),
        fc.array(fc.constantFrom('', '', '*', '**'), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 1990, max: 2090 }),
        fc.integer({ min: 2, max: 7 }),
        fc.nat({ max: 7 }),
        async (values, marks, first, count, outturns) => {
          let at = 0
          const observations = madeUp({
            day: '2026-07-07',
            copy: 'original',
            base: '2021',
            years: Array.from({ length: count }, (_, i) => first + i),
            estimatesFrom: first + outturns,
            value: () => values[at++ % values.length]!,
            mark: (area) => marks[area.charCodeAt(0) % 5]!,
          })
          const { bytes, placed } = await write({ ...WORLD, observations, base: '2021', title: 'core' })
          const reading = await readNatoWorkbook(bytes, contextOf('2026-07-07', 'original'))
          expect(reading.observations).toEqual(placed)
        },
      ),
      { numRuns: LONG ? 300 : 8 },
    )
  }, 600_000)
})
