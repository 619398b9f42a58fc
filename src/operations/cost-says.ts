import { fixedHalfUp } from '../math/rounding.js'
import { planOf, planPoints } from './announced-plan.js'
import type { Courses } from './cost-courses.js'
import type { ScenarioFrame } from './scenario-frame.js'

import { newestStart } from './scenario-start.js'

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
      if (!spliced(frame, courses))
        return `${first}, grown at the nominal growth of ${macro?.edition}; ${macro?.newerPartial ?? 'no newer edition'} has nothing after ${from} to splice`
      return `${first}, grown by ${macro?.newerPartial ?? macro?.edition} as far as it goes and by ${macro?.edition} after it: a splice of two editions`
    default:
      return `${first}, grown at the nominal growth of ${macro?.edition}`
  }
}

/** Whether the newer partial edition gives the growth of any year after the start. */
function spliced({ macro, from }: ScenarioFrame, courses: Courses): boolean {
  const newer = macro?.newerPartial
  return (
    newer !== null &&
    newer !== undefined &&
    courses.members.some((m) => macro?.growth(m.area.code, from + 1, newer) !== undefined)
  )
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
    start.origin !== 'given'
  )
    notes.push(
      `The publisher prints ${start.cell.published.value} % for ${from}, a share of real GDP; spending ÷ GDP at current prices is ${fixedHalfUp(start.cell.share.value, 2)} %, and money is counted from that.`,
    )
  if (start?.cell?.status === 'estimate' && start.origin !== 'given')
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
      `This path does not reach ${target} % ${frame.group === undefined || courses.asWhole ? '' : 'in every member '}by ${by}${courses.arrives === null ? '' : `; it arrives in ${courses.arrives}`}.`,
    )
  if (frame.goal.parts !== undefined)
    notes.push(
      `The start counts ${frame.parts.share} only; what is spent already on ${frame.goal.parts
        .map((p) => p.measure)
        .filter((id) => id !== frame.parts.share)
        .join(' and ')} is not published, so all of it is taken as extra.`,
    )
  const newest = newestStart(frame.snapshot, frame.parts, frame.areas, frame.exempt)
  if (newest !== undefined && newest > from)
    notes.push(
      `Years up to ${newest} are past: this is what the path would have been; pledgebook series and standing show what was.`,
    )
  if (start?.origin === 'derived' && start.cell)
    notes.push(
      `The start takes the publisher’s share of another GDP than the publisher’s: ${fixedHalfUp(start.cell.share.value, 2)} % of it is not the money published.`,
    )
  notes.push(...driftNotes(frame, courses), ...editionNotes(frame, courses), ...restatedNotes(frame, courses))
  if (courses.asWhole) notes.push(`${area.name} is taken as a whole: one share for all members’ GDP together.`)
  return notes
}

/**
 * Where one fixed exchange rate misleads: a country's own inflation swells its amounts in a group's current prices, and shrinks them when deflated over many years
 * and converted at the rate of another.
 */
function driftNotes(frame: ScenarioFrame, courses: Courses): string[] {
  const { priceYear, from } = frame
  const { drift } = frame.book.facts.scenarios.economy
  const { rateYear } = frame
  const code = frame.currency
  const converted = courses.members.filter((m) => code !== undefined && m.currency !== code)
  if (priceYear === undefined) {
    if (courses.members.length < 2 || frame.gdp.kind === 'static') return []
    const rises = courses.members.map((m) => (m.economy.deflator.at(-1) ?? 1) / (m.economy.deflator[0] ?? 1))
    const usual = [...rises].sort((a, b) => a - b)[rises.length >> 1] ?? 1
    const swollen = courses.members.filter((m, i) => converted.includes(m) && (rises[i] ?? 1) > drift * usual)
    if (swollen.length === 0) return []
    return [
      `Amounts of ${swollen.map((m) => m.area.name).join(', ')} swell with their own inflation, while the rate stays that of ${rateYear}: --prices ${from} shows the group without it. Shares are not touched by it.`,
    ]
  }
  if (priceYear === rateYear) return []
  const shrunk = converted.filter((m) => {
    const then = m.priceLevel(priceYear)
    const now = m.priceLevel(rateYear)
    return then !== undefined && now !== undefined && (now / then > drift || then / now > drift)
  })
  if (shrunk.length === 0) return []
  return [
    `Amounts of ${shrunk.map((m) => m.area.name).join(', ')} are at prices of ${priceYear} but converted at the rate of ${rateYear}, between which prices there changed by a factor of more than ${drift}: --rate-year ${priceYear} takes both of one year.`,
  ]
}

/** A government's target that only says the goal again is no plan, and nothing can be counted over it. */
function restatedNotes(frame: ScenarioFrame, courses: Courses): string[] {
  const { pledges } = frame.book.facts
  const again = courses.members.filter((m) => {
    const plan = planOf(pledges, m.area.code, frame.parts.share, frame.from, frame.asOf, undefined)
    return (
      plan?.kind === 'target' &&
      planPoints(plan, frame.parts.share).every((p) => p.year >= frame.by || p.year <= frame.from)
    )
  })
  if (again.length === 0) return []
  return [
    `What is held for ${again.map((m) => m.area.name).join(', ')} as a plan is a target for ${frame.by} or later, without years between: over the baseline “plan” the promise is counted over itself.`,
  ]
}

/** Says so where a newer edition was known that has shares, but not the money to start from. */
function editionNotes(frame: ScenarioFrame, courses: Courses): string[] {
  const [member] = courses.members
  const { cell } = member ?? {}
  if (member === undefined || cell === undefined || frame.input.edition !== undefined) return []
  const newest = frame.snapshot.editionOf(frame.parts.share, member.area.code)
  if (newest === undefined || newest === cell.edition) return []
  return [`${newest} is newer but, as held, has no ${frame.parts.own}: the start is that of ${cell.edition}.`]
}
