import { roundHalfUp, significant } from '../math/rounding.js'

/** Terms below 10 points are cut at eleven decimals; a remainder beyond ten is residue of that cut. */
const REMAINDER_DECIMALS = 10

/** A change in a share, in points, split into what its numerator and its denominator did. */
export interface Drivers {
  readonly change: number
  readonly spending: number
  readonly gdp: number
  readonly remainder: number
}

/**
 * Splits the change of a share s = 100 e ÷ g between two periods, with midpoint weights so that the order of the
 * steps does not matter: spending = 100 Δe · mean(1/g), gdp = 100 Δ(1/g) · mean(e). The two sum to the
 * recomputed change; `remainder` is what the published change adds to it (rounding, or a share on another basis).
 */
export function decompose(
  from: { published: number; spending: number; gdp: number },
  to: { published: number; spending: number; gdp: number },
): Drivers {
  const spending = significant((100 * (to.spending - from.spending) * (1 / from.gdp + 1 / to.gdp)) / 2)
  const gdp = significant((100 * (1 / to.gdp - 1 / from.gdp) * (from.spending + to.spending)) / 2)
  const change = significant(to.published - from.published)
  return { change, spending, gdp, remainder: roundHalfUp(change - spending - gdp, REMAINDER_DECIMALS) }
}
