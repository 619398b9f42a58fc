import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { around, exactly, percentInterval } from '../../src/math/interval.js'

describe('intervals', () => {
  it('holds what a rounded number may have been', () => {
    expect(around(12575, 0.5)).toEqual({ low: 12574.5, high: 12575.5 })
    expect(exactly(2)).toEqual({ low: 2, high: 2 })
  })

  it('divides low by high and high by low, in per cent', () => {
    expect(percentInterval({ low: 1, high: 2 }, { low: 50, high: 100 })).toEqual({ low: 1, high: 4 })
  })

  it('holds the quotient of any two numbers within its operands', () => {
    const positive = fc.double({ min: 1, max: 1e7, noNaN: true })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(positive, positive, share, share, (n, d, x, y) => {
        const [numerator, denominator] = [around(n, 0.5), around(d, 0.5)]
        const bounds = percentInterval(numerator, denominator)
        const at = (100 * (numerator.low + x)) / (denominator.low + y)
        expect(at).toBeGreaterThanOrEqual(bounds.low * (1 - 1e-12))
        expect(at).toBeLessThanOrEqual(bounds.high * (1 + 1e-12))
      }),
    )
  })
})
