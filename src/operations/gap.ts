import type { Goal } from '../goals/goal.js'
import { targetOf } from '../goals/goal.js'
import { convertBy, type Figure, given, pointsOf, subtract } from '../series/figure.js'
import type { Measure } from '../terms/measure.js'
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

/** No gap at all, and why. */
export function noGap(because: string): Gap {
  return { value: { points: null, money: null, usd: null, because }, figures: new Map() }
}

/**
 * What is missing to the goal: positive below it, negative above. Points are goal − value; dollars are these points of
 * the base (GDP at current prices for a share of GDP) in the same edition; money is that carried into the area's own
 * currency at the rate the edition implies in that cell. Parts that `find` has no figure for are null with the reason.
 */
export function gapOf(
  goal: Goal,
  measure: Measure,
  value: Figure,
  find: (measure: string) => Figure | undefined,
  noOwn?: string,
): Gap {
  const points = subtract(given(targetOf(goal), PERCENT, goal.id, goal.source.text), value, 'goal − value')
  const figures = new Map<string, Figure>([['points', points]])
  const result = (usd: Figure | undefined, money: Figure | undefined, because: string | null): Gap => {
    if (usd) figures.set('usd', usd)
    if (money) figures.set('money', money)
    return {
      value: { points: points.value, money: money ? moneyOf(money) : null, usd: usd ? moneyOf(usd) : null, because },
      figures,
    }
  }
  const parts = measure.gap
  if (parts === undefined) return result(undefined, undefined, 'no amount belongs to this measure')
  const base = find(parts.base)
  if (base === undefined) return result(undefined, undefined, `the edition as held has no ${parts.base} for this`)
  const usd = pointsOf(points, base, `points × ${parts.base}`)
  const own = find(parts.own)
  const dollars = find(parts.usd)
  if (own === undefined || dollars === undefined)
    return result(usd, undefined, noOwn ?? `the edition as held has no ${parts.own} for this`)
  const money = convertBy(usd, own, dollars, `dollars × ${parts.own} ÷ ${parts.usd}, the rate of the same cell`)
  return result(usd, money, null)
}
