/**
 * A ledger made up from a seed, of any size: codes, ministries, programmes and texts as uneven as in budgets. Rows are
 * computed from their number alone, here and in DuckDB by the same whole-number arithmetic, so that any row can be had
 * without those before it and a file is written without holding it.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { checkRules } from '../src/rules/check-rules.js'
import type { RuleSet } from '../src/rules/rule.js'
import type { WrittenCondition, WrittenRule } from '../src/rules/written-rule.js'

/** `numbered`: each row's text ends in a number of its own, so that nearly all differ. `texts` before that, at most 40,000. */
export interface MadeShape {
  readonly rows: number
  readonly texts: number
  readonly numbered: boolean
  readonly seed: number
}

/** One row as in the file: money in units with two decimals, side `u` for spending and `i` for income. */
export interface MadeRow {
  readonly year: number
  readonly stage: string
  readonly side: string
  readonly code: string
  readonly ministry: string
  readonly programme: string
  readonly text: string
  readonly amount: number
}

type MadeNames = Pick<MadeRow, 'code' | 'ministry' | 'programme' | 'text'>

const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

const SLOTS = 65_536
const FIRST_YEAR = 2014
const YEARS = 12
const STAGES = ['budget', 'revised', 'accounts'] as const
const MINISTRIES = 24
const PROGRAMMES = 160
const CODES = 1_500

const STEMS = `drift investering tilskudd reserve personell bygg vedlikehold forskning utvikling innkjøp leie transport
  Ausgaben Zuweisung Beschaffung Straße Brücke Ärzte Versorgung Schutz Bau Verwaltung Zuschüsse Maßnahme Förderung
  dépenses équipement entretien munitions hélicoptère chantier préfecture énergie réseau défense sûreté
  army navy barracks vessels aircraft cyber border radar satellite ammunition fuel training pensions hospital school
  ports railway bridge road digital network resilience energy climate welfare grants university museum housing water
  İstanbul Ørland Ålesund Łódź Tromsø Kraków Zürich Malmö Gdańsk Orléans`.split(/\s+/)
/** As in languages that join words: each stem alone, and with most others; some five thousand words. */
const WORDS = STEMS.flatMap((stem, i) => [
  stem,
  ...Array.from({ length: 59 }, (_, k) => stem + of(STEMS, i * 5 + k * 11 + 3).toLowerCase()),
])
const KINDS = ['Ministry of', 'Office for', 'Agency for', 'Department of']
const BETWEEN = [' ', ' ', ' ', ' / ', ', ', ' (', ' - ']

/** A whole number below 2^32 scattered over all of them (the last steps of MurmurHash3). */
function scattered(x: number): number {
  let h = x >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0
  return (h ^ (h >>> 16)) >>> 0
}

const SCATTERED = `create or replace macro scattered(x) as xor(third(second(first(x))), third(second(first(x))) >> 16)`

/** What rows are picked from: `names`, and for each of 65,536 equally likely slots the place of its names. */
export function madeNames({ texts, seed }: MadeShape): { names: MadeNames[]; slots: Uint32Array } {
  if (texts > 40_000) throw new Error(`at most 40,000 texts, not ${texts}`)
  let state = scattered(seed)
  const next = () => {
    state = scattered(state + 0x9e3779b9)
    return state
  }
  const taken = new Set<string>()
  const names = Array.from({ length: texts }, (_, i): MadeNames => {
    let text = ''
    while (text === '' || taken.has(text)) {
      text = of(WORDS, next())
      for (let more = 3 + (next() % 5); more > 0; more--) {
        const mark = of(BETWEEN, next())
        text += mark + of(WORDS, next()) + (mark === ' (' ? ')' : '')
      }
    }
    taken.add(text)
    // Low numbers are frequent: a few codes hold most rows.
    const code = Math.min(next() % CODES, next() % CODES)
    const ministry = scattered(code) % MINISTRIES
    const programme = scattered(code + 7) % PROGRAMMES
    return {
      code: `${String(10 + ministry)}${String(code).padStart(4, '0')}.${String(10 * (i % 4)).padStart(2, '0')}`,
      ministry: `${of(KINDS, ministry)} ${of(STEMS, ministry * 3)} and ${of(STEMS, ministry * 5 + 1)}`,
      programme: `${of(STEMS, programme)} ${of(STEMS, programme * 7 + 3)} ${programme}`,
      text,
    }
  })
  // Zipf: the text of rank k stands in slots in proportion to 1 / k, and in one at least.
  const harmonic = names.reduce((sum, _, k) => sum + 1 / (k + 1), 0)
  const slots = new Uint32Array(SLOTS)
  let filled = 0
  for (let k = 0; k < texts && filled < SLOTS; k++) {
    const wanted = Math.max(1, Math.floor((SLOTS - texts) / harmonic / (k + 1)))
    slots.fill(k, filled, filled + wanted)
    filled += wanted
  }
  for (; filled < SLOTS; filled++) slots[filled] = filled % texts
  return { names, slots }
}

/** Rows from one number to below another, as they stand in the file. */
export function* madeRows(shape: MadeShape, from = 0, to = shape.rows): Generator<MadeRow> {
  const { names, slots } = madeNames(shape)
  for (let i = from; i < to; i++) {
    const one = scattered(i + shape.seed)
    const two = scattered(one + 1)
    const three = scattered(two + 1)
    const name = names[slots[one % SLOTS] ?? 0] as MadeNames
    const cents = ((two % 1_000_000) + 1) * 10 ** ((two >>> 20) % 5)
    yield {
      ...name,
      text: shape.numbered ? `${name.text} ${i}` : name.text,
      year: FIRST_YEAR + ((one >>> 16) % YEARS),
      stage: of(STAGES, three >>> 8),
      side: (three >>> 16) % 20 === 0 ? 'i' : 'u',
      amount: (three % 40 === 0 ? -cents : cents) / 100,
    }
  }
}

