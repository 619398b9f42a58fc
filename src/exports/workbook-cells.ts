import type { Cell } from './xlsx-sheet.js'
import type { Role } from './xlsx-styles.js'
import { address } from './xlsx-text.js'

export const MONEY = '#,##0.0'
export const SHARE = '0.000'
export const FACTOR = '0.00000'
export const YEAR = '0'

/** Words that are part of the workbook. */
export function words(value: string, role: Role = 'plain', wrap = false): Cell {
  return { value, style: { role, wrap } }
}

/** A number that may be changed. */
export function input(value: number | string | null, format?: string): Cell {
  return { value, style: { role: 'input', format } }
}

/** A number that is computed here; `value` is what it gives for the answer's own assumptions. */
export function formula(text: string, value: number | string | null, format: string, role: Role = 'formula'): Cell {
  return { formula: text, value, style: { role, format } }
}

/** A number of the engine's that is not computed here. */
export function engine(value: number | null, format: string): Cell {
  return { value, style: { role: 'engine', format } }
}

/** Headings of a table and, below them, the units of its columns; over numbers, which have a unit, at the right. */
export function heads(columns: readonly { readonly head: string; readonly unit: string }[]): Cell[][] {
  return [
    columns.map((c): Cell => ({ value: c.head, style: { role: 'header', side: c.unit === '' ? undefined : 'right' } })),
    columns.map((c): Cell => ({ value: c.unit, style: { role: 'note', wrap: true, side: 'right' } })),
  ]
}

/** Where the cells of a table with named columns are. Rows count from 0 at `top`, the sheet's row of its first. */
export class Grid {
  readonly #columns: ReadonlyMap<string, number>

  constructor(
    readonly sheet: string,
    readonly keys: readonly string[],
    readonly top: number,
  ) {
    this.#columns = new Map(keys.map((key, i) => [key, i]))
  }

  has(key: string): boolean {
    return this.#columns.has(key)
  }

  #column(key: string): number {
    const column = this.#columns.get(key)
    if (column === undefined) throw new RangeError(`no column ${key} in ${this.sheet}`)
    return column
  }

  /** Address within the sheet, such as `F7`. */
  at(key: string, row: number): string {
    return address(this.top + row, this.#column(key))
  }

  /** Address from any sheet, such as `Working!F7`. */
  from(key: string, row: number): string {
    return `${this.sheet}!${this.at(key, row)}`
  }

  /** Rows of a column from any sheet, both inclusive: `Working!$F$7:$F$16`. */
  range(key: string, first: number, last: number): string {
    const column = this.#column(key)
    return `${this.sheet}!${address(this.top + first, column, true)}:${address(this.top + last, column, true)}`
  }
}
