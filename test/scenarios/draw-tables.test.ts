import { describe, expect, it } from 'vitest'
import { openKernel } from '../../src/math/kernel.js'
import { bandwidth, drawTables } from '../../src/scenarios/draw-tables.js'
import type { ErrorVectors } from '../../src/scenarios/forecast-errors.js'
import { madeVectors } from './vectors-at-hand.js'

const N = 20
const vectors = madeVectors(['AAA', 'BBB'], N)

const mean = (x: ArrayLike<number>) => Array.from(x).reduce((a, b) => a + b, 0) / x.length
const covariance = (x: ArrayLike<number>, y: ArrayLike<number>) => {
  const [mx, my] = [mean(x), mean(y)]
  return Array.from(x, (v, i) => (v - mx) * ((y[i] ?? 0) - my)).reduce((a, b) => a + b, 0) / x.length
}
/** Errors of an area, years ahead and variable, by origin. */
const errors = (v: ErrorVectors, a: number, h: number, variable: number) => {
  const n = v.origins.length
  const from = ((a * v.horizons + h) * 2 + variable) * n
  return v.ratio.slice(from, from + n)
}
const rowOf = (t: ReturnType<typeof drawTables>, table: Float32Array, a: number, year: number, variable: number) =>
  table.slice(((a * t.years + year) * 2 + variable) * N, ((a * t.years + year) * 2 + variable) * N + N)

describe('tables for draws', () => {
  it('take Silverman’s bandwidth', () => {
    expect(bandwidth(31)).toBeCloseTo((4 / 93) ** 0.2, 12)
    expect(bandwidth(1000)).toBeLessThan(bandwidth(10))
  })

  it('keep means, variances and covariances of the past: between years, variables and areas', async () => {
    const tables = drawTables(vectors, 1, 5)
    const kernel = await openKernel()
    const draws = 40_000
    const picks = kernel.drawPicks(1, 'test', N, 1, draws)
    /** Factors of one year alone: quotient of the path by the year before. */
    const factor = (a: number, t: number, which: 'real' | 'price') => {
      const path = kernel.paths(tables, picks, tables.blockOf, 0.5, a)[which]
      return Float64Array.from({ length: draws }, (_, d) =>
        t === 0 ? (path[d] ?? 0) : (path[t * draws + d] ?? 0) / (path[(t - 1) * draws + d] ?? 1),
      )
    }
    const cells = [
      { drawn: factor(0, 0, 'real'), past: errors(vectors, 0, 1, 0) },
      { drawn: factor(0, 3, 'real'), past: errors(vectors, 0, 4, 0) },
      { drawn: factor(0, 3, 'price'), past: errors(vectors, 0, 4, 1) },
      { drawn: factor(1, 3, 'real'), past: errors(vectors, 1, 4, 0) },
    ]
    const spread = Math.sqrt(covariance(cells[1]?.past ?? [], cells[1]?.past ?? []))
    for (const [i, one] of cells.entries()) {
      expect(Math.abs(mean(one.drawn) - mean(one.past))).toBeLessThan(0.03 * spread)
      for (const other of cells.slice(i)) {
        const past = covariance(one.past, other.past)
        expect(Math.abs(covariance(one.drawn, other.drawn) - past)).toBeLessThan(0.05 * spread * spread)
      }
    }
  })

  it('have no error for years that were past when the forecast was made', () => {
    const early = drawTables(vectors, -2, 5)
    expect(early.calibrated).toBe(5)
    for (const year of [0, 1]) {
      expect(new Set(rowOf(early, early.level, 0, year, 0))).toEqual(new Set([1]))
      expect(new Set(rowOf(early, early.spread, 1, year, 1))).toEqual(new Set([0]))
    }
    expect(new Set(rowOf(early, early.level, 0, 2, 0)).size).toBe(N)
  })

  it('go through the longest horizon again for every five years beyond it, with a new origin each time', () => {
    const tables = drawTables(vectors, 1, 16)
    expect([...tables.blockOf]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3])
    expect(tables.calibrated).toBe(5)
    // The first year of a block takes what its origin erred at the longest horizon, the next what the next origin did.
    const longest = rowOf(tables, tables.level, 0, 4, 0)
    expect(rowOf(tables, tables.level, 0, 5, 0)).toEqual(longest)
    expect(rowOf(tables, tables.level, 0, 10, 0)).toEqual(longest)
    const shifted = Float32Array.from({ length: N }, (_, o) => longest[(o + 3) % N] ?? 0)
    expect(rowOf(tables, tables.level, 0, 8, 0)).toEqual(shifted)
  })

  it('count how many years are calibrated from how far ahead the first lies', () => {
    const of = (ahead: number, years = 9) => drawTables(vectors, ahead, years).calibrated
    expect([of(1), of(2), of(0), of(-3), of(6), of(1, 3)]).toEqual([5, 4, 6, 9, 0, 3])
  })

  it('of more years begin with those of fewer', () => {
    const [few, many] = [drawTables(vectors, 1, 5), drawTables(vectors, 1, 12)]
    for (let year = 0; year < 5; year++)
      expect(rowOf(many, many.level, 1, year, 1)).toEqual(rowOf(few, few.level, 1, year, 1))
  })
})
