import { targetOf } from '../goals/goal.js'
import type { IfDueNow } from '../goals/verdict.js'
import { type Figure, given, published } from '../series/figure.js'
import type { Area } from '../terms/area.js'
import { type Period, yearOf } from '../terms/period.js'
import { PERCENT } from '../terms/unit.js'
import type { Reasoning } from './operation.js'
import { basisCell, bounds, judgeCell, meanValue, partsOf } from './standing-cells.js'
import { type StandingFrame, subjectOf } from './standing-frame.js'
import type { Standing, StandingPast, StandingYear } from './standing-schema.js'

/** How many of these verdicts are of each kind. */
export function countOf(verdicts: readonly IfDueNow[]): Standing['count'] {
  const tally = (verdict: IfDueNow) => verdicts.filter((v) => v === verdict).length
  return {
    met: tally('met'),
    metWhenRounded: tally('met-when-rounded'),
    notMet: tally('not-met'),
    noData: tally('no-data'),
    exempt: tally('exempt'),
    notMember: tally('not-member'),
  }
}

/** Every year that one edition gives of an ally, with what each would mean if the goal were due in it. */
export function memberHistory(
  frame: StandingFrame,
  area: Area,
  edition: string,
): { value: StandingPast[]; origins: Map<string, Figure> } {
  const origins = new Map<string, Figure>()
  const value = frame.snapshot.series(edition, frame.measure.id, area.code).map((o, i): StandingPast => {
    const figure = published(o)
    const mean = frame.measure.mean === undefined ? undefined : (meanValue(frame, area, edition, o.period) ?? null)
    if (figure) origins.set(`/history/${i}/value`, figure)
    if (mean) origins.set(`/history/${i}/mean`, mean)
    return {
      period: o.period,
      value: o.value,
      status: o.status,
      provisional: o.value !== null && o.status !== 'outturn',
      ...(mean === undefined ? {} : { mean: mean?.value ?? null }),
      ifDueNow: judgeCell(frame, area, o, yearOf(o.period), undefined),
      edition: o.edition,
      cell: o.cell,
    }
  })
  return { value, origins }
}

const COUNTED = [
  ['met', 'met', 'members whose cell is at or above the goal'],
  ['metWhenRounded', 'met-when-rounded', 'members below it that round up to it'],
  ['notMet', 'not-met', 'members whose cell is below the goal'],
] as const

/** One year's count, its cells each of the newest edition known on the day, as a standing of that year has them. */
function countOfYear(frame: StandingFrame, allies: readonly Area[], period: Period) {
  const then = { ...frame, period }
  return allies.map((area) => {
    const cell = basisCell(then, area)
    const composite = bounds(then, area, cell?.edition, period)
    const verdict = judgeCell(then, area, cell, yearOf(period), composite)
    const figure = frame.goal.parts === undefined ? published(cell) : undefined
    const from = figure ? [figure] : composite ? partsOf(then, area, cell?.edition) : []
    return { cell, verdict, from, known: from.length > 0 }
  })
}

/** The count of every year with a figure known on the day. Years may be of several editions, which are named. */
export function countsByYear(
  frame: StandingFrame,
  allies: readonly Area[],
): { value: StandingYear[]; origins: Map<string, Reasoning> } {
  const { goal } = frame
  const origins = new Map<string, Reasoning>()
  const target = given(targetOf(goal), PERCENT, goal.id, goal.source.text)
  const value = frame.snapshot.periodsOf(subjectOf(goal)).map((period, i): StandingYear => {
    const rows = countOfYear(frame, allies, period)
    const count = countOf(rows.map((r) => r.verdict))
    for (const [field, verdict, how] of COUNTED) {
      const from = rows.flatMap((r) => (r.verdict === verdict ? r.from : []))
      origins.set(`/byYear/${i}/count/${field}`, {
        kind: 'reasoned',
        conclusion: count[field],
        how,
        from: [target, ...from],
      })
    }
    const counted = rows.filter((r) => r.known && r.verdict !== 'not-member' && r.verdict !== 'exempt')
    return {
      period,
      count,
      provisional: counted.filter((r) => r.cell !== undefined && r.cell.status !== 'outturn').length,
      editions: [...new Set(counted.flatMap((r) => (r.cell ? [r.cell.edition] : [])))].sort(),
    }
  })
  return { value, origins }
}
