import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openKernel } from '../../src/math/kernel.js'
import { openSums } from '../../src/math/kernel-sums.js'
import type { Cost } from '../../src/operations/cost-schema.js'
import { baselineParts } from '../../src/scenarios/baseline.js'
import { drawTables } from '../../src/scenarios/draw-tables.js'
import { drawnErrors } from '../../src/scenarios/drawn-errors.js'
import { growthOf, projectEconomy } from '../../src/scenarios/economy.js'
import { type Course, fanOf } from '../../src/scenarios/fan.js'
import { errorVectors } from '../../src/scenarios/forecast-errors.js'
import { bentPath } from '../../src/scenarios/trajectory.js'
import { openedBook } from '../opened-book.js'
import { type CostArguments, costOf, costs, oneAlly } from './cost-questions.js'

const AREAS = ['GBR', 'DEU', 'POL', 'TUR', 'USA', 'LTU', 'GRC', 'CAN']
const YEARS = 9
const FLOOR = 0.5

/** The IMF's own past errors, as the book holds them. */
async function vectorsOf(areas: readonly string[]) {
  const book = await openedBook()
  const settings = book.facts.scenarios.uncertainty
  return errorVectors(await book.trackRecord(settings.trackRecord), areas, settings, '10', () => true)
}

const courseOf = (i: number, rate = 1): Course => {
  const economy = projectEconomy(100 * (i + 1), 2026, 2026 + YEARS, () => growthOf(0.005 * (i % 5), 0.01 * (i % 4)))
  return {
    economy,
    path: bentPath(2, 3.5, YEARS + 1, 0),
    baseline: baselineParts('frozen-real', 2, 2 * (i + 1), YEARS + 1, undefined),
    rate,
  }
}

async function fanAt(
  areas: readonly string[],
  rates: readonly number[],
  draws: number,
  probabilities: readonly number[],
  seed = 1,
) {
  const kernel = await openKernel()
  const vectors = await vectorsOf(areas)
  const tables = drawTables(vectors, 1, YEARS)
  const picks = kernel.drawPicks(seed, 'law', vectors.origins.length, 1 + Math.max(...tables.blockOf), draws)
  const courses = areas.map((_, i) => courseOf(i, rates[i] ?? 1))
  const prices = { year: null, level: courses.map(() => 1) }
  return fanOf(await openSums(), drawnErrors(kernel, tables, picks, FLOOR), {
    courses,
    prices,
    probabilities,
    targets: [2, 3],
  })
}

const some = fc.subarray(AREAS, { minLength: 1, maxLength: 4 })
const seed = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

describe('draws', () => {
  it('are the same for a seed, and others for another', async () => {
    const ends = [0.1, 0.5, 0.9]
    await fc.assert(
      fc.asyncProperty(some, seed, async (areas, s) => {
        const one = await fanAt(areas, [], 500, ends, s)
        expect(await fanAt(areas, [], 500, ends, s)).toEqual(one)
        expect(await fanAt(areas, [], 500, ends, s === 0 ? 1 : s - 1)).not.toEqual(one)
      }),
      { numRuns: 10 },
    )
  })

  it('give quantiles that rise with the probability', async () => {
    const probabilities = [0, 0.01, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.99, 1]
    await fc.assert(
      fc.asyncProperty(some, seed, async (areas, s) => {
        for (const { level, extra, share } of await fanAt(areas, [], 400, probabilities, s))
          for (const q of [level, extra, share]) expect([...q]).toEqual([...q].sort((a, b) => a - b))
      }),
      { numRuns: 15 },
    )
  })

  it('when doubled do not move a quantile beyond its sampling error', async () => {
    const draws = 4000
    const wanted = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]
    // Between these probabilities a quantile of so many draws lies but once in some hundred thousand times.
    const off = (p: number) => 4.5 * Math.sqrt((p * (1 - p)) / draws)
    const bounds = wanted.flatMap((p) => [Math.max(0, p - off(p)), Math.min(1, p + off(p))])
    for (const areas of [['GBR'], ['TUR', 'DEU'], AREAS]) {
      const few = await fanAt(areas, [], draws, bounds)
      const many = await fanAt(areas, [], 2 * draws, wanted)
      for (const [t, year] of many.entries())
        for (const key of ['level', 'extra', 'share'] as const)
          for (const [i, q] of year[key].entries()) {
            expect(q).toBeGreaterThanOrEqual(few[t]?.[key][2 * i] ?? Number.NaN)
            expect(q).toBeLessThanOrEqual(few[t]?.[key][2 * i + 1] ?? Number.NaN)
          }
    }
  })

  it('are not moved by an ally that counts for nothing, wherever it stands', async () => {
    const ends = [0.025, 0.5, 0.975]
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(AREAS, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('ITA', 'NOR', 'ALB'),
        async (areas, more) => {
          const without = await fanAt(areas, [], 500, ends)
          const joined = await fanAt([...areas, more], areas.map(() => 1).concat(0), 500, ends)
          expect(joined).toEqual(without)
        },
      ),
      { numRuns: 10 },
    )
  })

  it('of several allies are drawn together: wider than if they erred apart, no wider than if all erred as one', async () => {
    const ends = [0.1, 0.9]
    const width = (years: Awaited<ReturnType<typeof fanAt>>) => {
      const [low = 0, high = 0] = years[4]?.level ?? []
      return high - low
    }
    const together = width(await fanAt(AREAS, [], 4000, ends))
    const alone: number[] = []
    // One ally counts, the others stand beside it for nothing: the same courses.
    for (const [i] of AREAS.entries())
      alone.push(
        width(
          await fanAt(
            AREAS,
            AREAS.map((_, a) => Number(a === i)),
            4000,
            ends,
          ),
        ),
      )
    expect(together).toBeGreaterThan(1.3 * Math.sqrt(alone.reduce((sum, w) => sum + w * w, 0)))
    expect(together).toBeLessThan(1.02 * alone.reduce((sum, w) => sum + w, 0))
  })
})

