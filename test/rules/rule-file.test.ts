import { describe, expect, it } from 'vitest'
import { readRuleSet } from '../../src/book/rule-file.js'
import { interpret, rulesThatHold } from '../../src/rules/interpret.js'
import { ruleLine } from '../../src/rules/ledger-text.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { ledgerLine } from './rules-at-hand.js'

const GOOD = `# A rule file for tests.
id: test.middle
title: A test
area: "XXX"
source: { text: nobody }
parts: [core, related, not-counted]
rules:
  - id: forces
    when: { ministry: Defence, not: { word: [museum, "pension*"] } }
    assign: [{ part: core, low: 0.9, central: 1, high: 1 }]
    because: the ministry's own spending
    source: { text: a law, url: https://example.org }
    standing: agreed
  - id: cyber
    when:
      word: cyber defence
    assign:
      - { part: core, low: 0, central: 0.25, high: 0.5 }
      - { part: related, low: 0.5, central: 0.75, high: 1 }
    because: partly military
    source: { text: a paper }
    from: "2025"
    standing: claimed
    before: forces
  - id: bridge
    when: { code: "44", amount: { least: 1000 } }
    assign: [{ part: related, low: 0, central: 1, high: 1 }]
    because: named as a military road
    source: { text: a speech }
    standing: disputed
    priority: 5
`

function errorOf(text: string): PledgebookError {
  try {
    readRuleSet(text, 'rules/test.yaml')
  } catch (error) {
    if (error instanceof PledgebookError) return error
    throw error
  }
  throw new Error('it was read')
}

/** The problems of GOOD after some replacements, as sentences. */
function problems(...changes: readonly (readonly [from: string, to: string])[]): string[] {
  let text = GOOD
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`no "${from}"`)
    text = text.replace(from, to)
  }
  return errorOf(text).message.split('; line ')
}

describe('a rule file', () => {
  const set = readRuleSet(GOOD, 'rules/test.yaml')
  const ruleOf = (...changes: Parameters<typeof ledgerLine>) =>
    interpret(set, ruleLine(ledgerLine(...changes), 0))?.rule.id

  it('is tried in the order of priorities, then of what is declared', () => {
    expect(set.rules.map((rule) => rule.id)).toEqual(['bridge', 'cyber', 'forces'])
  })

  it('means what it says', () => {
    expect(ruleOf()).toBe('forces')
    expect(ruleOf({ ministry: ' DEFENCE ' })).toBe('forces')
    expect(ruleOf({ text: 'Military pensions' })).toBeUndefined()
    expect(ruleOf({ text: 'Cyber-Defence unit', year: '2024' })).toBe('forces')
    expect(ruleOf({ text: 'Cyber-Defence unit', year: '2025' })).toBe('cyber')
    expect(ruleOf({ text: 'defence of cyber', year: '2025', ministry: 'Justice' })).toBeUndefined()
  })

  it('counts disputed rules only when asked, and can switch rules off', () => {
    const line = ruleLine(ledgerLine({ code: '4401', amount: 5000 }), 0)
    const standings = ['agreed', 'disputed'] as const
    expect(interpret(set, line)?.rule.id).toBe('forces')
    expect(interpret(set, line, { standings })?.rule.id).toBe('bridge')
    expect(interpret(set, line, { standings, off: ['bridge'] })?.rule.id).toBe('forces')
    expect(rulesThatHold(set, line, { standings }).map((rule) => rule.id)).toEqual(['bridge', 'forces'])
    expect(() => interpret(set, line, { off: ['bridg'] })).toThrow('no rule "bridg" in test.middle')
  })

  it('with a tie that a line could meet is refused, with what to do', () => {
    const [problem] = problems(['    before: forces\n', ''])
    expect(problem).toBe(
      'line 8: forces and "cyber" have the same priority 0 and can hold for the same line; give them different priorities, say "before: cyber", or narrow a condition',
    )
  })

  it('with a tie of rules that exclude one another is read', () => {
    const exclusive = GOOD.replace('    before: forces\n', '').replace('word: cyber defence', 'ministry: Justice')
    expect(readRuleSet(exclusive, 'x').rules).toHaveLength(3)
    const apart = GOOD.replace('    before: forces\n', '').replace(
      'standing: agreed',
      'until: "2024"\n    standing: agreed',
    )
    expect(readRuleSet(apart, 'x').rules).toHaveLength(3)
  })

  it('with many mistakes tells all of them with their lines, fields and meaning together', () => {
    const found = problems(
      ['standing: disputed', 'standing: doubtful'],
      ['{ part: core, low: 0.9, central: 1, high: 1 }', '{ part: cor, low: 0.9, central: 0.5, high: 1 }'],
      ['word: cyber defence', 'word: "--"'],
      ['    before: forces\n', '    before: bridge\n'],
      ['{ part: related, low: 0.5, central: 0.75, high: 1 }', '{ part: core, low: 0.5, central: 0.8, high: 1 }'],
    )
    expect(found).toEqual([
      'line 30: rules.2.standing: expected agreed or claimed or disputed or withdrawn, found "doubtful"',
      '10: no part "cor"; did you mean "core"? Known are: core, related, not-counted',
      '10: shares low 0.9, central 0.5, high 1; they must rise from 0 to 1: 0 ≤ low ≤ central ≤ high ≤ 1',
      '16: "--" has no letter or digit; write the word to be found or remove it',
      "18: the central shares of cyber sum to 1.05; a line's money is given once: lower them to 1 in all",
      '19: in cyber, part "core" stands twice; rename or remove one of them',
    ])
    expect(errorOf(GOOD.replace('central: 0.25', 'central: 0.3'))).toMatchObject({
      fault: 'data',
      code: 'rules.wrong',
      where: 'rules/test.yaml',
    })
  })

  it.each([
    ['a number for a code', 'code: "44"', 'code: 44', 'line 26: rules.2.when.code'],
    ['an unknown field', 'word: cyber defence', 'wort: cyber', 'line 16: rules.1.when: there is no such field: "wort"'],
    ['an empty condition', '{ code: "44", amount: { least: 1000 } }', '{}', 'line 26: an empty condition'],
    ['a star in a code', 'code: "44"', 'code: "44*"', 'a code is a prefix without a star'],
    [
      'a condition that never holds',
      'amount: { least: 1000 }',
      'amount: { least: 9, most: 8 }',
      'no line can meet the condition of bridge',
    ],
    [
      'years that never come',
      'word: cyber defence',
      'year: { to: "2024" }',
      'never holds in the years in which the rule does (2025 to …)',
    ],
    ['a rule before itself', 'before: forces', 'before: cyber', '"cyber" cannot come before itself'],
    ['a rule before none', 'before: forces', 'before: force', 'there is no rule "force"'],
    ['an order against priority', 'before: forces', 'before: [forces, bridge]', '"bridge" has priority 5, this rule 0'],
    ['a circle', 'standing: agreed', 'standing: agreed\n    before: cyber', 'by "before", forces comes before itself'],
    ['an id given twice', 'id: cyber', 'id: forces', 'rule id "forces" stands twice'],
    ['a part given twice', 'parts: [core,', 'parts: [core, core,', 'line 6: part "core" stands twice'],
  ])('with %s is refused', (_, from, to, words) => {
    expect(problems([from, to]).join('\n')).toContain(words)
  })

  it('that is no YAML is refused as such', () => {
    expect(errorOf('rules: [').code).toBe('yaml.malformed')
    expect(errorOf('').code).toBe('yaml.unexpected')
  })
})
