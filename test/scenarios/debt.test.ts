import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { debtBaseline, debtWeight, withGrowth } from '../../src/scenarios/debt.js'
import { debtEffect } from '../../src/scenarios/debt-effect.js'
import { refusalOf } from '../terms/refusal.js'
import { BORROWED, ITALY, italy } from './debt-at-hand.js'

describe('debtBaseline', () => {
  it('reproduces the published debt to twelve digits', () => {
    for (const [t, debt] of ITALY.debt.entries()) expect(italy().debt[t]).toBeCloseTo(debt, 11)
    expect(italy().heldFrom).toBeNull()
    expect(italy().netEarner).toEqual([])
  })

  it('takes interest from the two balances and leaves the rest to the residual', () => {
    const { rate, growth, residual } = italy()
    const g = 2251.944 / 2192.181
    expect(growth[1]).toBeCloseTo(g - 1, 14)
    expect(rate[1]).toBeCloseTo(((0.52 + 3.302) * g) / 135.326, 14)
    expect(residual[1]).toBeCloseTo(136.837 - (135.326 / g + (0.52 + 3.302) - 0.52), 11)
  })

  it('holds rate and primary balance after the last published year, without a residual', () => {
    const gdp = [...ITALY.gdp, 2640, 2710]
    const longer = debtBaseline(2024, gdp, ITALY)
    expect(longer.heldFrom).toBe(2031)
    for (const t of [7, 8]) {
      expect(longer.rate[t]).toBe(longer.rate[6])
      expect(longer.primaryBalance[t]).toBe(1.856)
      expect(longer.residual[t]).toBe(0)
      const factor = (1 + (longer.rate[6] ?? NaN)) / ((gdp[t] ?? NaN) / (gdp[t - 1] ?? NaN))
      expect(longer.debt[t]).toBeCloseTo((longer.debt[t - 1] ?? NaN) * factor - 1.856, 10)
    }
  })

  it('ends the published run at its first gap', () => {
    const gap = ITALY.primaryBalance.map((x, t) => (t === 3 ? undefined : x))
    expect(debtBaseline(2024, ITALY.gdp, { ...ITALY, primaryBalance: gap }).heldFrom).toBe(2027)
  })

  it('lends to nobody at a negative rate: who earns more interest than it pays has rate 0, and its debt is still the published one', () => {
    const earner = debtBaseline(2024, [100, 104, 108], {
      debt: [42.7, 42.7, 42.5],
      primaryBalance: [0, 9.68, 8.12],
      balance: [0, 12.74, 10.69],
    })
    expect(earner.netEarner).toEqual([2025, 2026])
    expect(Array.from(earner.rate)).toEqual([0, 0, 0])
    expect(earner.debt[2]).toBeCloseTo(42.5, 11)
  })

  it.each([
    [
      'no debt in the start year',
      { debt: [undefined, 50], primaryBalance: [0, 0], balance: [0, 0] },
      'no debt is held for 2024',
    ],
    [
      'no balance in the year after',
      { debt: [50, 50], primaryBalance: [0, undefined], balance: [0, 0] },
      'no debt with its balances is held for 2025',
    ],
  ])('refuses %s', async (_name, published, words) => {
    const error = await refusalOf(() => debtBaseline(2024, [100, 104], published))
    expect([error.fault, error.code]).toEqual(['notFound', 'debt.none'])
    expect(error.message).toBe(words)
    expect(error.hint).toContain('primary balance')
  })

  it.each([0, -5, NaN, Infinity])('refuses a GDP of %d', async (gdp) => {
    const error = await refusalOf(() => debtBaseline(2024, [100, gdp, 104], ITALY))
    expect([error.fault, error.code, error.message]).toEqual(['input', 'debt.gdp', `GDP of ${gdp} in 2025`])
  })
})

describe('withGrowth', () => {
  it('changes nothing under the same growth, in whatever unit GDP is', () => {
    const again = withGrowth(
      italy(),
      ITALY.gdp.map((x) => 7 * x),
    )
    for (const t of ITALY.debt.keys()) expect(again.debt[t]).toBeCloseTo(italy().debt[t] ?? NaN, 10)
  })

  it('leaves more debt where GDP stands still', () => {
    const still = withGrowth(
      italy(),
      ITALY.gdp.map(() => 1),
    )
    expect(still.debt[0]).toBe(135.326)
    for (let t = 1; t < 7; t++) expect(still.debt[t]).toBeGreaterThan(italy().debt[t] ?? NaN)
  })
})

describe('debtWeight', () => {
  it('is 1 in the year of borrowing, 0 before it, and grows with interest against growth after', () => {
    const { rate, growth } = italy()
    expect(debtWeight(italy(), 2, 2)).toBe(1)
    expect(debtWeight(italy(), 2, 3)).toBe(0)
    expect(debtWeight(italy(), 3, 2)).toBe((1 + (rate[3] ?? NaN)) / (1 + (growth[3] ?? NaN)))
  })

  it('sums to the effect of any spending that has no effect on output', () => {
    const extra = fc.array(fc.double({ min: -2, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(extra, (later) => {
        const points = [0, ...later]
        for (const { effect, year } of debtEffect(italy(), points, { ...BORROWED, multiplier: 0 })) {
          const weighted = points.reduce((sum, x, t) => sum + x * debtWeight(italy(), year - 2024, t), 0)
          expect(effect).toBeCloseTo(weighted, 9)
        }
      }),
    )
  })
})
