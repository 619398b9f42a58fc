import { PledgebookError } from '../terms/fault.js'

/** A rectangle in pixels, y downwards. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Whether two boxes share any area. Touching is not overlapping. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

export function within(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  )
}

/** A label on a line: the centre it would like to have, and the length it takes up there, both in pixels. */
export interface Wanted {
  readonly at: number
  readonly size: number
}

/**
 * Centres for labels along one line, in the order given: none overlaps another, all lie in `low` to `high`, their order
 * is that of the wished centres, and the squares of the shifts are least (isotonic regression by pooling adjacent
 * violators). Throws `bug` `chart.crowded` if they do not fit at all: whoever calls leaves some out before.
 */
export function spread(wanted: readonly Wanted[], low: number, high: number): number[] {
  const total = wanted.reduce((sum, w) => sum + w.size, 0)
  if (total > high - low + 1e-6)
    throw new PledgebookError('bug', 'chart.crowded', `labels of ${total} px in ${high - low} px`, 'please report this')
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a]?.at ?? 0) - (wanted[b]?.at ?? 0) || a - b)
  const pools: { sum: number; count: number }[] = []
  const before: number[] = []
  let offset = 0
  for (const i of order) {
    const { at, size } = wanted[i] ?? { at: 0, size: 0 }
    before.push(offset)
    let pool = { sum: at - size / 2 - offset, count: 1 }
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count }
      pools.pop()
    }
    pools.push(pool)
    offset += size
  }
  const starts = pools.flatMap(({ sum, count }) =>
    Array.from({ length: count }, () => Math.min(Math.max(sum / count, low), high - total)),
  )
  const centres = wanted.map(() => 0)
  for (const [rank, i] of order.entries())
    centres[i] = (starts[rank] ?? low) + (before[rank] ?? 0) + (wanted[i]?.size ?? 0) / 2
  return centres
}

/** The first candidate whose box lies in the frame and overlaps no obstacle, or undefined. */
export function freeSpot<T extends { readonly box: Box }>(
  candidates: readonly T[],
  obstacles: readonly Box[],
  frame: Box,
): T | undefined {
  return candidates.find((c) => within(c.box, frame) && !obstacles.some((o) => overlap(c.box, o)))
}

/** A path as a chain of small boxes, so that labels keep off it; `reach` is half of what the line takes up. */
export function boxesAlong(points: readonly { x: number; y: number }[], reach: number): Box[] {
  const boxes: Box[] = []
  for (const [i, to] of points.entries()) {
    const from = points[i - 1] ?? to
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) / 6))
    for (let k = 0; k <= steps; k++) {
      const x = from.x + ((to.x - from.x) * k) / steps
      const y = from.y + ((to.y - from.y) * k) / steps
      boxes.push({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach })
    }
  }
  return boxes
}
