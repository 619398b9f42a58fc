import { around, exactly, type Interval, percentInterval } from '../math/interval.js'
import { decimalsOf } from '../math/rounding.js'
import type { Observation } from '../terms/observation.js'
import type { Period } from '../terms/period.js'
import type { Snapshot } from './snapshot.js'

/** A publisher that rounds writes at most this many decimals; more means the full number. */
const MOST_ROUNDED_DECIMALS = 3

/**
 * How finely an edition gives a measure: half of the last decimal it uses anywhere, or 0 where it gives full numbers.
 * Read off the figures themselves, so that a new copy with more digits is believed at once.
 */
export class Precision {
  readonly #known = new Map<string, number>()

  constructor(readonly observations: readonly Observation[]) {}

  halfStep(edition: string, measure: string): number {
    const key = `${edition}|${measure}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    let most = 0
    for (const o of this.observations) {
      if (most > MOST_ROUNDED_DECIMALS) break
      if (o.measure === measure && o.edition === edition && o.value !== null) most = Math.max(most, decimalsOf(o.value))
    }
    const half = most > MOST_ROUNDED_DECIMALS ? 0 : 0.5 / Number(`1e${most}`)
    this.#known.set(key, half)
    return half
  }

  interval(o: Observation): Interval | undefined {
    if (o.value === null) return undefined
    const half = this.halfStep(o.edition, o.measure)
    return half === 0 ? exactly(o.value) : around(o.value, half)
  }
}

/** A ratio recomputed from two measures of one edition: the figures, and the bounds that their rounding allows. */
export interface Recomputed {
  readonly numerator: Observation
  readonly denominator: Observation
  readonly bounds: Interval
}

/** Undefined where the edition lacks a table. */
export function recompute(
  snapshot: Snapshot,
  precision: Precision,
  pair: { numerator: string; denominator: string } | undefined,
  edition: string,
  area: string,
  period: Period,
): Recomputed | undefined {
  if (pair === undefined) return undefined
  const numerator = snapshot.cellOf(edition, pair.numerator, area, period)
  const denominator = snapshot.cellOf(edition, pair.denominator, area, period)
  const n = numerator && precision.interval(numerator)
  const d = denominator && precision.interval(denominator)
  if (!numerator || !denominator || !n || !d || d.low <= 0) return undefined
  return { numerator, denominator, bounds: percentInterval(n, d) }
}

/** Whether two readings of a share differ in what a reader sees, two decimals, beyond their rounding. */
export function differs(value: Interval, other: Interval): boolean {
  const seen = 0.005
  return other.low > Math.max(value.high, value.low + seen) || other.high < Math.min(value.low, value.high - seen)
}
