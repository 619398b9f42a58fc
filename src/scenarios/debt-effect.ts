import { roundHalfUp } from '../math/rounding.js'
import { PledgebookError } from '../terms/fault.js'
import { type DebtBaseline, nextDebt } from './debt.js'

/** Figures are cut at this many decimals of a point, so that as written they sum exactly; growth takes the cut. */
const DECIMALS = 10
const MIX_RESIDUE = 1e-9

/** Who pays for the extra spending: fractions that sum to 1. */
export interface Financing {
  readonly debt: number
  readonly taxes: number
  /** Cuts of other spending. */
  readonly cuts: number
}

export interface DebtAssumptions {
  readonly financing: Financing
  /** Rise of real GDP, in per cent, for a point of GDP spent and borrowed. */
  readonly multiplier: number
  /** The same for a point paid for by taxes or cuts; 0 unless given. */
  readonly otherMultiplier?: number
  /** Part of the output effect that is still there a year later, 0 to 1. */
  readonly persistence: number
  /** Points of GDP by which the primary balance improves for one per cent of extra GDP. */
  readonly semiElasticity: number
  /** Points of interest for each point of debt above the baseline a year before; 0 unless given. */
  readonly interestResponse?: number
  /** Least interest on the extra debt, in per cent; 0 unless given. */
  readonly leastRate?: number
  /** Points added to the interest rate of every year, with and without the spending; 0 unless given. */
  readonly rateShift?: number
}

/** What makes up the effect on debt, in points of GDP; the five sum to it. */
export interface DebtParts {
  readonly spending: number
  readonly interest: number
  readonly growth: number
  readonly feedback: number
  readonly interestResponse: number
}

/** Debt in per cent of GDP with and without the spending, and the effect on real GDP in per cent. */
export interface DebtYear {
  readonly year: number
  readonly baseline: number
  readonly scenario: number
  readonly effect: number
  readonly output: number
  readonly parts: DebtParts
}

function refuse(code: string, found: string, hint: string): never {
  throw new PledgebookError('input', code, found, hint)
}

function check(baseline: DebtBaseline, extra: ArrayLike<number>, a: DebtAssumptions): void {
  const { debt, taxes, cuts } = a.financing
  const sum = debt + taxes + cuts
  if (![debt, taxes, cuts].every((x) => x >= 0 && x <= 1) || Math.abs(sum - 1) > MIX_RESIDUE)
    refuse(
      'debt.financing',
      `debt ${debt}, taxes ${taxes} and cuts ${cuts} are not parts of one whole`,
      'give three fractions from 0 to 1 that sum to 1, such as 0.5, 0.3 and 0.2',
    )
  if (!(a.persistence >= 0 && a.persistence <= 1))
    refuse('debt.persistence', `a persistence of ${a.persistence}`, 'give a fraction from 0 to 1')
  for (const [name, value] of [
    ['multiplier', a.multiplier],
    ['multiplier of taxes and cuts', a.otherMultiplier ?? 0],
    ['semi-elasticity', a.semiElasticity],
    ['interest response', a.interestResponse ?? 0],
    ['least interest', a.leastRate ?? 0],
    ['shift of the interest rate', a.rateShift ?? 0],
  ] as const)
    if (!Number.isFinite(value)) refuse('debt.assumption', `a ${name} of ${value}`, 'give a finite number')
  const years = baseline.debt.length
  if (extra.length !== years || extra[0] !== 0 || !Array.from(extra).every((x) => Number.isFinite(x)))
    refuse(
      'debt.extra',
      `extra spending of ${extra.length} years for a debt of ${years}, ${extra[0]} points of it in the start year`,
      'give one finite number a year of the baseline, 0 in the start year, whose debt is known',
    )
}

/** Real GDP against the baseline, in per cent: y_t = ρ y_{t−1} + m (n_t − n_{t−1}) + m′ (b_t − b_{t−1}). */
function outputEffect(extra: ArrayLike<number>, a: DebtAssumptions): Float64Array {
  const borrowed = a.financing.debt
  const perPoint = a.multiplier * borrowed + (a.otherMultiplier ?? 0) * (a.financing.taxes + a.financing.cuts)
  const y = new Float64Array(extra.length)
  for (let t = 1; t < y.length; t++) {
    y[t] = a.persistence * (y[t - 1] ?? 0) + perPoint * ((extra[t] ?? 0) - (extra[t - 1] ?? 0))
    if (!((y[t] ?? 0) > -100))
      refuse(
        'debt.output',
        `an effect on GDP of ${y[t]} % leaves no economy`,
        'take a smaller multiplier or less spending',
      )
  }
  return y
}

