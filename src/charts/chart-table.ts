import { checkedId } from './chart-id.js'
import { type Figures, figuresOf, isNumber, type Value } from './figures.js'
import { element, escaped } from './markup.js'
import type { ChartWords } from './sheet-words.js'

/** How the table of a chart is written. */
export interface TableOptions {
  /** The id of the table, as an id of a chart is; none by default. */
  readonly id?: string | undefined
  /** Decimals of every number; by default as many as the numbers need. */
  readonly decimals?: number | undefined
}

/** A text, or a number with the value that programs read: in the caller's unit, which the table names as `data-unit`. */
export type Cell = string | { readonly value: number; readonly text: string; readonly at?: string | undefined }

/** A heading in words; with `unit`, the unit of the chart is written after it. */
export type Heading = string | { readonly unit: string }

/** A number as the chart writes it, or the words that there is none; `at` is the JSON pointer to it in the answer. */
export function numberCell(value: Value, text: (value: Value) => string, at?: string): Cell {
  return isNumber(value) ? { value, text: text(value), at } : 'no data'
}

/** As `figuresOf`, but without any number too: a table can say of every cell that there is none. */
export function tableFigures(values: readonly Value[], decimals: number | undefined): Figures {
  return figuresOf(values.some(isNumber) ? values : [0], decimals)
}

function cellMarkup(cell: Cell, first: boolean): string {
  const content =
    typeof cell === 'string'
      ? escaped(cell)
      : element('data', { value: String(cell.value), 'data-at': cell.at }, escaped(cell.text))
  return first ? element('th', { scope: 'row' }, content) : element('td', {}, content)
}

/**
 * The table of a chart in HTML: title, subtitle and unit as its caption, a heading with scope for every column and row,
 * the source and all notes at its foot. `remarks` are further lines of the caption, such as the goal.
 */
export function chartTable(
  words: ChartWords,
  figures: Figures,
  headings: readonly Heading[],
  rows: readonly (readonly Cell[])[],
  options: TableOptions,
  remarks: readonly string[] = [],
): string {
  const unit = figures.unit(words.unit)
  const caption = [words.title, words.subtitle, unit, ...remarks].filter((t) => t !== '').join('; ')
  const heads = headings.map((heading) =>
    element('th', { scope: 'col' }, escaped(typeof heading === 'string' ? heading : `${heading.unit}, ${unit}`)),
  )
  const foot = [words.source === '' ? '' : `Source: ${words.source}`, ...words.notes.map((note) => `Note: ${note}`)]
    .filter((line) => line !== '')
    .map((line) => element('tr', {}, element('td', { colspan: String(headings.length) }, escaped(line))))
  return `${element(
    'table',
    {
      id: options.id === undefined ? undefined : checkedId(options.id),
      lang: 'en',
      'data-unit': words.unit === '' ? undefined : words.unit,
    },
    [
      '',
      element('caption', {}, escaped(caption)),
      element('thead', {}, element('tr', {}, ...heads)),
      '<tbody>',
      ...rows.map((row) => element('tr', {}, ...row.map((cell, i) => cellMarkup(cell, i === 0)))),
      '</tbody>',
      ...(foot.length === 0 ? [] : [element('tfoot', {}, ...foot)]),
      '',
    ].join('\n'),
  )}\n`
}
