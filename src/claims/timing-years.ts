import type { Context } from './context.js'
import type { Timing } from './timing.js'
import { newestYear, pledgeDay } from './world.js'

/** What is assumed of a year that only the sentence before names. */
export const YEAR_BEFORE = 'the year is that of the sentence before'

/** The years that a time means for figures, with what had to be assumed. */
export function yearsOf(context: Context, timing: Timing): { periods: readonly string[]; assumed: readonly string[] } {
  if (timing.kind === 'pledge' && context.published !== null) {
    const day = pledgeDay(context.world, context.published)
    return day === undefined
      ? { periods: [], assumed: [] }
      : { periods: [day.slice(0, 4)], assumed: [`the pledge is that of ${day}`] }
  }
  if (timing.kind === 'now') return presentYears(context)
  return { periods: timing.years, assumed: timing.assumed === undefined ? [] : [timing.assumed] }
}

/** The year that the present tense is about: the newest with published figures. */
export function presentYears(context: Context): { periods: readonly string[]; assumed: readonly string[] } {
  if (context.published === null) return { periods: [], assumed: [] }
  const year = newestYear(context.world, context.published)
  return { periods: [String(year)], assumed: [`no year is said: the newest then, ${year}, is taken`] }
}
