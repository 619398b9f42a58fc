import { describe, expect, it } from 'vitest'
import { type Kernel, openKernel } from '../../src/math/kernel.js'
import {
  type Coverage,
  type CoverageRequest,
  coverageOf,
  errorSizes,
  LEVELS,
  verdictOf,
} from '../../src/scenarios/calibration.js'
import type { ErrorVectors } from '../../src/scenarios/forecast-errors.js'
import { scattered } from './record-at-hand.js'
import { madeVectors, withErrors } from './vectors-at-hand.js'

const BANDS = [0.5, 0.8, 0.95]

const tried = (kernel: Kernel, vectors: ErrorVectors, request: Partial<CoverageRequest> = {}): Coverage[] =>
  coverageOf(kernel, vectors, { draws: 1000, seed: 1, floor: 0.5, bands: BANDS, near: 0, ...request })

/** Errors without any tie between editions, years or areas, each edition's times its size. */
function independent(n: number, size: (o: number) => number): ErrorVectors {
  const made = madeVectors(['AAA', 'BBB', 'CCC', 'DDD'], n)
  return withErrors(
    made,
    made.ratio.map((_, i) => 1 + size(i % n) * (scattered(i) + scattered(i, 1) + scattered(i, 2))),
  )
}
const ofReal = (found: readonly Coverage[]) => found.filter((c) => c.level === 'real GDP')

describe('coverage', () => {
  it('is about what the bands promise where every edition errs alike', async () => {
    const found = tried(
      await openKernel(),
      independent(60, () => 0.01),
    )
    expect(found).toHaveLength(LEVELS.length * 5 * BANDS.length)
    for (const c of found) {
      expect([c.origins, c.cells]).toEqual([60, 240])
      expect(c.low).toBeLessThanOrEqual(c.covered)
      expect(c.high).toBeGreaterThanOrEqual(c.covered)
      expect(Math.abs(c.covered - c.band)).toBeLessThan(0.12)
    }
  })

  it('grows with the band', async () => {
    const found = tried(await openKernel(), madeVectors(['AAA', 'BBB'], 25))
    for (let i = 0; i < found.length; i += BANDS.length) {
      const covered = found.slice(i, i + BANDS.length).map((c) => c.covered)
      expect(covered).toEqual([...covered].sort((a, b) => a - b))
    }
  })

  it('leaves the edition that is judged out: one that erred unlike all others is not covered by its own error', async () => {
    const calm = independent(20, () => 0.001)
    const odd = withErrors(
      calm,
      calm.ratio.map((x, i) => (i % 20 === 7 ? 1.2 : x)),
    )
    const found = ofReal(tried(await openKernel(), odd, { bands: [0.95] }))
    expect(found).toHaveLength(5)
    for (const c of found) expect(c.covered).toBeLessThanOrEqual(0.95)
  })

  it('can leave neighbours out as well: an edition is then not covered by the next one that erred more', async () => {
    const kernel = await openKernel()
    const calm = independent(24, () => 0.001)
    const twins = withErrors(
      calm,
      calm.ratio.map((x, i) => (i % 24 === 7 ? 1.15 : i % 24 === 8 ? 1.3 : x)),
    )
    const covered = (near: number) => ofReal(tried(kernel, twins, { bands: [0.95], near }))[0]?.covered ?? Number.NaN
    expect(covered(0)).toBeCloseTo(23 / 24, 5)
    expect(covered(1)).toBeCloseTo(22 / 24, 5)
  })

  it('judges what was published: an error the draws do not take counts as it was, a missing one not at all', async () => {
    const kernel = await openKernel()
    const calm = independent(20, () => 0.001)
    const every = ofReal(tried(kernel, calm, { bands: [0.95] }))
    const wild = { ...calm, actual: calm.actual.map((x, i) => (i % 20 < 10 ? 2 * x : x)) }
    for (const [i, c] of ofReal(tried(kernel, wild, { bands: [0.95] })).entries()) {
      expect(c.cells).toBe(80)
      expect(c.covered).toBeLessThanOrEqual((every[i]?.covered ?? 1) - 0.4)
    }
    // Of the first area nothing was published in the first ten editions.
    const perArea = calm.actual.length / 4
    const gaps = { ...calm, actual: calm.actual.map((x, i) => (i < perArea && i % 20 < 10 ? Number.NaN : x)) }
    for (const c of tried(kernel, gaps, { bands: [0.95] })) expect([c.origins, c.cells]).toEqual([20, 70])
  })

  it('is the same for the same seed, and hardly another for another', async () => {
    const kernel = await openKernel()
    const vectors = madeVectors(['AAA', 'BBB'], 25)
    const first = tried(kernel, vectors)
    expect(tried(kernel, vectors)).toEqual(first)
    const moved = tried(kernel, vectors, { seed: 2 }).map((c, i) => Math.abs(c.covered - (first[i]?.covered ?? 9)))
    expect(Math.max(...moved)).toBeLessThan(0.12)
  })

  it('has an interval that is wider where editions stand together than where each stands alone', async () => {
    const kernel = await openKernel()
    const alone = independent(60, () => 0.01)
    // Five editions in a row err alike, the next five hardly at all.
    const together = withErrors(
      alone,
      alone.ratio.map((x, i) => 1 + (x - 1) * (Math.floor((i % 60) / 5) % 2 === 0 ? 3 : 0.2)),
    )
    const width = (vectors: ErrorVectors) =>
      ofReal(tried(kernel, vectors, { bands: [0.5] })).reduce((sum, c) => sum + c.high - c.low, 0)
    expect(width(together)).toBeGreaterThan(1.5 * width(alone))
  })

  it('is never surer than its editions let it be where all were covered', async () => {
    const made = madeVectors(['AAA'], 20)
    const exact = withErrors(made, made.ratio.fill(1))
    for (const c of tried(await openKernel(), exact, { bands: [0.95] })) {
      expect([c.covered, c.high]).toEqual([1, 1])
      // Four blocks of five editions: 0.025 = p⁴.
      expect(c.low).toBeCloseTo(0.025 ** 0.25, 5)
    }
  })
})

