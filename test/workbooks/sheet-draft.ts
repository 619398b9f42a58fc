import { writeXlsx } from 'hucre/xlsx'
import { parseCellName } from '../../src/sources/workbook.js'

export type Cell = string | number | boolean | null

/** A sheet on its way into a workbook; a test may move, rename or drop anything before it is written. */
export class SheetDraft {
  readonly rows: { cells: Cell[]; hidden: boolean }[] = []

  constructor(public name: string) {}

  /** The row of this index, made if need be, with everything above it. */
  row(index: number): { cells: Cell[]; hidden: boolean } {
    while (this.rows.length <= index) this.rows.push({ cells: [], hidden: false })
    return this.rows[index]!
  }

  put(row: number, column: number, value: Cell): void {
    const { cells } = this.row(row)
    while (cells.length <= column) cells.push(null)
    cells[column] = value
  }

  set(name: string, value: Cell): void {
    const { row, column } = parseCellName(name)
    this.put(row, column, value)
  }

  get(name: string): Cell {
    const { row, column } = parseCellName(name)
    return this.rows[row]?.cells[column] ?? null
  }

  hide(row: number): void {
    this.row(row).hidden = true
  }

  /** Index of the first row with a label that begins so. */
  rowOf(label: string): number {
    const found = this.rows.findIndex(({ cells }) => cells.some((c) => typeof c === 'string' && c.startsWith(label)))
    if (found < 0) throw new Error(`no row "${label}" on ${this.name}`)
    return found
  }

  /** Everything from this column on, one to the right. */
  shiftColumns(from: number): void {
    for (const { cells } of this.rows) if (cells.length > from) cells.splice(from, 0, null)
  }
}

/** A chosen sheet of a workbook's drafts. */
export function sheetOf(drafts: readonly SheetDraft[], name: string): SheetDraft {
  const found = drafts.find((d) => d.name === name)
  if (found === undefined) throw new Error(`no sheet "${name}"`)
  return found
}

export async function toXlsx(drafts: readonly SheetDraft[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: drafts.map((draft) => ({
      name: draft.name,
      rows: draft.rows.map((r) => r.cells),
      rowDefs: new Map(draft.rows.flatMap((r, i) => (r.hidden ? [[i, { hidden: true }] as const] : []))),
    })),
  })
}
