import { PledgebookError } from '../terms/fault.js'
import { type BoundMapping, bindMapping } from './bound-mapping.js'
import type { LedgerBatch } from './ledger-batch.js'
import { LedgerTally } from './ledger-tally.js'
import { type Lookup, readLookup } from './lookup-table.js'
import { RecordMapper } from './map-records.js'
import type { LedgerMapping } from './mapping-schema.js'
import type { Rejection } from './record-batch.js'
import { type LedgerInput, openRecords, type ReadingAids } from './record-source.js'

export interface LedgerAids extends ReadingAids {
  /** Opens a file that lies beside the ledger, for a mapping's lookups. */
  readonly beside?: (file: string) => LedgerInput
  /** Is told of every rejected row as it comes. */
  readonly onRejected?: (rejection: Rejection) => void
  /** Lines of a batch; 8,192 if not given. */
  readonly batchSize?: number
}

/** A ledger being read. */
export interface LedgerReading {
  /** Names of the file's columns. */
  readonly names: readonly string[]
  /** Grows with the batches; complete when they have ended. */
  readonly tally: LedgerTally
  /** Lines in the file's order; may be gone through once. */
  readonly batches: AsyncIterable<LedgerBatch>
}

const BATCH = 8_192

/**
 * Reads a ledger by its mapping. Memory does not grow with the file: lines come in batches, and a row that cannot be read
 * is rejected with its reason and counted. Throws `source` faults for files that are no ledger, `data` `ledger.columns`
 * for a mapping that does not fit the heading, and the signal's reason when it is aborted.
 */
export async function readLedger(
  input: LedgerInput,
  mapping: LedgerMapping,
  aids: LedgerAids = {},
): Promise<LedgerReading> {
  const lookups = new Map<string, Lookup>()
  for (const [name, table] of Object.entries(mapping.lookups)) {
    if (aids.beside === undefined)
      throw new PledgebookError(
        'source',
        'ledger.beside',
        `the mapping looks names up in ${table.file}, which cannot be opened here`,
        'give the file beside the ledger, or leave lookups: out of the mapping',
        { where: input.name },
      )
    const file = await openRecords(aids.beside(table.file), {}, aids)
    lookups.set(name, await readLookup(file.names, file.batches, table))
  }
  const source = await openRecords(input, mapping.file, aids)
  const tally = new LedgerTally(aids.onRejected)
  let bound: BoundMapping
  try {
    bound = bindMapping(mapping, source.names, lookups, input.name)
  } catch (error) {
    await source.close()
    throw error
  }
  const mapper = new RecordMapper(mapping, bound, source.names, tally, aids.batchSize ?? BATCH)
  async function* batches(): AsyncGenerator<LedgerBatch> {
    for await (const batch of source.batches) {
      aids.signal?.throwIfAborted()
      yield* mapper.map(batch)
      const mended = source.mended()
      tally.mendedLines = mended.lines
      tally.mendedQuotes = mended.quotes
    }
    yield* mapper.rest()
  }
  return { names: source.names, tally, batches: batches() }
}
