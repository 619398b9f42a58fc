import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openKernel } from '../../src/math/kernel.js'
import { type Coefficients, type DrawColumns, openSums } from '../../src/math/kernel-sums.js'

const sums = await openSums()
const kernel = await openKernel()

interface Added {
  readonly of: Coefficients
  readonly columns: DrawColumns
}

/** The sums in plain words, one number after another. */
function plain(added: readonly Added[], draws: number) {
  const level = new Float64Array(draws)
  const extra = new Float64Array(draws)
  const gdp = new Float64Array(draws)
  const fixed = new Float64Array(draws)
  for (const { of, columns } of added)
    for (let d = 0; d < draws; d++) {
      const price = columns.price[d]!
      const nominal = of.gdp * Math.fround(columns.real[d]! * price)
      const into = of.toPrices === null ? 1 : (of.toPrices * (columns.atBase?.[d] ?? 1)) / (of.deflator * price)
      level[d]! += of.share * nominal * into
      extra[d]! += (of.apart * nominal - of.rate * (of.cash + (of.steady * of.deflator * price) / of.start)) * into
      const atStart = of.start / (of.deflator * price)
      gdp[d]! += 100 * nominal * atStart
      fixed[d]! += of.share * of.gdp * atStart
    }
  return { level, extra, gdp, fixed }
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const column = (draws: number) =>
  fc.array(number(0.5, 2), { minLength: draws, maxLength: draws }).map((xs) => Float32Array.from(xs))
const area = (draws: number): fc.Arbitrary<Added> =>
  fc.record({
    of: fc.record({
      gdp: number(1, 1e6),
      deflator: number(0.5, 3),
      start: number(0.5, 2),
      share: number(0, 8),
      apart: number(-3, 5),
      cash: fc.oneof(fc.constant(0), number(0, 1e5)),
      steady: fc.oneof(fc.constant(0), number(0, 1e5)),
      rate: number(0.01, 2),
      toPrices: fc.option(number(0.5, 2)),
    }),
    columns: fc.record({
      real: column(draws),
      price: column(draws),
      atBase: fc.option(column(draws), { nil: undefined }),
    }),
  })
const job = fc
  .integer({ min: 1, max: 40 })
  .chain((draws) =>
    fc.record({ draws: fc.constant(draws), added: fc.array(area(draws), { minLength: 1, maxLength: 4 }) }),
  )
const ENDS = [0, 0.1, 0.5, 0.975, 1]

describe('sums of money over areas', () => {
  it('are the same to the last bit as one number added after another', () => {
    fc.assert(
      fc.property(job, ({ draws, added }) => {
        sums.begin(3, draws, ENDS)
        for (const year of [2, 0]) for (const { of, columns } of added) sums.add(year, of, columns, true)
        const { level, extra, gdp, fixed } = plain(added, draws)
        const quantiles = (xs: Float32Array) => kernel.quantiles(xs, ENDS)
        for (const year of [0, 2]) {
          expect(sums.quantiles(year, 'level')).toEqual(quantiles(Float32Array.from(level)))
          expect(sums.quantiles(year, 'extra')).toEqual(quantiles(Float32Array.from(extra)))
          const shares = Float32Array.from(fixed, (x, d) => (100 * x) / gdp[d]!)
          expect(sums.quantiles(year, 'share')).toEqual(quantiles(shares))
          const target = 2
          const reached = fixed.filter((x, d) => 100 * x >= target * gdp[d]! * (1 - 1e-12)).length
          expect(sums.reaches(year, target)).toBe(reached / draws)
        }
      }),
    )
  })

  it('begin at nothing, whatever was summed before, and in as much memory as is needed', () => {
    const of = {
      gdp: 1,
      deflator: 1,
      start: 1,
      share: 2,
      apart: 1,
      cash: 0,
      steady: 0,
      rate: 1,
      toPrices: null,
    }
    const ones = (draws: number) => new Float32Array(draws).fill(1)
    for (const draws of [3, 100_001, 5]) {
      sums.begin(2, draws, [0.5])
      sums.add(1, of, { real: ones(draws), price: ones(draws), atBase: undefined }, true)
      expect([...sums.quantiles(1, 'level'), ...sums.quantiles(0, 'level')]).toEqual([2, 0])
      expect([sums.reaches(1, 2), sums.reaches(1, 2.1)]).toEqual([1, 0])
    }
  })

  it('refuse what grew beyond float32, and more than they have room for', () => {
    sums.begin(1, 2, [0.5])
    const of = { gdp: 1e39, deflator: 1, start: 1, share: 1, apart: 0, cash: 0, steady: 0, rate: 1, toPrices: null }
    sums.add(0, of, { real: Float32Array.of(1, 1), price: Float32Array.of(1, 1), atBase: undefined }, false)
    expect(() => sums.quantiles(0, 'level')).toThrow(/beyond the numbers of float32/)
    expect(() => sums.begin(1_000_000, 1_000_000, [])).toThrow(RangeError)
    expect(() => sums.begin(0, 1, [])).toThrow(RangeError)
  })
})
