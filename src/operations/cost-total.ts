import { costTotal } from '../scenarios/cost.js'
import { derived, type Figure } from '../series/figure.js'
import type { YearMoney } from './cost-money.js'

/** All kinds of cost of the years after the start. */
export interface TotalFigures {
  readonly cumulative: Figure
  readonly average: Figure
  readonly inTargetYear: Figure
  readonly yearlyStep: Figure
}

/** Totals of the extra, each with its way. */
export function totalsOf(years: readonly YearMoney[]): TotalFigures {
  const extras = years.map((y) => y.extra)
  const later = extras.slice(1)
  const total = costTotal(extras.map((e) => e.value))
  const unit = (extras[0] as Figure).unit
  const last = later.at(-1) ?? (extras[0] as Figure)
  const cumulative = derived(total.cumulative, unit, 'extra of every year after the start, summed', later)
  return {
    cumulative,
    average: derived(total.average, unit, `cumulative ÷ ${later.length} years`, [cumulative]),
    inTargetYear: last,
    yearlyStep: derived(total.yearlyStep, unit, `extra of the due year ÷ ${later.length} years`, [last]),
  }
}
