import { classifiedTable } from '../ledgers/classified-table.js'
import { lineOf } from '../ledgers/ledger-batch.js'
import type { LedgerFile } from '../ledgers/ledger-file.js'
import type { LedgerTable } from '../ledgers/ledger-table.js'
import type { LedgerTally } from '../ledgers/ledger-tally.js'
import { readLedgers } from '../ledgers/read-ledger.js'
import type { Classified } from '../rules/classified.js'
import { classifiedLines } from '../rules/classified-lines.js'
import type { RuleOptions } from '../rules/interpret.js'
import type { RuleSet } from '../rules/rule.js'
import { PledgebookError } from '../terms/fault.js'
import type { LedgerLine } from '../terms/ledger-line.js'
import type { ENGINES } from './classify-schema.js'
import { type LedgerInputs, openInputs } from './ledger-inputs.js'
import { type ChosenMapping, chooseMapping } from './ledger-mapping.js'
import type { Context, Engines } from './operation.js'

export type EngineChoice = (typeof ENGINES)[number]

/** A ledger read into an engine, to which rule sets can be applied. */
export interface LoadedLedger {
  readonly chosen: ChosenMapping
  readonly files: readonly string[]
  readonly tally: LedgerTally
  /** What had to be done otherwise than asked, in words. */
  readonly notes: readonly string[]
  /** `as` names the result; the same name replaces the one before. */
  classify(set: RuleSet, as: string, options?: RuleOptions): Promise<Classified>
  close(): Promise<void>
}

const TOLD_EVERY = 500_000

type Reading = Awaited<ReturnType<typeof readLedgers>>

async function inMemory(reading: Reading, told: (lines: number) => void): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = []
  for await (const batch of reading.batches) {
    for (let i = 0; i < batch.count; i++) lines.push({ ...lineOf(batch, i), file: batch.file })
    told(lines.length)
  }
  return lines
}

/** Tells the person who waits how far the reading is, every half million lines. */
function progress(log: (line: string) => void): (lines: number) => void {
  let next = TOLD_EVERY
  return (lines) => {
    if (lines < next) return
    log(`${lines} lines read`)
    next = lines - (lines % TOLD_EVERY) + TOLD_EVERY
  }
}

async function openTable(
  engines: Engines | undefined,
  engine: EngineChoice | undefined,
  server: string | undefined,
): Promise<{ readonly load?: Awaited<ReturnType<Engines['open']>>; readonly notes: string[] }> {
  if (engine === 'typescript') {
    if (server === undefined) return { notes: [] }
    throw new PledgebookError(
      'input',
      'engine.server',
      'rules are interpreted in this process, and there is no server',
      'leave --server out, or name another --engine',
    )
  }
  if (engines === undefined) {
    if (engine === undefined) return { notes: [] }
    throw new PledgebookError('input', 'engine.none', `no ${engine} can be reached from here`, 'leave --engine out')
  }
  try {
    return { load: await engines.open(engine ?? 'duckdb', server), notes: [] }
  } catch (error) {
    const missing = engine === undefined && error instanceof PledgebookError && error.code === 'duckdb.missing'
    if (!missing) throw error
    return { notes: ['DuckDB is not installed: the rules were interpreted, with the same answers and more slowly.'] }
  }
}

/**
 * Reads a ledger and loads it into the engine asked for; DuckDB where nothing is asked and it is installed, else memory.
 * Throws what opening, choosing a mapping and reading throw, and `data` `ledger.noLines` for a ledger without a line.
 */
export async function loadLedger(
  context: Context,
  asked: {
    readonly ledger: string
    readonly mapping?: string | undefined
    readonly descriptor?: string | undefined
    readonly year?: string | undefined
    readonly only?: string | undefined
    readonly engine?: EngineChoice | undefined
    readonly server?: string | undefined
  },
  onRejected: (rejection: LedgerTally['rejections'][number]) => void,
): Promise<LoadedLedger> {
  const inputs = await openInputs(context, asked.ledger)
  context.log(`reading ${inputs.all.map(({ name }) => name).join(', ')}`)
  const chosen = await chooseMapping(context, inputs, asked.mapping, asked)
  const { load, notes } = await openTable(context.engines, asked.engine, asked.server)
  const direct = load && (await openDirect(context, inputs, chosen.mapping, asked.engine))
  if (direct !== undefined) return loadedTable(context, chosen, [inputs.first.name], direct.tally, notes, direct)
  const reading = await readLedgers(inputs.all, chosen.mapping, { ...inputs.aids, onRejected })
  const told = progress(context.log)
  const table: LedgerTable | undefined = await load?.(reading.batches, { signal: context.signal, onProgress: told })
  const lines = table === undefined ? await inMemory(reading, told) : []
  const { tally } = reading
  const names = inputs.all.map(({ name }) => name)
  if (table !== undefined && table.lines > 0) return loadedTable(context, chosen, names, tally, notes, table)
  if (table === undefined && lines.length > 0)
    return {
      chosen,
      files: names,
      tally,
      notes,
      classify: async (set, _as, options) => classifiedLines(set, lines, options),
      close: async () => {},
    }
  await table?.close()
  throw new PledgebookError(
    'data',
    'ledger.noLines',
    `none of its ${tally.rows} rows became a line (${tally.rejected} rejected)`,
    `see how it is read: pledgebook ledger ${inputs.first.name}`,
    { where: inputs.first.name },
  )
}

function loadedTable(
  { signal }: Context,
  chosen: ChosenMapping,
  files: readonly string[],
  tally: LedgerTally,
  notes: readonly string[],
  table: LedgerTable,
): LoadedLedger {
  return {
    chosen,
    files,
    tally,
    notes,
    classify: (set, as, options) => classifiedTable(table, set, as, options, signal),
    close: () => table.close(),
  }
}

/** A single file that DuckDB reads itself, without loading its rows; undefined where they must be read one by one. */
async function openDirect(
  { engines, signal, log }: Context,
  { all, first }: LedgerInputs,
  mapping: ChosenMapping['mapping'],
  engine: EngineChoice | undefined,
): Promise<LedgerFile | undefined> {
  if (engines?.openFile === undefined || (engine ?? 'duckdb') !== 'duckdb') return undefined
  if (all.length !== 1 || first.path === undefined) return undefined
  const file = await engines.openFile(first.path, mapping, { signal })
  if (file !== undefined) log(`${file.lines} lines, read where they are`)
  if (file === undefined || file.lines > 0) return file
  await file.close()
  return undefined
}
