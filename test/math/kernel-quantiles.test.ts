import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openKernel } from '../../src/math/kernel.js'
import { plainQuantiles } from './plain-draws.js'

const kernel = await openKernel()
const bits = (values: Float64Array) => [...new BigInt64Array(values.buffer)]
const FIVE = [0.025, 0.1, 0.5, 0.9, 0.975]

function agrees(values: Float32Array, probabilities: readonly number[]): Float64Array {
  const found = kernel.quantiles(values, probabilities)
  expect(bits(found)).toEqual(bits(plainQuantiles(values, probabilities)))
  return found
}

/** Values of every kind: any float, few different ones, close together, with far outliers, all the same. */
const any = fc.float({ noNaN: true, noDefaultInfinity: true })
const tight = fc.integer({ min: 0, max: 5000 }).map((n) => 1 + n / 2 ** 23)
const values = fc
  .oneof(
    fc.array(any, { minLength: 1, maxLength: 400 }),
    fc.array(fc.constantFrom(-1, -0, 0, 1, 2), { minLength: 1, maxLength: 400 }),
    fc.array(tight, { minLength: 1, maxLength: 3000 }),
    fc.array(fc.oneof({ weight: 200, arbitrary: tight }, { weight: 1, arbitrary: any }), {
      minLength: 100,
      maxLength: 3000,
    }),
    fc.tuple(any, fc.integer({ min: 1, max: 300 })).map(([x, n]) => Array<number>(n).fill(x)),
  )
  .map((list) => Float32Array.from(list))
const probability = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 1))

describe('quantiles', () => {
  it('are those of the sorted values, bit for bit, whatever the values and their order', () => {
    fc.assert(
      fc.property(values, fc.array(probability, { maxLength: 12 }), (list, probabilities) => {
        const before = list.slice()
        agrees(list, probabilities)
        expect(list).toEqual(before)
      }),
      { numRuns: 500 },
    )
  })

  it.each([1, 2, 3, 4, 5, 31, 32, 33, 1000, 9999, 10_000, 100_003])(
    'are exact for %d normals and all their ranks',
    (size) => {
      const normals = kernel.stream(1, 'quantiles').normals(size)
      const ranks = Array.from({ length: 101 }, (_, i) => i / 100)
      agrees(normals, [...ranks, ...FIVE])
      agrees(normals.sort(), FIVE)
      agrees(normals.reverse(), FIVE)
      agrees(normals.map(Math.exp), FIVE)
      agrees(
        normals.map((z) => z ** 31),
        FIVE,
      )
    },
  )

  it('are exact where nearly all values fall into one bucket, and again within it', () => {
    const size = 50_000
    const uniform = kernel.stream(1, 'buckets').uniforms(size)
    const nested = Float32Array.from(uniform, (u, i) =>
      i % 3 === 0 ? 1 + u * 1e-6 : i % 3 === 1 ? 1 + u * 1e-3 : 1 + u,
    )
    nested[17] = 3e38
    nested[18] = -3e38
    agrees(nested, [...FIVE, 0.2, 0.3, 0.35, 0.4, 0.6])
  })

  it('never run against each other', () => {
    fc.assert(
      fc.property(values, fc.array(probability, { minLength: 2, maxLength: 12 }), (list, probabilities) => {
        const found = kernel.quantiles(
          list,
          [...probabilities].sort((p, q) => p - q),
        )
        expect([...found]).toEqual([...found].sort((x, y) => x - y))
        const [least, most] = kernel.quantiles(list, [0, 1])
        expect(least! + 0).toBe(Math.min(...list) + 0)
        expect(most! + 0).toBe(Math.max(...list) + 0)
      }),
    )
  })

  it('join the two values beside them by a straight line', () => {
    expect([...kernel.quantiles(new Float32Array([4, 1, 3, 2]), [0.5, 0, 1, 0.25])]).toEqual([2.5, 1, 4, 1.75])
    expect([...kernel.quantiles(new Float32Array([7]), [0, 0.3, 1])]).toEqual([7, 7, 7])
    expect([...kernel.quantiles(new Float32Array([1, 2]), [])]).toEqual([])
  })

  it.each([
    [[], [0.5], 'quantiles of 0 values: from 1 to 16777216 are allowed'],
    [[1, 2], [0.5, 1.1], 'the probability is 1.1: a number from 0 to 1 is needed'],
    [[1, 2], [Number.NaN], 'the probability is NaN: a number from 0 to 1 is needed'],
    [[1, Number.NaN], [0.5], 'value 1 of those to take quantiles of is not finite'],
    [[1, 2, -Number.NaN], [0.5], 'value 2 of those to take quantiles of is not finite'],
    [[Number.POSITIVE_INFINITY, 1], [0.5], 'value 0 of those to take quantiles of is not finite'],
    [[2, Number.NEGATIVE_INFINITY], [0.5], 'value 1 of those to take quantiles of is not finite'],
  ])('refuse %j at %j', (list, probabilities, message) => {
    expect(() => kernel.quantiles(Float32Array.from(list), probabilities)).toThrow(new RangeError(message))
  })

  it('refuse not-a-numbers of either sign', () => {
    for (const pattern of [0x7fc00000, 0xffc00000, 0x7f800001, 0xffffffff]) {
      const list = new Float32Array([1, 2, 3])
      new Uint32Array(list.buffer)[2] = pattern
      expect(() => kernel.quantiles(list, [0.5])).toThrow(RangeError)
    }
  })

  it('take the largest and smallest numbers of float32', () => {
    const most = 3.4028234663852886e38
    agrees(new Float32Array([most, -most, 1.401298464324817e-45, -1.401298464324817e-45, 0, -0]), [0, 0.1, 0.5, 0.7, 1])
  })
})
