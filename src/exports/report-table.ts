import { numberMarkup, sourceLinks } from './report-number.js'
import type { SheetSection, SheetTable } from './report-sheet.js'
import { safeText, tag } from './safe-markup.js'

type Cell = SheetTable['rows'][number][number]

const sourcesOf = (cells: readonly (Cell | undefined)[], { figures }: SheetSection) => [
  ...new Set(cells.flatMap((c) => (c === undefined || c.figure === null ? [] : (figures[c.figure]?.source ?? [])))),
]

/** Where the sources of a table's numbers are noted: once where one holds for all, else by column, by row, or at each number. */
interface Noting {
  readonly all: readonly number[]
  readonly columns: readonly (readonly number[])[]
  readonly rows: readonly (readonly number[])[]
  readonly cells: boolean
}

function notingOf(table: SheetTable, section: SheetSection): Noting {
  const all = sourcesOf(table.rows.flat(), section)
  if (all.length < 2) return { all, columns: [], rows: [], cells: false }
  const columns = table.columns.map((_, i) =>
    sourcesOf(
      table.rows.map((row) => row[i]),
      section,
    ),
  )
  if (columns.every((c) => c.length < 2)) return { all: [], columns, rows: [], cells: false }
  const rows = table.rows.map((row) => sourcesOf(row, section))
  if (rows.every((r) => r.length < 2)) return { all: [], columns: [], rows, cells: false }
  return { all: [], columns: [], rows: [], cells: true }
}

function cellMarkup(cell: Cell, section: SheetSection, noted: boolean): string {
  const figure = cell.figure === null ? undefined : section.figures[cell.figure]
  if (figure === undefined) return safeText(cell.text)
  // A mark after the number, such as that of an estimate, is no part of it.
  const after = cell.text.slice(figure.text.length)
  return `${numberMarkup(figure)}${safeText(after)}${noted ? sourceLinks([figure.source]) : ''}`
}

function rankingMarkup(table: SheetTable, section: SheetSection, id: string, noting: Noting): string {
  const items = table.rows.map((row, i) => {
    const spans = row.map((cell) => tag('span', {}, cellMarkup(cell, section, noting.cells)))
    return tag('li', { class: table.marked.includes(i) ? 'own' : undefined }, ...spans)
  })
  const caption = tag('p', { class: 'caption', id }, safeText(table.caption), sourceLinks(noting.all))
  return `${caption}${tag('ol', { class: 'ranking', 'aria-labelledby': id }, ...items)}`
}

/** Characters of a first column that is given room on narrow screens. */
const LONG = 24

/** A table of a report, or its ranking; `id` names it for those who hear it. */
export function tableMarkup(table: SheetTable, section: SheetSection, id: string): string {
  const noting = notingOf(table, section)
  if (table.kind === 'ranking') return rankingMarkup(table, section, id, noting)
  const side = (i: number) => (table.columns[i]?.align === 'right' ? 'right' : undefined)
  const heading = table.columns.map((column, i) => {
    const text = `${safeText(column.heading)}${sourceLinks(noting.columns[i] ?? [])}`
    return text === '' ? tag('td', {}, '') : tag('th', { scope: 'col', class: side(i) }, text)
  })
  const rows = table.rows.map((row, r) => {
    const cells = row.map((cell, i) => {
      const text = cellMarkup(cell, section, noting.cells)
      if (i > 0) return tag('td', { class: side(i) }, text)
      return tag('th', { scope: 'row' }, text, sourceLinks(noting.rows[r] ?? []))
    })
    return tag('tr', { class: table.marked.includes(r) ? 'own' : undefined }, ...cells)
  })
  const caption = tag('caption', { id }, safeText(table.caption), sourceLinks(noting.all))
  const whole = tag('table', {}, caption, tag('thead', {}, tag('tr', {}, ...heading)), tag('tbody', {}, ...rows))
  return tag(
    'div',
    {
      class: table.rows.some((row) => (row[0]?.text.length ?? 0) > LONG) ? 'scroll wide' : 'scroll',
      tabindex: '0',
      role: 'region',
      'aria-labelledby': id,
    },
    whole,
  )
}
