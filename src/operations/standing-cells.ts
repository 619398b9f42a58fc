import { totalOf } from '../goals/composite.js'
import { type IfDueNow, judge } from '../goals/verdict.js'
import { exactly, type Interval } from '../math/interval.js'
import { type Figure, given, meanOf, published } from '../series/figure.js'
import { type Area, membersOf } from '../terms/area.js'
import type { Observation } from '../terms/observation.js'
import { type Period, periodOf, yearOf } from '../terms/period.js'
import { PERCENT } from '../terms/unit.js'
import type { StandingFrame } from './standing-frame.js'

/** Whether an area is a member of the group that holds the goal, in a year. */
export function isMemberIn(frame: StandingFrame, area: Area, year: number): boolean {
  return membersOf(frame.group, [area], year).length === 1
}

/** The verdict of an area's cell in any year of an edition; what a series of verdicts is made of. */
export function judgeCell(
  frame: StandingFrame,
  area: Area,
  cell: Observation | undefined,
  year: number,
  value: Interval | undefined,
): IfDueNow {
  if (frame.goal.exempt.some((e) => e.area === area.code)) return 'exempt'
  if (!isMemberIn(frame, area, year)) return 'not-member'
  return judge(frame.goal, value ?? (cell?.value == null ? undefined : exactly(cell.value)))
}

/** Bounds of a composite goal's total in one edition and year; undefined for a goal on a published measure. */
export function bounds(
  frame: StandingFrame,
  area: Area,
  edition: string | undefined,
  period: Period,
): Interval | undefined {
  if (frame.goal.parts === undefined) return undefined
  return totalOf(frame.goal.parts, (measure) => {
    const own = edition === undefined ? undefined : frame.snapshot.cellOf(edition, measure, area.code, period)
    return (own ?? frame.snapshot.cell(measure, area.code, period))?.value ?? undefined
  })
}

/** What a composite goal's bounds are made of: its published parts, and the caps of parts. */
export function partsOf(frame: StandingFrame, area: Area, edition: string | undefined): Figure[] {
  const { goal, snapshot, period } = frame
  return (goal.parts ?? []).flatMap((part) => {
    const own = edition === undefined ? undefined : snapshot.cellOf(edition, part.measure, area.code, period)
    const figure = published(own ?? snapshot.cell(part.measure, area.code, period))
    const cap = part.cap && given(part.cap, PERCENT, `${goal.id}, at most of ${part.measure}`, goal.source.text)
    return [...(figure ? [figure] : []), ...(cap ? [cap] : [])]
  })
}

/** The newest cell that a value of the frame's period rests on: the goal's own measure, or the first of its parts that has one. */
export function basisCell(frame: StandingFrame, area: Area): Observation | undefined {
  const measures = frame.goal.parts?.map((p) => p.measure) ?? [frame.measure.id]
  for (const measure of measures) {
    const cell = frame.snapshot.cell(measure, area.code, frame.period)
    if (cell) return cell
  }
  return undefined
}

/** Mean of the last years of a measure that jumps, all of one edition; undefined unless every year is there. */
export function meanValue(
  frame: StandingFrame,
  area: Area,
  edition: string,
  period = frame.period,
): Figure | undefined {
  const years = frame.measure.mean
  if (years === undefined) return undefined
  const figures: Figure[] = []
  for (let back = years - 1; back >= 0; back--) {
    const figure = published(
      frame.snapshot.cellOf(edition, frame.measure.id, area.code, periodOf(yearOf(period) - back)),
    )
    if (figure === undefined) return undefined
    figures.push(figure)
  }
  return meanOf(figures, `mean of the ${years} years to ${period}`)
}
