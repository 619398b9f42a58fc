import { baselineLevels } from '../scenarios/baseline.js'
import { derived, type Figure, subtract } from '../series/figure.js'
import { type Courses, withBaseline } from './cost-courses.js'
import { moneyUnit, priceBaseOf, targetFigure } from './cost-money.js'
import type { CostInput } from './cost-schema.js'
import type { ScenarioFrame } from './scenario-frame.js'

/** What one member of a group adds. */
export interface MemberGap {
  readonly area: string
  readonly name: string
  readonly start: Figure
  /** Points of GDP from the start's share to the target. */
  readonly gap: Figure
  readonly extra: Figure
  readonly note: string | null
}

/** The members of a group with a figure of their own: share at the start, gap to the target in points, extra of the due year. */
export function membersGap(frame: ScenarioFrame, courses: Courses, input: CostInput): MemberGap[] {
  if (frame.group === undefined || courses.asWhole) return []
  const unit = moneyUnit(frame, courses.members)
  const target = targetFigure(frame)
  const against = withBaseline(frame, input, courses, input.baseline)
  return courses.members.flatMap((m, i): MemberGap[] => {
    const course = against[i]
    if (m.exempt || course === undefined) return []
    const t = m.economy.gdp.length - 1
    const level = ((m.economy.gdp[t] ?? 0) * (course.path[t] ?? 0)) / 100
    const extra = level - (baselineLevels(course.baseline, course.economy)[t] ?? 0)
    const prices = frame.priceYear === undefined ? 1 : priceBaseOf(frame, m) / (m.economy.deflator[t] ?? 1)
    return [
      {
        area: m.area.code,
        name: m.area.name,
        start: m.start,
        gap: subtract(target, m.start, 'target − share of the start'),
        extra: derived(extra * m.rate.value * prices, unit, `level − baseline of ${m.area.name} in ${frame.by}`, [
          m.start,
          m.gdp,
          m.rate,
        ]),
        note: courses.above.includes(m.area.code) ? 'keeps its share' : null,
      },
    ]
  })
}
