import { type Figures, isNumber, type Value } from './figures.js'
import { type Dated, inOrder } from './period-values.js'

/** What is counted, and how strongly it is drawn. */
export interface CountKind {
  readonly label: string
  readonly tone: 'strong' | 'middle' | 'weak' | 'none'
}

/** One year's counts, in the order of the kinds. */
export interface CountPeriod {
  readonly period: string
  readonly estimate: boolean
  /** What the year has in common with others, such as its edition; a change is marked. */
  readonly group: string
  readonly counts: readonly { readonly value: Value; readonly at?: string | undefined }[]
}

export type DatedCounts = Dated<CountPeriod>

/** Years in order. Throws `input` `period.malformed`, `chart.periodTwice`. */
export function countsInOrder(periods: readonly CountPeriod[]): DatedCounts[] {
  return inOrder(periods, 'periods')
}

export function countsNumbers(periods: readonly CountPeriod[]): Value[] {
  return periods.flatMap((p) => p.counts.map((c) => c.value))
}

/** The parts of a column from the bottom up, in drawn units; one without a number, or below zero, takes up nothing. */
export function partsAt(period: Pick<CountPeriod, 'counts'>, figures: Figures) {
  let from = 0
  return period.counts.map(({ value, at }) => {
    const size = isNumber(value) ? Math.max(0, figures.scaled(value) ?? 0) : 0
    const part = { from, to: from + size, value, at }
    from += size
    return part
  })
}
