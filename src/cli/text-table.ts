import { stripVTControlCharacters } from 'node:util'
import type { Terminal } from './terminal.js'

export interface Column {
  readonly heading: string
  readonly align: 'left' | 'right'
}

export const left = (heading: string): Column => ({ heading, align: 'left' })
export const right = (heading: string): Column => ({ heading, align: 'right' })

function width(text: string): number {
  return [...stripVTControlCharacters(text)].length
}

export function pad(text: string, to: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, to - width(text)))
  return align === 'left' ? text + space : space + text
}

/** Columns two blanks apart, numbers right, the heading underlined by nothing but its place. Trailing blanks are cut. */
export function textTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): string {
  const widths = columns.map((c, i) => Math.max(width(c.heading), ...rows.map((r) => width(r[i] ?? ''))))
  const line = (cells: readonly string[], paint = (s: string) => s) =>
    paint(
      columns
        .map((c, i) => pad(cells[i] ?? '', widths[i] ?? 0, c.align))
        .join('  ')
        .trimEnd(),
    )
  const heading = columns.some((c) => c.heading !== '')
    ? [
        line(
          columns.map((c) => c.heading),
          terminal.paint.dim,
        ),
      ]
    : []
  return [...heading, ...rows.map((r) => line(r))].join('\n')
}

/** Wraps text at blanks to the terminal, later lines indented. */
export function wrapped(text: string, terminal: Terminal, indent = ''): string {
  const lines: string[] = []
  let line = /^ */.exec(text)?.[0] ?? ''
  for (const word of text.trimStart().split(' ')) {
    if (line.trim() !== '' && width(line) + 1 + width(word) > terminal.columns) {
      lines.push(line)
      line = indent + word
    } else line = line.trim() === '' ? line + word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}
