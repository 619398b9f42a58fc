import type { Box } from './label-placing.js'
import { type LinearScale, linearScale } from './linear-scale.js'
import { rule } from './strokes.js'
import { type TextLine, textLine } from './text-line.js'
import { textWidth } from './text-width.js'

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200]
const GAP = 10

/** What the axis takes up below the plot, in pixels, at a type size. */
export function periodAxisHeight(size: number): number {
  return size * 1.3 + 10
}

/** Years along a plot; a single year stands in its middle. */
export function periodScale(years: readonly number[], plot: Box): LinearScale {
  const first = Math.min(...years)
  const last = Math.max(...years)
  const inset = 14
  return linearScale(first === last ? [first - 1, last + 1] : [first, last], [plot.left + inset, plot.right - inset])
}

/** The years that get a label: the last, the first, and round ones between, as many as fit. */
export function labelledYears(first: number, last: number, pixelsPerYear: number, labelWidth: number): number[] {
  const apart = (a: number, b: number) => Math.abs(a - b) * pixelsPerYear >= labelWidth + GAP
  const least = (labelWidth + GAP) / pixelsPerYear
  // Steps that lead from end to end look even; longer ones had better be round.
  const even = [1, 2, 3, 4].find((s) => s >= least && (last - first) % s === 0)
  const step = even ?? STEPS.find((s) => s >= least) ?? last - first + 1
  const phase = even === undefined ? 0 : last % step
  const round: number[] = []
  for (let year = first + 1; year < last; year++)
    if (year % step === phase && apart(year, last) && apart(year, first)) round.push(year)
  const ends = first === last ? [last] : apart(first, last) ? [first, last] : [last]
  return [...new Set([...ends, ...round])].sort((a, b) => a - b)
}

/** The axis below a plot: a line, a tick for each year, labels where they fit. */
export function periodAxis(
  years: readonly number[],
  scale: LinearScale,
  plot: Box,
  size: number,
): { lines: string[]; labels: TextLine[] } {
  const first = Math.min(...years)
  const last = Math.max(...years)
  const perYear = Math.abs(scale(first + 1) - scale(first))
  const labelled = labelledYears(first, last, perYear, textWidth('0000', size))
  const ticked = perYear < 5 ? labelled : Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const y = plot.bottom
  return {
    lines: [
      rule({ x: plot.left, y }, { x: plot.right, y }, 'axis'),
      ...ticked.map((year) =>
        rule({ x: scale(year), y }, { x: scale(year), y: y + (labelled.includes(year) ? 5 : 3) }, 'axis'),
      ),
    ],
    labels: labelled.map((year) =>
      textLine({ x: scale(year), y: y + 8 + size, text: String(year), size }, { anchor: 'middle', ink: 'muted' }),
    ),
  }
}
