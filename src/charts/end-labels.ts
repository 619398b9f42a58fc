import { type Box, spread } from './label-placing.js'
import type { Ink } from './palette.js'
import { rule } from './strokes.js'
import { baseline, LEADING, type TextLine, textLine } from './text-line.js'
import { fitted, textWidth, wrapped } from './text-width.js'

/** The name of a line, written where it ends. */
export interface EndLabel {
  readonly name: string
  /** A number after the name, which is never cut. */
  readonly value?: string | undefined
  /** Where the line ends. */
  readonly x: number
  readonly y: number
  readonly ink: Ink
  readonly bold?: boolean
  /** What is left out first if there is no room for all: the highest number. */
  readonly rank: number
}

const PADDING = 3
const MOST_LINES = 3

export type EndName = Pick<EndLabel, 'name' | 'value' | 'bold'>

const whole = ({ name, value }: EndName) => [name, value ?? ''].filter((t) => t !== '').join(' ')

/** Width of the column for labels: as the longest, or as much as it may have, by which names wrap, but numbers do not. */
export function endColumnWidth(labels: readonly EndName[], size: number, most: number): number {
  const widest = (texts: readonly (readonly [string, boolean | undefined])[]) =>
    Math.max(0, ...texts.map(([text, bold]) => textWidth(text, size, bold ?? false)))
  const numbers = widest(labels.map((l) => [l.value ?? '', l.bold]))
  return Math.max(numbers, Math.min(most, widest(labels.map((l) => [whole(l), l.bold]))))
}

/** A name with its number in at most so many lines; the name gives way. */
function linesOf(label: EndName, width: number, size: number, most: number): string[] {
  const { name, value, bold } = label
  const lines = wrapped(whole(label), width, size, most, bold)
  if (value === undefined || lines.join(' ') === whole(label)) return lines
  const room = width - textWidth(` ${value}`, size, bold)
  if (most === 1) return room < 3 * size ? [value] : [`${fitted(name, room, size, bold)} ${value}`]
  return [...wrapped(name, width, size, most - 1, bold), value]
}

/** Labels in a column right of the plot, each as near to its line as the others allow, with a hairline to it. */
export function endLabels(
  labels: readonly EndLabel[],
  column: Box,
  size: number,
): { lines: string[]; texts: TextLine[] } {
  const room = column.bottom - column.top
  const lead = size * LEADING
  const set = (most: number) =>
    labels.map((label) => ({ label, lines: linesOf(label, column.right - column.left, size, most) }))
  const heightOf = (lines: readonly string[]) => lines.length * lead + PADDING
  const total = (blocks: ReturnType<typeof set>) => blocks.reduce((sum, b) => sum + heightOf(b.lines), 0)
  let most = MOST_LINES
  let blocks = set(most)
  while (most > 1 && total(blocks) > room) blocks = set(--most)
  while (total(blocks) > room) {
    const last = Math.max(...blocks.map((b) => b.label.rank))
    blocks = blocks.filter((b) => b.label.rank !== last)
  }
  const centres = spread(
    blocks.map((b) => ({ at: b.label.y, size: heightOf(b.lines) })),
    column.top,
    column.bottom,
  )
  const lines: string[] = []
  const texts = blocks.flatMap(({ label, lines: written }, i) => {
    const centre = centres[i] ?? label.y
    if (Math.abs(centre - label.y) > size / 2 || label.x < column.left - 24)
      lines.push(rule({ x: label.x + 4, y: label.y }, { x: column.left - 3, y: centre }, 'leader'))
    return written.map((text, k) =>
      textLine(
        { x: column.left, y: baseline(centre + (k - (written.length - 1) / 2) * lead, size), text, size },
        { ink: label.ink, bold: label.bold ?? false },
      ),
    )
  })
  return { lines, texts }
}
