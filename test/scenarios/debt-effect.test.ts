import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundHalfUp } from '../../src/math/rounding.js'
import { type DebtBaseline, debtBaseline } from '../../src/scenarios/debt.js'
import { type DebtAssumptions, debtEffect } from '../../src/scenarios/debt-effect.js'
import { refusalOf } from '../terms/refusal.js'
import { BORROWED, italy } from './debt-at-hand.js'

const points = fc.double({ min: -3, max: 5, noNaN: true })
const extra = fc.array(points, { minLength: 6, maxLength: 6 }).map((later) => [0, ...later])
const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const financing = fraction.map((debt) => ({ debt, taxes: (1 - debt) / 2, cuts: (1 - debt) / 2 }))
const assumptions: fc.Arbitrary<DebtAssumptions> = fc.record({
  financing,
  multiplier: fc.double({ min: -0.5, max: 2, noNaN: true }),
  otherMultiplier: fc.double({ min: -1, max: 1, noNaN: true }),
  persistence: fraction,
  semiElasticity: fraction,
  interestResponse: fc.double({ min: 0, max: 0.1, noNaN: true }),
  rateShift: fc.double({ min: -2, max: 2, noNaN: true }),
})

/** The recursion as it is written down, with y as a fraction, and without any bookkeeping of parts. */
function plainly(baseline: DebtBaseline, x: readonly number[], a: DebtAssumptions): number[] {
  const at = (series: Float64Array, t: number) => series[t] ?? NaN
  const { debt, taxes, cuts } = a.financing
  const effects = [0]
  let [d, e, y] = [at(baseline.debt, 0), 0, 0]
  for (let t = 1; t < x.length; t++) {
    const change = (x[t] ?? NaN) - (x[t - 1] ?? NaN)
    const before = y
    y = a.persistence * y + ((a.multiplier * debt + (a.otherMultiplier ?? 0) * (taxes + cuts)) * change) / 100
    const i = at(baseline.rate, t) + (a.rateShift ?? 0) / 100
    const [g, pb, f] = [at(baseline.growth, t), at(baseline.primaryBalance, t), at(baseline.residual, t)]
    const dearer = i + ((a.interestResponse ?? 0) * e) / 100
    const faster = ((1 + g) * (1 + y)) / (1 + before)
    const scenario = ((d + e) * (1 + dearer)) / faster - (pb - debt * (x[t] ?? NaN) + a.semiElasticity * 100 * y) + f
    d = (d * (1 + i)) / (1 + g) - pb + f
    e = scenario - d
    effects.push(e)
  }
  return effects
}

