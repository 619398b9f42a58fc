import { PledgebookError } from '../terms/fault.js'
import type { DebtBaseline } from './debt.js'
import { type DebtAssumptions, debtEffectByYear } from './debt-effect.js'

/** The assumptions that a range goes over: multipliers, and points added to the interest rate (so to r − g). */
export interface DebtGrid {
  readonly multipliers: readonly number[]
  readonly rateShifts: readonly number[]
}

/** An effect on debt, in points of GDP, and the assumptions it comes from. */
export interface DebtCorner {
  readonly effect: number
  readonly multiplier: number
  readonly rateShift: number
}

export interface DebtRanges {
  readonly byYear: readonly { readonly year: number; readonly low: number; readonly high: number }[]
  /** Of the last year; of equal effects the first in the order of the lists. */
  readonly lowest: DebtCorner
  readonly highest: DebtCorner
}

/**
 * Lowest and highest effect on debt over every pair of a multiplier and a shift of the interest rate; the other assumptions
 * stay. The shift moves the baseline too: the effect is against a baseline at the same rate. Throws `input` `debt.grid` for
 * an empty list and whatever `debtEffect` refuses.
 */
export function debtRanges(
  baseline: DebtBaseline,
  extra: ArrayLike<number>,
  assumptions: DebtAssumptions,
  grid: DebtGrid,
): DebtRanges {
  const corners = grid.multipliers.flatMap((multiplier) =>
    grid.rateShifts.map((rateShift) => {
      const effects = debtEffectByYear(baseline, extra, { ...assumptions, multiplier, rateShift })
      return { multiplier, rateShift, effects, effect: effects.at(-1) ?? 0 }
    }),
  )
  const [one] = corners
  if (one === undefined)
    throw new PledgebookError(
      'input',
      'debt.grid',
      `${grid.multipliers.length} multipliers and ${grid.rateShifts.length} shifts of the interest rate`,
      'give at least one of each',
    )
  const corner = ({ effect, multiplier, rateShift }: typeof one): DebtCorner => ({ effect, multiplier, rateShift })
  return {
    byYear: one.effects.map((_, t) => {
      const effects = corners.map((c) => c.effects[t] ?? 0)
      return { year: baseline.first + t, low: Math.min(...effects), high: Math.max(...effects) }
    }),
    lowest: corner(corners.reduce((a, b) => (b.effect < a.effect ? b : a))),
    highest: corner(corners.reduce((a, b) => (b.effect > a.effect ? b : a))),
  }
}
