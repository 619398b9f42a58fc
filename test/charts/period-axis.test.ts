import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelledYears } from '../../src/charts/period-axis.js'

describe('years with a label', () => {
  it('are evenly apart from end to end where that is possible, else round', () => {
    expect(labelledYears(2014, 2035, 23, 31)).toEqual([2014, 2017, 2020, 2023, 2026, 2029, 2032, 2035])
    expect(labelledYears(2014, 2035, 9, 28)).toEqual([2014, 2020, 2025, 2030, 2035])
    expect(labelledYears(2020, 2026, 80, 31)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026])
    expect(labelledYears(2024, 2024, 40, 31)).toEqual([2024])
  })

  it('have the last among them and room between them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2199 }),
        fc.nat(150),
        fc.double({ min: 0.5, max: 90, noNaN: true }),
        (first, n, per) => {
          const years = labelledYears(first, first + n, per, 30)
          expect(years.at(-1)).toBe(first + n)
          for (const [i, year] of years.entries())
            if (i > 0) expect((year - (years[i - 1] ?? 0)) * per).toBeGreaterThan(30)
        },
      ),
    )
  })
})
