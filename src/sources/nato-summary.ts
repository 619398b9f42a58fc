import { periodOf } from '../terms/period.js'
import { matchText, type TableLayout, tidyText } from './layout.js'
import { rowsOf } from './nato-rows.js'
import { layoutFault, type TableReader } from './table-reader.js'
import { parseCellName } from './workbook.js'
import type { WorkbookReading } from './workbook-reading.js'

/**
 * Reads a table whose columns are not years in a row but a first year, a last year and what lies between (NATO's
 * Table 4). It repeats cells of other tables; they are kept as what they are, under measures of their own. Returns the
 * row after the last one read.
 */
export function readSummary(reading: WorkbookReading, reader: TableReader, layout: TableLayout): number {
  const at = parseCellName(layout.years ?? 'B1')
  const years: { first?: number | undefined; last?: number | undefined } = { ...reading.years }
  const estimate = { first: false, last: false }
  const columns = (layout.columns ?? []).map((column, i) => {
    const cell = reader.at(at.row, at.column + i)
    const where = reader.name(at.row, at.column + i)
    const found = cell === null ? undefined : matchText(tidyText(String(cell)), column.heading)
    if (found === undefined) return layoutFault(where, `the heading "${column.heading}"`, cell)
    for (const end of ['first', 'last'] as const) {
      if (found[end] === undefined) continue
      years[end] ??= Number(found[end])
      if (years[end] !== Number(found[end])) layoutFault(where, `the year ${years[end]}, as in the tables before`, cell)
    }
    // `2014-2024e` marks the last year, `Share of real GDP 2014e` the only one it names.
    if (/\de\b/.test(String(cell))) estimate[found.last === undefined ? 'first' : 'last'] = true
    return { ...column, index: at.column + i }
  })
  const [block] = layout.blocks
  if (block === undefined) return at.row + 1
  const { rows, next } = rowsOf(reading.context, reader, block, at.row + 1)
  for (const row of rows) {
    for (const column of columns)
      reading.add({
        measure: column.measure,
        area: row.area,
        period: periodOf(years[column.period] ?? 0),
        ...reading.valueOf(reader, row.index, column.index, column.measure),
        unit: reading.unitOf(column.measure, row.currency, reader.name(row.index, row.labelColumn)),
        status: estimate[column.period] ? 'estimate' : 'outturn',
        mark: row.mark,
        cell: reader.name(row.index, column.index),
      })
    reader.expectNothingAfter(row.index, columns.at(-1)?.index ?? 0)
  }
  return next
}
