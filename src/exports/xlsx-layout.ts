import type { Cell, Sheet } from './xlsx-sheet.js'

/** Points of a line of text, and of the tallest row that Excel has. */
const LINE = 15
const TALLEST = 409
/** Widths, in characters, of a page on its side and upright at a size that can still be read. */
const PAGE = 190
const NARROW = 95

/** Lines that a text takes in a column of a width in characters, broken between words. */
function linesOf(text: string, width: number): number {
  const most = Math.max(4, width * 1.1)
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines++
    for (const word of paragraph.split(' ')) {
      if (used > 0 && used + 1 + word.length > most) {
        lines++
        used = 0
      }
      lines += Math.max(0, Math.ceil(word.length / most) - 1)
      used += (used > 0 ? 1 : 0) + (word.length % most)
    }
    if (lines * LINE > TALLEST) return lines
  }
  return lines
}

/** Height of a row in points where it is not the usual one: spreadsheets do not all fit rows to wrapped text when they open a file. */
export function heightOf(row: readonly (Cell | undefined)[], widths: readonly number[]): number | undefined {
  if (row.some((cell) => cell?.style.role === 'title')) return 24
  const lines = row.map((cell, i) => {
    const wraps = cell !== undefined && (cell.style.wrap || cell.style.role === 'header')
    return wraps && typeof cell.value === 'string' ? linesOf(cell.value, widths[i] ?? 9) : 1
  })
  const most = lines.reduce((a, b) => Math.max(a, b), 1)
  return most === 1 ? undefined : Math.min(TALLEST, most * LINE + 1)
}

/** Whether a sheet is printed upright, and on how many pages side by side. */
export function pageOf({ widths }: Sheet): { readonly upright: boolean; readonly across: number } {
  const total = widths.reduce((sum, w) => sum + w, 0)
  return { upright: total <= NARROW, across: Math.max(1, Math.ceil(total / PAGE)) }
}
