import { requireRoom } from './chart-sheet.js'
import type { Box } from './label-placing.js'
import { linearScale } from './linear-scale.js'
import { element, plainText } from './markup.js'
import { dot, rule } from './strokes.js'
import { baseline, drawText, LEADING, type TextLine, textLine } from './text-line.js'
import { textWidth, wrapped } from './text-width.js'
import { valueDomain } from './value-axis.js'

/** One row: a level is a mark at `to`, a part a bar between `from` and `to`, a total a bar in ink. Drawn units. */
export interface PartRow {
  readonly label: string
  readonly kind: 'level' | 'part' | 'total'
  readonly from: number
  readonly to: number
  /** The number as text, written beside the bar. */
  readonly text: string
  readonly estimate: boolean
  /** JSON pointer to the number in the answer. */
  readonly at?: string | undefined
}

const TALLEST = 58
const GAP = 8
const LEAST_WIDTH = 40

/** The least height of a row at a type size. */
export function rowHeight(size: number): number {
  return Math.ceil(size * 1.4)
}

/** From the smallest to the largest number; linked rows say changes, so that zero means nothing to them. */
function domainOf(drawn: readonly number[], linked: boolean): [number, number] {
  const [low, high] = [Math.min(...drawn), Math.max(...drawn)]
  return linked && high > low ? [low, high] : valueDomain([0, ...drawn], 0)
}

/**
 * Rows of bars with names at the left and numbers at the right end of each bar. `linked`: each row goes on from where
 * the one above ends, with a hairline between; otherwise all begin at zero, which is a line. Throws `input` `chart.size`
 * where names and numbers leave no width for bars.
 */
export function drawPartRows(rows: readonly PartRow[], body: Box, size: number, linked: boolean): string[] {
  const height = Math.min(TALLEST, (body.bottom - body.top) / rows.length)
  const thick = Math.min(24, height * 0.55)
  const linesThere = Math.max(1, Math.floor(height / (size * LEADING)))
  const names = rows.map((r) => plainText(r.label))
  const widest = Math.max(...names.map((name) => textWidth(name, size, true)))
  const room = body.right - body.left
  const full = rows.map((r) => (r.estimate ? `${r.text} estimate` : r.text))
  const widths = [full, rows.map((r) => r.text)].map((all) => Math.max(...all.map((text) => textWidth(text, size))))
  const worded = (widths[0] ?? 0) < room * 0.34
  const longest = (worded ? widths[0] : widths[1]) ?? 0
  const naming = Math.max(LEAST_WIDTH, Math.min(widest, room * 0.42, room - longest - 2 * GAP - 10 - LEAST_WIDTH))
  const left = body.left + naming + 10
  const right = body.right - longest - GAP
  requireRoom(right - left, LEAST_WIDTH)
  const drawn = rows.flatMap((r) => (r.kind === 'level' ? [r.to] : [r.from, r.to]))
  const x = linearScale(domainOf(drawn, linked), [left + 4, right - 4])
  const middle = (i: number) => body.top + (i + 0.5) * height
  const texts: TextLine[] = []
  const marks: string[] = []
  const links: string[] = []
  for (const [i, row] of rows.entries()) {
    const y = middle(i)
    const [from, to] = [x(row.kind === 'level' ? row.to : row.from), x(row.to)]
    const bold = row.kind !== 'part'
    const lines = wrapped(names[i] ?? '', naming, size, Math.min(2, linesThere), bold)
    for (const [k, text] of lines.entries()) {
      const at = y + (k - (lines.length - 1) / 2) * size * LEADING
      texts.push(textLine({ x: body.left, y: baseline(at, size), text, size }, { bold }))
    }
    if (row.kind === 'level')
      marks.push(
        rule({ x: to, y: y - thick / 2 - 2 }, { x: to, y: y + thick / 2 + 2 }, 'level'),
        dot({ x: to, y }, row.estimate ? 'estimate' : 'outturn', 4, row.at),
      )
    else
      marks.push(
        element('rect', {
          x: Math.min(from, to),
          y: y - thick / 2,
          width: Math.max(1, Math.abs(to - from)),
          height: thick,
          'data-at': row.at,
          class: row.kind === 'total' ? 'pb-m-solid' : row.to >= row.from ? 'pb-rise' : 'pb-fall',
        }),
      )
    if (linked && i + 1 < rows.length)
      links.push(rule({ x: to, y: y + thick / 2 }, { x: to, y: middle(i + 1) - thick / 2 }, 'leader'))
    const beside = Math.max(from, to) + GAP + (row.kind === 'level' ? 2 : 0)
    const text = worded ? full[i] : row.text
    texts.push(textLine({ x: beside, y: baseline(y, size), text: text ?? '', size }, { halo: true, at: row.at }))
  }
  const zero = x(0)
  const foot = middle(rows.length - 1) + height / 2
  if (!linked) links.push(rule({ x: zero, y: body.top }, { x: zero, y: foot }, 'axis'))
  return [...links, ...marks, ...texts.map(drawText)]
}
