import { type Figure, percentOf, sum } from '../series/figure.js'
import type { Courses } from './cost-courses.js'
import type { ScenarioFrame } from './scenario-frame.js'
import { publishedStart } from './scenario-start.js'

/** A share of GDP of a year before the start. */
export interface PastShare {
  readonly period: string
  readonly figure: Figure
  readonly status: string
}

const MOST_YEARS = 60

/**
 * Spending ÷ GDP at current prices of the years up to the start, from the start's own edition; of a group, its members' sums in dollars. A year
 * in which a member has no figure ends it.
 */
export function historyOf(frame: ScenarioFrame, courses: Courses): PastShare[] {
  if (!frame.parts.published) return []
  const members = courses.members.filter((m) => !m.exempt)
  const past: PastShare[] = []
  for (let year = frame.from; year > frame.from - MOST_YEARS; year--) {
    const starts = members.map((m) => {
      const start = publishedStart(frame.snapshot, frame.parts, m.area.code, year)
      return start && start.edition === (m.cell?.edition ?? start.edition) ? start : undefined
    })
    const known = starts.filter((s) => s !== undefined)
    const [first] = known
    if (first === undefined || known.length < starts.length) break
    const share =
      known.length === 1
        ? first.share
        : percentOf(
            sum(
              known.map((s) => s.usd),
              'spending of the members in dollars',
            ),
            sum(
              known.map((s) => s.base),
              'GDP of the members in dollars',
            ),
            'spending ÷ GDP, each summed',
          )
    past.unshift({
      period: String(year),
      figure: share,
      status: known.some((s) => s.status === 'estimate') ? 'estimate' : 'outturn',
    })
  }
  return past
}
