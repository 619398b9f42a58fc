import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { debtBaseline } from '../../src/scenarios/debt.js'
import { makePlan, type Plan } from '../../src/scenarios/plan.js'
import type { PlanRequest } from '../../src/scenarios/plan-request.js'
import { debtUnder, lowestShares, onTheEdge, realGdp } from './plan-at-hand.js'
import { economyOf, openSolver, steadyEconomy } from './plan-solver.js'

const solve = await openSolver()

/** 2 % to 3.5 % by 2035; GDP grows by 3.5 % a year, prices by 2 %. */
const BASE: PlanRequest = {
  economy: steadyEconomy(2025, 2035, 0.035, 0.02),
  start: 2,
  target: 3.5,
  by: 2035,
  objective: 'cheapest',
  limits: {},
}

type Optimal = Extract<Plan, { status: 'optimal' }>

function optimal(request: PlanRequest): Optimal {
  const plan = makePlan(request, solve)
  if (plan.status !== 'optimal') throw new Error(plan.words)
  return plan
}

const sharesOf = (plan: Optimal) => plan.years.map((y) => y.share)

const growths = fc.array(
  fc.tuple(fc.double({ min: -0.06, max: 0.1, noNaN: true }), fc.double({ min: -0.02, max: 0.08, noNaN: true })),
  {
    minLength: 2,
    maxLength: 12,
  },
)

/** Requests with and without a plan, each limit there or not. */
const requests = growths
  .map((years) =>
    economyOf(
      2025,
      1000,
      years.map(([real, prices]) => (1 + real) * (1 + prices) - 1),
      years.map(([, prices]) => prices),
    ),
  )
  .chain((economy) =>
    fc
      .record({
        start: fc.double({ min: 0.5, max: 3, noNaN: true }),
        rise: fc.double({ min: 0, max: 3, noNaN: true }),
        by: fc.integer({ min: 2026, max: 2024 + economy.gdp.length }),
        growth: fc.option(fc.double({ min: 0, max: 0.3, noNaN: true }), { nil: undefined }),
        step: fc.option(fc.double({ min: 0, max: 1.5, noNaN: true }), { nil: undefined }),
        mayFall: fc.boolean(),
        floor: fc.option(
          fc.array(fc.option(fc.double({ min: 0, max: 3, noNaN: true }), { nil: undefined }), { maxLength: 13 }),
          {
            nil: undefined,
          },
        ),
      })
      .map(
        ({ start, rise, by, growth, step, mayFall, floor }): PlanRequest => ({
          economy,
          start,
          target: start + rise,
          by,
          objective: 'cheapest',
          limits: {
            mayFall,
            ...(growth === undefined ? {} : { growth }),
            ...(step === undefined ? {} : { step }),
            ...(floor === undefined ? {} : { floor }),
          },
        }),
      ),
  )

