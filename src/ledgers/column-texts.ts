import { tidy } from './column-name.js'
import type { LedgerMapping } from './mapping-schema.js'
import { type LedgerInput, openRecords, type ReadingAids } from './record-source.js'
import { fieldText } from './text-field.js'

const MOST_ROWS = 500_000
const MOST_TEXTS = 200

/** Different texts of a column, in the order in which they come, of the first half million rows; at most two hundred. */
export async function columnTexts(
  input: LedgerInput,
  file: LedgerMapping['file'],
  column: string,
  aids: ReadingAids = {},
): Promise<string[]> {
  const source = await openRecords(input, file, aids)
  const at = source.names.indexOf(column)
  const texts = new Set<string>()
  let rows = 0
  for await (const { records } of source.batches) {
    rows += records.length
    for (const record of records) {
      const text = tidy(fieldText(record[at]))
      if (text !== '') texts.add(text)
    }
    if (at < 0 || rows > MOST_ROWS || texts.size > MOST_TEXTS) break
  }
  return [...texts].slice(0, MOST_TEXTS)
}
