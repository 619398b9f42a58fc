import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squareRoot, wholePower, wholeRoot } from '../../src/math/power.js'

const relative = (found: number, expected: number) => Math.abs(found / expected - 1)
/** From 1e-12 to 1e12, evenly by magnitude. */
const positive = fc.double({ min: -12, max: 12, noNaN: true }).map((exponent) => 10 ** exponent)
const degree = fc.integer({ min: 1, max: 50 })

describe('whole powers', () => {
  it('multiplies as often as it says', () => {
    expect(wholePower(2, 0)).toBe(1)
    expect(wholePower(0, 0)).toBe(1)
    expect(wholePower(0, 3)).toBe(0)
    expect(wholePower(-3, 3)).toBe(-27)
    expect(wholePower(2, 1000)).toBe(2 ** 1000)
    expect(wholePower(1.5, 20)).toBe(3325.256730079651)
  })

  it.each([-1, 0.5, Number.NaN])('refuses the power %d', (n) => {
    expect(() => wholePower(2, n)).toThrow(new RangeError(`wholePower takes a whole number n, not ${n}`))
  })
})

describe('whole roots', () => {
  it.each([
    [0, 2, 0],
    [1, 50, 1],
    [4, 2, 2],
    [27, 3, 3],
    [1e-12, 4, 1e-3],
    [1e12, 3, 1e4],
    [7.25, 1, 7.25],
  ])('of %d to the degree %d is %d', (x, n, expected) => {
    expect(Math.abs(wholeRoot(x, n) - expected)).toBeLessThanOrEqual(expected * 4.5e-16)
  })

  it('is right to 1e-13 for degrees up to 50 and numbers from 1e-12 to 1e12', () => {
    fc.assert(
      fc.property(positive, degree, (x, n) => {
        const root = wholeRoot(x, n)
        expect(relative(root, x ** (1 / n))).toBeLessThanOrEqual(1e-13)
        expect(relative(wholePower(root, n), x)).toBeLessThanOrEqual(n * 1e-15 + 1e-14)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes the largest and the smallest numbers there are', () => {
    expect(relative(wholeRoot(Number.MAX_VALUE, 2), 2 ** 512)).toBeLessThan(1e-15)
    expect(relative(wholeRoot(Number.MIN_VALUE, 2), 2 ** -537)).toBeLessThan(1e-15)
    expect(relative(wholeRoot(Number.MAX_VALUE, 50), Number.MAX_VALUE ** 0.02)).toBeLessThan(1e-13)
  })

  it('square roots agree with the machine to the last units', () => {
    expect(squareRoot(0)).toBe(0)
    fc.assert(
      fc.property(positive, (x) => {
        expect(relative(squareRoot(x), Math.sqrt(x))).toBeLessThanOrEqual(4.5e-16)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    [-1, 2, 'no root of -1: a finite number from 0 up is needed'],
    [Number.NaN, 2, 'no root of NaN: a finite number from 0 up is needed'],
    [Number.POSITIVE_INFINITY, 2, 'no root of Infinity: a finite number from 0 up is needed'],
    [2, 0, 'wholeRoot takes a whole number n, not 0'],
    [2, 1.5, 'wholeRoot takes a whole number n, not 1.5'],
  ])('refuses x = %d, n = %d', (x, n, words) => {
    expect(() => wholeRoot(x, n)).toThrow(new RangeError(words))
  })
})
