/** All kinds of cost at once, since readers take one for another. In the unit of the years. */
export interface CostTotal {
  /** Sum of `extra` from the year after the start to the due year. */
  readonly cumulative: number
  /** Cumulative ÷ number of those years. */
  readonly average: number
  readonly inTargetYear: number
  /** Extra of the due year ÷ number of years: what is added each year on top of the year before, if it rises evenly. */
  readonly yearlyStep: number
}

/** Totals of an extra per year whose first entry is the start, which does not count. */
export function costTotal(extra: ArrayLike<number>): CostTotal {
  const later = Array.from(extra).slice(1)
  const years = Math.max(1, later.length)
  const cumulative = later.reduce((sum, x) => sum + x, 0)
  const inTargetYear = later.at(-1) ?? 0
  return { cumulative, average: cumulative / years, inTargetYear, yearlyStep: inTargetYear / years }
}