describe('the cheapest plan', () => {
  it('waits and jumps where nothing holds it back', () => {
    const plan = optimal(BASE)
    expect(sharesOf(plan)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3.5])
    expect(plan.objective).toEqual({
      kind: 'cheapest',
      realExtra: Number((0.015 * realGdp(BASE, 10)).toPrecision(12)),
      largestChange: 1.5,
      departs: 2035,
    })
  })

  it('runs back from the target at the largest real growth', () => {
    const plan = optimal({ ...BASE, limits: { growth: 0.09 } })
    const ratio = 1.035 / 1.02 / 1.09
    for (const [t, { share }] of plan.years.entries())
      expect(share).toBeCloseTo(Math.max(2, 3.5 * ratio ** (10 - t)), 9)
    expect(plan.objective.departs).toBe(2028)
    expect(plan.binding.map(({ constraint, years }) => [constraint, years])).toEqual([
      ['fall', [2026, 2027]],
      ['growth', [2029, 2030, 2031, 2032, 2033, 2034, 2035]],
      ['target', [2035]],
    ])
    expect(plan.binding[1]?.words).toBe('spending grows by at most 9 % a year in real terms: at the limit in 2029–2035')
  })

  it('is the lowest path of all wherever there is one, and there is none otherwise', () => {
    let found = 0
    fc.assert(
      fc.property(requests, (request) => {
        fc.pre(!onTheEdge(request))
        const lowest = lowestShares(request)
        const plan = makePlan(request, solve)
        if (lowest === undefined) expect(plan.status).toBe('infeasible')
        else {
          expect(plan.status).toBe('optimal')
          found++
          for (const [t, { share }] of plan.years.entries()) expect(share).toBeCloseTo(lowest[t] ?? NaN, 8)
        }
      }),
      { numRuns: 40 },
    )
    expect(found).toBeGreaterThan(0)
  })

  it('costs the sum of real spending above the start’s share', () => {
    const plan = optimal({ ...BASE, limits: { step: 0.2 } })
    const extra = sharesOf(plan).reduce((sum, share, t) => sum + ((share - 2) / 100) * realGdp(BASE, t), 0)
    expect(plan.objective.realExtra).toBeCloseTo(extra, 8)
    expect(sharesOf(plan)).toEqual([2, 2, 2, 2.1, 2.3, 2.5, 2.7, 2.9, 3.1, 3.3, 3.5])
  })

  it('holds the target from the year asked for on', () => {
    const plan = optimal({ ...BASE, by: 2030, limits: { step: 0.5 } })
    expect(sharesOf(plan)).toEqual([2, 2, 2, 2.5, 3, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5])
    expect(plan.binding.find((b) => b.constraint === 'target')?.years).toEqual([2030, 2031, 2032, 2033, 2034, 2035])
  })

  it('keeps to floors, and may fall between them only if allowed', () => {
    const floor = [undefined, undefined, 2.5]
    expect(sharesOf(optimal({ ...BASE, limits: { floor } })).slice(0, 4)).toEqual([2, 2, 2.5, 2.5])
    expect(sharesOf(optimal({ ...BASE, limits: { floor, mayFall: true } })).slice(0, 4)).toEqual([2, 0, 2.5, 0])
  })

  it('has nothing to do where the target is the start', () => {
    const plan = optimal({ ...BASE, target: 2 })
    expect(new Set(sharesOf(plan))).toEqual(new Set([2]))
    expect(plan.objective).toMatchObject({ realExtra: 0, largestChange: 0, departs: null })
  })

  it('starts from nothing where growth has no limit', () => {
    const plan = optimal({ ...BASE, start: 0, limits: { step: 0.5 } })
    expect(plan.years[4]).toEqual({ year: 2029, share: 0.5, realGrowth: null, step: 0.5 })
    expect(sharesOf(plan).slice(0, 4)).toEqual([0, 0, 0, 0])
  })

  it('gives growth in real terms, with the deflator taken out', () => {
    const [start, next] = optimal({ ...BASE, target: 2 }).years
    expect([start?.realGrowth, start?.step]).toEqual([null, null])
    expect(next?.realGrowth).toBeCloseTo(1.035 / 1.02 - 1, 9)
  })
})

describe('a ceiling on debt', () => {
  const { economy } = BASE
  const baseline = debtBaseline(2025, economy.gdp, { debt: [60, 60.5], primaryBalance: [0, -1], balance: [0, -2.5] })
  const debt = { most: 66.2, baseline, financing: 1 }

  it('is kept in every year, by the recursion itself, and binds where it is met', () => {
    const smooth = { ...BASE, objective: 'smoothest', limits: { debt } } as const
    const plan = optimal(smooth)
    const owed = debtUnder(debt, sharesOf(plan))
    for (const d of owed) expect(d).toBeLessThanOrEqual(66.2 + 1e-8)
    expect(owed[10]).toBeCloseTo(66.2, 8)
    expect(plan.binding.find((b) => b.constraint === 'debt')).toEqual({
      constraint: 'debt',
      years: [2035],
      words: 'debt is at most 66.2 % of GDP: at the limit in 2035',
    })
    expect(Math.max(...debtUnder(debt, sharesOf(optimal({ ...smooth, limits: {} }))))).toBeGreaterThan(70)
  })

  it('counts only what is borrowed', () => {
    const none = { ...debt, most: 65, financing: 0 }
    expect(optimal({ ...BASE, objective: 'smoothest', limits: { debt: none } }).years[5]?.share).toBeCloseTo(2.75, 9)
    expect(makePlan({ ...BASE, limits: { debt: { ...none, financing: 1 } } }, solve).status).toBe('infeasible')
  })

  it('can be one for each year, or for some', () => {
    const most = [undefined, undefined, undefined, undefined, undefined, 62.5]
    const plan = optimal({ ...BASE, objective: 'smoothest', limits: { debt: { ...debt, most } } })
    expect(debtUnder(debt, sharesOf(plan))[5]).toBeCloseTo(62.5, 8)
    expect(Math.max(...debtUnder(debt, sharesOf(plan)))).toBeGreaterThan(66.2)
  })
})

