import { totalOf } from '../goals/composite.js'
import { lineAt, verdictOf } from '../goals/course.js'
import { dueYear, targetOf } from '../goals/goal.js'
import { transitions } from '../goals/transitions.js'
import { type IfDueNow, isAtLine, judge } from '../goals/verdict.js'
import { exactly, type Interval } from '../math/interval.js'
import { significant } from '../math/rounding.js'
import { derived, type Figure, given, meanOf, percentOf, published } from '../series/figure.js'
import { differs, recompute } from '../series/recomputed.js'
import { type Area, membersOf } from '../terms/area.js'
import type { Observation } from '../terms/observation.js'
import { type Period, periodOf, yearOf } from '../terms/period.js'
import { PERCENT } from '../terms/unit.js'
import { erratumOf } from './errata.js'
import { gapOf, noGap } from './gap.js'
import type { Reasoning } from './operation.js'
import { ownPledges } from './own-pledges.js'
import type { StandingFrame } from './standing-frame.js'
import type { StandingMember } from './standing-schema.js'

/** A row and the origins of its numbers, by field. */
export interface TracedMember {
  readonly value: StandingMember
  readonly origins: ReadonlyMap<string, Figure | Reasoning>
}

function isMemberIn(frame: StandingFrame, area: Area, year: number): boolean {
  return membersOf(frame.group, [area], year).length === 1
}

