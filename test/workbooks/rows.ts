import type { ColumnLayout } from '../../src/sources/layout.js'
import { cellName } from '../../src/sources/workbook.js'
import type { Observation } from '../../src/terms/observation.js'
import type { SheetDraft } from './sheet-draft.js'
import type { Words } from './words.js'

/** Where a row's numbers begin, and under which columns: years in a row, or those of a summary. */
export interface Across {
  readonly row: number
  readonly from: number
  readonly columns: readonly { readonly measure: string; readonly period: string }[]
}

export function yearsAcross(words: Words, measure: string): Across['columns'] {
  return words.years.map(({ period }) => ({ measure, period }))
}

export function summaryAcross(words: Words, columns: readonly ColumnLayout[]): Across['columns'] {
  return columns.map(({ measure, period }) => ({
    measure,
    period: (period === 'first' ? words.years[0] : words.years.at(-1))?.period ?? '',
  }))
}

/** Writes one area's numbers; gives them back with the cells they are in. */
export function writeNumbers(draft: SheetDraft, words: Words, area: string, across: Across): Observation[] {
  return across.columns.map(({ measure, period }, i) => {
    const found = words.find(measure, area, period)
    const value = found.value ?? (found.missing === 'not-available' ? '..' : null)
    draft.put(across.row, across.from + i, value)
    return { ...found, cell: cellName(draft.name, across.row, across.from + i) }
  })
}
