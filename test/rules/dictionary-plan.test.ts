import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/rules/condition.js'
import { caseOfRules, dictionaryPlan } from '../../src/rules/dictionary-plan.js'
import { interpreter } from '../../src/rules/interpret.js'
import type { RuleLine } from '../../src/rules/ledger-text.js'
import type { RuleSet } from '../../src/rules/rule.js'
import { describeWithDuckDb } from './duckdb-at-hand.js'
import { ruleLines, ruleSet, ruleSets, writtenRule } from './rules-at-hand.js'

const lists = fc.array(ruleLines, { minLength: 20, maxLength: 40 })
const COLUMNS: readonly Column[] = ['year', 'code', 'ministry', 'programme', 'words', 'stage', 'side']

/** Applies a plan to rows whose columns stand in lists of their own, but for those in `together`, which share one. */
function planned(set: RuleSet, together: readonly Column[], searched: boolean): string {
  const plan = dictionaryPlan(set)
  if (plan === undefined) return `select line, ${caseOfRules(set)} as rule from ledger`
  const listed = COLUMNS.filter((column) => !(searched && column === 'words'))
  const alone = listed.filter((column) => !together.includes(column))
  const groups = [...alone.map((column) => [column]), listed.filter((column) => together.includes(column))]
  const asked = groups.filter((columns) => plan.bits(columns) !== '')
  const tables = asked.map((columns, i) => ({ table: `t${i}`, columns }))
  const joins = tables.map(({ table, columns }) => {
    const own = columns.map((column) => `"${column}"`).join(', ')
    const match = columns.map((column) => `${table}."${column}" is not distinct from r."${column}"`).join(' and ')
    return `join (select ${own}, ${plan.bits(columns)} from (select distinct ${own} from ledger)) as ${table} on ${match}`
  })
  const bits = plan.anded(tables)
  const rows = `select r.line, r.words${bits === '' ? '' : `, ${bits}`} from ledger as r ${joins.join('\n')}`
  const found =
    searched && bits !== ''
      ? `select line, ${plan.searched()} from (${rows.replace('r.words', "coalesce(r.words, '') as words")})`
      : rows
  return `select line, ${plan.rule(plan.number)} as rule from (${found})`
}

describeWithDuckDb('rules planned over lists of distinct values', (open) => {
  it('say what the interpreter says, each column in a list, some in one, and words row by row', async () => {
    const engine = await open()
    let [decided, undecided, planless] = [0, 0, 0]
    await fc.assert(
      fc.asyncProperty(
        ruleSets,
        lists,
        fc.subarray([...COLUMNS]),
        fc.boolean(),
        async (set, rows, together, searched) => {
          const lines = rows.map((row, line): RuleLine => ({ ...row, line }))
          await engine.fill(lines)
          const sql = planned(set, searched ? together.filter((column) => column !== 'words') : together, searched)
          const found = await engine.classify({ plan: 'bitmap', sql, params: [], ruleIds: [] })
          const decide = interpreter(set)
          expect(found).toEqual(new Map(lines.map((line) => [line.line, decide(line)?.rule.id])))
          if (dictionaryPlan(set) === undefined) planless++
          for (const rule of found.values())
            if (rule === undefined) undecided++
            else decided++
        },
      ),
      { numRuns: 150 },
    )
    expect(decided).toBeGreaterThan(300)
    expect(undecided).toBeGreaterThan(300)
    expect(planless).toBeLessThan(75)
  })

  it('take quotes of rules for text', async () => {
    const engine = await open()
    const set = ruleSet(writtenRule("it's", { when: { ministry: "Ministry '; drop table ledger; --" } }))
    const absent = { year: null, amount: null, code: null, programme: null, words: null, stage: null, side: null }
    const line = { ...absent, line: 0 }
    await engine.fill([
      { ...line, ministry: "ministry '; drop table ledger; --" },
      { ...line, line: 1, ministry: 'other' },
    ])
    const found = await engine.classify({ plan: 'bitmap', sql: planned(set, [], false), params: [], ruleIds: [] })
    expect([...found.values()]).toEqual(["it's", undefined])
  })
})

describe('a plan over lists', () => {
  const words = ruleSet(writtenRule('a', { when: { word: ['cyber*', 'coast guard'], code: '07' } }))

  it('asks only for the columns that rules name', () => {
    const plan = dictionaryPlan(words)
    expect(plan?.bits(['code'])).toContain("starts_with(code, '07')")
    expect(plan?.bits(['words'])).toContain("contains(words, ' coast guard ')")
    expect(plan?.bits(['ministry', 'year', 'stage'])).toBe('')
    expect(plan?.fragments).toEqual([' cyber', ' coast guard '])
    expect(plan?.number).toBe('case when b0 <> 0 then 0 + bit_count(xor(b0, b0 - 1)) else 0 end')
  })

  it('of no rules decides nothing', () => {
    const plan = dictionaryPlan(words, { off: ['a'] })
    expect([plan?.number, plan?.rule('0'), plan?.fragments, caseOfRules(words, { off: ['a'] })]).toEqual([
      '0',
      'null::varchar',
      [],
      'null::varchar',
    ])
  })

  it('is none where rules need more than 248 alternatives, and unknown rules are refused', () => {
    const many = ruleSet(
      ...Array.from({ length: 249 }, (_, i) => writtenRule(`r${i}`, { when: { code: String(1000 + i) } })),
    )
    expect(dictionaryPlan(many)).toBeUndefined()
    expect(caseOfRules(many)).toContain("when coalesce(starts_with(code, '1248'), false) then 'r248'")
    expect(() => dictionaryPlan(words, { off: ['b'] })).toThrow('no rule "b" in test')
  })
})