/** The verdict of an area's cell in any year of an edition; what a series of verdicts is made of. */
function judgeCell(
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
function bounds(frame: StandingFrame, area: Area, edition: string | undefined, period: Period): Interval | undefined {
  if (frame.goal.parts === undefined) return undefined
  return totalOf(frame.goal.parts, (measure) => {
    const own = edition === undefined ? undefined : frame.snapshot.cellOf(edition, measure, area.code, period)
    return (own ?? frame.snapshot.cell(measure, area.code, period))?.value ?? undefined
  })
}

/** What a composite goal's bounds are made of: its published parts, and the caps of parts. */
function partsOf(frame: StandingFrame, area: Area, edition: string | undefined): Figure[] {
  const { goal, snapshot, period } = frame
  return (goal.parts ?? []).flatMap((part) => {
    const own = edition === undefined ? undefined : snapshot.cellOf(edition, part.measure, area.code, period)
    const figure = published(own ?? snapshot.cell(part.measure, area.code, period))
    const cap = part.cap && given(part.cap, PERCENT, `${goal.id}, at most of ${part.measure}`, goal.source.text)
    return [...(figure ? [figure] : []), ...(cap ? [cap] : [])]
  })
}

function basisCell(frame: StandingFrame, area: Area): Observation | undefined {
  const measures = frame.goal.parts?.map((p) => p.measure) ?? [frame.measure.id]
  for (const measure of measures) {
    const cell = frame.snapshot.cell(measure, area.code, frame.period)
    if (cell) return cell
  }
  return undefined
}

function whyNone(frame: StandingFrame, area: Area, cell: Observation | undefined): string {
  const exempt = frame.goal.exempt.find((e) => e.area === area.code)
  if (exempt) return exempt.because
  const erratum = cell && erratumOf(frame, area.code, cell.edition)
  if (cell?.missing === 'blank')
    return erratum ? `blank: ${erratum.replace(/\.$/, '')}` : 'the edition leaves this cell blank'
  if (cell?.missing === 'not-available') return `the edition marks this cell as not available`
  return `no held edition known on the day has a figure for ${frame.measure.id} in ${frame.period}`
}

/** Mean of the last years of a measure that jumps, all of one edition; undefined unless every year is there. */
function meanValue(frame: StandingFrame, area: Area, edition: string): Figure | undefined {
  const years = frame.measure.mean
  if (years === undefined) return undefined
  const figures: Figure[] = []
  for (let back = years - 1; back >= 0; back--) {
    const figure = published(
      frame.snapshot.cellOf(edition, frame.measure.id, area.code, periodOf(yearOf(frame.period) - back)),
    )
    if (figure === undefined) return undefined
    figures.push(figure)
  }
  return meanOf(figures, `mean of the ${years} years to ${frame.period}`)
}

/** One ally's row: its cell, both verdicts, and what is derived from them. */
export function standingMember(frame: StandingFrame, area: Area): TracedMember {
  const { goal, measure, snapshot, precision, period } = frame
  const origins = new Map<string, Figure | Reasoning>()
  const year = yearOf(period)
  const cell = basisCell(frame, area)
  const composite = bounds(frame, area, cell?.edition, period)
  const figure = goal.parts === undefined ? published(cell) : undefined
  const value = composite ?? (figure && exactly(figure.value))
  const startPeriod = periodOf(Number(goal.start))
  const startCell = cell && snapshot.cellOf(cell.edition, measure.id, area.code, startPeriod)
  const start = goal.parts
    ? cell && bounds(frame, area, cell.edition, startPeriod)
    : startCell?.value == null
      ? undefined
      : exactly(startCell.value)
  const ifDueNow = judgeCell(frame, area, cell, year, value)
  const verdict = verdictOf(goal, year, ifDueNow, value, start, Number(goal.start))
  const recomputed = cell && recompute(snapshot, precision, measure.ratio, cell.edition, area.code, period)
  const nominal = cell && recompute(snapshot, precision, measure.nominal, cell.edition, area.code, period)
  const ratio = recomputed && ratioOf(recomputed, 'recomputed from the same edition')
  const nominalFigure = nominal && ratioOf(nominal, 'ratio at current prices')
  const showNominal =
    figure !== undefined &&
    nominal !== undefined &&
    differs(precision.interval(figure.observation) ?? exactly(figure.value), nominal.bounds)
  const gap =
    figure && cell
      ? gapOf(goal, measure, figure, (id) => published(snapshot.cellOf(cell.edition, id, area.code, period)))
      : noGap(value ? 'the value is known only within bounds' : whyNone(frame, area, cell))
  const mean = cell && meanValue(frame, area, cell.edition)
  const history = cell
    ? snapshot
        .series(cell.edition, measure.id, area.code)
        .map((o) => ({ period: o.period, ifDueNow: judgeCell(frame, area, o, yearOf(o.period), undefined) }))
    : []
  const hasLine = start !== undefined && start.low === start.high && year > Number(goal.start) && year < dueYear(goal)
  const line = hasLine ? significant(lineAt(goal, start.low, Number(goal.start), year)) : null
  const own = ownPledges(frame, area)

  if (figure) origins.set('/value', figure)
  if (ratio) origins.set('/recomputed', ratio)
  if (showNominal && nominalFigure) origins.set('/nominalValue', nominalFigure)
  if (mean) origins.set('/mean/value', mean)
  for (const [part, of] of gap.figures) origins.set(part === 'points' ? '/gap/points' : `/gap/${part}/value`, of)
  const target = given(targetOf(goal), PERCENT, goal.id, goal.source.text)
  const parts = composite ? partsOf(frame, area, cell?.edition) : []
  const evidence: Figure[] = [...(figure ? [figure] : []), ...parts, target]
  if (composite) {
    origins.set('/bounds/low', derived(composite.low, PERCENT, 'published parts, up to their caps', parts))
    origins.set(
      '/bounds/high',
      derived(composite.high, PERCENT, 'the same, and the cap of each unpublished part', parts),
    )
  }
  origins.set('/ifDueNow', {
    kind: 'reasoned',
    conclusion: ifDueNow,
    how: 'the cell as it is held against the number of the goal',
    from: evidence,
  })
  const startFigure = published(startCell)
  if (startFigure) origins.set('/start', startFigure)
  if (startFigure && line !== null)
    origins.set(
      '/line',
      derived(line, PERCENT, `the straight line to ${dueYear(goal)}, in ${year}`, [startFigure, target]),
    )
  origins.set('/verdict', {
    kind: 'reasoned',
    conclusion: verdict,
    how: year >= dueYear(goal) ? 'the goal is due' : `a straight line from ${goal.start} to ${dueYear(goal)}`,
    from: startFigure ? [...evidence, startFigure] : evidence,
  })

  return {
    origins,
    value: {
      area: area.code,
      name: area.name,
      member: isMemberIn(frame, area, year),
      value: figure?.value ?? null,
      ...(composite ? { bounds: { low: significant(composite.low), high: significant(composite.high) } } : {}),
      unit: goal.unit,
      status: cell && (figure || composite) ? cell.status : null,
      provisional: cell !== undefined && cell.status !== 'outturn' && value !== undefined,
      mark: cell?.mark ?? '',
      ifDueNow,
      verdict,
      line,
      start: start !== undefined && start.low === start.high ? start.low : null,
      atLine: figure !== undefined && isAtLine(goal, figure.value, recomputed?.bounds),
      recomputed: ratio?.value ?? null,
      ...(showNominal && nominalFigure ? { nominalValue: nominalFigure.value } : {}),
      ...(mean
        ? {
            mean: {
              years: Array.from({ length: measure.mean ?? 0 }, (_, i) => String(year - (measure.mean ?? 0) + 1 + i)),
              value: mean.value,
              ifDueNow: judge(goal, exactly(mean.value)),
            },
          }
        : {}),
      gap: gap.value,
      ...transitions(history),
      ...(own ? { own } : {}),
      because: value === undefined ? whyNone(frame, area, cell) : null,
      edition: cell?.edition ?? null,
      cell: cell?.cell ?? null,
    },
  }
}

function ratioOf(pair: { numerator: Observation; denominator: Observation }, how: string): Figure | undefined {
  const numerator = published(pair.numerator)
  const denominator = published(pair.denominator)
  return (
    numerator &&
    denominator &&
    percentOf(numerator, denominator, `${how}: ${pair.numerator.measure} ÷ ${pair.denominator.measure}`)
  )
}