const ROWS = (shape: MadeShape) => `select
    ${FIRST_YEAR} + ((one >> 16) % ${YEARS})::integer as year,
    [${STAGES.map((stage) => `'${stage}'`).join(', ')}][((three >> 8) % 3)::integer + 1] as stage,
    case when (three >> 16) % 20 = 0 then 'i' else 'u' end as side,
    code, ministry, programme,
    ${shape.numbered ? "text || ' ' || i" : 'text'} as text,
    (case when three % 40 = 0 then -1 else 1 end) * (two % 1000000 + 1)::bigint * [1, 10, 100, 1000, 10000][((two >> 20) % 5)::integer + 1] / 100 as amount
  from (select i, one, two, scattered(two + 1) as three
    from (select i, one, scattered(one + 1) as two
      from (select i, scattered((i + ${shape.seed})::ubigint) as one from range(${shape.rows}) as numbers(i))))
  join made_names on slot = one % ${SLOTS}${shape.rows <= 16 * SLOTS ? ' order by i' : ''}`

/**
 * A view `made` of the rows in this database, computed as they are read: nothing is held but the names. The larger table of
 * a join is gone through in its order; where that would be the names the rows are sorted.
 */
export async function madeView(connection: DuckDBConnection, shape: MadeShape): Promise<void> {
  const { names, slots } = madeNames(shape)
  await connection.run(
    'create or replace table made_names (slot ubigint, code varchar, ministry varchar, programme varchar, text varchar)',
  )
  const appender = await connection.createAppender('made_names')
  slots.forEach((at, slot) => {
    const { code, ministry, programme, text } = names[at] as MadeNames
    appender.appendUBigInt(BigInt(slot))
    for (const value of [code, ministry, programme, text]) appender.appendVarchar(value)
    appender.endRow()
  })
  appender.closeSync()
  const low = (x: string) => `((${x}) % 4294967296)`
  await connection.run(
    `create or replace macro first(x) as ${low(`xor(${low('x')}, ${low('x')} >> 16) * 2246822507::ubigint`)}`,
  )
  await connection.run(`create or replace macro second(x) as ${low('xor(x, x >> 13) * 3266489909::ubigint')}`)
  await connection.run('create or replace macro third(x) as x')
  await connection.run(SCATTERED)
  await connection.run(`create or replace view made as ${ROWS(shape)}`)
}

/** Writes the rows in their order to a file, some thousands at a time. */
export async function writeMade(
  connection: DuckDBConnection,
  shape: MadeShape,
  path: string,
  format: 'parquet' | 'csv',
): Promise<void> {
  await madeView(connection, shape)
  const how = format === 'csv' ? 'format csv, header' : 'format parquet'
  await connection.run(`copy (from made) to '${path.replaceAll("'", "''")}' (${how})`)
}

/** The mapping of these files, as `ledgerMapping` reads it. */
export const MADE_MAPPING = {
  id: 'made',
  title: 'A made-up ledger',
  source: { text: 'made up from a seed' },
  terms: 'none',
  currency: 'EUR',
  scale: 0,
  year: { column: 'year' },
  amounts: [{ column: 'amount' }],
  stage: { column: 'stage', is: { budget: 'appropriated', revised: 'revised', accounts: 'outturn' } },
  side: { column: 'side', expenditure: ['u'], revenue: ['i'] },
  code: 'code',
  ministry: 'ministry',
  programme: 'programme',
  text: 'text',
}

/** Rules with word search in the manner of shipped sets: words alone, or with codes, ministries, programmes and years. */
export function madeRules(count: number, shape: MadeShape): RuleSet {
  const { names } = madeNames(shape)
  const rules = Array.from({ length: count }, (_, i): WrittenRule => {
    const name = of(names, scattered(i + 1)) as MadeNames
    const word = [of(STEMS, i * 2), `${of(WORDS, i * 31 + 8).slice(0, 9)}*`]
    const narrowed: WrittenCondition[] = [
      { word: [of(WORDS, i * 7 + 1), `${of(WORDS, i * 11 + 5)} ${of(WORDS, i)}`] },
      { word, code: [name.code.slice(0, 2), name.code.slice(0, 4)] },
      { word, ministry: name.ministry, not: { word: `${of(STEMS, i * 7 + 2)}` } },
      { word, programme: `${name.programme.slice(0, 3)}*`, year: { from: '2018' } },
      { word: `*${of(WORDS, i * 13 + 7).slice(-9)}`, code: name.code.slice(0, 3) },
    ]
    return {
      id: `rule-${i + 1}`,
      when: of(narrowed, i),
      assign: [{ part: i % 3 === 0 ? 'core' : 'related', low: 0.5, central: 1, high: 1 }],
      because: 'made up',
      source: { text: 'made up' },
      standing: 'agreed',
      priority: count - i,
    }
  })
  const { set, problems } = checkRules({
    id: 'made',
    title: 'Made-up rules',
    area: 'XXX',
    source: { text: 'made up' },
    parts: ['core', 'related'],
    rules,
  })
  if (problems.length > 0) throw new Error(problems.map((p) => p.message).join('\n'))
  return set
}
