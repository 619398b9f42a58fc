import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costTotal } from '../../src/scenarios/cost.js'

describe('all kinds of cost', () => {
  it('leave out the start, whatever stands there', () => {
    expect(costTotal([99, 1, 2, 3, 6])).toEqual({ cumulative: 12, average: 3, inTargetYear: 6, yearlyStep: 1.5 })
  })
  it('are one figure where there is one year', () => {
    expect(costTotal([0, 5])).toEqual({ cumulative: 5, average: 5, inTargetYear: 5, yearlyStep: 5 })
  })
  it('are nothing where there is none', () => {
    expect(costTotal([7])).toEqual({ cumulative: 0, average: 0, inTargetYear: 0, yearlyStep: 0 })
  })
  it('belong together: average × years is the sum, yearly step × years the last extra', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 }),
        (extra) => {
          const total = costTotal(extra)
          const years = extra.length - 1
          const within = 1e-9 * extra.reduce((sum, x) => sum + Math.abs(x), 1)
          expect(Math.abs(total.average * years - total.cumulative)).toBeLessThan(within)
          expect(Math.abs(total.yearlyStep * years - total.inTargetYear)).toBeLessThan(within)
        },
      ),
    )
  })
  it('of an even rise are 1 + 2 + … steps', () => {
    const extra = Array.from({ length: 11 }, (_, i) => 3 * i)
    expect(costTotal(extra)).toEqual({ cumulative: 165, average: 16.5, inTargetYear: 30, yearlyStep: 3 })
  })
})
