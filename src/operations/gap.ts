import type { Goal } from '../goals/goal.js'
import { targetOf } from '../goals/goal.js'
import { convertBy, type Figure, given, pointsOf, published, subtract } from '../series/figure.js'
import type { Snapshot } from '../series/snapshot.js'
import type { Measure } from '../terms/measure.js'
import type { Period } from '../terms/period.js'
import { PERCENT } from '../terms/unit.js'
import type { Money, StandingGap } from './standing-schema.js'

export function moneyOf(figure: Figure): Money {
  return {
    value: figure.value,
    currency: figure.unit.code,
    scale: figure.unit.scale,
    prices: figure.unit.prices ?? 'current',
  }
}

/** A gap and the figures behind its parts, by the last part of their JSON pointer. */
export interface Gap {
  readonly value: StandingGap
  readonly figures: ReadonlyMap<string, Figure>
}

const NONE = (because: string): Gap => ({
  value: { points: null, money: null, usd: null, because },
  figures: new Map(),
})

/**
 * What is missing to the goal: positive below it, negative above. Points are goal − value; dollars are these
 * points of the base (GDP at current prices for a share of GDP) in the same edition; money is that carried into the area's own
 * currency at the rate the edition implies in that cell. Parts an edition has no table for are null with the reason.
 */
export function gapOf(
  goal: Goal,
  measure: Measure,
  snapshot: Snapshot,
  value: Figure,
  edition: string,
  area: string,
  period: Period,
): Gap {
  const target = given(targetOf(goal), PERCENT, goal.id, goal.source.text)
  const points = subtract(target, value, 'goal − value')
  const figures = new Map<string, Figure>([['points', points]])
  const parts = measure.gap
  if (parts === undefined)
    return {
      value: { points: points.value, money: null, usd: null, because: 'no amount belongs to this measure' },
      figures,
    }
  const base = published(snapshot.cellOf(edition, parts.base, area, period))
  if (base === undefined)
    return {
      value: {
        points: points.value,
        money: null,
        usd: null,
        because: `the edition as held has no ${parts.base} for this`,
      },
      figures,
    }
  const usd = pointsOf(points, base, `points × ${parts.base}`)
  figures.set('usd', usd)
  const own = published(snapshot.cellOf(edition, parts.own, area, period))
  const dollars = published(snapshot.cellOf(edition, parts.usd, area, period))
  if (own === undefined || dollars === undefined)
    return {
      value: {
        points: points.value,
        money: null,
        usd: moneyOf(usd),
        because: `the edition as held has no ${parts.own} for this`,
      },
      figures,
    }
  const money = convertBy(usd, own, dollars, `dollars × ${parts.own} ÷ ${parts.usd}, the rate of the same cell`)
  figures.set('money', money)
  return { value: { points: points.value, money: moneyOf(money), usd: moneyOf(usd), because: null }, figures }
}

export { NONE as noGap }
