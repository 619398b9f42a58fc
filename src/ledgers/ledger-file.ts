import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { tallySql } from '../rules/classified-sql.js'
import { caseOfRules, dictionaryPlan } from '../rules/dictionary-plan.js'
import type { RuleOptions } from '../rules/interpret.js'
import type { RuleSet } from '../rules/rule.js'
import { PledgebookError } from '../terms/fault.js'
import { type Database, interruptible, openDatabase } from './duckdb.js'
import { fileForm } from './ledger-file-form.js'
import { listValues, type ValueList } from './ledger-file-lists.js'
import { type Counts, countRows, describedFile, PLACE } from './ledger-file-rows.js'
import { type FileRows, relationSql, ruleColumns } from './ledger-file-sql.js'
import { sumsSql } from './ledger-file-sums.js'
import type { Classification, CompiledQuery, LedgerTable, TableAids } from './ledger-table.js'
import { LedgerTally } from './ledger-tally.js'
import type { LedgerMapping } from './mapping-schema.js'
import { queryRows } from './query-rows.js'

/** A ledger that stays in its file: the same answers as from a `LedgerTable`, whose rows the database reads when asked. */
export interface LedgerFile extends LedgerTable {
  /** Names of the file's columns. */
  readonly names: readonly string[]
  /** What became of the rows, as `readLedger` would count them. */
  readonly tally: LedgerTally
  /** Sums by rule, year, stage and side of a relation that `classify` made, as `tallySql` gives them, only sooner. */
  sums(relation: string): CompiledQuery
}

/** Share of the values of some column that have any bit, below which rows without are left aside. */
const FEW = 0.5

async function isParquet(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.toString('latin1') === 'PAR1'
  } finally {
    await file.close()
  }
}

/**
 * Opens a Parquet file as a ledger without loading its lines: distinct values of its columns are read once, normalised as
 * everywhere, and rows are joined to them whenever something is asked. Memory grows with the distinct values, not with the
 * rows; texts that nearly all differ are put in their form by the database, as far as it does so alike (`plainTexts`).
 * Undefined where the file cannot be read in this way with the same meaning as `readLedger`: another format, a mapping that
 * asks for more, amounts that are no numbers, years, stages or sides unknown to the mapping, too many distinct codes.
 * Throws `data` `ledger.columns` for a mapping that does not fit, `source` `ledger.changed` from a query when the file has
 * changed meanwhile, and the signal's reason.
 */
export async function openLedgerFile(
  path: string,
  mapping: LedgerMapping,
  aids: TableAids = {},
): Promise<LedgerFile | undefined> {
  if (!(await isParquet(path))) return undefined
  const database = await openDatabase([path], aids.load)
  try {
    const ledger = await openedFile(database, path, mapping, aids)
    if (ledger === undefined) await database.close()
    return ledger
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openedFile(
  database: Database,
  path: string,
  mapping: LedgerMapping,
  aids: TableAids,
): Promise<LedgerFile | undefined> {
  const stamp = await stampOf(path)
  const from = `read_parquet('${path.replaceAll("'", "''")}', ${PLACE} = true)`
  const columns = await describedFile(database, from, aids.signal)
  const form = columns && fileForm(mapping, columns, basename(path))
  if (columns === undefined || form === undefined) return undefined
  const counts = await countRows(database, from, form, columns, aids.signal)
  if (counts === undefined) return undefined
  const some = counts.lines < counts.rows ? ` where ${form.amount} is not null` : ''
  const rows = { from, where: some, place: PLACE, amount: form.amount, file: basename(path), firstRow: 1 }
  const name = aids.name ?? 'ledger'
  const spelling = new Map<string, string>()
  const plain = (mapping.file.marks ?? []).length === 0 && (mapping.file.missing ?? []).length === 0
  const lists: ValueList[] = []
  for (const [i, values] of form.lists.entries()) {
    const list = await listValues(
      database,
      some === '' ? from : `(from ${from}${some})`,
      columns,
      form,
      values,
      plain,
      {
        name: `${name}_list${i}`,
        signal: aids.signal,
        onName: (normal, spelt) => {
          if (normal !== spelt && !spelling.has(normal)) spelling.set(normal, spelt)
        },
      },
    )
    if (list === undefined) return undefined
    lists.push(list)
  }
  await database.connection.run(`create view ${name} as ${relationSql(rows, lists)}`)
  aids.onProgress?.(counts.lines)
  return ledgerOf(
    database,
    { path, stamp, name, rows, lists, counts, spelling, names: columns.map((c) => c.name) },
    aids,
  )
}

async function stampOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path)
  return `${size} ${mtimeMs}`
}

