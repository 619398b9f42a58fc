import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRuleSet } from '../../src/book/rule-file.js'
import type { Engines } from '../../src/operations/operation.js'
import { classifiedLines } from '../../src/rules/classified-lines.js'
import { unmatchedSql } from '../../src/rules/classified-sql.js'
import { compileRules } from '../../src/rules/compile.js'
import { interpret } from '../../src/rules/interpret.js'
import { ruleLine } from '../../src/rules/ledger-text.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { classified, ENGINES } from '../operations/classify-desk.js'
import { filesWith } from '../operations/classify-maker.js'
import { ledgerLine } from '../rules/rules-at-hand.js'
import { refusalOf } from '../terms/refusal.js'
import { aliasBomb } from './yaml-bomb.js'

const HEAD = 'id: t\ntitle: T\narea: NOR\nsource: {text: n}\nparts: [core]\n'
const rule = (id: string, when: unknown, more: Record<string, unknown> = {}) => ({
  id,
  when,
  assign: [{ part: 'core', low: 1, central: 1, high: 1 }],
  because: 'So.',
  source: { text: 'Nobody' },
  standing: 'agreed',
  ...more,
})
const fileOf = (rules: readonly unknown[], head = HEAD) => `${head}rules: ${JSON.stringify(rules)}\n`
const setOf = (rules: readonly unknown[]) => readRuleSet(fileOf(rules), 'hostile.yaml')

/** Texts that mean something to a regular expression, to SQL, to LIKE or to a shell, each with a word to find it by. */
const SIGNS = [
  "zqx'; drop table ledger; --",
  "zqx' or '1'='1",
  'zqx" or 1=1 --',
  'zqx\\',
  "zqx\\'",
  'zqx$1',
  'zqx%_',
  'zqx.+?^(){}[]|',
  'zqx{s:String}',
  'zqx`ledger`',
  'zqx//',
  'zqx;select 1',
  "zqxE'\\x27'",
  '$(zqx)',
  'ẑqx',
]
const FIELDS = ['code', 'ministry', 'programme', 'word'] as const

describe('words of rules with signs of SQL and of regular expressions', () => {
  it.each(FIELDS)('never reach the text of SQL (%s)', (field) => {
    const set = setOf(SIGNS.map((sign, i) => rule(`r${i}`, { [field]: sign }, { priority: i })))
    for (const dialect of ['duckdb', 'postgres'] as const)
      for (const plan of ['case', 'bitmap'] as const) {
        const { sql, params } = compileRules(set, dialect, plan)
        expect(sql).not.toMatch(/zqx|ẑqx|drop|1=1/i)
        expect(params.filter((p) => String(p).includes('zqx')).length).toBeGreaterThanOrEqual(1)
      }
    expect(unmatchedSql('duckdb', 'ledger', "outturn'; drop", 5).sql).not.toContain('drop')
  })

  it('mean these very letters: each rule finds its own text and no other, in memory and in the database', async () => {
    const rules = SIGNS.map((sign, i) => rule(`r${i}`, { code: sign }, { priority: sign.length }))
    const lines = SIGNS.map((sign) => ({
      year: '2024',
      stage: 'outturn',
      side: 'expenditure',
      code: sign,
      ministry: sign,
      programme: sign,
      text: sign,
      hundredths: 100,
    }))
    const files = filesWith([...lines, { ...lines[0], code: 'zq', text: 'none' } as (typeof lines)[0]], rules)
    const here = await classified({}, files)
    expect(here.byRule.map((r) => [r.rule, r.lines]).sort()).toEqual(SIGNS.map((_, i) => [`r${i}`, 1]).sort())
    expect(here.unmatched.lines).toBe(1)
    const there = await classified({ engine: 'duckdb' }, files, { engines: ENGINES })
    expect({ ...there, engine: null }).toEqual({ ...here, engine: null })
  })

  it('are found wherever they stand in a text, whatever stands around them', () => {
    const word = fc.constantFrom(...SIGNS)
    fc.assert(
      fc.property(word, fc.string({ maxLength: 10 }), fc.string({ maxLength: 10 }), (sign, before, after) => {
        const set = setOf([rule('one', { word: sign })])
        const line = ruleLine(ledgerLine({ text: `${before} ${sign} ${after}` }), 0)
        expect(interpret(set, line)?.rule.id).toBe('one')
      }),
    )
  })
})

