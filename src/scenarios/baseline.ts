import type { Economy } from './economy.js'
import type { Shares } from './trajectory.js'

export const BASELINES = ['constant-share', 'frozen-cash', 'frozen-real', 'plan'] as const
/** What would be spent without the promise; a cost has no meaning without it. */
export type Baseline = (typeof BASELINES)[number]

/** Each baseline in one line, as every output prints it. */
export const BASELINE_SAYS: Readonly<Record<Baseline, string>> = {
  'constant-share': 'spending without the promise stays at the start’s share of GDP, so it grows with the economy',
  'frozen-cash': 'spending without the promise stays at the start’s amount of money, so inflation alone makes a “rise”',
  'frozen-real': 'spending without the promise keeps its purchasing power: the start’s amount grown with prices',
  plan: 'spending without the promise follows the plan announced already',
}

/**
 * A baseline as parts that answer differently to growth and prices: money in year i = share·GDP + cash + real·deflator, with
 * GDP at current prices and the deflator of that year.
 */
export interface BaselineParts {
  /** Share of GDP in per cent, one entry a year. */
  readonly share: Shares
  /** An amount that does not move. */
  readonly cash: number
  /** An amount at start prices that moves with prices. */
  readonly real: number
}

/** Parts of a baseline from the start's share and level; `plan` gives the announced shares and is needed only for that kind. */
export function baselineParts(
  kind: Baseline,
  start: number,
  level: number,
  years: number,
  plan: Shares | undefined,
): BaselineParts {
  const none = new Float64Array(years)
  if (kind === 'constant-share') return { share: new Float64Array(years).fill(start), cash: 0, real: 0 }
  if (kind === 'frozen-cash') return { share: none, cash: level, real: 0 }
  if (kind === 'frozen-real') return { share: none, cash: 0, real: level }
  return { share: plan ?? none, cash: 0, real: 0 }
}

/** Spending without the promise at the prices of each year, in the economy's currency. */
export function baselineLevels(parts: BaselineParts, economy: Economy): Float64Array {
  const start = economy.deflator[0] ?? 1
  return economy.gdp.map(
    (gdp, i) => (gdp * (parts.share[i] ?? 0)) / 100 + parts.cash + (parts.real * (economy.deflator[i] ?? 1)) / start,
  )
}
