import type { Courses } from './cost-courses.js'
import type { ScenarioFrame } from './scenario-frame.js'

/** The GDP path in one line. */
export function gdpSays(frame: ScenarioFrame, courses: Courses): string {
  const { gdp, macro, from } = frame
  const first = `from ${from}, by the publisher’s own figures`
  switch (gdp.kind) {
    case 'static':
      return `GDP and prices of ${gdp.year ?? from}, held still${gdp.year !== undefined && gdp.year > (courses.members[0]?.cell?.year ?? from) ? `; grown to that year at the nominal growth of ${macro?.edition}` : ''}`
    case 'file': {
      const filled = [...new Set(courses.members.flatMap((m) => m.filled))].sort((a, b) => a - b)
      const prices = courses.members.some((m) => m.grownBy(from + 1).length > 0)
      return `GDP of the user’s file${prices ? `, prices by the deflator of ${macro?.edition}` : ''}${filled.length > 0 ? `; ${filled[0]} to ${filled.at(-1)} filled by constant growth where it has none` : ''}`
    }
    case 'given':
      return `${first}, grown by ${gdp.growth === undefined ? 'the projected real growth' : `${gdp.growth} % a year in real terms`} and ${gdp.inflation === undefined ? 'the projected deflator' : `${gdp.inflation} % a year in prices`}`
    case 'splice':
      return `${first}, grown by ${macro?.newerPartial ?? macro?.edition} as far as it goes and by ${macro?.edition} after it: a splice of two editions`
    default:
      return `${first}, grown at the nominal growth of ${macro?.edition}`
  }
}

/** First year whose growth is repeated; null if none is. */
export function extrapolatedFrom(frame: ScenarioFrame, courses: Courses): number | null {
  if (frame.gdp.kind === 'static') return null
  const years = courses.members.flatMap((m) =>
    m.economy.extrapolatedFrom === null ? [] : [m.economy.extrapolatedFrom],
  )
  const first = years.length === 0 ? null : Math.min(...years)
  return first !== null && first <= frame.by ? first : null
}

/** What a reader has to know beyond the numbers. */
export function costNotes(frame: ScenarioFrame, courses: Courses): string[] {
  const notes: string[] = []
  const { macro, from, by, target, area } = frame
  const start = courses.members[0]
  const extrapolated = extrapolatedFrom(frame, courses)
  if (extrapolated !== null)
    notes.push(
      `From ${extrapolated} on GDP grows as in ${extrapolated - 1}, the last year of ${macro?.edition ?? 'the projection'}.`,
    )
  if (macro?.newerPartial && (frame.gdp.kind === 'weo' || frame.gdp.kind === 'given'))
    notes.push(`${macro.newerPartial} is newer but does not reach the horizon; --gdp splice uses it as far as it goes.`)
  if (
    frame.group === undefined &&
    start?.cell?.published &&
    Math.abs(start.cell.published.value - start.cell.share.value) >= 0.005 &&
    start.origin === 'published'
  )
    notes.push(
      `The publisher prints ${start.cell.published.value} % for ${from}, a share of real GDP; spending ÷ GDP at current prices is ${start.cell.share.value.toFixed(2)} %, and money is counted from that.`,
    )
  if (start?.cell?.status === 'estimate' && start.origin === 'published')
    notes.push(`The figures of ${from} are estimates; such figures have been revised for two editions.`)
  if (courses.above.length > 0)
    notes.push(`Already at or above ${target} %, and kept at their own share: ${courses.above.join(', ')}.`)
  const noGdp = courses.members.filter((m) => m.cell === undefined && m.origin === 'given' && !m.exempt)
  if (noGdp.length > 0 && frame.gdp.kind !== 'file')
    notes.push(
      `GDP of ${noGdp.map((m) => m.area.code).join(', ')} is the projection’s, since the publisher of the shares lists none.`,
    )
  if (!courses.reachesTarget)
    notes.push(
      `This path does not bring ${area.name} to ${target} % by ${by}${courses.arrives === null ? '' : `; it arrives in ${courses.arrives}`}.`,
    )
  if (frame.goal.parts !== undefined)
    notes.push(
      `The start counts ${frame.parts.share} only; what is spent already on ${frame.goal.parts
        .map((p) => p.measure)
        .filter((id) => id !== frame.parts.share)
        .join(' and ')} is not published, so all of it is taken as extra.`,
    )
  if (courses.asWhole) notes.push(`${area.name} is taken as a whole: one share for all members’ GDP together.`)
  return notes
}
