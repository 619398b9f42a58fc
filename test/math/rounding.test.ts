import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalsOf, roundHalfUp, significant } from '../../src/math/rounding.js'

describe('roundHalfUp', () => {
  it.each([
    [1.95, 1, 2],
    [1.949, 1, 1.9],
    [3.45, 1, 3.5],
    [3.49, 1, 3.5],
    [1.005, 2, 1.01],
    [2.675, 2, 2.68],
    [8.345, 2, 8.35],
    [0.5, 0, 1],
    [-1.95, 1, -2],
    [-1.94, 1, -1.9],
    [1e-7, 1, 0],
    [1.5e-7, 7, 2e-7],
    [123456.5, 0, 123457],
  ])('rounds %d to %d decimals as written on paper: %d', (x, decimals, expected) => {
    expect(roundHalfUp(x, decimals)).toBe(expected)
  })

  it('gives plain zero, never minus zero', () => {
    expect(Object.is(roundHalfUp(-0.04, 1), 0)).toBe(true)
  })

  it('agrees with whole-number arithmetic on every decimal of up to twelve digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.integer({ min: 1, max: 6 }), (digits, places) => {
        const [whole, ten] = [BigInt(digits), BigInt(10 ** places)]
        const expected = Number((whole + ten / 2n) / ten)
        expect(roundHalfUp(Number(`${digits}e-${places}`), 0)).toBe(expected)
      }),
    )
  })

  it('stays within half a step, and rounding again changes nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 4 }), (x, decimals) => {
        const once = roundHalfUp(x, decimals)
        expect(Math.abs(once - x)).toBeLessThanOrEqual(0.5 / Number(`1e${decimals}`) + 1e-9)
        expect(roundHalfUp(once, decimals)).toBe(once)
      }),
    )
  })
})

describe('significant', () => {
  it('takes the binary residue off a difference', () => {
    expect(3.5 - 3.49).not.toBe(0.01)
    expect(significant(3.5 - 3.49)).toBe(0.01)
  })

  it('keeps twelve digits, whatever the size', () => {
    expect(significant(1234567890123.4)).toBe(1234567890120)
    expect(significant(0.0001234567890123456)).toBe(0.000123456789012)
    expect(significant(0)).toBe(0)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(significant(significant(x))).toBe(significant(x))
      }),
    )
  })
})

describe('decimalsOf', () => {
  it.each([
    [2, 0],
    [2.5, 1],
    [3.49, 2],
    [4.120190989357147, 15],
    [1e-7, 15],
    [1e21, 15],
    [-0.25, 2],
  ])('%d has %d', (x, decimals) => {
    expect(decimalsOf(x)).toBe(decimals)
  })
})
