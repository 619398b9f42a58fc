import { PledgebookError } from '../terms/fault.js'
import { parsePeriod, yearOf } from '../terms/period.js'
import type { Value } from './figures.js'

/** A value of one period. */
export interface PeriodValue {
  /** A year, `"2024"`. */
  readonly period: string
  readonly value: Value
  /** JSON pointer to the number in the answer. */
  readonly at?: string | undefined
}

/** A published value: an outturn, or what the publisher marks as an estimate. */
export interface StatusValue extends PeriodValue {
  readonly estimate: boolean
}

export type Dated<T> = T & { readonly year: number }

/**
 * The entries in order of their years. Throws `input` `period.malformed` for a period that is not a year, `input`
 * `chart.periodTwice` for one that stands there twice.
 */
export function inOrder<T extends { readonly period: string }>(entries: readonly T[], what: string): Dated<T>[] {
  const dated = entries.map((entry) => ({ ...entry, year: yearOf(parsePeriod(entry.period, what)) }))
  dated.sort((a, b) => a.year - b.year)
  const twice = dated.find((entry, i) => i > 0 && dated[i - 1]?.year === entry.year)
  if (twice)
    throw new PledgebookError(
      'input',
      'chart.periodTwice',
      `${what}: ${twice.year} stands there twice`,
      'give one value for each year',
    )
  return dated
}
