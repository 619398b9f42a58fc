import { roundHalfUp } from '../math/rounding.js'

/** All terms are cut at this many decimals of a point, so that as written they sum exactly; the economy takes the cut. */
const DECIMALS = 10

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
  const cut = (points: number) => roundHalfUp(points, DECIMALS)
  const spending = cut((100 * (to.spending - from.spending) * (1 / from.gdp + 1 / to.gdp)) / 2)
  const recomputed = (100 * to.spending) / to.gdp - (100 * from.spending) / from.gdp
  const change = cut(to.published - from.published)
  const remainder = cut(to.published - from.published - recomputed)
  return { change, spending, gdp: cut(change - spending - remainder), remainder }
}