describe('debtEffect', () => {
  it('is exactly nothing without extra spending, whatever is assumed', () => {
    fc.assert(
      fc.property(assumptions, (a) => {
        for (const year of debtEffect(italy(), [0, 0, 0, 0, 0, 0, 0], a)) {
          expect(year.effect).toBe(0)
          expect(year.scenario).toBe(year.baseline)
          expect(year.output).toBe(0)
          expect(Object.values(year.parts)).toEqual([0, 0, 0, 0, 0])
        }
      }),
    )
  })

  it('is exactly nothing where taxes and cuts pay for all of it and have no effect on output', () => {
    fc.assert(
      fc.property(extra, assumptions, fraction, (x, a, taxes) => {
        const paid = { ...a, financing: { debt: 0, taxes, cuts: 1 - taxes }, otherMultiplier: 0 }
        for (const { effect, parts } of debtEffect(italy(), x, paid)) {
          expect(effect).toBe(0)
          expect(Object.values(parts)).toEqual([0, 0, 0, 0, 0])
        }
      }),
    )
  })

  it('follows the recursion', () => {
    fc.assert(
      fc.property(extra, assumptions, (x, a) => {
        const expected = plainly(italy(), x, a)
        for (const [t, { effect }] of debtEffect(italy(), x, a).entries())
          expect(effect).toBeCloseTo(expected[t] ?? NaN, 8)
      }),
    )
  })

  it('is made up of its parts exactly, as written, and scenario = baseline + effect', () => {
    fc.assert(
      fc.property(extra, assumptions, (x, a) => {
        for (const { baseline, scenario, effect, parts } of debtEffect(italy(), x, a)) {
          const { spending, interest, growth, feedback, interestResponse } = parts
          expect(roundHalfUp(spending + interest + growth + feedback + interestResponse, 10)).toBe(effect)
          expect(roundHalfUp(baseline + effect, 10)).toBe(scenario)
        }
      }),
    )
  })

  it('gives growth what its own line of the algebra says, not merely what is left', () => {
    fc.assert(
      fc.property(extra, assumptions, (x, a) => {
        const b = italy()
        const years = debtEffect(b, x, a)
        let growth = 0
        for (let t = 1; t < years.length; t++) {
          const [before, now] = [years[t - 1]!, years[t]!]
          const [i, g] = [b.rate[t]! + (a.rateShift ?? 0) / 100, b.growth[t]!]
          const faster = ((1 + g) * (1 + now.output / 100)) / (1 + before.output / 100) - 1
          growth -= (before.effect * g) / (1 + g)
          growth += before.scenario * (1 + i) * (1 / (1 + faster) - 1 / (1 + g))
          expect(now.parts.growth).toBeCloseTo(growth, 7)
        }
      }),
    )
  })

  it('rises with the part that is borrowed where spending has no effect on output', () => {
    const positive = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(positive, fraction, fraction, (later, one, other) => {
        const effects = [Math.min(one, other), Math.max(one, other)].map((debt) =>
          debtEffect(italy(), [0, ...later], {
            ...BORROWED,
            multiplier: 0,
            financing: { debt, taxes: 1 - debt, cuts: 0 },
          }),
        )
        for (const t of effects[0]!.keys())
          expect(effects[1]![t]!.effect).toBeGreaterThanOrEqual(effects[0]![t]!.effect)
      }),
    )
  })

  /** 100 % debt at 5 % interest and 4 % growth; one point borrowed for good, which lifts GDP by half a per cent once. */
  it('agrees with two years done by hand', () => {
    const baseline = debtBaseline(2024, [100, 104, 108.16], {
      debt: [100, 100, 100],
      primaryBalance: [0, 0, 0],
      balance: [0, -100 * (0.05 / 1.04), -100 * (0.05 / 1.04)],
    })
    const [, first, second] = debtEffect(baseline, [0, 1, 1], {
      ...BORROWED,
      multiplier: 0.5,
      persistence: 0,
      semiElasticity: 0.4,
      interestResponse: 0.1,
    })
    expect(first?.output).toBe(0.5)
    expect(first?.parts.spending).toBe(1)
    expect(first?.parts.feedback).toBe(-0.2)
    expect(first?.parts.interest).toBe(0)
    expect(first?.parts.growth).toBeCloseTo((105 / 1.04) * (1 / 1.005 - 1), 9)
    const e = 1 - 0.2 + (105 / 1.04) * (1 / 1.005 - 1)
    expect(first?.effect).toBeCloseTo(e, 9)
    expect(second?.output).toBe(0)
    expect(second?.parts.spending).toBe(2)
    expect(second?.parts.interest).toBeCloseTo((e * 0.05) / 1.04, 9)
    expect(second?.parts.interestResponse).toBeCloseTo(((100 + e) * 0.001 * e) / (1.04 / 1.005), 8)
  })

  it('has the year of its own baseline, start included', () => {
    expect(debtEffect(italy(), [0, 1, 1, 1, 1, 1, 1], BORROWED).map((y) => y.year)).toEqual([
      2024, 2025, 2026, 2027, 2028, 2029, 2030,
    ])
  })

  const none = [0, 0, 0, 0, 0, 0, 0]
  it.each([
    [
      'parts that are not one whole',
      none,
      { financing: { debt: 0.5, taxes: 0.3, cuts: 0.1 } },
      'debt.financing',
      'debt 0.5',
    ],
    ['a part below 0', none, { financing: { debt: 1.2, taxes: -0.2, cuts: 0 } }, 'debt.financing', 'taxes -0.2'],
    ['a part that is no number', none, { financing: { debt: NaN, taxes: 0, cuts: 1 } }, 'debt.financing', 'debt NaN'],
    ['a persistence above 1', none, { persistence: 1.1 }, 'debt.persistence', '1.1'],
    ['an endless multiplier', none, { multiplier: Infinity }, 'debt.assumption', 'multiplier of Infinity'],
    ['a shift that is no number', none, { rateShift: NaN }, 'debt.assumption', 'interest rate of NaN'],
    ['spending of too few years', [0, 1], {}, 'debt.extra', '2 years for a debt of 7'],
    ['spending in the start year', [1, 1, 1, 1, 1, 1, 1], {}, 'debt.extra', '1 points of it in the start year'],
    ['spending that is no number', [0, NaN, 1, 1, 1, 1, 1], {}, 'debt.extra', '7 years'],
    ['an economy that is gone', [0, -60, 0, 0, 0, 0, 0], { multiplier: 2 }, 'debt.output', '-120 %'],
  ])('refuses %s', async (_name, x, change, code, words) => {
    const error = await refusalOf(() => debtEffect(italy(), x, { ...BORROWED, ...change }))
    expect([error.fault, error.code]).toEqual(['input', code])
    expect(error.message).toContain(words)
    expect(error.hint).not.toBe('')
  })
})