interface Opened {
  readonly path: string
  readonly stamp: string
  readonly name: string
  readonly rows: FileRows
  readonly lists: readonly ValueList[]
  readonly counts: Counts
  readonly spelling: ReadonlyMap<string, string>
  readonly names: readonly string[]
}

function ledgerOf(database: Database, opened: Opened, aids: TableAids): LedgerFile {
  const { name, counts, spelling } = opened
  const sums = new Map<string, string>()
  const tally = new LedgerTally()
  tally.rows = counts.rows
  tally.lines = counts.lines
  tally.blankRows = counts.blank
  tally.emptyAmounts = counts.rows - counts.lines - counts.blank
  const unchanged = async () => {
    if ((await stampOf(opened.path)) === opened.stamp) return
    const hint = 'classify it again, and leave it alone meanwhile'
    throw new PledgebookError('source', 'ledger.changed', 'the file has changed while it was classified', hint, {
      where: opened.rows.file,
    })
  }
  async function* rowsOf(query: CompiledQuery, signal?: AbortSignal) {
    await unchanged()
    yield* queryRows(database.connection, query, signal ?? aids.signal)
  }
  return {
    engine: 'duckdb',
    name,
    lines: counts.lines,
    names: opened.names,
    tally,
    spelled: (normal) => spelling.get(normal) ?? normal,
    classify: async (set, as, options, signal) => {
      await unchanged()
      const made = await plannedView(database, opened, set, as, options, signal ?? aids.signal)
      sums.set(made.relation, made.sums)
      return made
    },
    sums: (relation) => {
      const sql = sums.get(relation)
      if (sql === undefined)
        throw new PledgebookError('bug', 'ledger.relation', `no relation "${relation}"`, 'classify the ledger first')
      return { sql, params: [] }
    },
    rows: rowsOf,
    close: database.close,
  }
}

/** Each list once more with the bits that rules ask of it, and a view over them. */
async function plannedView(
  { connection }: Database,
  { name, rows, lists }: Opened,
  set: RuleSet,
  as: string,
  options: RuleOptions | undefined,
  signal: AbortSignal | undefined,
): Promise<Classification & { readonly sums: string }> {
  const plan = dictionaryPlan(set, options)
  const own: ValueList[] = []
  let least = 1
  for (const list of lists) {
    const bits = plan?.bits(ruleColumns(list)) ?? ''
    const table = bits === '' ? list.table : `${list.table}_${as}`
    own.push({ ...list, table })
    if (plan === undefined || bits === '') continue
    const sql = `create or replace table ${table} as select *,\n${bits}\nfrom ${list.table}`
    await interruptible(connection, signal, () => connection.run(sql))
    const held = `select avg(case when ${plan.anyBit({ table, columns: ruleColumns(list) })} then 1 else 0 end) from ${table}`
    const [[share] = []] = (await connection.runAndReadAll(held)).getRows()
    least = Math.min(least, Number(share ?? 1))
  }
  const relation = `${name}_${as}`
  const sql = relationSql(rows, own, plan ?? caseOfRules(set, options))
  await interruptible(connection, signal, () => connection.run(`create or replace view ${relation} as ${sql}`))
  const inTurn = plan === undefined || lists.some((list) => list.others)
  const sums = plan === undefined ? tallySql('duckdb', relation).sql : sumsSql(rows, own, plan, least < FEW)
  return { plan: inTurn ? 'case' : 'bitmap', sql, relation, sums }
}
