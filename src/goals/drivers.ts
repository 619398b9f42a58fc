import { roundHalfUp } from '../math/rounding.js'

/** All terms are cut at this many decimals of a point, so that as written they sum exactly; the economy takes the cut. */
const DECIMALS = 10

const cut = (points: number): number => roundHalfUp(points, DECIMALS)

/** A change in a share, in points, split into what its numerator and its denominator did. */
export interface Drivers {
  readonly change: number
  readonly spending: number
  readonly gdp: number
  readonly remainder: number
}

/** A share in per cent as published, with its numerator and denominator in one unit. */
export interface ShareLevel {
  readonly published: number
  readonly spending: number
  readonly gdp: number
}

/**
 * Splits the change of a share s = 100 e ÷ g between two periods, with midpoint weights so that the order of the
 * steps does not matter: spending = 100 Δe · mean(1/g), gdp = 100 Δ(1/g) · mean(e). The two sum to the
 * recomputed change; `remainder` is what the published change adds to it (rounding, or a share on another basis).
 */
export function decompose(from: ShareLevel, to: ShareLevel): Drivers {
  const spending = cut((100 * (to.spending - from.spending) * (1 / from.gdp + 1 / to.gdp)) / 2)
  const recomputed = (100 * to.spending) / to.gdp - (100 * from.spending) / from.gdp
  const change = cut(to.published - from.published)
  const remainder = cut(to.published - from.published - recomputed)
  return { change, spending, gdp: cut(change - spending - remainder), remainder }
}

/**
 * One way from a share of one edition to a share of another: changes within editions (none where a way begins or ends at its
 * crossing), and in points what the second edition made of the first's share of the year of crossing.
 */
export interface Way {
  readonly legs: readonly Drivers[]
  readonly redefined: number
}

/**
 * The change from a share of one edition to a share of another, in points: the mean over the ways between them, at least
 * one, so that neither edition is preferred. redefined + spending + gdp + remainder is `change` exactly.
 */
export function acrossEditions(change: number, ways: readonly Way[]): Drivers & { readonly redefined: number } {
  const mean = (of: (way: Way) => number) => cut(ways.reduce((total, way) => total + of(way), 0) / ways.length)
  const within = (of: (leg: Drivers) => number) => mean((way) => way.legs.reduce((total, leg) => total + of(leg), 0))
  const [whole, redefined] = [cut(change), mean((way) => way.redefined)]
  const [spending, remainder] = [within((leg) => leg.spending), within((leg) => leg.remainder)]
  return { change: whole, redefined, spending, gdp: cut(whole - redefined - spending - remainder), remainder }
}
