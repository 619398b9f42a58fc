import type { Figures } from './figures.js'
import type { Box } from './label-placing.js'
import { type LinearScale, linearScale, niceDomain } from './linear-scale.js'
import { rule } from './strokes.js'
import { baseline, type TextLine, textLine } from './text-line.js'

export type ValueScale = LinearScale

/** Numbers closer than this part of their size are one number to the eye. */
const SAME = 1e-6

/**
 * The domain of an axis for these numbers (drawn units): with a margin, with zero where zero is no farther away than
 * the numbers span, and around a single number.
 */
export function valueDomain(drawn: readonly number[], margin = 0.06): [number, number] {
  const low = Math.min(...drawn)
  const high = Math.max(...drawn)
  const span = high - low
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (span <= SAME * size) return size === 0 ? [-1, 1] : [low - size / 10, high + size / 10]
  const from = low >= 0 && low <= span ? 0 : low - span * margin
  const to = high <= 0 && -high <= span ? 0 : high + span * margin
  return [from, to]
}

/** A scale over a range of pixels with ticks about `apart` pixels from each other, its domain ending on ticks. */
export function valueScale(drawn: readonly number[], range: readonly [number, number], apart: number): ValueScale {
  const count = Math.max(2, Math.min(8, Math.round(Math.abs(range[1] - range[0]) / apart)))
  return linearScale(niceDomain(valueDomain(drawn), count), range)
}

interface Mark {
  readonly at: number
  readonly text: string
}

/** Ticks of a scale with their labels, all with the same decimals. */
export function marksOf(scale: ValueScale, figures: Figures, apart: number): Mark[] {
  const [from, to] = scale.range
  const ticks = scale.ticks(Math.max(2, Math.min(8, Math.round(Math.abs(to - from) / apart))))
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0))
  return ticks.map((tick) => ({ at: scale(tick), text: figures.mark(tick, step) }))
}

/** Hairlines across the plot with their numbers at its left; zero is a stronger line if it lies inside. */
export function valueGrid(
  scale: ValueScale,
  marks: readonly Mark[],
  plot: Box,
  size: number,
): { lines: string[]; labels: TextLine[] } {
  const zero = scale(0)
  const lines = marks.map(({ at }) =>
    rule({ x: plot.left, y: at }, { x: plot.right, y: at }, Math.abs(at - zero) < 0.01 ? 'axis' : 'grid'),
  )
  const labels = marks.map(({ at, text }) =>
    textLine({ x: plot.left - 6, y: baseline(at, size), text, size }, { anchor: 'end', ink: 'muted' }),
  )
  return { lines, labels }
}
