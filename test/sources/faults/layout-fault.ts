import { type Cell, type SheetDraft, sheetOf } from '../../workbooks/sheet-draft.js'

/** Something broken in a workbook, where the reader must find it, and words that its message or hint must have. */
export interface LayoutFault {
  readonly what: string
  readonly layout: '2024' | '2025'
  readonly change: (drafts: SheetDraft[]) => void
  readonly where: string
  readonly words: readonly string[]
}

/** A change of one cell. */
export function cell(sheet: string, name: string, value: Cell): LayoutFault['change'] {
  return (drafts) => sheetOf(drafts, sheet).set(name, value)
}

/** A change to the cells of the row with this label. */
export function row(sheet: string, label: string, change: (cells: Cell[]) => void): LayoutFault['change'] {
  return (drafts) => {
    const draft = sheetOf(drafts, sheet)
    change(draft.row(draft.rowOf(label)).cells)
  }
}

export function dropRow(sheet: string, label: string): LayoutFault['change'] {
  return (drafts) => {
    const draft = sheetOf(drafts, sheet)
    draft.rows.splice(draft.rowOf(label), 1)
  }
}

export function dropSheet(name: string): LayoutFault['change'] {
  return (drafts) => {
    drafts.splice(drafts.indexOf(sheetOf(drafts, name)), 1)
  }
}

export function renameSheet(name: string, to: string): LayoutFault['change'] {
  return (drafts) => {
    sheetOf(drafts, name).name = to
  }
}
