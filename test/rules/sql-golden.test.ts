import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type CompiledRules, compileRules, planFor } from '../../src/rules/compile.js'
import { clickhouseLiteral } from '../../src/rules/sql-dialect.js'
import { describeWithDuckDb } from './duckdb-at-hand.js'
import { ruleSet, writtenRule } from './rules-at-hand.js'

const FOLDER = fileURLToPath(new URL('../golden/rules', import.meta.url))
const UPDATE = process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined

/** Every kind of test, on every column, with NOT, absent limits, and texts that SQL could mistake. */
const SET = ruleSet(
  writtenRule('museum', { when: { word: ["soldier's museum", 'museum*'] }, priority: 3 }),
  writtenRule('forces', {
    when: { ministry: 'Defence', not: { any: [{ code: '09' }, { programme: 'pension*' }] }, side: 'expenditure' },
    from: '2020',
    priority: 2,
  }),
  writtenRule('roads', {
    when: {
      any: [
        { code: ['44', '45'], amount: { least: -1.5 } },
        { word: '*bridge', stage: ['outturn', 'revised'] },
      ],
    },
    until: '2025',
    standing: 'claimed',
    priority: 1,
  }),
  writtenRule('rest', { when: { not: { amount: { least: 0, most: 1000 } } } }),
)

const DIALECTS = ['duckdb', 'postgres', 'clickhouse'] as const
const PLANS = ['case', 'bitmap'] as const
const FORMS = DIALECTS.flatMap((dialect) => PLANS.map((plan) => [dialect, plan] as const))

function written({ sql, params }: CompiledRules): string {
  return `${sql}\n${params.map((value, i) => `-- $${i + 1} = ${JSON.stringify(value)}\n`).join('')}`
}

describe('goldens (UPDATE_GOLDEN=1 writes them anew, but not in CI)', () => {
  it.each(FORMS)('%s, %s', (dialect, plan) => {
    const file = join(FOLDER, `${dialect}-${plan}.sql`)
    const compiled = compileRules(SET, dialect, plan, { table: 'ledger' })
    expect(compiled.plan).toBe(plan)
    const text = written(compiled)
    if (UPDATE) writeFileSync(file, text)
    expect(existsSync(file), `${file} is not there: run UPDATE_GOLDEN=1 vitest run test/rules`).toBe(true)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })

  it.each(FORMS)('%s, %s: no text of a rule stands in a statement with values', (dialect, plan) => {
    const { sql, params } = compileRules(SET, dialect, plan)
    if (dialect === 'clickhouse') expect(params).toEqual([])
    else expect(params.filter((value) => sql.includes(`'${value}'`))).toEqual([])
    expect(sql.includes('museum')).toBe(dialect === 'clickhouse')
  })
})

describe('a compiled statement', () => {
  it('reads only from what can be a table', () => {
    expect(compileRules(SET, 'duckdb', 'case', { table: 'mine.ledger_2' }).sql).toContain('from mine.ledger_2')
    expect(() => compileRules(SET, 'duckdb', 'case', { table: 'ledger; drop table x' })).toThrow('is no table name')
  })

  it('is in CASE form where the bitmap would need too many bits, and says so', () => {
    const any = (column: 'ministry' | 'programme') =>
      Array.from({ length: 17 }, (_, i) => ({ [column]: `m${i}`, word: `w${i}` }))
    const wide = ruleSet(writtenRule('wide', { when: { all: [{ any: any('ministry') }, { any: any('programme') }] } }))
    expect(compileRules(wide, 'duckdb', 'bitmap').plan).toBe('case')
  })

  it('is a bitmap where texts recur, CASE where they are nearly all distinct', () => {
    expect([planFor(5_000_000, 20_000), planFor(1000, 100), planFor(1000, 101), planFor(5, 5)]).toEqual([
      'bitmap',
      'bitmap',
      'case',
      'case',
    ])
  })

  it('without any rule that counts decides nothing', () => {
    const { sql, plan } = compileRules(SET, 'postgres', 'bitmap', { standings: ['withdrawn'] })
    expect([plan, sql]).toEqual([
      'case',
      "select\n  line,\n  case when 1 = 0 then '' else null end as rule\nfrom ledger",
    ])
  })
})

describe('a literal of ClickHouse', () => {
  it.each([
    ["soldier's", "'soldier\\'s'"],
    ['a\\', "'a\\\\'"],
    ["\\' or 1=1 --", "'\\\\\\' or 1=1 --'"],
    ['nul\0, tab\t, line\n', "'nul\\x00, tab\\x09, line\\x0a'"],
    ['Ärzte % _', "'Ärzte % _'"],
  ])('%j is %s', (text, literal) => {
    expect(clickhouseLiteral(text)).toBe(literal)
  })
})

describeWithDuckDb('the statements for DuckDB', (open) => {
  it.each(PLANS)('as %s bind', async (plan) => {
    const engine = await open()
    expect(await engine.bind(compileRules(SET, 'duckdb', plan))).toBe('binds')
    const wrong = { ...compileRules(SET, 'duckdb', plan), sql: 'select words + 1 as rule from ledger where nothing' }
    expect(await engine.bind(wrong)).toContain('Binder Error')
  })
})
