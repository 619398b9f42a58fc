import { lineAt, verdictOf } from '../goals/course.js'
import { dueYear, targetOf } from '../goals/goal.js'
import { transitions } from '../goals/transitions.js'
import { isAtLine, judge } from '../goals/verdict.js'
import { exactly } from '../math/interval.js'
import { significant } from '../math/rounding.js'
import { derived, type Figure, given, percentOf, published } from '../series/figure.js'
import { differs, recompute } from '../series/recomputed.js'
import type { Area } from '../terms/area.js'
import type { Observation } from '../terms/observation.js'
import { periodOf, yearOf } from '../terms/period.js'
import { PERCENT } from '../terms/unit.js'
import { erratumOf } from './errata.js'
import { gapOf, noGap } from './gap.js'
import type { Reasoning } from './operation.js'
import { ownPledges } from './own-pledges.js'
import { basisCell, bounds, isMemberIn, judgeCell, meanValue, partsOf } from './standing-cells.js'
import type { StandingFrame } from './standing-frame.js'
import { memberHistory } from './standing-history.js'
import type { StandingMember } from './standing-schema.js'

/** A row and the origins of its numbers, by field. */
export interface TracedMember {
  readonly value: StandingMember
  readonly origins: ReadonlyMap<string, Figure | Reasoning>
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

/** One ally's row: its cell, both verdicts, and what is derived from them. */
export function standingMember(frame: StandingFrame, area: Area, withHistory = false): TracedMember {
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
  const past = withHistory && cell ? memberHistory(frame, area, cell.edition) : undefined

  for (const [pointer, origin] of past?.origins ?? []) origins.set(pointer, origin)
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
      ...(past ? { history: past.value } : {}),
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
