import { PledgebookError } from '../terms/fault.js'
import { type BoundMapping, bindMapping } from './bound-mapping.js'
import { differingColumns } from './column-name.js'
import type { LedgerBatch } from './ledger-batch.js'
import { type FileRejection, LedgerTally } from './ledger-tally.js'
import { type Lookup, readLookup } from './lookup-table.js'
import { RecordMapper } from './map-records.js'
import type { LedgerMapping } from './mapping-schema.js'
import { type LedgerInput, openRecords, type ReadingAids, type RecordSource } from './record-source.js'

export interface LedgerAids extends ReadingAids {
  /** Opens a file that lies beside the ledger, for a mapping's lookups. */
  readonly beside?: (file: string) => LedgerInput
  /** Is told of every rejected row as it comes. */
  readonly onRejected?: (rejection: FileRejection) => void
  /** Lines of a batch; 8,192 if not given. */
  readonly batchSize?: number
}

/** A ledger being read. */
export interface LedgerReading {
  /** Names of the first file's columns. */
  readonly names: readonly string[]
  /** Grows with the batches; complete when they have ended. Of all files together. */
  readonly tally: LedgerTally
  /** Lines in the order of the files and of their rows; may be gone through once. A batch is of one file. */
  readonly batches: AsyncIterable<LedgerBatch>
}

const BATCH = 8_192

/** Reads a ledger of one file: see `readLedgers`. */
export async function readLedger(
  input: LedgerInput,
  mapping: LedgerMapping,
  aids: LedgerAids = {},
): Promise<LedgerReading> {
  return readLedgers([input], mapping, aids)
}

/**
 * Reads a ledger of several files by one mapping. Memory does not grow with the files: lines come in batches, numbered
 * through all files, and a row that cannot be read is rejected with its reason and counted. Throws `source` faults for files
 * that are no ledger, `data` `ledger.columns` for a mapping that does not fit the heading, `data` `ledger.headings` for a
 * file with other columns than the first (years in names may differ), `input` `ledger.twice` for one file given twice, and the
 * signal's reason when it is aborted; of a later file when its turn comes.
 */
export async function readLedgers(
  inputs: readonly LedgerInput[],
  mapping: LedgerMapping,
  aids: LedgerAids = {},
): Promise<LedgerReading> {
  const [input, ...others] = inputs
  if (input === undefined)
    throw new PledgebookError('input', 'ledger.none', 'no file is given', 'give one file at least')
  refuseTwice(inputs)
  const lookups = await lookupsOf(mapping, aids, input.name)
  const tally = new LedgerTally(aids.onRejected)
  const opened = await open(input, mapping, lookups, aids)
  const { names } = opened.source
  async function* batches(): AsyncGenerator<LedgerBatch> {
    let first = yield* linesOf(opened, 0)
    for (const other of others) {
      aids.signal?.throwIfAborted()
      first = yield* linesOf(await open(other, mapping, lookups, aids, { names, file: input?.name ?? '' }), first)
    }
  }
  async function* linesOf({ source, bound, file }: Opened, first: number): AsyncGenerator<LedgerBatch, number> {
    const mapper = new RecordMapper(mapping, bound, source.names, tally, aids.batchSize ?? BATCH, file, first)
    const before = { lines: tally.mendedLines, quotes: tally.mendedQuotes }
    for await (const batch of source.batches) {
      aids.signal?.throwIfAborted()
      yield* mapper.map(batch)
      const mended = source.mended()
      tally.mendedLines = before.lines + mended.lines
      tally.mendedQuotes = before.quotes + mended.quotes
    }
    yield* mapper.rest()
    return mapper.next
  }
  return { names, tally, batches: batches() }
}

interface Opened {
  readonly source: RecordSource
  readonly bound: BoundMapping
  readonly file: string
}

/** Opens a file and finds the mapping's columns in it; lets it go when they are not there. */
async function open(
  input: LedgerInput,
  mapping: LedgerMapping,
  lookups: ReadonlyMap<string, Lookup>,
  aids: LedgerAids,
  like?: { readonly names: readonly string[]; readonly file: string },
): Promise<Opened> {
  const source = await openRecords(input, mapping.file, aids)
  try {
    if (like) refuseOtherHeadings(source.names, input.name, like)
    return { source, bound: bindMapping(mapping, source.names, lookups, input.name), file: input.name }
  } catch (error) {
    await source.close()
    throw error
  }
}

async function lookupsOf(mapping: LedgerMapping, aids: LedgerAids, where: string): Promise<Map<string, Lookup>> {
  const lookups = new Map<string, Lookup>()
  for (const [name, table] of Object.entries(mapping.lookups)) {
    if (aids.beside === undefined)
      throw new PledgebookError(
        'source',
        'ledger.beside',
        `the mapping looks names up in ${table.file}, which cannot be opened here`,
        'give the file beside the ledger, or leave lookups: out of the mapping',
        { where },
      )
    const file = await openRecords(aids.beside(table.file), {}, aids)
    lookups.set(name, await readLookup(file.names, file.batches, table))
  }
  return lookups
}

function refuseOtherHeadings(
  names: readonly string[],
  file: string,
  like: { readonly names: readonly string[]; readonly file: string },
): void {
  const { more, fewer } = differingColumns(names, like.names)
  if (more.length + fewer.length === 0) return
  const list = (some: readonly string[]) =>
    some
      .slice(0, 5)
      .map((name) => `"${name}"`)
      .join(', ')
  const found = [
    ...(fewer.length > 0 ? [`it has no column ${list(fewer)}`] : []),
    ...(more.length > 0 ? [`it has ${list(more)}, which that file has not`] : []),
  ]
  throw new PledgebookError(
    'data',
    'ledger.headings',
    `its heading is not that of ${like.file}: ${found.join('; ')}`,
    'files of one ledger have one heading, but for years in it; read this one apart, by its own mapping',
    { where: file },
  )
}

/** A file that two patterns find would count double. */
function refuseTwice(inputs: readonly LedgerInput[]): void {
  const seen = new Set<string>()
  for (const { name, path } of inputs) {
    const place = path ?? name
    if (seen.has(place))
      throw new PledgebookError(
        'input',
        'ledger.twice',
        'the file is given twice and would count double',
        'give every file once',
        { where: name },
      )
    seen.add(place)
  }
}
