import { describe, expect, it } from 'vitest'
import { type Kernel, openKernel } from '../../src/math/kernel.js'
import { openSums } from '../../src/math/kernel-sums.js'
import { baselineParts } from '../../src/scenarios/baseline.js'
import { drawTables } from '../../src/scenarios/draw-tables.js'
import { drawnErrors } from '../../src/scenarios/drawn-errors.js'
import { type Course, type FanRequest, fanOf } from '../../src/scenarios/fan.js'
import type { ErrorVectors } from '../../src/scenarios/forecast-errors.js'
import { bentPath } from '../../src/scenarios/trajectory.js'
import { steadyEconomy } from './economies-at-hand.js'
import { madeVectors } from './vectors-at-hand.js'

const YEARS = 8
const DRAWS = 2000
const ends = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]
const economy = steadyEconomy(0.015, 0.02, 2025 + YEARS)
const course = (rate = 1, target = 3.5): Course => ({
  economy,
  path: bentPath(2, target, YEARS + 1, 0),
  baseline: baselineParts('constant-share', 2, 20, YEARS + 1, undefined),
  rate,
})
const request = (courses: readonly Course[], more: Partial<FanRequest> = {}): FanRequest => ({
  courses,
  prices: { year: null, level: courses.map(() => 1) },
  probabilities: ends,
  targets: [2, 3.5],
  ...more,
})
const sums = await openSums()
const fan = (kernel: Kernel, vectors: ErrorVectors, asked: FanRequest, seed = 1) => {
  const tables = drawTables(vectors, 1, YEARS)
  const picks = kernel.drawPicks(seed, 'test', vectors.origins.length, 2, DRAWS)
  return fanOf(sums, drawnErrors(kernel, tables, picks, 0.5), asked)
}
const still = (areas: readonly string[]): ErrorVectors => {
  const made = madeVectors(areas)
  return { ...made, ratio: made.ratio.fill(1) }
}

