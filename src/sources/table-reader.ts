import { PledgebookError } from '../terms/fault.js'
import { type ExpectedText, matchText, type TableLayout, tidyText } from './layout.js'
import { shown } from './shown.js'
import { type CellValue, cellName, columnName, parseCellName, type Sheet } from './workbook.js'

/** A year of a heading, with whether it is marked as an estimate. */
export interface YearHeading {
  readonly column: number
  readonly year: number
  readonly estimate: boolean
}

/** A labelled row of a table. */
export interface LabelledRow {
  readonly index: number
  readonly label: string
  readonly labelColumn: number
}

const NOTES = /^(notes?\b|\*|\([a-z]\)|-\s*\d+\s*-$|source)/i
const YEAR = /^((?:19|20|21)\d{2})(e?)$/

/** Raises the one fault a moved, renamed or broken layout gives: what was expected where, and what was found. */
export function layoutFault(where: string, expected: string, found: CellValue | undefined): never {
  throw new PledgebookError(
    'data',
    'workbook.layout',
    `expected ${expected}, found ${found === null || found === undefined ? 'an empty cell' : `"${shown(String(found))}"`}`,
    'if the publisher changed the table, describe the new layout in data/datasets; otherwise repair the file. Nothing was read',
    { where },
  )
}

/** Rows, labels and headings of one sheet as its layout describes them. Hidden rows do not count. */
export class TableReader {
  readonly #labels: number[]

  constructor(
    readonly sheet: Sheet,
    readonly layout: TableLayout,
  ) {
    this.#labels = layout.labels.map((name) => parseCellName(`${name}1`).column)
  }

  at(row: number, column: number): CellValue {
    return this.sheet.rows[row]?.[column] ?? null
  }

  name(row: number, column: number): string {
    return cellName(this.sheet.name, row, column)
  }

  /** Throws `workbook.layout` unless the cell holds one of the expected texts; returns the years named in it. */
  expect(text: ExpectedText): Record<string, string> {
    const { row, column } = parseCellName(text.at)
    const value = this.at(row, column)
    for (const expected of text.is) {
      const found = typeof value === 'string' ? matchText(value, expected) : undefined
      if (found) return found
    }
    return layoutFault(this.name(row, column), text.is.map((t) => `"${t}"`).join(' or '), value)
  }

  /** The label of a row and the column it stands in; undefined for a row without one. */
  labelOf(row: number): LabelledRow | undefined {
    for (const column of this.#labels) {
      const value = this.at(row, column)
      if (typeof value === 'string' && tidyText(value) !== '')
        return { index: row, label: tidyText(value), labelColumn: column }
    }
    return undefined
  }

  isHidden(row: number): boolean {
    return this.sheet.hidden.has(row)
  }

  isBlank(row: number): boolean {
    return (this.sheet.rows[row] ?? []).every(
      (value) => value === null || (typeof value === 'string' && value.trim() === ''),
    )
  }

  isNotes(row: number): boolean {
    const label = this.labelOf(row)?.label
    return label !== undefined && NOTES.test(label)
  }

  /**
   * Years from a cell rightwards, ascending one by one; numbers, text or `2024e`. Throws `workbook.layout` for anything
   * else, for fewer than two years and for outturns after an estimate.
   */
  years(row: number, firstColumn: number): YearHeading[] {
    const years: YearHeading[] = []
    for (let column = firstColumn; ; column++) {
      const value = this.at(row, column)
      if (value === null || (typeof value === 'string' && value.trim() === '')) break
      const match = YEAR.exec(tidyText(String(value)))
      const before = years.at(-1)
      if (!match) return layoutFault(this.name(row, column), before ? `the year ${before.year + 1}` : 'a year', value)
      const year = Number(match[1])
      if (before && year !== before.year + 1)
        return layoutFault(this.name(row, column), `the year ${before.year + 1}`, value)
      if (before?.estimate && match[2] === '')
        return layoutFault(this.name(row, column), `${year}e after an estimate`, value)
      years.push({ column, year, estimate: match[2] === 'e' })
    }
    if (years.length < 2)
      return layoutFault(this.name(row, firstColumn), 'a heading of at least two years', this.at(row, firstColumn))
    return years
  }

  /** Throws `workbook.layout` if a cell right of the last year holds a number. */
  expectNothingAfter(row: number, lastColumn: number): void {
    const cells = this.sheet.rows[row] ?? []
    for (let column = lastColumn + 1; column < cells.length; column++)
      if (typeof cells[column] === 'number')
        layoutFault(this.name(row, column), `nothing right of column ${columnName(lastColumn)}`, cells[column])
  }
}
