import type { Interval } from '../math/interval.js'
import type { Part } from './goal.js'

/**
 * Bounds of a total of parts: each part counts up to its cap; an unpublished part with a cap may be anything from
 * nothing to it. Undefined where a part without a cap is unpublished.
 */
export function totalOf(
  parts: readonly Part[],
  publishedValue: (measure: string) => number | undefined,
): Interval | undefined {
  let low = 0
  let high = 0
  for (const part of parts) {
    const value = publishedValue(part.measure)
    if (value === undefined) {
      if (part.cap === undefined) return undefined
      high += part.cap
    } else {
      const counted = part.cap === undefined ? value : Math.min(value, part.cap)
      low += counted
      high += counted
    }
  }
  return { low, high }
}