describe('a rule file', () => {
  it.each([
    ['a bomb of aliases', `${aliasBomb()}${fileOf([rule('one', { code: '1' })])}`, 'yaml.malformed', 'alias'],
    ['a condition that holds itself', `${HEAD}rules:\n  - { id: one, when: &w { not: *w } }\n`, '', ''],
    ['conditions that hold each other', `${HEAD}rules:\n  - { id: one, when: &w { all: [{ any: [*w] }] } }\n`, '', ''],
    [
      'a list of itself',
      fileOf([rule('one', { code: '1' })], HEAD.replace('[core]', '&p [*p]')),
      'yaml.malformed',
      'alias',
    ],
    ['brackets that never end', '['.repeat(20_000), 'yaml.malformed', 'line 1'],
    ['conditions twenty thousand deep', `${HEAD}rules: [{when: ${'{not: '.repeat(20_000)}`, 'yaml.malformed', 'line'],
    ['prototypes', `__proto__: { a: 1 }\n${fileOf([])}`, 'yaml.unexpected', '"__proto__"'],
    [
      'prototypes for a part',
      fileOf([rule('one', { code: '1' }, { assign: [{ part: '__proto__', low: 1, central: 1, high: 1 }] })]),
      'rules.wrong',
      'no part "__proto__"',
    ],
    ['a code', `${HEAD}rules: !!js/function "() => []"\n`, 'yaml.unexpected', 'rules: expected a list'],
    [
      'shares that are none',
      fileOf([rule('one', { code: '1' })]).replace('"low":1', '"low":.nan'),
      'yaml.unexpected',
      'low',
    ],
    ['bytes of no text', '\u0000\u0001\u0002', '', ''],
    ['two documents', `${fileOf([])}---\n${fileOf([])}`, 'yaml.malformed', ''],
    [
      'Windows line ends and a mark',
      `\ufeff${fileOf([])}`.replaceAll('\n', '\r\n'),
      'rules.wrong',
      'the file has no rule',
    ],
  ])('of %s is refused in words', async (_, text, code, words) => {
    const error = await refusalOf(() => readRuleSet(text, 'hostile.yaml'))
    expect(error).toMatchObject({ fault: 'data', where: 'hostile.yaml' })
    expect(error.code).toMatch(code === '' ? /^(yaml|rules)\./ : code)
    expect(error.message).toContain(words)
    expect(error.hint.length).toBeGreaterThan(10)
  })

  it('of ids that are no ids is refused, so that they reach neither SQL nor a page', () => {
    for (const id of ["a'b", 'a b', 'A', '<b>', '-a', '', 'a"', 'a;b', 'ä'])
      expect(() => setOf([rule(id, { code: '1' })])).toThrow(PledgebookError)
  })

  it('whose every rule ties with every other says so in a message that can be read', async () => {
    const tied = Array.from({ length: 300 }, (_, i) => rule(`r${i}`, { word: `w${i}` }))
    const error = await refusalOf(() => setOf(tied))
    expect(error.code).toBe('rules.wrong')
    expect(error.message).toContain('r0 and "r1"')
    expect(error.message.length).toBeLessThan(100_000)
  })

  it('of thousands of rules decides as a small one', () => {
    const count = process.env.PLEDGEBOOK_FUZZ === 'long' ? 10_000 : 1_500
    const code = (i: number) => String(i).padStart(6, '0')
    const set = setOf(Array.from({ length: count }, (_, i) => rule(`r${i}`, { code: code(i) }, { priority: -i })))
    expect(set.rules).toHaveLength(count)
    for (const i of [0, 1, 777, count - 1])
      expect(interpret(set, ruleLine(ledgerLine({ code: `${code(i)}.1` }), 0))?.rule.id).toBe(`r${i}`)
    expect(interpret(set, ruleLine(ledgerLine({ code: code(count) }), 0))).toBeUndefined()
  })

  it('of a code of a megabyte is read and decides', () => {
    const long = 'x'.repeat(1_048_576)
    const set = setOf([rule('one', { code: long })])
    expect(interpret(set, ruleLine(ledgerLine({ code: `${long}y` }), 0))?.rule.id).toBe('one')
    expect(interpret(set, ruleLine(ledgerLine({ code: long.slice(1) }), 0))).toBeUndefined()
  })
})

describe('many rules and many equal lines', () => {
  it('are asked of the database in a few statements, where few rules decide anything', async () => {
    let statements = 0
    const counting: Engines = {
      ...ENGINES,
      open: async (...engine) => {
        const load = await ENGINES.open(...engine)
        return async (batches, aids) => {
          const table = await load(batches, aids)
          return {
            ...table,
            rows: (query, signal) => {
              statements++
              return table.rows(query, signal)
            },
          }
        }
      },
    }
    const rules = Array.from({ length: 60 }, (_, i) => rule(`r${i}`, { word: `w${i}` }, { priority: -i }))
    const line = { ...ledgerLine({ text: 'w7' }), hundredths: 100 }
    const { byRule } = await classified({ engine: 'duckdb' }, filesWith([line], rules), { engines: counting })
    expect(byRule.map((r) => r.rule)).toEqual(['r7'])
    expect(statements).toBeLessThan(30)
  })

  it('of one amount are searched for pairs in time that grows with their number', async () => {
    const set = setOf([rule('all', { code: '02' })])
    const time = async (count: number) => {
      const all = classifiedLines(
        set,
        Array.from({ length: count }, (_, i) => ledgerLine({ row: i + 2 })),
      )
      let least = Number.POSITIVE_INFINITY
      for (let i = 0; i < 3; i++) {
        const start = performance.now()
        expect(await all.mirrored('outturn', 5)).toEqual([])
        least = Math.min(least, performance.now() - start)
      }
      return least
    }
    const [few, many] = [await time(4_000), await time(16_000)]
    expect(many / few).toBeLessThan(10)
  })
})
