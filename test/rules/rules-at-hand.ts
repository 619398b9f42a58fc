import fc from 'fast-check'
import { checkRules } from '../../src/rules/check-rules.js'
import type { Condition, Leaf } from '../../src/rules/condition.js'
import { normaliseText, type RuleLine, wordForm } from '../../src/rules/ledger-text.js'
import { type Rule, type RuleSet, STANDINGS } from '../../src/rules/rule.js'
import type { WrittenRule } from '../../src/rules/written-rule.js'
import type { LedgerLine } from '../../src/terms/ledger-line.js'

export function writtenRule(id: string, changes: Partial<WrittenRule> = {}): WrittenRule {
  return {
    id,
    when: { code: id },
    assign: [{ part: 'core', low: 1, central: 1, high: 1 }],
    because: `${id} counts`,
    source: { text: 'a source' },
    standing: 'agreed',
    ...changes,
  }
}

/** A checked set of these rules; throws with the problems where there are any. */
export function ruleSet(...rules: readonly WrittenRule[]): RuleSet {
  const parts = ['core', 'related', 'not-counted']
  const { set, problems } = checkRules({
    id: 'test',
    title: 'Test',
    area: 'XXX',
    source: { text: 'none' },
    parts,
    rules,
  })
  if (problems.length > 0) throw new Error(problems.map((p) => p.message).join('\n'))
  return set
}

export function ledgerLine(changes: Partial<LedgerLine> = {}): LedgerLine {
  return {
    row: 1,
    year: '2024',
    amount: 100,
    code: '0201',
    ministry: 'Defence',
    programme: 'Army',
    text: 'Barracks',
    stage: 'outturn',
    side: 'expenditure',
    ...changes,
  }
}

const LETTERS = [
  'a',
  'A',
  'ä',
  'Ä',
  'a\u0308',
  'İ',
  'ı',
  'I',
  'ß',
  'Σ',
  'ς',
  ' ',
  '-',
  "'",
  '\\',
  '%',
  '_',
  '0',
  '1',
  '$1',
  '"',
]
/** Texts of few letters, so that rules and lines meet: accents, the Turkish I, sigma, quotes and SQL's special characters. */
export const texts = fc.array(fc.constantFrom(...LETTERS), { maxLength: 6 }).map((letters) => letters.join(''))
const names = texts.map(normaliseText)
const someName = names.filter((name) => name !== '')
const some = texts.map(wordForm).filter((words) => words !== '')
const years = fc.constantFrom('2014', '2020', '2024', '2025')
const amounts = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
const STAGES = ['proposed', 'appropriated', 'revised', 'outturn'] as const
const SIDES = ['expenditure', 'revenue'] as const

const nameColumn = fc.constantFrom('code' as const, 'ministry' as const, 'programme' as const)
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ test: fc.constant('prefix' as const), column: nameColumn, prefix: someName }),
  fc.record({ test: fc.constant('equals' as const), column: nameColumn, text: someName }),
  fc.tuple(some, fc.boolean(), fc.boolean()).map(
    ([words, start, end]): Leaf => ({
      test: 'words',
      column: 'words',
      fragment: words.slice(start ? 1 : 0, end ? -1 : undefined),
    }),
  ),
  fc.tuple(amounts, amounts, fc.constantFrom('least', 'most', 'both')).map(([a, b, kind]): Leaf => {
    const least = kind === 'most' ? -Infinity : Math.min(a, b)
    return { test: 'between', column: 'amount', least, most: kind === 'least' ? Infinity : Math.max(a, b) }
  }),
  fc.record({ test: fc.constant('years' as const), column: fc.constant('year' as const), from: years, to: years }),
  fc.subarray([...STAGES], { minLength: 1 }).map((values): Leaf => ({ test: 'oneOf', column: 'stage', values })),
  fc.subarray([...SIDES], { minLength: 1 }).map((values): Leaf => ({ test: 'oneOf', column: 'side', values })),
)

/** Conditions of a few levels, of all kinds of tests. */
export const conditions = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc
      .tuple(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      )
      .map(([test, of]): Condition => ({ test, of })),
    tie('condition').map((of): Condition => ({ test: 'not', of })),
  ),
})).condition

/** Lines as rules see them, with absent values. */
export const ruleLines: fc.Arbitrary<Omit<RuleLine, 'line'>> = fc.record({
  year: fc.option(years),
  amount: fc.option(amounts),
  code: fc.option(names),
  ministry: fc.option(names),
  programme: fc.option(names),
  words: fc.option(texts.map(wordForm)),
  stage: fc.option(fc.constantFrom(...STAGES)),
  side: fc.option(fc.constantFrom(...SIDES)),
})

const rule = fc.record({ when: conditions, standing: fc.constantFrom(...STANDINGS) })

/** Sets of any rules in any order, overlapping at will: the order decides. */
export const ruleSets: fc.Arbitrary<RuleSet> = fc.array(rule, { minLength: 1, maxLength: 12 }).map((rules) => ({
  ...ruleSet(writtenRule('0')),
  rules: rules.map(
    ({ when, standing }, i): Rule => ({
      id: `r${i}`,
      when,
      standing,
      assign: [{ part: 'core', low: 0, central: 0.5, high: 1 }],
      because: 'so',
      source: { text: 'none' },
      priority: -i,
    }),
  ),
}))
