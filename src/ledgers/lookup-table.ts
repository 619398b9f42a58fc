import { PledgebookError } from '../terms/fault.js'
import type { LookupTable } from './mapping-schema.js'
import type { RecordBatch } from './record-batch.js'
import { FieldTidier } from './text-field.js'

const BETWEEN = '\u001f'
const MOST_ENTRIES = 1_000_000

/** Names by key, from a file that lies beside the ledger. */
export interface Lookup {
  readonly table: ReadonlyMap<string, string>
  readonly ours: readonly string[]
}

export function lookupKey(texts: readonly string[]): string {
  return texts.join(BETWEEN)
}

/** Reads a table of names. The first of several rows with one key counts. Throws `data` `ledger.lookup` for missing columns or a table too large. */
export async function readLookup(
  names: readonly string[],
  batches: AsyncIterable<RecordBatch>,
  lookup: LookupTable,
): Promise<Lookup> {
  const refuse = (message: string) =>
    new PledgebookError('data', 'ledger.lookup', message, 'correct lookups: in the mapping', { where: lookup.file })
  const missing = [...lookup.key.map((pair) => pair.theirs), lookup.value].filter((name) => !names.includes(name))
  if (missing.length > 0) throw refuse(`there is no column ${missing.map((name) => `"${name}"`).join(', ')}`)
  const keys = lookup.key.map((pair) => names.indexOf(pair.theirs))
  const value = names.indexOf(lookup.value)
  const tidier = new FieldTidier()
  const table = new Map<string, string>()
  for await (const batch of batches)
    for (const record of batch.records) {
      const key = lookupKey(keys.map((at) => tidier.of(record[at])))
      if (!table.has(key)) table.set(key, tidier.of(record[value]))
      if (table.size > MOST_ENTRIES) throw refuse(`it holds more than ${MOST_ENTRIES} names`)
    }
  return { table, ours: lookup.key.map((pair) => pair.ours) }
}
