import { requireRoom } from './chart-sheet.js'
import type { Box } from './label-placing.js'
import { linearScale } from './linear-scale.js'
import { element, escaped, plainText } from './markup.js'
import { type PartTone, toneFill } from './parts-tone.js'
import { dot, rule } from './strokes.js'
import { baseline, drawText, LEADING, type TextLine, textLine } from './text-line.js'
import { fitted, textWidth, wrapped } from './text-width.js'

/** A bar between two numbers, tinted, or an open frame for what nothing explains. Drawn units. */
export interface BridgeBar {
  readonly from: number
  readonly to: number
  readonly tone: PartTone | 'frame'
}

/** A published figure; the ones of older editions are smaller. */
export interface BridgeMark {
  readonly at: number
  readonly estimate: boolean
  readonly older: boolean
}

/** One row: a name, what is drawn, a number and a second one where there is room. Drawn units. */
export interface BridgeRow {
  readonly label: string
  readonly bold: boolean
  readonly bars: readonly BridgeBar[]
  readonly range: readonly [low: number, high: number] | undefined
  readonly marks: readonly BridgeMark[]
  /** Where the next row begins, with a hairline to it. */
  readonly link: number | undefined
  readonly text: string
  readonly beside: string
}

/** Rows under a heading, with the names of the two columns of numbers. */
export interface BridgeSection {
  readonly heading: string
  readonly columns: readonly [string, string]
  readonly rows: readonly BridgeRow[]
}

const GAP = 10
const HEADING = 2.4
const ROOMY = 5
const LEAST_PLOT = 60
const FAIR_PLOT = 130
const LEAST_NAME = 30

export interface BridgeColumns {
  readonly names: number
  readonly left: number
  readonly right: number
  /** Right edges of the numbers. */
  readonly text: number
  readonly beside: number | undefined
  readonly lines: number
}

/** Where names, drawing and numbers are in a width; the second numbers give way first. Throws `input` `chart.size`. */
export function bridgeColumns(
  sections: readonly BridgeSection[],
  edges: Pick<Box, 'left' | 'right'>,
  size: number,
): BridgeColumns {
  const room = edges.right - edges.left
  const narrow = room < 440
  const widest = (texts: readonly string[], bold = false) => Math.max(0, ...texts.map((t) => textWidth(t, size, bold)))
  const rows = sections.flatMap((s) => s.rows)
  const text = widest([...rows.map((r) => r.text), ...sections.map((s) => s.columns[0])], true)
  const beside = widest([...rows.map((r) => r.beside), ...sections.map((s) => s.columns[1])])
  const wished = widest(
    rows.map((r) => plainText(r.label)),
    true,
  )
  const names = Math.max(LEAST_NAME, Math.min(wished, room * (narrow ? 0.4 : 0.36)))
  const left = edges.left + names + GAP
  const alone = edges.right - text - GAP
  const both = alone - beside - GAP
  const shown = both - left >= FAIR_PLOT
  requireRoom((shown ? both : alone) - left, LEAST_PLOT)
  return {
    names,
    left,
    right: shown ? both : alone,
    text: shown ? edges.right - beside - GAP : edges.right,
    beside: shown ? edges.right : undefined,
    lines: narrow ? 3 : 2,
  }
}

function nameLines(row: BridgeRow, columns: BridgeColumns, size: number): string[] {
  return wrapped(plainText(row.label), columns.names, size, columns.lines, row.bold)
}

function heightOf(row: BridgeRow, columns: BridgeColumns, size: number): number {
  return Math.max(1, nameLines(row, columns, size).length) * size * LEADING + ROOMY
}

/** What the sections take up, in pixels. */
export function sectionsHeight(sections: readonly BridgeSection[], columns: BridgeColumns, size: number): number {
  const rows = sections.flatMap((s) => s.rows).reduce((sum, row) => sum + heightOf(row, columns, size), 0)
  return rows + sections.length * HEADING * size
}

/** Sections one below the other, all on one scale that holds zero. */
export function drawSections(
  sections: readonly BridgeSection[],
  columns: BridgeColumns,
  body: Box,
  size: number,
): string[] {
  const rows = sections.flatMap((s) => s.rows)
  const drawn = rows.flatMap((r) => [
    ...r.bars.flatMap((b) => [b.from, b.to]),
    ...(r.range ?? []),
    ...r.marks.map((m) => m.at),
  ])
  const [low, high] = [Math.min(0, ...drawn), Math.max(0, ...drawn)]
  const x = linearScale(low === high ? [0, 1] : [low, high], [columns.left + 5, columns.right - 5])
  const shapes: string[] = []
  const texts: TextLine[] = []
  let top = body.top
  for (const section of sections) {
    const y = top + size * (HEADING - 0.8)
    const heads = [
      textLine({ x: columns.text, y, text: section.columns[0], size }, { anchor: 'end', ink: 'muted' }),
      ...(columns.beside === undefined
        ? []
        : [textLine({ x: columns.beside, y, text: section.columns[1], size }, { anchor: 'end', ink: 'muted' })]),
    ]
    const room = Math.min(...heads.map((h) => h.box.left)) - GAP - body.left
    const heading = fitted(plainText(section.heading), room, size, true)
    texts.push(textLine({ x: body.left, y, text: heading, size }, { bold: true }), ...heads)
    top += size * HEADING
    const begin = top
    for (const row of section.rows) {
      const height = heightOf(row, columns, size)
      const at = top + height / 2
      const thick = Math.min(13, height * 0.6)
      for (const { from, to, tone } of row.bars)
        shapes.push(
          element('rect', {
            x: Math.min(x(from), x(to)),
            y: at - thick / 2,
            width: Math.max(1, Math.abs(x(to) - x(from))),
            height: thick,
            ...(tone === 'frame' ? { class: 'pb-m-unheld' } : toneFill(tone)),
          }),
        )
      if (row.range && row.range[0] < row.range[1]) {
        const [a, b] = row.range.map(x)
        const caps = [a, b].map((end = 0) => rule({ x: end, y: at - 4 }, { x: end, y: at + 4 }, 'short'))
        shapes.push(rule({ x: a ?? 0, y: at }, { x: b ?? 0, y: at }, 'short'), ...caps)
      }
      for (const mark of row.marks)
        shapes.push(dot({ x: x(mark.at), y: at }, mark.estimate ? 'estimate' : 'outturn', mark.older ? 2.5 : 4))
      if (row.link !== undefined)
        shapes.push(rule({ x: x(row.link), y: at + thick / 2 }, { x: x(row.link), y: top + height + 4 }, 'leader'))
      const lines = nameLines(row, columns, size)
      if (lines.join(' ') !== plainText(row.label))
        shapes.push(
          element(
            'g',
            {},
            element('title', {}, escaped(row.label)),
            element('rect', { x: body.left, y: top, width: columns.names, height, class: 'pb-paper' }),
          ),
        )
      for (const [k, text] of lines.entries()) {
        const line = at + (k - (lines.length - 1) / 2) * size * LEADING
        texts.push(textLine({ x: body.left, y: baseline(line, size), text, size }, { bold: row.bold }))
      }
      const number = { y: baseline(at, size), size }
      texts.push(textLine({ ...number, x: columns.text, text: row.text }, { anchor: 'end', bold: row.bold }))
      if (columns.beside !== undefined && row.beside !== '')
        texts.push(textLine({ ...number, x: columns.beside, text: row.beside }, { anchor: 'end', ink: 'muted' }))
      top += height
    }
    shapes.push(rule({ x: x(0), y: begin }, { x: x(0), y: top }, 'axis'))
  }
  return [...shapes, ...texts.map(drawText)]
}
