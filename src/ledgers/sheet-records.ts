import { PledgebookError } from '../terms/fault.js'
import type { Bytes } from './byte-stream.js'
import type { Field, RecordBatch } from './record-batch.js'

/** A sheet as rows of cells from A1 on. */
export interface LedgerSheet {
  readonly name: string
  readonly rows: readonly (readonly (string | number | boolean | Date | null)[])[]
}

/** Unpacks a workbook, behind a guard against bombs; given by the caller. */
export type SheetReader = (bytes: Uint8Array) => Promise<readonly LedgerSheet[]>

/** Bytes of a workbook, inclusive; larger ledgers are given as CSV or Parquet. */
const LARGEST_WORKBOOK = 50_000_000
const BATCH = 4_096

/** Rows of a sheet: the named one, or the one with most rows. Throws `source` faults. */
export async function* sheetRecords(
  bytes: Bytes,
  sheet: string | undefined,
  file: string,
  reader: SheetReader | undefined,
): AsyncGenerator<RecordBatch> {
  const refuse = (code: string, message: string, hint: string) =>
    new PledgebookError('source', code, message, hint, { where: file })
  if (reader === undefined) throw refuse('ledger.workbook', 'workbooks cannot be read here', 'save the sheet as CSV')
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    parts.push(chunk)
    size += chunk.length
    if (size > LARGEST_WORKBOOK)
      throw refuse('ledger.workbook', `the workbook has more than ${LARGEST_WORKBOOK} bytes`, 'save the sheet as CSV')
  }
  const sheets = await reader(Buffer.concat(parts))
  const largest = sheets.reduce<LedgerSheet | undefined>(
    (best, each) => (best === undefined || each.rows.length > best.rows.length ? each : best),
    undefined,
  )
  const chosen = sheet === undefined ? largest : sheets.find((each) => each.name === sheet)
  if (chosen === undefined)
    throw refuse(
      'ledger.sheet',
      sheet === undefined ? 'the workbook has no sheets' : `the workbook has no sheet "${sheet}"`,
      `its sheets are: ${sheets.map((each) => each.name).join(', ') || 'none'}`,
    )
  const width = chosen.rows.reduce((most, row) => Math.max(most, lastFilled(row)), 0)
  for (let from = 0; from < chosen.rows.length; from += BATCH) {
    const rows: number[] = []
    const records: Field[][] = []
    chosen.rows.slice(from, from + BATCH).forEach((cells, i) => {
      if (lastFilled(cells) === 0) return
      rows.push(from + i + 1)
      records.push(Array.from({ length: width }, (_, column) => cellField(cells[column])))
    })
    yield { rows, records, rejected: [] }
  }
}

function lastFilled(cells: LedgerSheet['rows'][number]): number {
  let last = cells.length
  while (last > 0 && (cells[last - 1] === null || cells[last - 1] === undefined || cells[last - 1] === '')) last--
  return last
}

function cellField(cell: LedgerSheet['rows'][number][number] | undefined): Field {
  if (cell === undefined || cell === null || typeof cell === 'number' || typeof cell === 'string') return cell ?? null
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}
