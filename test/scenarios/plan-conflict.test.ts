import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { debtBaseline } from '../../src/scenarios/debt.js'
import { makePlan, type Plan } from '../../src/scenarios/plan.js'
import type { PlanLimits, PlanRequest } from '../../src/scenarios/plan-request.js'
import { debtUnder, lowestShares } from './plan-at-hand.js'
import { economyOf, openSolver, steadyEconomy } from './plan-solver.js'

const solve = await openSolver()

const BASE: PlanRequest = {
  economy: steadyEconomy(2025, 2035, 0.035, 0.02),
  start: 2,
  target: 3.5,
  by: 2035,
  objective: 'cheapest',
  limits: {},
}

type Infeasible = Extract<Plan, { status: 'infeasible' }>

function conflict(limits: PlanLimits, change: Partial<PlanRequest> = {}): Infeasible {
  const plan = makePlan({ ...BASE, ...change, limits }, solve)
  if (plan.status !== 'infeasible') throw new Error('there is a plan')
  return plan
}

const of = (plan: Infeasible, constraint: string) => plan.binding.find((b) => b.constraint === constraint)
const conflicting = (plan: Infeasible) => plan.binding.filter((b) => b.conflicts).map((b) => b.constraint)

describe('a request without a plan', () => {
  it('says which real growth would do: that of a constant rate to the target', () => {
    const plan = conflict({ growth: 0.05 })
    const needed = (3.5 / 2) ** 0.1 * (1.035 / 1.02) - 1
    expect(of(plan, 'growth')?.needed).toBeCloseTo(needed, 9)
    expect(of(plan, 'growth')?.words).toBe('a real growth of at least 7.32 % a year would be needed, 5 % are allowed')
    expect(conflicting(plan)).toEqual(['growth', 'target'])
    expect(plan.words).toBe(
      'these cannot hold together: spending grows by at most 5 % a year in real terms; the share is at least 3.5 % from 2035 on',
    )
    expect(plan.years).toEqual([])
  })

  it('says which share could be reached, and by when the target itself', () => {
    const plan = conflict({ growth: 0.09 }, { by: 2030 })
    const reached = 2 * (1.09 / (1.035 / 1.02)) ** 5
    expect(of(plan, 'target')?.needed).toBeCloseTo(reached, 8)
    expect(of(plan, 'target')?.year).toBe(2033)
    expect(of(plan, 'target')?.words).toBe(
      `${Math.floor(100 * reached) / 100} % could be reached by 2030, 3.5 % by 2033`,
    )
  })

  it('says which step would do', () => {
    const plan = conflict({ step: 0.1 })
    expect(of(plan, 'step')?.needed).toBeCloseTo(0.15, 9)
    expect(of(plan, 'step')?.words).toBe('steps of at least 0.15 points a year would be needed, 0.1 are allowed')
    expect(of(plan, 'target')?.needed).toBeCloseTo(3, 9)
    expect(of(plan, 'fall')).toBeUndefined()
  })

  it('says how far floors are too high', () => {
    const plan = conflict({ step: 0.2, floor: [undefined, 3] })
    expect(of(plan, 'floor')?.needed).toBeCloseTo(0.8, 9)
    expect(of(plan, 'floor')?.words).toBe('floors at least 0.8 points lower would be needed')
    expect(of(plan, 'step')?.needed).toBeCloseTo(1, 9)
    expect(conflicting(plan)).toEqual(['floor', 'step'])
    expect(of(plan, 'target')).toBeUndefined()
  })

  it('finds that a share that may not fall outgrows the limit where GDP does', () => {
    const plan = conflict({ growth: 0.01 }, { target: 2 })
    expect(conflicting(plan)).toEqual(['growth', 'target'])
    const growing = conflict(
      { growth: 0.01, floor: [undefined, 1.99] },
      { economy: steadyEconomy(2025, 2027, 0.1, 0), by: 2027 },
    )
    expect(of(growing, 'growth')?.needed).toBeGreaterThan(0.09)
  })

  it('says how much debt would be needed', () => {
    const baseline = debtBaseline(2025, BASE.economy.gdp, {
      debt: [60, 60.5],
      primaryBalance: [0, -1],
      balance: [0, -2.5],
    })
    const debt = { most: 66, baseline, financing: 1 }
    const plan = conflict({ growth: 0.1, debt })
    const cheapest = makePlan({ ...BASE, limits: { growth: 0.1 } }, solve)
    const owed = debtUnder(
      debt,
      cheapest.years.map((y) => y.share),
    )
    expect(of(plan, 'debt')?.needed).toBeCloseTo(Math.max(...owed) - 66, 8)
    expect(of(plan, 'debt')?.words).toMatch(/^debt of at least 69.95 % of GDP would be needed, 66 % are allowed$/)
    expect(conflicting(plan)).toEqual(['debt', 'growth', 'target'])
    expect(of(plan, 'growth')).toMatchObject({ needed: null, conflicts: true })
    const most = BASE.economy.gdp.length
    const yearly = conflict({
      debt: { ...debt, most: Array.from({ length: most }, (_, t) => (t < 4 ? undefined : 62)) },
    })
    expect(of(yearly, 'debt')?.words).toContain('points higher would be needed in 2029–2035')
  })

  it('finds a ceiling that is broken without any plan', () => {
    const baseline = debtBaseline(2025, BASE.economy.gdp, {
      debt: [60, 60.5],
      primaryBalance: [0, -1],
      balance: [0, -2.5],
    })
    const plan = conflict({ debt: { most: 60, baseline, financing: 0 } })
    expect(conflicting(plan)).toEqual(['debt'])
    expect(of(plan, 'debt')?.needed).toBeCloseTo((baseline.debt[10] ?? NaN) - 60, 9)
  })

  const years = fc.array(fc.double({ min: -0.05, max: 0.08, noNaN: true }), { minLength: 2, maxLength: 8 })

  it('has a plan once what is said to be needed is allowed, with the number as it is worded, and none with less', () => {
    let seen = 0
    fc.assert(
      fc.property(
        years,
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 0.05, noNaN: true }),
        fc.double({ min: 0.05, max: 0.4, noNaN: true }),
        (growth, rise, most, step) => {
          const economy = economyOf(
            2025,
            1000,
            growth,
            growth.map(() => 0),
          )
          const by = 2025 + growth.length
          const request: PlanRequest = { ...BASE, economy, by, target: 2 + rise, limits: { growth: most, step } }
          const plan = makePlan(request, solve)
          if (plan.status === 'optimal') return
          seen++
          const met = (change: Partial<PlanRequest>) => makePlan({ ...request, ...change }, solve).status === 'optimal'
          for (const { constraint, needed, words } of plan.binding) {
            if (needed === null) continue
            const said = Number(/-?[\d.]+/.exec(words)?.[0])
            if (constraint === 'growth') {
              expect(met({ limits: { growth: said / 100, step } })).toBe(true)
              expect(met({ limits: { growth: needed - 1e-6, step } })).toBe(false)
            }
            if (constraint === 'step') {
              expect(met({ limits: { growth: most, step: said } })).toBe(true)
              expect(met({ limits: { growth: most, step: needed - 1e-6 } })).toBe(false)
            }
            if (constraint === 'target' && said >= 2) {
              expect(met({ target: said })).toBe(true)
              expect(met({ target: needed + 1e-6 })).toBe(false)
            }
          }
        },
      ),
      { numRuns: 25 },
    )
    expect(seen).toBeGreaterThan(0)
  })

  it('names minimal sets: each has no plan, each one less has, and without one of each there is a plan', () => {
    const check = (limits: PlanLimits) => {
      const { conflicts } = conflict(limits)
      const only = (set: readonly string[]): PlanRequest => ({
        ...BASE,
        ...(set.includes('target') ? {} : { target: 2 }),
        limits: {
          ...Object.fromEntries(Object.entries(limits).filter(([name]) => set.includes(name))),
          mayFall: !set.includes('fall'),
        },
      })
      expect(conflicts.length).toBeGreaterThan(0)
      for (const set of conflicts) {
        expect(lowestShares(only(set))).toBeUndefined()
        for (const constraint of set.filter((c) => c !== 'target'))
          expect(lowestShares(only(set.filter((c) => c !== constraint)))).toBeDefined()
      }
      const rest = ['fall', 'floor', 'step', 'debt', 'growth', 'target'].filter(
        (c) => !conflicts.some(([first]) => first === c),
      )
      expect(lowestShares(only(rest))).toBeDefined()
      return conflicts
    }
    expect(check({ growth: 0.05, step: 0.1 })).toEqual([
      ['growth', 'target'],
      ['step', 'target'],
    ])
    expect(check({ growth: 0.2, step: 0.1, floor: [2, 2, 2.3] })).toEqual([['step', 'target']])
    expect(check({ growth: 0.05, step: 0.2, floor: [2, undefined, undefined, 2.3] })).toEqual([['growth', 'target']])
  })

  it('says so where giving up one limit is not enough', () => {
    const plan = conflict({ growth: 0.05, step: 0.1 })
    expect(of(plan, 'growth')).toMatchObject({ needed: null, conflicts: true })
    expect(of(plan, 'step')?.words).toBe(
      'the share rises by at most 0.1 points a year: to give up this alone is not enough',
    )
    expect(of(plan, 'target')?.needed).toBeCloseTo(2.815277478, 8)
    expect(plan.words.split(' / ')).toHaveLength(2)
  })
})
