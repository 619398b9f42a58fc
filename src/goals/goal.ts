import type { Source } from '../terms/measure.js'

/** When a goal must be met: by one year, or in every year from one on (inclusive). */
export type Due = { readonly by: string } | { readonly everyPeriodFrom: string }

/** One part of a composite goal; `cap` is the most of it that counts. */
export interface Part {
  readonly measure: string
  readonly cap?: number | undefined
}

/**
 * A promise as data (`data/goals`): who, what measure, at least (`floor`) or up to (`cap`) what number, by when,
 * who says so. `parts` makes the measure a sum of others, each up to its cap.
 */
export interface Goal {
  readonly id: string
  readonly pledge: string
  readonly title: string
  readonly kind: 'pledge' | 'guideline' | 'law' | 'treaty'
  readonly holders: string
  readonly measure: string
  readonly floor?: number | undefined
  readonly cap?: number | undefined
  readonly unit: 'percent'
  readonly parts?: readonly Part[] | undefined
  readonly due: Due
  readonly start: string
  readonly exempt: readonly { readonly area: string; readonly because: string }[]
  readonly announcedOn: string
  readonly wording: string
  readonly note?: string | undefined
  readonly source: Source
}

/** First year in which the goal is due, inclusive. */
export function dueYear(goal: Goal): number {
  return Number('by' in goal.due ? goal.due.by : goal.due.everyPeriodFrom)
}

/** The number of the goal: its floor, or its cap where it has only that. */
export function targetOf(goal: Goal): number {
  const target = goal.floor ?? goal.cap
  if (target === undefined) throw new Error(`goal ${goal.id} has neither floor nor cap`)
  return target
}