describe('the smoothest plan', () => {
  const smooth = { ...BASE, objective: 'smoothest' } as const

  it('is a straight line where nothing is in its way', () => {
    const plan = optimal(smooth)
    for (const [t, { share }] of plan.years.entries()) expect(share).toBeCloseTo(2 + 0.15 * t, 9)
    expect(plan.objective.largestChange).toBe(0.15)
    expect(plan.binding.map((b) => b.constraint)).toEqual(['target'])
  })

  it('bends no more than growth makes it', () => {
    const plan = optimal({ ...smooth, limits: { growth: 0.08 } })
    expect(plan.years[1]?.realGrowth).toBe(0.08)
    expect(plan.objective.largestChange).toBeGreaterThan(0.15)
    expect(plan.objective.largestChange).toBeLessThan(
      optimal({ ...BASE, limits: { growth: 0.08 } }).objective.largestChange,
    )
  })

  it('has the least largest change: a little less of it leaves no plan', () => {
    let found = 0
    fc.assert(
      fc.property(requests, (request) => {
        const limits = { ...request.limits, mayFall: false }
        fc.pre(!onTheEdge({ ...request, limits }) && lowestShares({ ...request, limits }) !== undefined)
        const plan = makePlan({ ...request, limits, objective: 'smoothest' }, solve)
        expect(plan.status).toBe('optimal')
        if (plan.status === 'infeasible') return
        found++
        const most = plan.objective.largestChange
        expect(lowestShares({ ...request, limits: { ...limits, step: most + 1e-8 } })).toBeDefined()
        if (most > 1e-4) expect(lowestShares({ ...request, limits: { ...limits, step: most - 1e-4 } })).toBeUndefined()
      }),
      { numRuns: 40 },
    )
    expect(found).toBeGreaterThan(0)
  })

  it('is nowhere farther from the line in sum than any path on a grid with the same largest change', () => {
    const economy = steadyEconomy(2025, 2028, 0.05, 0)
    const request: PlanRequest = {
      economy,
      start: 2,
      target: 3,
      by: 2028,
      objective: 'smoothest',
      limits: { growth: 0.25 },
    }
    const plan = optimal(request)
    const line = (t: number) => 2 + t / 3
    const away = (shares: readonly number[]) => shares.reduce((sum, share, t) => sum + Math.abs(share - line(t)), 0)
    const most = plan.objective.largestChange
    let seen = 0
    for (let a = 2; a <= 3; a += 0.002)
      for (let b = a; b <= 3; b += 0.002) {
        const grown = [a / 2, b / a, 3 / b].every((ratio) => ratio * 1.05 <= 1.25 + 1e-12)
        if (!grown || Math.max(a - 2, b - a, 3 - b) > most + 1e-12) continue
        seen++
        expect(away([2, a, b, 3])).toBeGreaterThanOrEqual(away(sharesOf(plan)) - 1e-8)
      }
    for (let a = 2; a <= 3; a += 0.002)
      for (let b = a; b <= 3; b += 0.002)
        if ([a / 2, b / a, 3 / b].every((ratio) => ratio * 1.05 <= 1.25)) {
          seen++
          expect(Math.max(a - 2, b - a, 3 - b)).toBeGreaterThanOrEqual(most - 1e-9)
        }
    expect(seen).toBeGreaterThan(0)
  })
})

describe('the latest plan', () => {
  it('stays at the start as long as can be: a year more leaves no plan', () => {
    let found = 0
    fc.assert(
      fc.property(requests, (request) => {
        fc.pre(!onTheEdge(request))
        const plan = makePlan({ ...request, objective: 'latest' }, solve)
        if (plan.status === 'infeasible') {
          expect(lowestShares(request)).toBeUndefined()
          return
        }
        found++
        const years = request.economy.gdp.length - 1
        const { departs } = plan.objective
        const kept = departs === null ? years : departs - request.economy.first - 1
        if (kept < years) expect(lowestShares(request, kept + 1)).toBeUndefined()
        for (const { share } of plan.years.slice(0, kept + 1)) expect(share).toBeCloseTo(request.start, 8)
      }),
      { numRuns: 60 },
    )
    expect(found).toBeGreaterThan(0)
  })

  it('does not fall below the start to save, as the cheapest does where it may', () => {
    const limits = { mayFall: true, step: 0.5 }
    const latest = optimal({ ...BASE, objective: 'latest', limits })
    expect(sharesOf(latest)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2.5, 3, 3.5])
    expect(sharesOf(optimal({ ...BASE, limits })).slice(0, 5)).toEqual([2, 0, 0, 0, 0.5])
    expect(latest.objective.departs).toBe(2033)
  })

  it('is the cheapest where the share may not fall', () => {
    const limits = { growth: 0.1, step: 0.25 }
    expect(sharesOf(optimal({ ...BASE, objective: 'latest', limits }))).toEqual(sharesOf(optimal({ ...BASE, limits })))
  })
})
