import { PledgebookError } from '../terms/fault.js'
import { type Bytes, peek, unpacked } from './byte-stream.js'
import { columnNames, joinHeadings } from './column-name.js'
import { DelimitedRecords } from './delimited-records.js'
import { SAMPLE, sniffForm, type TextForm } from './dialect-sniff.js'
import type { LedgerMapping } from './mapping-schema.js'
import type { RecordBatch } from './record-batch.js'
import { openSheet, padded, type SheetReader, sheetRecords } from './sheet-records.js'
import { TextBlocks } from './text-encoding.js'
import { fieldText } from './text-field.js'

/** A ledger's file. Parquet is read from its `path`, everything else from its bytes, which may be gzipped. */
export interface LedgerInput {
  readonly name: string
  readonly bytes: () => Bytes
  readonly path?: string
}

/** Opens a Parquet file at its path, its columns as text; `file` names it in faults. */
export type ParquetReader = (
  path: string,
  file: string,
  signal: AbortSignal | undefined,
) => Promise<{ readonly names: string[]; readonly batches: AsyncIterable<RecordBatch> }>

/** What a reading may be given. */
export interface ReadingAids {
  /** Reads workbooks, behind its guard. */
  readonly sheets?: SheetReader
  /** Reads Parquet; given where there is a database that does. */
  readonly parquet?: ParquetReader | undefined
  readonly signal?: AbortSignal | undefined
}

/** Rows of a file below its heading. */
export interface RecordSource {
  readonly kind: 'text' | 'sheet' | 'parquet'
  /** Of a text file. */
  readonly form: TextForm | undefined
  /** Name of a workbook's sheet. */
  readonly sheet?: string
  readonly names: readonly string[]
  readonly batches: AsyncIterable<RecordBatch>
  /** Lines read in another encoding than the file's, and rows with undoubled quotes, so far. */
  readonly mended: () => { lines: number; quotes: number }
  /** Lets the file go when its rows are not gone through. */
  readonly close: () => Promise<void>
}

const NOTHING_MENDED = { lines: 0, quotes: 0 }

type FileForm = LedgerMapping['file']

/**
 * Opens a file's rows: text in any of the known forms, a workbook, or Parquet, told apart by how the bytes begin. Throws
 * `source` faults for what is none of them and `data` `ledger.empty` for a file without a heading.
 */
export async function openRecords(input: LedgerInput, file: FileForm, aids: ReadingAids): Promise<RecordSource> {
  const { sample, rest } = await peek(unpacked(input.bytes(), input.name), SAMPLE)
  const kind = kindOf(sample, input.name)
  if (kind === 'parquet') {
    await rest[Symbol.asyncIterator]().return?.()
    const { names, batches } = await parquet(input, aids)
    return {
      kind,
      form: undefined,
      names: columnNames(names),
      batches,
      mended: () => NOTHING_MENDED,
      close: async () => {},
    }
  }
  if (kind === 'sheet') {
    const sheet = await openSheet(rest, file.sheet, input.name, aids.sheets)
    const below = await belowHeading(sheetRecords(sheet), file, input.name)
    return {
      ...below,
      kind,
      form: undefined,
      sheet: sheet.name,
      batches: padded(below.batches, below.names.length),
      mended: () => NOTHING_MENDED,
    }
  }
  const form = sniffForm(sample, file, input.name)
  const blocks = new TextBlocks(form.encoding, form.loneReturns)
  const parser = new DelimitedRecords(form)
  const batches = textRecords(rest, parser, blocks, aids.signal)
  return {
    kind,
    form,
    ...(await belowHeading(batches, file, input.name)),
    mended: () => ({ lines: blocks.mended, quotes: parser.mended }),
  }
}

function parquet({ path, name }: LedgerInput, aids: ReadingAids): ReturnType<ParquetReader> {
  const refuse = (message: string, hint: string) =>
    new PledgebookError('source', 'ledger.parquet', message, hint, { where: name })
  if (aids.parquet === undefined) throw refuse('Parquet cannot be read here', 'save it as CSV, or use the command line')
  if (path === undefined) throw refuse('Parquet is read from a file', 'give the path of the file')
  return aids.parquet(path, name, aids.signal)
}

function kindOf(sample: Uint8Array, file: string): RecordSource['kind'] {
  const is = (...expected: number[]) => expected.every((byte, i) => sample[i] === byte)
  if (is(0x50, 0x4b, 3, 4)) return 'sheet'
  if (is(0x50, 0x41, 0x52, 0x31)) return 'parquet'
  const old = is(0xd0, 0xcf, 0x11, 0xe0) ? 'an old Excel file' : is(0x25, 0x50, 0x44, 0x46) ? 'a PDF' : undefined
  if (old !== undefined || sample.length === 0)
    throw new PledgebookError(
      'source',
      'ledger.kind',
      old === undefined ? 'the file is empty' : `the file is ${old}`,
      'give a ledger as CSV, TSV, XLSX or Parquet',
      { where: file },
    )
  return 'text'
}

async function* textRecords(
  bytes: Bytes,
  parser: DelimitedRecords,
  blocks: TextBlocks,
  signal: AbortSignal | undefined,
): AsyncGenerator<RecordBatch> {
  for await (const chunk of bytes) {
    signal?.throwIfAborted()
    yield parser.push(blocks.push(chunk))
  }
  yield parser.push(blocks.push(new Uint8Array(), true), true)
}

/** Takes the heading off a stream of rows. */
async function belowHeading(
  batches: AsyncIterable<RecordBatch>,
  file: FileForm,
  name: string,
): Promise<Pick<RecordSource, 'names' | 'batches' | 'close'>> {
  const skip = file.skip ?? 0
  const wanted = file.headings ?? 1
  const source = batches[Symbol.asyncIterator]()
  const headings: string[][] = []
  const early: RecordBatch[] = []
  let width = 0
  while (headings.length < wanted || early.every((batch) => batch.records.length === 0)) {
    const next = await source.next()
    if (next.done) break
    const { rows, records, rejected } = next.value
    const from = rows.findIndex((row) => row > skip)
    const below = from < 0 ? records.length : from
    const need = Math.min(wanted - headings.length, records.length - below)
    for (let i = below; i < below + need; i++) headings.push((records[i] ?? []).map(fieldText))
    width = Math.max(width, ...records.slice(below + need).map((record) => record.length))
    early.push({
      rows: rows.slice(below + need),
      records: records.slice(below + need),
      rejected: rejected.filter((rejection) => rejection.row > skip),
    })
  }
  if (headings.length < wanted || (wanted === 0 && width === 0)) {
    await source.return?.()
    throw new PledgebookError(
      'data',
      'ledger.empty',
      `the file ends before its heading of ${wanted} ${wanted === 1 ? 'line' : 'lines'}`,
      'check file.skip and file.headings in the mapping',
      { where: name },
    )
  }
  const names =
    wanted === 0 ? columnNames(Array.from({ length: width }, () => '')) : columnNames(joinHeadings(headings))
  async function* rest(): AsyncGenerator<RecordBatch> {
    try {
      yield* early
      for (;;) {
        const next = await source.next()
        if (next.done) return
        yield next.value
      }
    } finally {
      await source.return?.()
    }
  }
  const close = async (): Promise<void> => {
    await source.return?.()
  }
  return { names, batches: rest(), close }
}
