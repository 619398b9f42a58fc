import { requireRoom, type Sheet } from './chart-sheet.js'
import { type EndName, endColumnWidth } from './end-labels.js'
import type { Figures } from './figures.js'
import type { Box } from './label-placing.js'
import type { TextLine } from './text-line.js'
import { textWidth } from './text-width.js'
import { marksOf, type ValueScale, valueGrid, valueScale } from './value-axis.js'

/** A plot with its value axis drawn, and the column right of it for the names of its lines. */
export interface PlotArea {
  readonly plot: Box
  readonly column: Box
  readonly y: ValueScale
  readonly lines: readonly string[]
  readonly labels: readonly TextLine[]
}

/** Pixels between two marks of the value axis. */
const APART = 48
const BESIDE = 8
const LEAST_WIDTH = 60

/**
 * Lays out a plot in `body` for these numbers (drawn units), with `axisHeight` pixels kept below it and a column right
 * of it for the names of lines. With `marks`, about so many stand on the value axis whatever its height, so that plots of
 * the same numbers have the same axis. Throws `input` `chart.size` where that leaves no width.
 */
export function plotArea(
  sheet: Sheet,
  body: Box,
  drawn: readonly number[],
  figures: Figures,
  names: readonly EndName[],
  axisHeight: number,
  marks?: number,
): PlotArea {
  const { size, narrow } = sheet
  const top = body.top + size * 0.7
  const bottom = body.bottom - axisHeight
  const apart = marks === undefined ? APART : (bottom - top) / marks
  const y = valueScale(drawn, [bottom, top], apart)
  const ticks = marksOf(y, figures, apart)
  const most = (body.right - body.left) * (narrow ? 0.3 : 0.24)
  const width = endColumnWidth(names, size, most)
  const right = width === 0 ? body.right : body.right - width - BESIDE
  const left = body.left + Math.max(...ticks.map((m) => textWidth(m.text, size))) + 6
  requireRoom(right - left, LEAST_WIDTH)
  const plot = { left, right, top, bottom }
  const grid = valueGrid(y, ticks, plot, size)
  return {
    plot,
    column: { left: right + BESIDE, right: body.right, top: body.top, bottom: bottom + size * 0.6 },
    y,
    lines: grid.lines,
    labels: grid.labels,
  }
}
