import { readXlsx } from 'hucre/xlsx'
import { PledgebookError } from '../terms/fault.js'
import { shown } from './shown.js'
import { guardWorkbook } from './zip-guard.js'

export type CellValue = string | number | boolean | Date | null

/** A sheet as rows of cells from A1 on; `hidden` has the indices (from 0) of hidden rows. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly CellValue[])[]
  readonly hidden: ReadonlySet<number>
}

/** The part of a sheet that is read: no publisher's table is larger. */
const READ_RANGE = 'A1:CV2000'

/** Characters of one cell, inclusive: ten times the longest note of a publisher. */
const LONGEST_TEXT = 5_000

/** Reads an .xlsx workbook after the guard has let it pass. Throws `source` faults. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const checked = await guardWorkbook(bytes)
  const sheets = await unpackSheets(checked)
  for (const sheet of sheets) refuseLongTexts(sheet)
  return sheets
}

async function unpackSheets(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    const workbook = await readXlsx(bytes, { range: READ_RANGE })
    return workbook.sheets.map((sheet) => {
      const rows = sheet.rows as CellValue[][]
      // A formula without a result would look like an empty cell; as text it is refused wherever a number belongs.
      for (const [place, cell] of sheet.cells ?? [])
        if (cell.formula !== undefined && cell.value === null) {
          const [row = 0, column = 0] = place.split(',').map(Number)
          const cells = rows[row]
          if (cells) cells[column] = `=${cell.formula}`
        }
      return {
        name: sheet.name,
        rows,
        hidden: new Set([...(sheet.rowDefs ?? [])].filter(([, def]) => def.hidden === true).map(([index]) => index)),
      }
    })
  } catch (error) {
    throw new PledgebookError(
      'source',
      'workbook.unreadable',
      `the workbook cannot be read: ${shown(error instanceof Error ? error.message : String(error))}`,
      'open it in a spreadsheet program and save it as .xlsx',
      { cause: error },
    )
  }
}

function refuseLongTexts(sheet: Sheet): void {
  sheet.rows.forEach((cells, row) => {
    const column = cells.findIndex((value) => typeof value === 'string' && value.length > LONGEST_TEXT)
    if (column >= 0)
      throw new PledgebookError(
        'source',
        'workbook.longText',
        `a cell holds more than ${LONGEST_TEXT} characters`,
        'get the workbook again from the publisher',
        { where: cellName(sheet.name, row, column) },
      )
  })
}

/** `TABLE3!D11` of zero-based row and column. */
export function cellName(sheet: string, row: number, column: number): string {
  return `${sheet}!${columnName(column)}${row + 1}`
}

export function columnName(column: number): string {
  let name = ''
  for (let c = column; c >= 0; c = Math.floor(c / 26) - 1) name = String.fromCharCode(65 + (c % 26)) + name
  return name
}

/** Zero-based `{row, column}` of a name such as `B4`. */
export function parseCellName(name: string): { row: number; column: number } {
  const match = /^([A-Z]+)(\d+)$/.exec(name)
  let column = 0
  for (const letter of match?.[1] ?? 'A') column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(match?.[2] ?? '1') - 1, column: column - 1 }
}
