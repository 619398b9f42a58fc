import { tidy } from './column-name.js'
import { looksNumeric } from './number-style.js'
import type { Field } from './record-batch.js'
import { fieldText } from './text-field.js'

/** Where a table begins: lines before its heading, and lines of the heading. */
export interface TableStart {
  /** Places among the rows given, not lines of the file. */
  readonly heading: number
  readonly body: number
}

const MOST_HEADING_LINES = 6
const MOST_BEFORE = 60
const YEAR = /^(?:19|20|21)\d{2}$/

/**
 * Finds the heading above a table, by the columns that hold numbers further down: the first row with numbers in most of
 * them begins the body. The lines of text right above it are the heading, a line with one text a title before it. A line
 * of years over columns that hold other numbers belongs to the heading.
 */
export function findTable(rows: readonly (readonly Field[])[]): TableStart {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const below = rows.slice(Math.min(20, Math.floor(rows.length / 2)))
  const columns = Array.from({ length: width }, (_, i) => i)
  const filled = (row: readonly Field[], column: number) => tidy(fieldText(row[column]))
  const numbers = columns.filter((column) => {
    const texts = below.map((row) => filled(row, column)).filter((text) => text !== '')
    return texts.length > 0 && texts.filter(looksNumeric).length >= 0.8 * texts.length
  })
  const ofYears = new Set(
    numbers.filter((column) => below.every((row) => filled(row, column) === '' || YEAR.test(filled(row, column)))),
  )
  const isBody = (row: readonly Field[]): boolean => {
    const texts = numbers.map((column) => ({ column, text: filled(row, column) })).filter(({ text }) => text !== '')
    if (texts.length === 0) return false
    const figures = texts.filter(({ text }) => looksNumeric(text))
    if (figures.length < 0.6 * texts.length) return false
    return !figures.every(({ column, text }) => YEAR.test(text) && !ofYears.has(column))
  }
  const body = rows.slice(0, MOST_BEFORE).findIndex(isBody)
  if (body <= 0) return numbers.length === 0 ? { heading: 0, body: 1 } : { heading: 0, body: Math.max(0, body) }
  let heading = body - 1
  const texts = (row: readonly Field[] | undefined) =>
    (row ?? []).filter((field) => tidy(fieldText(field)) !== '').length
  while (heading > 0 && body - heading < MOST_HEADING_LINES && texts(rows[heading - 1]) > 1) heading--
  return { heading, body }
}
