import { classifiedTable } from '../ledgers/classified-table.js'
import type { LedgerFile } from '../ledgers/ledger-file.js'
import type { LedgerTable } from '../ledgers/ledger-table.js'
import type { LedgerTally } from '../ledgers/ledger-tally.js'
import { LineStore } from '../ledgers/line-store.js'
import { readLedgers } from '../ledgers/read-ledger.js'
import type { Classified } from '../rules/classified.js'
import { classifiedLines } from '../rules/classified-lines.js'
import type { RuleOptions } from '../rules/interpret.js'
import type { RuleSet } from '../rules/rule.js'
import { PledgebookError } from '../terms/fault.js'
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

async function inMemory(reading: Reading, most: number | undefined, told: (lines: number) => void): Promise<LineStore> {
  const lines = new LineStore()
  for await (const batch of reading.batches) {
    lines.add(batch)
    if (most !== undefined && lines.length > most) throw tooMany(most, batch.file)
    told(lines.length)
  }
  return lines
}

function tooMany(most: number, where: string): PledgebookError {
  return new PledgebookError(
    'input',
    'ledger.tooManyLines',
    `the ledger has more than ${most} lines, which is as many as are held in memory here`,
    'give fewer years, or use the command line, which reads ledgers of any length with DuckDB',
    { where },
  )
}

/** A ledger in memory with rules applied; years with more lines than are compared here have none to compare. */
function interpreted(set: RuleSet, lines: LineStore, options: RuleOptions | undefined, memory: Context['memory']) {
  const found = classifiedLines(set, lines, options)
  const { linesOf } = found
  const most = memory?.compared
  const bounded: Classified['linesOf'] = (year, stage, asked) => linesOf(year, stage, Math.min(asked, most ?? asked))
  return { ...found, linesOf: bounded }
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

interface AskedLedger {
  readonly ledger: string
  readonly mapping?: string | undefined
  readonly descriptor?: string | undefined
  readonly year?: string | undefined
  readonly only?: string | undefined
  readonly engine?: EngineChoice | undefined
  readonly server?: string | undefined
  /** Where rejected rows go: they are met only when the ledger is read. */
  readonly rejected?: string | undefined
}

/**
 * Reads a ledger and loads it into the engine asked for; DuckDB where nothing is asked and it is installed, else memory, where
 * the one read last may be kept for the next question. Throws what opening, choosing a mapping and reading throw, `data`
 * `ledger.noLines` for a ledger without a line, and `input` `ledger.tooManyLines` for one that memory is not to hold.
 */
export async function loadLedger(
  context: Context,
  asked: AskedLedger,
  onRejected: (rejection: LedgerTally['rejections'][number]) => void,
): Promise<LoadedLedger> {
  const { keep, engines } = context
  if (keep === undefined || engines !== undefined || asked.rejected !== undefined)
    return readAndLoad(context, asked, onRejected)
  const { ledger, mapping, descriptor, year, only } = asked
  const of = { ledger, mapping, descriptor, year, only }
  return keep(JSON.stringify(of), () => readAndLoad(context, asked, onRejected))
}

async function readAndLoad(
  context: Context,
  asked: AskedLedger,
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
  const lines = table === undefined ? await inMemory(reading, context.memory?.lines, told) : undefined
  const { tally } = reading
  const names = inputs.all.map(({ name }) => name)
  if (table !== undefined && table.lines > 0) return loadedTable(context, chosen, names, tally, notes, table)
  if (lines !== undefined && lines.length > 0)
    return {
      chosen,
      files: names,
      tally,
      notes,
      classify: async (set, _as, options) => interpreted(set, lines, options, context.memory),
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
