import type { Source } from '../terms/measure.js'
import type { EscapeRule } from './debt-escape.js'

/** Which published measures stand for what in a scenario: `data/scenarios/economy.yaml`. Ids of measures. */
export interface EconomySettings {
  /** Measures that are GDP: a promise of a share of one of these has a cost here. */
  readonly gdp: readonly string[]
  readonly dataset: string
  /** Factor by which prices may move apart before one fixed rate is said to mislead. */
  readonly drift: number
  readonly nominal: string
  /** GDP in dollars, for editions in another currency than the publisher of the shares. */
  readonly usd: string
  /** GDP at constant prices, for editions without a deflator. */
  readonly real: string
  readonly growth: string
  readonly deflator: string
  readonly consumerPrices: string
  readonly population: string
  readonly debt: string
  readonly primaryBalance: string
  readonly balance: string
  readonly revenue: string
  readonly expenditure: string
  /** Exchange rates, in order of preference: national currency for one unit of `base`. */
  readonly rates: readonly { readonly measure: string; readonly base: string }[]
}

/** How sure a projection is: `data/scenarios/uncertainty.yaml`. */
export interface UncertaintySettings {
  readonly trackRecord: string
  readonly growth: string
  /** Measures of price change, the better first; a later one stands in where the first has none. */
  readonly prices: readonly string[]
  /** Years ahead for which past errors are known. */
  readonly horizon: number
  /** Inflation, in per cent, above which a year's price error is not an area's own but its group's. */
  readonly highInflation: number
  readonly highInflationSource: string
  /** Per cent of an area's errors of one kind that may be its group's before an answer says so. */
  readonly borrowed: number
  /** Least yearly factor of a draw. */
  readonly floor: number
  readonly bands: readonly number[]
  /** Areas whose errors stand in for one another's. */
  readonly groups: readonly { readonly name: string; readonly areas: readonly string[] }[]
}

/** Assumptions of the debt dynamics: `data/scenarios/debt.yaml`. */
export interface DebtSettings {
  readonly multiplier: number
  readonly persistence: number
  readonly semiElasticity: number
  readonly multipliers: readonly number[]
  /** Additions to the interest rate, in points, that the range goes over. */
  readonly rMinusG: readonly number[]
  /** Least interest on extra debt, in per cent. */
  readonly leastRate: number
  readonly source: string
}

export interface ScenarioSettings {
  readonly economy: EconomySettings
  readonly uncertainty: UncertaintySettings
  readonly debt: DebtSettings
  /** A fiscal rule's escape clause, with the measure that counts its spending. */
  readonly escape: EscapeRule & {
    readonly id: string
    readonly title: string
    readonly measure: string
    readonly source: Source
  }
}
