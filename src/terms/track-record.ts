import type { Source } from './measure.js'

/** What one edition expected of a variable: the year of the edition, then one to five years ahead. */
export interface PastForecast {
  readonly area: string
  readonly variable: string
  /** Edition, as year and month: `1990-10`. */
  readonly origin: string
  /** By years ahead, from 0 to 5; per cent on the year before, null where nothing was published. */
  readonly values: readonly (number | null)[]
}

/** What a year turned out to be, as first settled. */
export interface Outcome {
  readonly area: string
  readonly variable: string
  readonly year: number
  /** Per cent on the year before. */
  readonly value: number
  /** Edition that said so, as year and month. */
  readonly edition: string
}

/** A forecaster's forecasts and what came of them. Rows by area, variable, then time. */
export interface TrackRecord {
  readonly id: string
  readonly title: string
  readonly source: Source
  readonly forecasts: readonly PastForecast[]
  readonly outcomes: readonly Outcome[]
}