/**
 * What extra spending does to a debt, year by year. `extra` is in points of each year's GDP over the baseline, one entry a year,
 * 0 in the start year. With n the borrowed part of it, y the output effect (a fraction here), s the borrowed fraction,
 * ε the semi-elasticity, k the interest response, and primes for the scenario:
 *
 *   d′_t = d′_{t−1} (1 + i′_t) ÷ (1 + γ′_t) + e_{t−1} max(0, i_min − i_t) ÷ (1 + γ′_t) − (pb_t − n_t + 100 ε y_t) + f_t
 *   1 + γ′_t = (1 + γ_t)(1 + y_t) ÷ (1 + y_{t−1}),   i′_t = i_t + k e_{t−1} ÷ 100,   e_t = d′_t − d_t
 *
 * Subtracting the baseline's own recursion and adding and taking away the mixed terms gives, without a remainder,
 *
 *   e_t − e_{t−1} = n_t                                                      spending
 *                 + e_{t−1} i_t ÷ (1 + γ_t)                                  interest on the extra debt, at the baseline's rate
 *                   + e_{t−1} max(0, i_min − i_t) ÷ (1 + γ′_t)              and what the least rate of extra debt adds to it
 *                 − e_{t−1} γ_t ÷ (1 + γ_t)
 *                   + d′_{t−1}(1 + i_t)[1 ÷ (1 + γ′_t) − 1 ÷ (1 + γ_t)]      growth: both make the denominator larger
 *                 − 100 ε y_t                                                feedback of output on the primary balance
 *                 + d′_{t−1}(i′_t − i_t) ÷ (1 + γ′_t)                        dearer interest on the whole debt
 *
 * Each part is the sum of its line up to the year. Throws `input` (`debt.financing`, `debt.persistence`, `debt.assumption`,
 * `debt.extra`, `debt.output`).
 */
export function debtEffect(baseline: DebtBaseline, extra: ArrayLike<number>, assumptions: DebtAssumptions): DebtYear[] {
  return uncutYears(baseline, extra, assumptions).map(({ base, scenario, sum, output }, t): DebtYear => {
    const [without, effect] = [cut(base), cut(scenario - base)]
    const spending = cut(sum.spending)
    const interest = cut(sum.interest)
    const feedback = cut(sum.feedback)
    const response = cut(sum.interestResponse)
    return {
      year: baseline.first + t,
      baseline: without,
      scenario: cut(without + effect),
      effect,
      output: cut(output),
      parts: {
        spending,
        interest,
        growth: cut(effect - spending - interest - feedback - response),
        feedback,
        interestResponse: response,
      },
    }
  })
}

/** The effect alone, by year: many assumptions are gone through for a range. */
export function debtEffectByYear(
  baseline: DebtBaseline,
  extra: ArrayLike<number>,
  assumptions: DebtAssumptions,
): number[] {
  return uncutYears(baseline, extra, assumptions).map(({ base, scenario }) => cut(scenario - base))
}

function cut(points: number): number {
  return roundHalfUp(points, DECIMALS)
}

interface UncutYear {
  readonly base: number
  readonly scenario: number
  readonly sum: Omit<DebtParts, 'growth'>
  readonly output: number
}

function uncutYears(baseline: DebtBaseline, extra: ArrayLike<number>, assumptions: DebtAssumptions): UncutYear[] {
  check(baseline, extra, assumptions)
  const { financing, semiElasticity, interestResponse = 0, leastRate = 0, rateShift = 0 } = assumptions
  const y = outputEffect(extra, assumptions)
  let [base, scenario] = [baseline.debt[0] ?? 0, baseline.debt[0] ?? 0]
  const sum = { spending: 0, interest: 0, feedback: 0, interestResponse: 0 }
  return Array.from(extra, (points, t): UncutYear => {
    if (t > 0) {
      const rate = (baseline.rate[t] ?? 0) + rateShift / 100
      const factor = 1 + (baseline.growth[t] ?? 0)
      const [balance, residual] = [baseline.primaryBalance[t] ?? 0, baseline.residual[t] ?? 0]
      const dearer = (interestResponse * (scenario - base)) / 100
      const grown = (factor * (1 + (y[t] ?? 0) / 100)) / (1 + (y[t - 1] ?? 0) / 100)
      const borrowed = financing.debt * points
      const back = semiElasticity * (y[t] ?? 0)
      sum.spending += borrowed
      const atLeast = Math.max(0, leastRate / 100 - rate)
      const surcharge = ((scenario - base) * atLeast) / grown
      sum.interest += ((scenario - base) * rate) / factor + surcharge
      sum.feedback -= back
      sum.interestResponse += (scenario * dearer) / grown
      base = nextDebt(base, 1 + rate, factor, balance, residual)
      scenario = nextDebt(scenario, 1 + rate + dearer, grown, balance - borrowed + back, residual) + surcharge
    }
    return { base, scenario, sum: { ...sum }, output: y[t] ?? 0 }
  })
}
