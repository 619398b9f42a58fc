import type { ScenarioFrame } from './scenario-frame.js'
import type { Member } from './scenario-members.js'
import { publishedStart } from './scenario-start.js'

/** Points of GDP a year by which a share has changed, and since when. */
export interface Pace {
  readonly change: number
  readonly since: number
}

/**
 * Pace of areas together: published spending ÷ GDP of the start year against that of the year the goal counts from, or of the year
 * before the start, both of one edition; summed in dollars. Undefined where one of them is not published.
 */
export function paceOf(frame: ScenarioFrame, members: readonly Member[]): Pace | undefined {
  if (!frame.parts.published) return undefined
  const since = Number(frame.goal.start) < frame.from ? Number(frame.goal.start) : frame.from - 1
  const now = { level: 0, gdp: 0 }
  const before = { level: 0, gdp: 0 }
  for (const { area, exempt } of members) {
    if (exempt) continue
    const ends = [frame.from, since].map((year) => publishedStart(frame.snapshot, frame.parts, area.code, year))
    const [end, start] = ends
    if (end === undefined || start === undefined || end.edition !== start.edition) return undefined
    for (const [sum, one] of [[now, end] as const, [before, start] as const]) {
      sum.level += one.level.value * one.dollars.value
      sum.gdp += one.gdp.value * one.dollars.value
    }
  }
  const change = (100 * now.level) / now.gdp - (100 * before.level) / before.gdp
  return { change: change / (frame.from - since), since }
}
