import { type RuleSet, STANDINGS } from '../rules/rule.js'
import { runTests, type TestResult } from '../rules/rule-test.js'
import { PledgebookError } from '../terms/fault.js'
import { loadLedger } from './classify-ledger.js'
import { envelope } from './envelope.js'
import { type Context, operation } from './operation.js'
import { type RulesAnswer, rulesInput, rulesOutput } from './rules-schema.js'
import { ruleSetOf, ruleTextOf, shippedRuleSets } from './shipped-rules.js'

function described(name: string, set: RuleSet): RulesAnswer['sets'][number] {
  const standings = STANDINGS.map((s) => [s, set.rules.filter((rule) => rule.standing === s).length] as const)
  return {
    name,
    id: set.id,
    title: set.title,
    area: set.area,
    parts: [...set.parts],
    rules: set.rules.length,
    standings: Object.fromEntries(standings.filter(([, count]) => count > 0)),
    ledgers: [...set.ledgers],
    bridge: set.bridge?.measure ?? null,
  }
}

/** The filled fields of a made line, for a person. */
function inWords({ test }: TestResult): string {
  const { year, code, ministry, programme, text, amount, stage, side } = test.line
  const fields = { year, code, ministry, programme, text, amount: String(amount), stage, side }
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}

/** Which rules decide lines of a ledger, whatever their standing. */
async function tried(
  context: Context,
  set: RuleSet,
  ledger: string,
  mapping: string | undefined,
): Promise<NonNullable<RulesAnswer['decided']>> {
  const loaded = await loadLedger(context, { ledger, mapping }, () => undefined)
  try {
    const classified = await loaded.classify(set, 'tried', { standings: STANDINGS })
    const money = await classified.money()
    const linesOf = (id: string | undefined) => money.reduce((sum, m) => (m.rule === id ? sum + m.lines : sum), 0)
    const rules = set.rules.map(({ id }) => ({ rule: id, lines: linesOf(id) }))
    return {
      files: [...loaded.files],
      mapping: loaded.chosen.mapping.id,
      lines: classified.lines,
      rules,
      unused: rules.filter(({ lines }) => lines === 0).map(({ rule }) => rule),
      unmatched: linesOf(undefined),
    }
  } finally {
    await loaded.close()
  }
}

function refuseFailed(tests: readonly RulesAnswer['tests'][number][], where: string): void {
  const failed = tests.filter(({ passed }) => !passed)
  if (failed.length === 0) return
  throw new PledgebookError(
    'data',
    'rules.testFailed',
    `${failed.length} of ${tests.length} tests fail: ${failed.map((t) => `${t.line}: ${t.found} decides, expected ${t.expected}`).join('; ')}`,
    'correct the rules or the tests',
    { where },
  )
}

/** The question `rules`: rule sets: the shipped ones, whether a file is right, and what its rules decide. */
export const rules = operation({
  name: 'rules',
  summary: 'Rule sets: the shipped ones, whether a file is right, and what its rules decide',
  input: rulesInput,
  output: rulesOutput,
  positional: ['action', 'rules'],
  examples: [
    { arguments: '', says: 'the shipped rule sets' },
    { arguments: 'check own.yaml', says: 'everything that is wrong with a file, each with its line' },
    { arguments: 'test norway --ledger regnskap.csv.gz', says: 'its tests, and rules that decide no line of a ledger' },
  ],
  doors: ['cli', 'http', 'library'],
  /**
   * Lists, checks or tests rule sets. Checking throws `data` `rules.wrong` with all problems and their lines; testing throws
   * `data` `rules.testFailed` where a made line is decided otherwise than its file says, and what reading a ledger throws.
   */
  async run(context, { action, rules: named, ledger, mapping }) {
    const { book } = context
    if (action !== 'list' && named === undefined)
      throw new PledgebookError('input', 'arguments', `rules ${action} of what?`, `pledgebook rules ${action} own.yaml`)
    if (named === undefined && ledger !== undefined)
      throw new PledgebookError(
        'input',
        'arguments',
        'a ledger is given, and no rules to try on it',
        'pledgebook rules test norway --ledger FILE',
      )
    const shipped = named === undefined ? await shippedRuleSets(book) : []
    const set = named === undefined ? undefined : await ruleSetOf(book, context.files, named)
    const tests = (set && action === 'test' ? runTests(set) : []).map((result) => ({
      line: inWords(result),
      expected: result.test.rule,
      found: result.found,
      passed: result.passed,
      says: result.test.says ?? null,
    }))
    refuseFailed(tests, named ?? '')
    const text = named === undefined ? undefined : await ruleTextOf(book, context.files, named)
    return {
      origins: new Map(),
      // As written, with its reasons and comments, to be changed.
      ...(text === undefined ? {} : { forms: { yaml: () => text } }),
      value: {
        ...envelope(book, 'rules', book.knownTo, []),
        action,
        sets: set ? [described(named ?? set.id, set)] : shipped.map(({ name, set: each }) => described(name, each)),
        tests,
        decided: set && ledger !== undefined ? await tried(context, set, ledger, mapping) : null,
        notes:
          action === 'test' && tests.length === 0
            ? ['The file has no tests: write some under tests:, each a line and the rule that must decide it.']
            : [],
      },
    }
  },
})
