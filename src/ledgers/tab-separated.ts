import type { LedgerBatch } from './ledger-batch.js'
import type { NormalLines } from './normal-lines.js'

const BLOCK = 2_048

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': ' ' }

/** A text as a field of PostgreSQL's COPY. The zero character, which its texts cannot hold, becomes a blank. */
function tabField(text: string): string {
  return text.replace(/[\\\t\n\r\0]/g, (found) => ESCAPED[found] ?? found)
}

/** Lines of a ledger as tab-separated rows for COPY, in the order of `LEDGER_COLUMNS`, some thousands in one text. */
export async function* tabSeparated(
  batches: AsyncIterable<LedgerBatch>,
  normal: NormalLines,
  aids: { readonly signal?: AbortSignal | undefined; readonly onProgress?: (lines: number) => void },
): AsyncGenerator<string> {
  for await (const batch of batches) {
    aids.signal?.throwIfAborted()
    for (let from = 0; from < batch.count; from += BLOCK) {
      const columns = normal.columns(batch, from, Math.min(batch.count, from + BLOCK))
      const texts = columns.map((column) => column.map((each) => (typeof each === 'string' ? tabField(each) : each)))
      yield `${columns[0].map((_, i) => texts.map((column) => column[i]).join('\t')).join('\n')}\n`
    }
    aids.onProgress?.(normal.lines)
  }
}
