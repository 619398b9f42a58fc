import { interpreter, type RuleOptions } from './interpret.js'
import { ruleLine } from './ledger-text.js'
import { type RuleSet, type RuleTest, STANDINGS } from './rule.js'

/** What a made line was decided by, against what was expected; `none` for no rule. */
export interface TestResult {
  readonly test: RuleTest
  readonly found: string
  readonly passed: boolean
}

/** All rules count in tests, whatever their standing: a test is about conditions. */
const ALL: RuleOptions = { standings: STANDINGS }

/** Runs the tests of a rule file, in its order. */
export function runTests(set: RuleSet): TestResult[] {
  const decide = interpreter(set, ALL)
  return set.tests.map((test, i) => {
    const found = decide(ruleLine({ ...test.line, row: i + 1 }, i))?.rule.id ?? 'none'
    return { test, found, passed: found === test.rule }
  })
}
