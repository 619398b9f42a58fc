import type { Interval } from '../math/interval.js'
import { dueYear, type Goal, targetOf } from './goal.js'
import type { IfDueNow } from './verdict.js'

/**
 * From the due year on the verdict is the plain comparison; before it, whether the ally keeps to a straight line; the line
 * begins at the ally's own value, so the start year and those before it have none.
 */
export type Verdict = IfDueNow | 'on-course' | 'off-course' | 'before-start'

/** Steps of 1e-9 points are arithmetic residue of the line, not spending. */
const RESIDUE = 1e-9

/**
 * The straight line from the start value (`from`, in the goal's start year) to the goal's number in its due year,
 * read in `year`. An ally that starts above the goal is asked for the goal's number, no more.
 */
export function lineAt(goal: Goal, start: number, from: number, year: number): number {
  const target = targetOf(goal)
  const due = dueYear(goal)
  if (start >= target || year >= due) return target
  return start + ((target - start) * (year - from)) / (due - from)
}

/**
 * Verdict of a year. `start` is the value in `from`, the goal's start year, in the same edition as `value`. Values may be
 * bounds; then only what every value within them implies is said.
 */
export function verdictOf(
  goal: Goal,
  year: number,
  ifDueNow: IfDueNow,
  value: Interval | undefined,
  start: Interval | undefined,
  from: number,
): Verdict {
  if (year >= dueYear(goal) || ifDueNow === 'exempt' || ifDueNow === 'not-member') return ifDueNow
  if (year <= from) return 'before-start'
  if (ifDueNow === 'met') return 'on-course'
  if (value === undefined || start === undefined) return 'no-data'
  if (value.low >= lineAt(goal, start.high, from, year) - RESIDUE) return 'on-course'
  if (value.high < lineAt(goal, start.low, from, year) - RESIDUE) return 'off-course'
  return 'no-data'
}
