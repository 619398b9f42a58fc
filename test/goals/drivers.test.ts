import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acrossEditions, decompose, type ShareLevel } from '../../src/goals/drivers.js'

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

describe('acrossEditions', () => {
  const amount = fc.double({ min: 1e5, max: 1e6, noNaN: true })
  const ratio = fc.double({ min: 0.001, max: 0.08, noNaN: true })
  const level = fc.tuple(amount, ratio).map(([gdp, share]) => at(gdp * share, gdp))
  /** Two editions, each with two years. */
  const editions = fc.tuple(level, level, level, level)
  const sum = (parts: ReturnType<typeof acrossEditions>) =>
    parts.redefined + parts.spending + parts.gdp + parts.remainder
  const crossing = (was: ShareLevel, is: ShareLevel) => is.published - was.published
  const bothWays = ([a1, b1, a2, b2]: readonly [ShareLevel, ShareLevel, ShareLevel, ShareLevel]) =>
    acrossEditions(b2.published - a1.published, [
      { legs: [decompose(a2, b2)], redefined: crossing(a1, a2) },
      { legs: [decompose(a1, b1)], redefined: crossing(b1, b2) },
    ])

  it('sums to the change, whatever the editions give', () => {
    fc.assert(
      fc.property(editions, (four) => {
        const parts = bothWays(four)
        expect(Math.abs(sum(parts) - parts.change)).toBeLessThan(1e-9)
      }),
    )
  })

  it('of one edition twice redefines nothing and is that edition alone', () => {
    fc.assert(
      fc.property(level, level, (a, b) => {
        expect(bothWays([a, b, a, b])).toEqual({ ...decompose(a, b), redefined: 0 })
      }),
    )
  })

  it('turns every sign from the one end to the other', () => {
    fc.assert(
      fc.property(editions, ([a1, b1, a2, b2]) => {
        const [there, back] = [bothWays([a1, b1, a2, b2]), bothWays([b2, a2, b1, a1])]
        for (const part of ['change', 'redefined', 'spending', 'remainder'] as const)
          expect(there[part] + back[part]).toBeCloseTo(0, 9)
      }),
    )
  })

  it('with two ways prefers neither edition', () => {
    const parts = bothWays([at(20, 1000), at(30, 1000), at(22, 1000), at(36, 1000)])
    expect(parts.redefined).toBeCloseTo((0.2 + 0.6) / 2, 12)
    expect(parts.spending).toBeCloseTo((1 + 1.4) / 2, 12)
    expect(parts).toMatchObject({ change: 1.6, gdp: 0, remainder: 0 })
  })
})
