import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASELINE_SAYS, BASELINES, type Baseline, baselineLevels, baselineParts } from '../../src/scenarios/baseline.js'
import { staticEconomy } from '../../src/scenarios/economy.js'
import { steadyEconomy } from './economies-at-hand.js'

const levelsOf = (kind: Baseline, economy = steadyEconomy(0.02, 0.03), plan?: Float64Array) => [
  ...baselineLevels(baselineParts(kind, 2, 20, economy.gdp.length, plan), economy),
]

describe('a baseline', () => {
  it('of each kind moves with what it says: GDP, nothing, prices, the plan', () => {
    const economy = steadyEconomy(0.02, 0.03)
    const plan = Float64Array.from({ length: 11 }, (_, i) => 2 + i / 10)
    const last = (kind: Baseline) => levelsOf(kind, economy, plan)[10] ?? 0
    expect(last('constant-share')).toBeCloseTo(20 * (1.02 * 1.03) ** 10, 9)
    expect(last('frozen-cash')).toBe(20)
    expect(last('frozen-real')).toBeCloseTo(20 * 1.03 ** 10, 9)
    expect(last('plan')).toBeCloseTo(((economy.gdp[10] ?? 0) * 3) / 100, 9)
  })

  it('starts at the start’s level, and has a line of its own to say so', () => {
    const plan = new Float64Array(11).fill(2)
    for (const kind of BASELINES) expect(levelsOf(kind, steadyEconomy(0.02, 0.03), plan)[0]).toBeCloseTo(20, 12)
    expect(new Set(BASELINES.map((kind) => BASELINE_SAYS[kind])).size).toBe(BASELINES.length)
  })

  it('without growth and prices is the same over every kind', () => {
    for (const kind of ['constant-share', 'frozen-cash', 'frozen-real'] as const)
      expect(levelsOf(kind, staticEconomy(1000, 1, 2025, 2035))).toEqual(Array.from({ length: 11 }, () => 20))
  })

  it('frozen in real terms is frozen cash where prices stand still, and a constant share where real GDP does', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.03, max: 0.2, noNaN: true }), (rate) => {
        const [grows, inflates] = [steadyEconomy(rate, 0), steadyEconomy(0, rate)]
        expect(levelsOf('frozen-real', grows)).toEqual(levelsOf('frozen-cash', grows))
        for (const [i, x] of levelsOf('frozen-real', inflates).entries())
          expect(x).toBeCloseTo(levelsOf('constant-share', inflates)[i] ?? 0, 9)
      }),
    )
  })

  it('measures a deflator that does not start at 1 from its start', () => {
    const economy = steadyEconomy(0, 0.05)
    const shifted = { ...economy, deflator: economy.deflator.map((d) => d * 7) }
    for (const [i, x] of levelsOf('frozen-real', shifted).entries())
      expect(x).toBeCloseTo(levelsOf('frozen-real', economy)[i] ?? 0, 9)
  })
})
