import { describe, expect, it } from 'vitest'
import { debtEffect } from '../../src/scenarios/debt-effect.js'
import { debtRanges } from '../../src/scenarios/debt-ranges.js'
import { refusalOf } from '../terms/refusal.js'
import { BORROWED, GRID, italy } from './debt-at-hand.js'

const EXTRA = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]

describe('debtRanges', () => {
  const ranges = debtRanges(italy(), EXTRA, BORROWED, GRID)

  it('names the corner that each end comes from, and that corner gives it', () => {
    for (const end of [ranges.lowest, ranges.highest]) {
      const { multiplier, rateShift, effect } = end
      expect(debtEffect(italy(), EXTRA, { ...BORROWED, multiplier, rateShift }).at(-1)?.effect).toBe(effect)
    }
    // A higher rate makes the baseline's debt larger, of which extra GDP takes more off: that outweighs the dearer interest here.
    expect([ranges.lowest.multiplier, ranges.lowest.rateShift]).toEqual([1, 1])
    expect([ranges.highest.multiplier, ranges.highest.rateShift]).toEqual([0, 1])
  })

  it('holds every pair between its ends, each year', () => {
    for (const multiplier of GRID.multipliers)
      for (const rateShift of GRID.rateShifts)
        for (const [t, { effect }] of debtEffect(italy(), EXTRA, { ...BORROWED, multiplier, rateShift }).entries()) {
          expect(effect).toBeGreaterThanOrEqual(ranges.byYear[t]?.low ?? NaN)
          expect(effect).toBeLessThanOrEqual(ranges.byYear[t]?.high ?? NaN)
        }
    expect(ranges.byYear.at(-1)).toEqual({ year: 2030, low: ranges.lowest.effect, high: ranges.highest.effect })
  })

  it('is a point for one pair', () => {
    const { lowest, highest } = debtRanges(italy(), EXTRA, BORROWED, { multipliers: [0.6], rateShifts: [0] })
    expect(lowest).toEqual(highest)
    expect(lowest.effect).toBe(debtEffect(italy(), EXTRA, BORROWED).at(-1)?.effect)
  })

  it('refuses an empty list', async () => {
    const error = await refusalOf(() => debtRanges(italy(), EXTRA, BORROWED, { multipliers: [], rateShifts: [0] }))
    expect([error.code, error.message]).toEqual(['debt.grid', '0 multipliers and 1 shifts of the interest rate'])
  })
})
