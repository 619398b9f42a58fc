import { periodOf } from '../terms/period.js'
import { matchText, type TableLayout, tidyText } from './layout.js'
import { rowsOf } from './nato-rows.js'
import { layoutFault, type TableReader } from './table-reader.js'
import { parseCellName } from './workbook.js'
import type { WorkbookReading } from './workbook-reading.js'

/**
 * Reads a table whose columns are not years in a row but a first year, a last year and what lies between (NATO's
 * Table 4). It repeats cells of other tables; they are kept as what they are, under measures of their own.
 */
export function readSummary(reading: WorkbookReading, reader: TableReader, layout: TableLayout): void {
  const at = parseCellName(layout.years ?? 'B1')
  let years = { first: 0, last: 0, estimate: false }
  const columns = (layout.columns ?? []).map((column, i) => {
    const cell = reader.at(at.row, at.column + i)
    const where = reader.name(at.row, at.column + i)
    const found = cell === null ? undefined : matchText(tidyText(String(cell)), column.heading)
    if (found === undefined) return layoutFault(where, `the heading "${column.heading}"`, cell)
    if (found.first) years = { ...years, first: Number(found.first) }
    if (found.last)
      years = { ...years, last: Number(found.last), estimate: years.estimate || /\de\b/.test(String(cell)) }
    return { ...column, index: at.column + i }
  })
  if (reading.years && (years.first !== reading.years.first || years.last !== reading.years.last))
    layoutFault(
      reader.name(at.row, at.column),
      `the years ${reading.years.first} and ${reading.years.last}`,
      `${years.first} and ${years.last}`,
    )
  const [block] = layout.blocks
  if (block === undefined) return
  const { rows } = rowsOf(reading.context, reader, block, at.row + 1)
  for (const row of rows)
    for (const column of columns)
      reading.add({
        measure: column.measure,
        area: row.area,
        period: periodOf(column.period === 'first' ? years.first : years.last),
        ...reading.valueOf(reader, row.index, column.index, column.measure),
        unit: reading.unitOf(column.measure, row.currency, reader.name(row.index, row.labelColumn)),
        status: column.period === 'last' && years.estimate ? 'estimate' : 'outturn',
        mark: row.mark,
        cell: reader.name(row.index, column.index),
      })
}
