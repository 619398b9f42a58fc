/** What bench/classify.mjs and bench/classify-memory.mjs measure, bundled by them. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { DuckDbModule } from '../src/ledgers/duckdb.js'
import { openLedgerFile } from '../src/ledgers/ledger-file.js'
import { type CompiledQuery, type LedgerTable, openLedger } from '../src/ledgers/ledger-table.js'
import { ledgerMapping } from '../src/ledgers/mapping-schema.js'
import { parquetRecords } from '../src/ledgers/parquet-records.js'
import { readLedger } from '../src/ledgers/read-ledger.js'
import { tallySql } from '../src/rules/classified-sql.js'
import { compileRules } from '../src/rules/compile.js'
import { normaliseText, wordForm } from '../src/rules/ledger-text.js'
import { MADE_MAPPING, type MadeShape, madeNames, madeRules, madeView, writeMade } from './made-ledger.js'

export { writeMade }

const RULES = 40
const mapping = ledgerMapping.parse(MADE_MAPPING)

/** Sums as text, the same for every contestant: rule, year, stage, side, hundredths, lines. */
export type Sums = string[]

function asText(rows: readonly (readonly unknown[])[]): Sums {
  return rows
    .map((row) => row.map((cell) => (cell === null || cell === undefined ? '' : String(cell))).join(' '))
    .sort()
}

async function all(table: LedgerTable, query: CompiledQuery): Promise<Sums> {
  const rows: unknown[][] = []
  for await (const some of table.rows(query)) rows.push(...some)
  return asText(rows)
}

/** Opens a Parquet file, classifies it and adds up; with the milliseconds of each part. */
export async function ours(path: string, shape: MadeShape, load?: () => Promise<DuckDbModule>) {
  const start = performance.now()
  const ledger = await openLedgerFile(path, mapping, load ? { load } : {})
  if (ledger === undefined) throw new Error('the file was not taken as it lies')
  try {
    const opened = performance.now()
    const { relation, plan } = await ledger.classify(madeRules(RULES, shape), 'bench')
    const sums = await all(ledger, ledger.sums(relation))
    const end = performance.now()
    return { sums, plan, open: opened - start, rules: end - opened, whole: end - start }
  } finally {
    await ledger.close()
  }
}

/** The same for a file whose lines are read one by one and loaded. */
export async function loaded(path: string, shape: MadeShape) {
  const start = performance.now()
  const reading = await readLedger({ name: basename(path), path, bytes: () => createReadStream(path) }, mapping, {
    parquet: parquetRecords,
  })
  const ledger = await openLedger(reading.batches)
  try {
    const opened = performance.now()
    const { relation, plan } = await ledger.classify(madeRules(RULES, shape), 'bench')
    const sums = await all(ledger, tallySql('duckdb', relation))
    const end = performance.now()
    return { sums, plan, open: opened - start, rules: end - opened, whole: end - start }
  } finally {
    await ledger.close()
  }
}

/** Writes the same ledger with its texts already in the form that rules compare. */
export async function writeNormal(connection: DuckDBConnection, shape: MadeShape, path: string): Promise<void> {
  await madeView(connection, shape)
  await connection.run(
    'create or replace table forms (code varchar, ministry varchar, programme varchar, text varchar, words varchar)',
  )
  const appender = await connection.createAppender('forms')
  for (const { code, ministry, programme, text } of madeNames(shape).names) {
    const form = [...[code, ministry, programme].map(normaliseText), text, wordForm(text)]
    for (const value of form) appender.appendVarchar(value)
    appender.endRow()
  }
  appender.closeSync()
  const ending = shape.numbered ? "forms.words || regexp_extract(made.text, '[0-9]+$') || ' '" : 'forms.words'
  const bare = shape.numbered ? "regexp_replace(made.text, ' [0-9]+$', '')" : 'made.text'
  await connection.run(`copy (
    select row_number() over () as line, year::varchar as year, amount * (case side when 'i' then -1 else 1 end) as amount,
      forms.code, forms.ministry, forms.programme, ${ending} as words,
      case stage when 'budget' then 'appropriated' when 'accounts' then 'outturn' else stage end as stage,
      case side when 'i' then 'revenue' else 'expenditure' end as side
    from made join forms on forms.text = ${bare}
  ) to '${path}' (${path.endsWith('.csv') ? 'format csv, header' : 'format parquet'})`)
}

/** Rules one after the other on every row of a file in normal form, and the sums: two values at a time. */
export async function byCase(connection: DuckDBConnection, path: string, shape: MadeShape): Promise<Sums> {
  await connection.run(`create or replace view normal as from '${path}'`)
  const { sql, params } = compileRules(madeRules(RULES, shape), 'duckdb', 'case', {
    table: 'normal',
    keep: ['year', 'stage', 'side', 'amount'],
  })
  const tally = tallySql('duckdb', 'decided').sql
  const found = await connection.runAndReadAll(`with decided as (${sql}) ${tally}`, [...params])
  return asText(found.getRows())
}

/** The rules as they are tried, for the other side. */
export function rulesAsJson(shape: MadeShape): string {
  const endless = (_: string, value: unknown) => (value === Infinity ? 1e300 : value === -Infinity ? -1e300 : value)
  return JSON.stringify(
    madeRules(RULES, shape).rules.map(({ id, when }) => ({ id, when })),
    endless,
  )
}