/** An answer with draws; the question must have one. */
async function drawn(input: CostArguments): Promise<Cost> {
  const answer = await costOf(await openedBook(), { asOf: '2026-11-23', draws: 1000, ...input })
  if (answer === undefined) throw new Error(`${JSON.stringify(input)} was refused`)
  return answer.value
}
type Bands = NonNullable<Cost['years'][number]['bands']>
const width = (bands: Bands | null | undefined, band: 'p50' | 'p80' | 'p95' = 'p80') =>
  bands ? bands[band][1] - bands[band][0] : Number.NaN

describe('bands of an answer', () => {
  it('lie in one another, and around nothing at the start', async () => {
    const book = await openedBook()
    let answered = 0
    let drawn = 0
    await fc.assert(
      fc.asyncProperty(costs(oneAlly), async (input) => {
        const answer = await costOf(book, { ...input, draws: 300 })
        if (answer === undefined || input.gdp === 'static') return
        answered++
        for (const [i, y] of answer.value.years.entries()) {
          const all = [y.bands, y.extraBands, y.shareBands]
          if (i === 0) expect(all).toEqual([null, null, null])
          // Years that were past when the projection was made have no error and so no bands.
          else
            for (const b of all) {
              if (b === null) continue
              drawn++
              const ends = [b.p95[0], b.p80[0], b.p50[0], b.p50[1], b.p80[1], b.p95[1]]
              expect(ends).toEqual([...ends].sort((x, z) => x - z))
            }
        }
      }),
      { numRuns: 20 },
    )
    expect(answered).toBeGreaterThan(2)
    expect(drawn).toBeGreaterThan(0)
  })

  it('are the same whatever else was asked before, over another baseline or with another debt', async () => {
    const one = await drawn({ area: 'GBR' })
    await drawn({ area: 'NATO-Europe', seed: 7 })
    expect(await drawn({ area: 'GBR' })).toEqual(one)
    const other = await drawn({ area: 'GBR', baseline: 'frozen-cash', multiplier: 1.2, path: 'back' })
    for (const [i, y] of one.years.entries()) {
      const [a, b] = [y.bands?.p95[1] ?? 0, other.years[i]?.bands?.p95[1] ?? 0]
      expect(Math.abs(a / y.level.value - b / (other.years[i]?.level.value ?? 1))).toBeLessThan(1e-6)
    }
  })

  it('of a year do not depend on how many years follow', async () => {
    const [short, long] = [await drawn({ area: 'DEU', by: 2030 }), await drawn({ area: 'DEU', by: 2040 })]
    for (const [i, y] of short.years.slice(1).entries()) {
      const other = long.years[i + 1]
      for (const band of ['p50', 'p80', 'p95'] as const)
        for (const end of [0, 1] as const) {
          const a = (y.bands?.[band][end] ?? Number.NaN) / y.level.value
          const b = (other?.bands?.[band][end] ?? Number.NaN) / (other?.level.value ?? 1)
          expect(Math.abs(a - b)).toBeLessThan(1e-6)
        }
    }
  })

  it('in another currency are the same times the rate', async () => {
    const [own, dollars] = [
      await drawn({ area: 'POL', target: 6 }),
      await drawn({ area: 'POL', target: 6, currency: 'USD' }),
    ]
    const rate = dollars.assumptions.currency.rate ?? Number.NaN
    for (const [i, y] of own.years.slice(1).entries())
      expect(Math.abs((rate * (y.bands?.p95[0] ?? 0)) / (dollars.years[i + 1]?.bands?.p95[0] ?? 1) - 1)).toBeLessThan(
        1e-6,
      )
  })

  it('are wider with the years, and labelled where no errors are known', async () => {
    const { years, assumptions } = await drawn({ area: 'GBR', by: 2040 })
    const relative = years.slice(1).map((y) => width(y.bands) / y.level.value)
    expect(relative.at(-1)).toBeGreaterThan(2 * (relative[0] ?? 1))
    expect(assumptions.uncertainty?.calibratedTo).toBe('2030')
    for (const y of years) expect(y.calibrated).toBe(y.period <= '2030')
  })

  it('give probabilities that belong to the share bands', async () => {
    const { years, probability } = await drawn({ area: 'GBR', draws: 4000 })
    for (const [i, { goals, period }] of (probability?.byYear ?? []).entries()) {
      const share = years[i + 1]?.shareBands
      expect(period).toBe(years[i + 1]?.period)
      for (const { target, probability: p } of goals) {
        expect(p >= 0 && p <= 1).toBe(true)
        if (share && target < share.p95[0]) expect(p).toBeGreaterThanOrEqual(0.974)
        if (share && target > share.p95[1]) expect(p).toBeLessThanOrEqual(0.026)
        if (share && target > share.p50[0] && target < share.p50[1])
          expect(Math.abs(p - 0.5)).toBeLessThanOrEqual(0.2505)
      }
    }
    expect(probability?.byYear.at(-1)?.goals.map((g) => g.goal)).toContain('hague-2025.core')
  })

  it('do not come where nothing is uncertain', async () => {
    const still = await drawn({ area: 'GBR', gdp: 'static' })
    const none = await drawn({ area: 'GBR', draws: 0 })
    for (const { years, probability, drivers, assumptions } of [still, none]) {
      expect([probability, drivers, assumptions.uncertainty]).toEqual([null, [], null])
      for (const y of years)
        expect([y.bands, y.extraBands, y.shareBands, y.calibrated]).toEqual([null, null, null, false])
    }
  })
})