describe('the verdict on a band', () => {
  it.each([
    [{ band: 0.8, low: 0.7, high: 0.9 }, 'as stated'],
    [{ band: 0.8, low: 0.8, high: 0.8 }, 'as stated'],
    [{ band: 0.8, low: 0.5, high: 0.79 }, 'too narrow'],
    [{ band: 0.8, low: 0.81, high: 1 }, 'too wide'],
  ])('%o is %s', (coverage, verdict) => {
    expect(verdictOf(coverage)).toBe(verdict)
  })
})

describe('sizes of errors', () => {
  const made = madeVectors(['AAA', 'BBB'], 20)
  const steady = made.ratio.map((_, i) => {
    const [h, variable] = [Math.floor(i / 40) % 6, Math.floor(i / 20) % 2]
    return variable === 0 ? 1 + (i % 2 === 0 ? 0.01 : -0.03) * (h + 1) : 1.02
  })

  it('are means over areas and editions, in per cent, by years ahead', () => {
    const sizes = errorSizes(withErrors(made, steady))
    expect(sizes).toHaveLength(12)
    for (const { variable, horizon, mean, meanAbsolute } of sizes) {
      expect(mean).toBeCloseTo(variable === 'growth' ? -1 * (horizon + 1) : 2, 5)
      expect(meanAbsolute).toBeCloseTo(variable === 'growth' ? 2 * (horizon + 1) : 2, 5)
    }
  })

  it('leave out what was never published', () => {
    const gaps = { ...made, ratio: steady, actual: steady.map((x, i) => (i % 2 === 0 ? x : Number.NaN)) }
    for (const { variable, horizon, mean } of errorSizes(gaps))
      expect(mean).toBeCloseTo(variable === 'growth' ? horizon + 1 : 2, 5)
  })
})
