import type { Interval } from '../math/interval.js'
import { roundHalfUp } from '../math/rounding.js'
import { type Goal, targetOf } from './goal.js'

export const IF_DUE_NOW = ['met', 'met-when-rounded', 'not-met', 'no-data', 'exempt', 'not-member'] as const
/** What a cell means against the goal's number, as if the goal were due in the cell's own year. */
export type IfDueNow = (typeof IF_DUE_NOW)[number]

const SHOWN_DECIMALS = 1

/**
 * Compares a published value, as it is held, with the goal's number. A value below a floor that is shown as the floor
 * with one decimal (half up) is `met-when-rounded`, never also `met`. A value known only within bounds decides only where
 * both bounds fall on one side. A goal with a cap alone ("up to 1.5 %") is judged as its publisher counts it: met by
 * whoever reaches the cap.
 */
export function judge(goal: Goal, value: Interval | undefined): IfDueNow {
  if (value === undefined) return 'no-data'
  const target = targetOf(goal)
  if (value.low >= target) return 'met'
  if (value.high < target) {
    return value.low === value.high && roundHalfUp(value.low, SHOWN_DECIMALS) >= target ? 'met-when-rounded' : 'not-met'
  }
  return 'no-data'
}

/**
 * Whether a cell stands so near the goal's number that the figures behind it do not confirm it: the ratio
 * recomputed from the same edition's tables falls on the other side, or its rounding interval holds the number.
 */
export function isAtLine(goal: Goal, published: number, recomputed: Interval | undefined): boolean {
  if (recomputed === undefined) return false
  const target = targetOf(goal)
  const met = published >= target
  if (recomputed.low < target && target <= recomputed.high) return true
  return recomputed.low >= target !== met
}
