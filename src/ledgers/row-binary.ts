import type { LedgerBatch } from './ledger-batch.js'
import type { NormalColumns, NormalLines } from './normal-lines.js'

const BLOCK = 2_048
/** Most bytes of a UTF-16 unit in UTF-8, and of the length before a text. */
const MOST_OF_UNIT = 3
const MOST_OF_LENGTH = 5
const NUMBERS = 16

function blockOf([line, row, year, amount, ...texts]: NormalColumns): Buffer {
  const all = [year, ...texts]
  let room = line.length * NUMBERS
  for (const column of all) for (const text of column) room += text.length * MOST_OF_UNIT + MOST_OF_LENGTH
  const block = Buffer.allocUnsafe(room)
  let at = 0
  const write = (text: string): void => {
    let length = Buffer.byteLength(text)
    for (; length > 127; length >>>= 7) block[at++] = (length & 127) | 128
    block[at++] = length
    at += block.write(text, at)
  }
  for (let i = 0; i < line.length; i++) {
    at = block.writeUInt32LE(line[i] ?? 0, at)
    at = block.writeUInt32LE(row[i] ?? 0, at)
    write(year[i] ?? '')
    at = block.writeDoubleLE(amount[i] ?? 0, at)
    for (const column of texts) write(column[i] ?? '')
  }
  return block.subarray(0, at)
}

/**
 * Lines of a ledger as ClickHouse's RowBinary, some thousands a block, in the order of `LEDGER_COLUMNS` (line and row
 * UInt32, amount Float64, the rest String): nothing to escape, and amounts to the last bit, which its readers of text do
 * not promise.
 */
export async function* rowBinary(
  batches: AsyncIterable<LedgerBatch>,
  normal: NormalLines,
  aids: { readonly signal?: AbortSignal | undefined; readonly onProgress?: (lines: number) => void },
): AsyncGenerator<Buffer> {
  for await (const batch of batches) {
    aids.signal?.throwIfAborted()
    for (let from = 0; from < batch.count; from += BLOCK)
      yield blockOf(normal.columns(batch, from, Math.min(batch.count, from + BLOCK)))
    aids.onProgress?.(normal.lines)
  }
}
