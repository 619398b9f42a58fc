import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decompose } from '../../src/goals/drivers.js'

const at = (spending: number, gdp: number, published = (100 * spending) / gdp) => ({ published, spending, gdp })

describe('decompose', () => {
  it('gives a change of spending alone to spending', () => {
    expect(decompose(at(20, 1000), at(30, 1000))).toEqual({ change: 1, spending: 1, gdp: 0, remainder: 0 })
  })

  it('gives a change of the economy alone to the economy', () => {
    expect(decompose(at(20, 1000), at(20, 800))).toEqual({ change: 0.5, spending: 0, gdp: 0.5, remainder: 0 })
  })

  it('finds nothing where both grow alike', () => {
    const { change, spending, gdp } = decompose(at(20, 1000), at(22, 1100))
    expect(change).toBe(0)
    expect(spending).toBeCloseTo(-gdp, 10)
    expect(spending).toBeGreaterThan(0)
  })

  it('keeps apart what rounding adds to the published change', () => {
    expect(decompose(at(20, 1000, 2), at(30, 1000, 3.01))).toEqual({
      change: 1.01,
      spending: 1,
      gdp: 0,
      remainder: 0.01,
    })
  })

  const amount = fc.double({ min: 1e5, max: 1e6, noNaN: true })
  const ratio = fc.double({ min: 0.001, max: 0.08, noNaN: true })
  const end = fc.tuple(amount, ratio).map(([gdp, share]) => at(gdp * share, gdp))
  const rounding = fc.double({ min: -0.005, max: 0.005, noNaN: true })

  it('sums to the published change, whatever was rounded', () => {
    fc.assert(
      fc.property(end, end, rounding, (from, to, off) => {
        const published = { ...to, published: to.published + off }
        const { change, spending, gdp, remainder } = decompose(from, published)
        expect(Math.abs(spending + gdp + remainder - change)).toBeLessThan(1e-9)
        expect(Math.abs(remainder - off)).toBeLessThan(1e-9)
      }),
    )
  })

  it('turns every sign when the years change places', () => {
    fc.assert(
      fc.property(end, end, (from, to) => {
        const [there, back] = [decompose(from, to), decompose(to, from)]
        expect(there.spending + back.spending).toBe(0)
        expect(there.gdp + back.gdp).toBe(0)
        expect(there.change + back.change).toBe(0)
      }),
    )
  })
})
