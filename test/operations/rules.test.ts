import { describe, expect, it } from 'vitest'
import { showRules } from '../../src/cli/show-rules.js'
import { terminalOf } from '../../src/cli/terminal.js'
import { rules } from '../../src/operations/rules.js'
import type { RulesAnswer } from '../../src/operations/rules-schema.js'
import { openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { asked } from './asked.js'
import { classified, filesOf, MADE } from './classify-desk.js'

const ask = async (input: Record<string, unknown>, made = MADE): Promise<RulesAnswer> => {
  const { value } = await asked(await openedBook(), 'rules', input, { files: filesOf(made) })
  return rules.output.parse(value)
}
const screen = (answer: RulesAnswer) => showRules(answer, terminalOf({ columns: 80 }, {}))
const text = (name: string) => new TextDecoder().decode(MADE[name] as Uint8Array)
const TRIED = { action: 'test', rules: 'rules.yaml', ledger: 'budget.csv', mapping: 'budget.mapping.yaml' }

describe('rule sets', () => {
  it('that are shipped are listed, each with its area, standings and ledgers', async () => {
    const { action, sets, tests, decided } = await ask({})
    expect([action, tests, decided]).toEqual(['list', [], null])
    expect(sets.map((s) => s.name)).toEqual(
      expect.arrayContaining(['canada', 'cofog', 'denmark', 'finland', 'germany', 'norway']),
    )
    for (const set of sets) {
      expect(Object.values(set.standings).reduce((all, n) => all + n, 0)).toBe(set.rules)
      expect(set.rules).toBeGreaterThan(0)
      expect(set.parts).toContain('core')
    }
  })

  it.each(['canada', 'cofog', 'denmark', 'finland', 'germany', 'norway'])(
    '%s is right, passes its own tests, and is found by name and by id',
    async (name) => {
      const answer = await ask({ action: 'test', rules: name })
      expect(answer.tests.every((t) => t.passed)).toBe(true)
      const id = answer.sets[0]?.id ?? ''
      expect((await ask({ action: 'check', rules: id })).sets[0]?.id).toBe(id)
    },
  )

  it('of one own file are checked: nothing but what it is comes back', async () => {
    const { sets, tests, decided, notes } = await ask({ action: 'check', rules: 'rules.yaml' })
    expect(sets).toEqual([
      {
        name: 'rules.yaml',
        id: 'made.rules',
        title: 'Made rules for a made budget',
        area: 'NOR',
        parts: ['core', 'related', 'not-counted'],
        rules: 10,
        standings: { agreed: 5, claimed: 3, disputed: 1, withdrawn: 1 },
        ledgers: ['made.budget'],
        bridge: 'nato.core.national.current',
      },
    ])
    expect([tests, decided, notes]).toEqual([[], null, []])
  })

  it('are tested by the lines that they come with, whatever their standing', async () => {
    const { tests } = await ask({ action: 'test', rules: 'rules.yaml' })
    expect(tests.map((t) => [t.expected, t.found, t.passed])).toEqual([
      ['forces', 'forces', true],
      ['security', 'security', true],
      ['cyber', 'cyber', true],
      ['none', 'none', true],
    ])
    expect(tests[1]).toMatchObject({
      line: 'year 2023, ministry Ministry of Digital Affairs, text Cyber security centre, amount 650000000, stage outturn, side expenditure',
      says: 'the rule for networks begins in 2024',
    })
  })

  it('without tests say so; a test that fails is a failure that names the line and both rules', async () => {
    const none = await ask({ action: 'test', rules: 'rules-narrow.yaml' })
    expect(none.notes).toEqual([
      'The file has no tests: write some under tests:, each a line and the rule that must decide it.',
    ])
    const made = { ...MADE, 'rules.yaml': text('rules.yaml').replace('rule: none', 'rule: forces') }
    const error = await refusalOf(() => ask({ action: 'test', rules: 'rules.yaml' }, made))
    expect(error).toMatchObject({ fault: 'data', code: 'rules.testFailed', where: 'rules.yaml' })
    expect(error.message).toBe(
      '1 of 4 tests fail: year 2024, ministry Ministry of Health, text Hospitals, amount 1, stage outturn, side expenditure: none decides, expected forces',
    )
    // Checking asks for no test.
    expect((await ask({ action: 'check', rules: 'rules.yaml' }, made)).sets).toHaveLength(1)
  })
})

describe('rules tried on a ledger', () => {
  it('tell how many lines each decides, of every standing, and which decide none', async () => {
    const { decided } = await ask(TRIED)
    const lines = Object.fromEntries((decided?.rules ?? []).map((r) => [r.rule, r.lines]))
    expect(decided).toMatchObject({ files: ['budget.csv'], mapping: 'made.budget', lines: 75, unused: [] })
    expect(lines).toMatchObject({ strait: 5, roads: 5, pensions: 5, cyber: 3 })
    expect(Object.values(lines).reduce((all, n) => all + n, 0) + (decided?.unmatched ?? 0)).toBe(75)
    const wide = await classified({ standings: 'agreed,claimed,disputed,withdrawn' })
    const outturn = wide.byRule.filter((r) => r.rule === 'strait').reduce((all, r) => all + r.lines, 0)
    const appropriated = await classified({ standings: 'disputed', stage: 'appropriated' })
    expect(outturn + appropriated.byRule.reduce((all, r) => all + r.lines, 0)).toBe(lines.strait)
  })

  it('names a rule that decides nothing, on the screen too', async () => {
    const made = { ...MADE, 'rules.yaml': text('rules.yaml').replace('code: ["11.01", "11.02"]', 'code: "77"') }
    const answer = await ask(TRIED, made)
    expect(answer.decided?.unused).toEqual(['aid'])
    expect(screen(answer)).toContain('These decide no line of it: aid')
    expect(screen(answer)).toContain('4 tests, all passed.')
  })
})

describe('through a door', () => {
  it('without files, a file of rules or a ledger is refused, and shipped sets are not', async () => {
    const book = await openedBook()
    const bare = (operation: string, input: unknown) => refusalOf(() => asked(book, operation, input))
    expect(await bare('rules', { action: 'check', rules: 'own.yaml' })).toMatchObject({ code: 'files.none' })
    expect(await bare('classify', { ledger: 'a.csv', rules: 'own.yaml' })).toMatchObject({ code: 'files.none' })
    expect(await bare('classify', { ledger: 'a.csv', rules: 'norway' })).toMatchObject({ code: 'ledger.noFiles' })
    expect(await bare('classify', { ledger: 'a.csv', rules: 'norway', rejected: 'b.csv' })).toMatchObject({
      fault: 'input',
      code: 'files.none',
    })
    expect((await asked(book, 'rules', {})).value).toHaveProperty('sets')
  })

  it('without engines, one that is asked for is refused; else the rules are interpreted', async () => {
    expect(await refusalOf(() => classified({ engine: 'duckdb' }))).toMatchObject({
      fault: 'input',
      code: 'engine.none',
      message: 'no duckdb can be reached from here',
    })
    expect((await classified({ engine: undefined })).engine.name).toBe('typescript')
  })

  it('where two mappings fit, neither is chosen', async () => {
    const book = await openedBook()
    const own = text('budget.mapping.yaml').replace(
      'currency: NOK',
      'currency: NOK\nfile: { columns: [year, stage, side, ministry, chapter, post, programme, text, amount] }',
    )
    const mappings = [
      { file: 'ledgers/one.yaml', text: own },
      { file: 'ledgers/two.yaml', text: own.replace('id: made.budget', 'id: made.other') },
    ]
    const classification = { ...(await book.classification()), mappings }
    const twice = Object.assign(Object.create(book) as typeof book, { classification: async () => classification })
    const input = { ledger: 'budget.csv', rules: 'rules.yaml', engine: 'typescript' }
    const error = await refusalOf(() => asked(twice, 'classify', input, { files: filesOf(MADE) }))
    expect(error).toMatchObject({ fault: 'input', code: 'ledger.twoFit', where: 'budget.csv' })
    expect(error.message).toBe('2 mappings fit its heading: made.budget, made.other')
    expect(error.hint).toBe('say which: --mapping made.budget')
  })
})

describe('a budget in several files', () => {
  it('has the answer of the one, and names them all', async () => {
    const [heading = '', ...rows] = text('budget.csv').trimEnd().split('\n')
    const part = (from: number, to: number) => `${[heading, ...rows.slice(from, to)].join('\n')}\n`
    const { 'budget.csv': _, ...others } = MADE
    const made = { ...others, 'a.csv': part(0, 31), 'b.csv': part(31, 80) }
    const whole = await classified()
    const parts = await classified({ ledger: '*.csv' }, made)
    expect(parts.ledger.files).toEqual(['a.csv', 'b.csv'])
    expect([parts.byPart, parts.bridge, parts.newMoney]).toEqual([whole.byPart, whole.bridge, whole.newMoney])
    expect(new Set(parts.unmatched.largest.map((l) => l.file))).toEqual(new Set(['a.csv', 'b.csv']))
  })
})