describe('a fan', () => {
  it('has no width where no forecast ever erred, and lies on the central course', async () => {
    const kernel = await openKernel()
    for (const [t, year] of fan(kernel, still(['AAA']), request([course()])).entries()) {
      const level = ((economy.gdp[t + 1] ?? 0) * (course().path[t + 1] ?? 0)) / 100
      const extra = level - (economy.gdp[t + 1] ?? 0) * 0.02
      for (const q of year.level) expect(Math.abs(q / level - 1)).toBeLessThan(1e-6)
      for (const q of year.extra) expect(Math.abs(q / extra - 1)).toBeLessThan(1e-6)
      for (const q of year.share) expect(Math.abs(q / (course().path[t + 1] ?? 0) - 1)).toBeLessThan(1e-6)
    }
  })

  it('promises a share or money: where the amount rises with GDP, the share of fixed money falls', async () => {
    const kernel = await openKernel()
    const [last] = fan(kernel, madeVectors(['AAA']), request([course()])).slice(-1)
    const amount = ((economy.gdp[YEARS] ?? 0) * 3.5) / 100
    // level = share · gdp and share' = amount ÷ gdp: quantile p of one is the reciprocal of quantile 1 − p of the other.
    for (const [i, q] of (last?.level ?? []).entries()) {
      const other = last?.share[ends.length - 1 - i] ?? Number.NaN
      expect(Math.abs((q * other) / (amount * 3.5) - 1)).toBeLessThan(2e-6)
    }
  })

  it('counts how often the central amounts reach a share', async () => {
    const kernel = await openKernel()
    const years = fan(kernel, madeVectors(['AAA']), request([course()], { targets: [0, 2, 3.5, 99] }))
    for (const { reaches } of years) {
      expect(reaches[0]).toBe(1)
      expect(reaches[3]).toBe(0)
      for (let i = 1; i < 4; i++) expect(reaches[i] ?? 1).toBeLessThanOrEqual(reaches[i - 1] ?? 0)
    }
    const last = years.at(-1)
    const median = last?.share[3] ?? 0
    expect((last?.reaches[2] ?? 0) >= 0.5).toBe(median >= 3.5)
  })

  it('gives money at the prices of one year without the errors of prices since', async () => {
    const kernel = await openKernel()
    const vectors = madeVectors(['AAA'])
    // Only prices err: at constant prices a share of GDP costs what it costs.
    const pricesOnly = { ...vectors, ratio: vectors.ratio.map((x, i) => (Math.floor(i / 20) % 2 === 0 ? 1 : x)) }
    const [at2025] = fan(kernel, pricesOnly, request([course()], { prices: { year: 2025, level: [1] } })).slice(-1)
    const [current] = fan(kernel, pricesOnly, request([course()])).slice(-1)
    const width = (f: typeof current) => (f?.level[6] ?? 0) / (f?.level[0] ?? 1) - 1
    expect(width(current)).toBeGreaterThan(0.02)
    expect(width(at2025)).toBeLessThan(1e-6)
    const real = ((economy.gdp[YEARS] ?? 0) * 3.5) / 100 / (economy.deflator[YEARS] ?? 1)
    expect(Math.abs((at2025?.level[3] ?? 0) / real - 1)).toBeLessThan(1e-6)
  })

  it('takes the price level that was drawn where the prices wanted are of a year to come', async () => {
    const kernel = await openKernel()
    const vectors = madeVectors(['AAA'])
    const level = economy.deflator[YEARS] ?? 1
    const years = fan(kernel, vectors, request([course()], { prices: { year: 2025 + YEARS, level: [level] } }))
    const current = fan(kernel, vectors, request([course()]))
    // In that very year prices of the year and prices of each year are the same.
    for (const [i, q] of (years.at(-1)?.level ?? []).entries())
      expect(Math.abs(q / (current.at(-1)?.level[i] ?? 1) - 1)).toBeLessThan(1e-6)
  })

  it('of two courses with the same errors is twice that of one: they are drawn together', async () => {
    const kernel = await openKernel()
    const one = madeVectors(['AAA'])
    const two: ErrorVectors = { ...one, areas: ['AAA', 'BBB'], ratio: Float64Array.of(...one.ratio, ...one.ratio) }
    const single = fan(kernel, one, request([course()]))
    const both = fan(kernel, two, request([course(), course()]))
    for (const [t, year] of both.entries())
      for (const [i, q] of year.level.entries()) expect(q).toBe(2 * (single[t]?.level[i] ?? Number.NaN))
  })

  it('of two courses whose errors cancel has hardly any width', async () => {
    const kernel = await openKernel()
    const one = madeVectors(['AAA'])
    const real = one.ratio.map((x, i) => (Math.floor(i / 20) % 2 === 0 ? x : 1))
    const two: ErrorVectors = {
      ...one,
      areas: ['AAA', 'BBB'],
      ratio: Float64Array.of(...real, ...real.map((x) => 2 - x)),
    }
    const [first] = fan(kernel, two, request([course(), course()]))
    const [alone] = fan(kernel, { ...one, ratio: real }, request([course()]))
    const width = (f: typeof first) => (f?.level[6] ?? 0) / (f?.level[0] ?? 1) - 1
    expect(width(alone)).toBeGreaterThan(0.01)
    expect(width(first)).toBeLessThan(1e-6)
  })

  it('is not moved by a course that counts for nothing', async () => {
    const kernel = await openKernel()
    const vectors = madeVectors(['AAA', 'BBB', 'CCC'])
    const two = { ...vectors, areas: ['AAA', 'BBB'], ratio: vectors.ratio.slice(0, (vectors.ratio.length / 3) * 2) }
    const without = fan(kernel, two, request([course(), course(2, 3)]))
    const joined = fan(kernel, vectors, request([course(), course(2, 3), course(0, 5)]))
    expect(joined).toEqual(without)
  })

  it('over frozen cash keeps the baseline where it is, whatever prices do', async () => {
    const kernel = await openKernel()
    const cash = { ...course(), baseline: baselineParts('frozen-cash', 2, 20, YEARS + 1, undefined) }
    for (const year of fan(kernel, madeVectors(['AAA']), request([cash])))
      for (const [i, q] of year.level.entries()) expect(Math.abs(q - (year.extra[i] ?? 0) - 20)).toBeLessThan(1e-4)
  })
})
