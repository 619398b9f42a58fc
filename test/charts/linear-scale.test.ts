import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearScale, niceDomain, roundTicks } from '../../src/charts/linear-scale.js'

const span = fc
  .tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 1e-6, max: 1e9, noNaN: true }))
  .map(([from, by]): [number, number] => [from, from + by])
  .filter(([from, to]) => to - from > 1e-9 * Math.abs(from))

describe('a linear scale', () => {
  it('has round ticks inside its domain', () => {
    expect(roundTicks([0, 6], 5)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(roundTicks([0.13, 0.42], 6)).toEqual([0.15, 0.2, 0.25, 0.3, 0.35, 0.4])
    expect(roundTicks([-250, 1310], 4)).toEqual([0, 500, 1000])
    expect(roundTicks([2, 2], 5)).toEqual([2])
    fc.assert(
      fc.property(span, fc.integer({ min: 2, max: 8 }), ([from, to], count) => {
        const ticks = roundTicks([from, to], count)
        expect(ticks.length).toBeGreaterThan(0)
        expect(ticks.length).toBeLessThanOrEqual(count * 2 + 1)
        expect(ticks).toEqual([...ticks].sort((a, b) => a - b))
        for (const tick of ticks) expect(tick >= from && tick <= to).toBe(true)
      }),
    )
  })

  it('is widened to round numbers, never narrowed', () => {
    expect(niceDomain([0.3, 5.65], 6)).toEqual([0, 6])
    expect(niceDomain([-0.013, 0.0171], 5)).toEqual([-0.015, 0.02])
    fc.assert(
      fc.property(span, fc.integer({ min: 2, max: 8 }), ([from, to], count) => {
        const [low, high] = niceDomain([from, to], count)
        const slack = 1e-12 * (to - from)
        expect(low <= from + slack && to <= high + slack).toBe(true)
      }),
    )
  })

  it('leads from end to end, in either direction, and to the middle of a domain without a span', () => {
    const x = linearScale([2014, 2026], [30, 400])
    expect([x(2014), x(2026), x(2020)]).toEqual([30, 400, 215])
    expect(linearScale([0, 5], [200, 0])(5)).toBe(0)
    expect(linearScale([3, 3], [0, 100])(3)).toBe(50)
  })
})
