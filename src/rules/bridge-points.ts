import { roundHalfUp } from '../math/rounding.js'
import { PledgebookError } from '../terms/fault.js'

/** Decimals of a point that are kept; the economy's part takes what the cut leaves. */
const DECIMALS = 10

/** What moved and why. relabelled + newMoney + redefined = change, but for the economy's part in points. */
export interface Moved {
  readonly change: number
  readonly relabelled: number
  readonly newMoney: number
  readonly redefined: number
}

/** Points of GDP (per cent): relabelled + newMoney + redefined + economy = change = after − before. */
export interface EconomyPoints extends Moved {
  readonly before: number
  readonly after: number
  /** What growth and prices did to money already counted: the same money is a smaller share of a larger economy. */
  readonly economy: number
}

/**
 * Money that moved as points of GDP, with midpoint weights: each term is 100 × money × the mean of 1/GDP before and after;
 * economy is 100 × the change of 1/GDP × the mean of the money counted. Cut to ten decimals, as which they sum exactly.
 * GDP before and after in the money's unit. Throws `input` `bridge.gdp` unless both are positive.
 */
export function pointsOf(
  money: Moved & { readonly before: number; readonly after: number },
  gdpBefore: number,
  gdpAfter: number,
): EconomyPoints {
  for (const gdp of [gdpBefore, gdpAfter])
    if (!(gdp > 0 && gdp < Infinity))
      throw new PledgebookError('input', 'bridge.gdp', `a GDP of ${gdp}`, 'give GDP above zero, in units of currency')
  const cut = (points: number) => roundHalfUp(points, DECIMALS)
  const inPoints = (units: number) => cut((100 * units * (1 / gdpBefore + 1 / gdpAfter)) / 2)
  const before = cut((100 * money.before) / gdpBefore)
  const after = cut((100 * money.after) / gdpAfter)
  const change = cut(after - before)
  const [relabelled, newMoney, redefined] = [money.relabelled, money.newMoney, money.redefined].map(inPoints) as [
    number,
    number,
    number,
  ]
  const economy = cut(change - relabelled - newMoney - redefined)
  return { before, after, change, relabelled, newMoney, redefined, economy }
}
