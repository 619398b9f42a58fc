import { PledgebookError } from '../terms/fault.js'
import type { Bytes } from './byte-stream.js'
import type { Field, RecordBatch } from './record-batch.js'

/** A row of a sheet from column A on; `index` is its number, from 1. */
export interface LedgerSheetRow {
  readonly index: number
  readonly cells: readonly (string | number | boolean | null)[]
}

/** A sheet whose rows are read as they are taken. `size` compares the sheets of one workbook. */
export interface LedgerSheet {
  readonly name: string
  readonly size: number
  rows(): AsyncIterable<readonly LedgerSheetRow[]>
}

/** Opens a workbook, behind a guard against bombs; given by the caller. */
export type SheetReader = (bytes: Uint8Array) => Promise<readonly LedgerSheet[]>

/** Bytes of a workbook, inclusive; larger ledgers are given as CSV or Parquet. */
const LARGEST_WORKBOOK = 200_000_000

/** Opens a sheet of a workbook: the named one, or the largest. Throws `source` faults. */
export async function openSheet(
  bytes: Bytes,
  sheet: string | undefined,
  file: string,
  reader: SheetReader | undefined,
): Promise<LedgerSheet> {
  const refuse = (code: string, message: string, hint: string) =>
    new PledgebookError('source', code, message, hint, { where: file })
  if (reader === undefined) throw refuse('ledger.workbook', 'workbooks cannot be read here', 'save the sheet as CSV')
  const sheets = await reader(await wholeWorkbook(bytes, refuse))
  const largest = sheets.reduce<LedgerSheet | undefined>(
    (best, each) => (best === undefined || each.size > best.size ? each : best),
    undefined,
  )
  const chosen = sheet === undefined ? largest : sheets.find((each) => each.name === sheet)
  if (chosen === undefined)
    throw refuse(
      'ledger.sheet',
      sheet === undefined ? 'the workbook has no sheets' : `the workbook has no sheet "${sheet}"`,
      `its sheets are: ${sheets.map((each) => each.name).join(', ') || 'none'}`,
    )
  return chosen
}

/** Rows of a sheet, each up to its last filled cell. */
export async function* sheetRecords(sheet: LedgerSheet): AsyncGenerator<RecordBatch> {
  for await (const part of sheet.rows()) {
    const filled = part.map(({ index, cells }) => ({ index, last: lastFilled(cells), cells }))
    const rows = filled.filter(({ last }) => last > 0)
    yield {
      rows: rows.map(({ index }) => index),
      records: rows.map(({ cells, last }) => cells.slice(0, last).map(cellField)),
      rejected: [],
    }
  }
}

async function wholeWorkbook(
  bytes: Bytes,
  refuse: (code: string, message: string, hint: string) => PledgebookError,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    parts.push(chunk)
    size += chunk.length
    if (size > LARGEST_WORKBOOK)
      throw refuse('ledger.workbook', `the workbook has more than ${LARGEST_WORKBOOK} bytes`, 'save the sheet as CSV')
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function lastFilled(cells: LedgerSheetRow['cells']): number {
  let last = cells.length
  while (last > 0 && (cells[last - 1] === null || cells[last - 1] === '')) last--
  return last
}

function cellField(cell: LedgerSheetRow['cells'][number]): Field {
  return typeof cell === 'boolean' ? String(cell) : cell
}

/** Rows of a sheet end at their last filled cell: made as wide as the heading. */
export async function* padded(batches: AsyncIterable<RecordBatch>, width: number): AsyncGenerator<RecordBatch> {
  for await (const batch of batches)
    yield { ...batch, records: batch.records.map((record) => paddedRecord(record, width)) }
}

export function paddedRecord(record: readonly Field[], width: number): readonly Field[] {
  return record.length >= width ? record : [...record, ...Array.from({ length: width - record.length }, () => null)]
}
