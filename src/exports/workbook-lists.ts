import type { AnswerTable, Cell as Value } from './answer-tables.js'
import type { Cell, Sheet } from './xlsx-sheet.js'
import type { Style } from './xlsx-styles.js'

const YEAR = /^[12]\d{3}$/
/** Columns that hold whole numbers which are names, not amounts. */
const NAMING = /(^|[.#])(period|year|scale|seed|line|row|start|end)$|#$/

/** Whether every value of a column of periods is a year, so that it can be sorted and drawn as a number. */
function ofYears(column: string, values: readonly Value[]): boolean {
  if (!/(^|\.)(period|year)$/.test(column)) return false
  return values.every((v) => v === null || YEAR.test(String(v)))
}

/** A format that shows what a column's numbers differ in; the cells hold all digits. */
function formatOf(column: string, values: readonly Value[]): string | undefined {
  if (values.some((v) => typeof v === 'boolean')) return '"true";"true";"false"'
  const numbers = values.filter((v) => typeof v === 'number')
  if (numbers.length === 0) return undefined
  if (numbers.every((n) => Number.isInteger(n))) return NAMING.test(column) ? '0' : '#,##0'
  const largest = numbers.reduce((most, n) => Math.max(most, Math.abs(n)), 0)
  if (largest >= 1000) return '#,##0.0'
  return largest >= 1 ? '#,##0.00' : '0.0000'
}

function widthOf(column: string, shown: readonly Value[]): number {
  const heading = Math.min(column.length, 22)
  const widest = shown.slice(0, 200).reduce((most: number, v) => {
    if (v === null) return most
    return Math.max(most, typeof v === 'string' ? v.length : Math.min(String(v).length, 14))
  }, 0)
  return Math.min(60, Math.max(9, heading + 5, widest + 3))
}

/** A list of an answer as a sheet: its field names as headings, numbers unrounded, years as numbers. */
export function listSheet(table: AnswerTable, name: string): Sheet {
  const columns = table.columns.map((column) => {
    const found = table.rows.map((row) => row[column] ?? null)
    const years = ofYears(column, found)
    const values = years ? found.map((v) => (v === null ? null : Number(v))) : found
    const side = values.some((v) => typeof v === 'string') ? 'left' : undefined
    const style: Style = { role: 'plain', side, format: years ? '0' : formatOf(column, values) }
    const long = values.some((v) => typeof v === 'string' && v.length > 58)
    return { column, values, style: long ? { ...style, wrap: true } : style, width: widthOf(column, values) }
  })
  const header = columns.map(({ column, values }): Cell => {
    const side = values.some((v) => typeof v === 'number') ? 'right' : 'left'
    return { value: column, style: { role: 'header', side } }
  })
  const rows = table.rows.map((_, i) =>
    columns.map(({ values, style }): Cell | undefined => {
      const value = values[i] ?? null
      return value === null ? undefined : { value, style }
    }),
  )
  return {
    name,
    widths: columns.map((c) => c.width),
    rows: [header, ...rows],
    frozen: { rows: 1, columns: columns.length > 3 ? 1 : 0 },
    filtered: 0,
  }
}
