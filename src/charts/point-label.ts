import { type Box, freeSpot } from './label-placing.js'
import type { Point } from './strokes.js'
import { baseline, type TextLine, textLine } from './text-line.js'
import { textWidth } from './text-width.js'

const NEAR = 7
/** How much farther off a label may be set, in pixels: one that stands alone is understood from afar. */
export const FAR = [0, 8, 18]
export const CLOSE = [0]

/**
 * A text beside a point, where it covers nothing: above, below, then to its sides, first near and then farther off.
 * Undefined if every such place is taken or outside the frame.
 */
export function labelAt(
  text: string,
  at: Point,
  size: number,
  obstacles: readonly Box[],
  frame: Box,
  reaches: readonly number[],
): TextLine | undefined {
  const above = at.y - NEAR - size * 0.28
  const below = at.y + NEAR + size * 0.95
  const width = textWidth(text, size)
  const manner = { halo: true } as const
  const candidates = reaches.flatMap((reach) =>
    [above - reach, below + reach]
      .flatMap((y) => (['middle', 'end', 'start'] as const).map((anchor) => ({ y, anchor, x: at.x })))
      .concat([
        { x: at.x - NEAR - reach, y: baseline(at.y, size), anchor: 'end' },
        { x: at.x + NEAR + reach, y: baseline(at.y, size), anchor: 'start' },
      ])
      .map(({ x, y, anchor }) => textLine({ x, y, text, size, width }, { ...manner, anchor })),
  )
  return freeSpot(candidates, obstacles, frame)
}
