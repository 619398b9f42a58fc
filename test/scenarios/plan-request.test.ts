import { describe, expect, it } from 'vitest'
import { debtBaseline } from '../../src/scenarios/debt.js'
import { checkRequest, type PlanRequest } from '../../src/scenarios/plan-request.js'
import { refusalOf } from '../terms/refusal.js'
import { steadyEconomy } from './plan-solver.js'

const ECONOMY = steadyEconomy(2025, 2030, 0.03, 0.02)
const BASE: PlanRequest = { economy: ECONOMY, start: 2, target: 3, by: 2030, objective: 'cheapest', limits: {} }
const economy = (gdp: number[], deflator = gdp.map(() => 1)) => ({
  economy: { ...ECONOMY, gdp: Float64Array.from(gdp), deflator: Float64Array.from(deflator) },
  by: 2026,
})
const baseline = debtBaseline(2025, ECONOMY.gdp, { debt: [60, 60], primaryBalance: [0, 0], balance: [0, -1] })

describe('checkRequest', () => {
  it('takes what a plan can be made of', () => {
    const debt = { most: [undefined, 60, 70], baseline, financing: 0.5 }
    expect(() =>
      checkRequest({ ...BASE, limits: { growth: -0.1, step: 0, floor: [undefined, 1], debt } }),
    ).not.toThrow()
    expect(() => checkRequest({ ...BASE, start: 3 })).not.toThrow()
  })

  it.each<[string, Partial<PlanRequest>, string, string, string]>([
    [
      'a target below the start',
      { target: 1.5 },
      'plan.target',
      'the target of 1.5 % lies below the start of 2 %',
      'above the start',
    ],
    ['a share that is no number', { start: NaN }, 'plan.share', 'a start of NaN %', 'from 0 to 100'],
    ['a share below 0', { start: -1 }, 'plan.share', 'a start of -1 %', 'from 0 to 100'],
    ['a share above the whole', { target: 101 }, 'plan.share', 'a target of 101 %', 'from 0 to 100'],
    ['an endless target', { target: Infinity }, 'plan.share', 'a target of Infinity %', 'from 0 to 100'],
    ['one year only', economy([1000]), 'plan.years', 'a plan of 1 year from 2025', 'after its start'],
    ['no year', economy([]), 'plan.years', 'a plan of 0 years from 2025', 'after its start'],
    ['a due year that is the start', { by: 2025 }, 'plan.years', 'a target for 2025', 'after 2025 and not after 2030'],
    ['a due year after the end', { by: 2031 }, 'plan.years', 'a target for 2031', 'not after 2030'],
    ['a due year that is none', { by: 2026.5 }, 'plan.years', 'a target for 2026.5', 'not after 2030'],
    ['a GDP below zero', economy([1000, -5]), 'plan.gdp', 'GDP of -5 and a deflator of 1 in 2026', 'above zero'],
    ['a GDP of nothing', economy([1000, 0]), 'plan.gdp', 'GDP of 0', 'above zero'],
    ['a GDP that is no number', economy([NaN, 1000]), 'plan.gdp', 'GDP of NaN', 'above zero'],
    ['a deflator of nothing', economy([1000, 1000], [1, 0]), 'plan.gdp', 'a deflator of 0 in 2026', 'above zero'],
    [
      'a slip of units',
      economy([1000, 1e9]),
      'plan.gdp',
      'GDP of 1000 and a year later, in 2026, of 1000000000',
      'units',
    ],
    [
      'a growth of −100 %',
      { limits: { growth: -1 } },
      'plan.limit',
      'a largest real growth of -100 % a year',
      'above −100',
    ],
    ['a growth that is no number', { limits: { growth: NaN } }, 'plan.limit', 'growth of NaN %', 'above −100'],
    ['growth from nothing', { start: 0, limits: { growth: 0.1 } }, 'plan.start', 'a start of 0 %', 'limit the step'],
    ['a step below 0', { limits: { step: -0.1 } }, 'plan.limit', 'a largest step of -0.1 points', 'from 0 up'],
    ['an endless step', { limits: { step: Infinity } }, 'plan.limit', 'a largest step of Infinity', 'from 0 up'],
    [
      'a floor that is no number',
      { limits: { floor: [1, NaN] } },
      'plan.share',
      'a least share of NaN %',
      'from 0 to 100',
    ],
    [
      'a ceiling that is no number',
      { limits: { debt: { most: NaN, baseline, financing: 1 } } },
      'plan.limit',
      'debt ceiling of NaN',
      'leave the limit out',
    ],
    [
      'an endless ceiling',
      { limits: { debt: { most: [60, Infinity], baseline, financing: 1 } } },
      'plan.limit',
      'debt ceiling of Infinity',
      'leave the limit out',
    ],
    [
      'a borrowed part above 1',
      { limits: { debt: { most: 60, baseline, financing: 2 } } },
      'plan.limit',
      'a borrowed part of 2',
      'from 0 to 1',
    ],
  ])('refuses %s', async (_name, change, code, message, hint) => {
    const error = await refusalOf(() => checkRequest({ ...BASE, ...change }))
    expect([error.fault, error.code]).toEqual(['input', code])
    expect(error.message).toContain(message)
    expect(error.hint).toContain(hint)
  })

  it('takes debt of other years for a slip of ours', async () => {
    const debt = { most: 60, baseline: { ...baseline, first: 2024 }, financing: 1 }
    const error = await refusalOf(() => checkRequest({ ...BASE, limits: { debt } }))
    expect([error.fault, error.code]).toEqual(['bug', 'plan.debtYears'])
    expect(error.message).toContain('debt of 6 years from 2024 for a plan of 6 from 2025')
  })
})
