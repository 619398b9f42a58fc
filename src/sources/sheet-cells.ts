import { daySerial } from './workbook-parts.js'
import { richText, sheetText } from './xml-text.js'

export type SheetCell = string | number | boolean | null

/** What cells refer to outside their sheet. */
export interface CellWorld {
  readonly strings: readonly string[]
  readonly isDay: (style: number) => boolean
  readonly date1904: boolean
  /** Columns of a row, inclusive; `refuse` is called beyond. */
  readonly widest: number
  readonly refuse: () => never
}

const CELL = /<((?:[\w.-]+:)?c)(?=[\s/>])([^>]*)>/gu
const VALUE = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]*)</u
const FORMULA = /<(?:[\w.-]+:)?f(?:\s[^>]*)?>([^<]*)</u

/**
 * Cells of a row from column A to the last one written. Days are ISO days, errors such as `#REF!` their text, a formula
 * without a result its text after `=`, so that none looks like an empty cell.
 */
export function rowCells(xml: string, world: CellWorld): SheetCell[] {
  const cells: SheetCell[] = []
  CELL.lastIndex = 0
  for (let found = CELL.exec(xml); found; found = CELL.exec(xml)) {
    const [tag, name = 'c', attributes = ''] = found
    const column = columnAt(attributes) ?? cells.length
    if (column >= world.widest) world.refuse()
    while (cells.length < column) cells.push(null)
    if (attributes.endsWith('/')) {
      cells[column] = null
      continue
    }
    const start = found.index + tag.length
    const close = xml.indexOf(`</${name}>`, start)
    const inside = xml.slice(start, close < 0 ? xml.length : close)
    cells[column] = cellOf(attributes, inside, world)
    if (close < 0) break
    CELL.lastIndex = close
  }
  return cells
}

/** Column from 0 of `r="AB12"`; undefined where it is not said. */
function columnAt(attributes: string): number | undefined {
  const at = attributes.indexOf(' r=')
  if (at < 0) return undefined
  let column = 0
  for (let i = at + 4; i < attributes.length; i++) {
    const code = attributes.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
    if (column > 20_000) break
  }
  return column === 0 ? undefined : column - 1
}

function cellOf(attributes: string, inside: string, world: CellWorld): SheetCell {
  const type = /\st=["'](\w+)["']/u.exec(attributes)?.[1] ?? 'n'
  if (type === 'inlineStr') return richText(inside)
  const value = VALUE.exec(inside)?.[1]
  if (value === undefined || value === '') {
    const formula = FORMULA.exec(inside)?.[1]
    return formula === undefined ? (type === 'str' ? '' : null) : `=${sheetText(formula)}`
  }
  if (type === 's') return world.strings[Number(value)] ?? null
  if (type === 'b') return value === '1' || value === 'true'
  if (type !== 'n') return sheetText(value)
  const number = Number(value)
  if (!Number.isFinite(number)) return sheetText(value)
  const style = /\ss=["'](\d+)["']/u.exec(attributes)?.[1]
  const day = style !== undefined && world.isDay(Number(style)) ? daySerial(number, world.date1904) : undefined
  return day ?? number
}
