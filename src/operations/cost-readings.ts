import { fixedHalfUp } from '../math/rounding.js'
import { derived, type Figure } from '../series/figure.js'
import type { Courses } from './cost-courses.js'
import type { YearMoney } from './cost-money.js'
import type { ScenarioFrame } from './scenario-frame.js'

/** The extra of the due year as others would quote it. */
export interface Reading {
  readonly says: string
  readonly figure: Figure
}

/**
 * The rise of the share, from the start to the due year, taken of another GDP: of the start year's, which is what most
 * back-of-envelope figures do, and of the due year's at the prices of the start. Where figures that are quoted for one share differ, one of
 * these is often why.
 */
export function readingsOf(frame: ScenarioFrame, courses: Courses, money: readonly YearMoney[]): Reading[] {
  const first = money[0]
  const last = money.at(-1)
  if (first === undefined || last === undefined || frame.gdp.kind === 'static') return []
  const rise = last.share.value - first.share.value
  let start = 0
  let real = 0
  for (const [a, m] of courses.members.entries()) {
    const path = courses.paths[a]
    const points = ((path?.at(-1) ?? 0) - (courses.asWhole ? courses.startShare : (path?.[0] ?? 0))) / 100
    const t = m.economy.gdp.length - 1
    start += points * (m.economy.gdp[0] ?? 0) * m.rate.value
    real += (points * (m.economy.gdp[t] ?? 0) * m.rate.value) / (m.economy.deflator[t] ?? 1)
  }
  const unit = { ...first.gdp.unit, prices: `${frame.from}` as const }
  const points = `the ${rise < 0 ? 'fall' : 'rise'} of ${fixedHalfUp(Math.abs(rise), 2)} points of GDP`
  return [
    {
      says: `${points}, taken of the GDP of ${frame.from} (prices of ${frame.from})`,
      figure: derived(start, unit, `rise of the share × GDP of ${frame.from}`, [first.share, last.share, first.gdp]),
    },
    {
      says: `${points}, taken of the GDP of ${frame.by} at prices of ${frame.from}`,
      figure: derived(real, unit, `rise of the share × GDP of ${frame.by}, deflated`, [
        first.share,
        last.share,
        last.gdp,
      ]),
    },
  ]
}
