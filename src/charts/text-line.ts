import type { Box } from './label-placing.js'
import { element, escaped } from './markup.js'
import type { Ink } from './palette.js'
import { textWidth } from './text-width.js'

/** Line height as a multiple of the type size. */
export const LEADING = 1.25
const ASCENT = 0.95
const DESCENT = 0.28

/** One line of text with its place: `x` is its start, middle or end by `anchor`, `y` its base line. */
export interface TextLine {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly ink: Ink
  readonly anchor: 'start' | 'middle' | 'end'
  readonly bold: boolean
  /** Set off from lines beneath it by an edge of paper. */
  readonly halo: boolean
  readonly box: Box
  /** JSON pointer to the number of the answer that the text is. */
  readonly at?: string | undefined
  /** JSON pointer to the part of the answer that the text names. */
  readonly row?: string | undefined
}

type Placed = Pick<TextLine, 'x' | 'y' | 'text' | 'size'> & {
  /** Where it is known already, for many places of one text. */
  readonly width?: number
}

/** A line of text and the box it takes up at most. */
export function textLine(
  placed: Placed,
  manner: {
    ink?: Ink
    anchor?: TextLine['anchor']
    bold?: boolean
    halo?: boolean
    at?: string | undefined
    row?: string | undefined
  } = {},
): TextLine {
  const { ink = 'ink', anchor = 'start', bold = false, halo = false, at, row } = manner
  const { x, y, text, size, width = textWidth(text, size, bold) } = placed
  const left = x - (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width)
  const box = { left, right: left + width, top: y - ASCENT * size, bottom: y + DESCENT * size }
  return { x, y, text, size, ink, anchor, bold, halo, box, at, row }
}

/** The base line of a text whose box is centred on `y`. */
export function baseline(y: number, size: number): number {
  return y + ((ASCENT - DESCENT) / 2) * size
}

export function drawText(line: TextLine): string {
  const kind = `pb-t-${line.ink}${line.bold ? ' pb-bold' : ''}${line.halo ? ' pb-halo' : ''}`
  const anchor = line.anchor === 'start' ? undefined : line.anchor
  return element(
    'text',
    {
      x: line.x,
      y: line.y,
      'font-size': line.size,
      'text-anchor': anchor,
      class: kind,
      'data-at': line.at,
      'data-row': line.row,
    },
    escaped(line.text),
  )
}
