import { significant } from '../math/rounding.js'
import { didYouMean } from '../terms/closest-name.js'
import { canHold } from './can-hold.js'
import { bridgeProblems } from './check-bridge.js'
import { type Condition, FIRST_YEAR, LAST_YEAR } from './condition.js'
import { collector, readCondition } from './read-condition.js'
import { NOT_COUNTED, type RuleSet } from './rule.js'
import { orderRules, type PlacedRule } from './rule-order.js'
import { listed, type RuleProblem, type WrittenRule, type WrittenRules } from './written-rule.js'

type Path = readonly (string | number)[]

function repeated(names: readonly string[], path: Path, what: string, key?: string): RuleProblem[] {
  const place = (i: number) => (key === undefined ? [...path, i] : [...path, i, key])
  return names.flatMap((name, i) =>
    names.indexOf(name) < i
      ? [{ path: place(i), message: `${what} "${name}" stands twice; rename or remove one of them` }]
      : [],
  )
}

function assignProblems(rule: WrittenRule, path: Path, parts: readonly string[]): RuleProblem[] {
  const names = rule.assign.map((a) => a.part)
  const problems = repeated(names, [...path, 'assign'], `in ${rule.id}, part`, 'part')
  rule.assign.forEach(({ part, low, central, high }, i) => {
    const at = [...path, 'assign', i]
    if (!parts.includes(part))
      problems.push({ path: [...at, 'part'], message: `no part "${part}"; ${didYouMean(part, parts)}` })
    if (!(low >= 0 && low <= central && central <= high && high <= 1))
      problems.push({
        path: [...at, 'low'],
        message: `shares low ${low}, central ${central}, high ${high}; they must rise from 0 to 1: 0 ≤ low ≤ central ≤ high ≤ 1`,
      })
  })
  const sum = significant(rule.assign.reduce((total, a) => total + a.central, 0))
  if (sum > 1)
    problems.push({
      path: [...path, 'assign'],
      message: `the central shares of ${rule.id} sum to ${sum}; a line's money is given once: lower them to 1 in all`,
    })
  if (names.length === 0)
    problems.push({
      path: [...path, 'assign'],
      message: `${rule.id} assigns nothing; name a part, "${NOT_COUNTED}" if so meant`,
    })
  return problems
}

/** The rule's condition with the years between which it holds, inclusive; undefined where something in it is wrong. */
function whenOf(rule: WrittenRule, path: Path, problems: RuleProblem[]): Condition | undefined {
  const { from, until } = rule
  const when = readCondition(rule.when, [...path, 'when'], collector(problems))
  if (from !== undefined && until !== undefined && from > until) {
    problems.push({
      path: [...path, 'until'],
      message: `${rule.id} holds from ${from} until ${until}; exchange the years`,
    })
    return undefined
  }
  if (when === undefined) return undefined
  if (!canHold([when]))
    problems.push({
      path: [...path, 'when'],
      message: `no line can meet the condition of ${rule.id}: its demands exclude one another; correct it or remove the rule`,
    })
  if (from === undefined && until === undefined) return when
  const years: Condition = { test: 'years', column: 'year', from: from ?? FIRST_YEAR, to: until ?? LAST_YEAR }
  const both: Condition = { test: 'all', of: [years, when] }
  if (canHold([when]) && !canHold([both]))
    problems.push({
      path: [...path, 'when'],
      message: `the condition of ${rule.id} never holds in the years in which the rule does (${from ?? '…'} to ${until ?? '…'}); correct either`,
    })
  return both
}

/** Tests that name a rule which is not there. */
function testProblems({ tests = [], rules }: WrittenRules, otherIds: readonly string[]): RuleProblem[] {
  const ids = [...rules.map((rule) => rule.id), ...otherIds, 'none']
  return tests.flatMap(({ rule }, i) =>
    ids.includes(rule)
      ? []
      : [
          {
            path: ['tests', i, 'rule'],
            message: `a test names the rule "${rule}", which is not there; ${didYouMean(rule, ids)}`,
          },
        ],
  )
}

/**
 * Checks what a rule file means and puts its rules in order. All problems are returned at once; the set is right only where
 * there are none. `otherIds` are ids of the same file's rules that could not be read, which `before` may name.
 */
export function checkRules(
  written: WrittenRules,
  otherIds: readonly string[] = [],
): { readonly set: RuleSet; readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [
    ...repeated(written.parts, ['parts'], 'part'),
    ...repeated(
      written.rules.map((rule) => rule.id),
      ['rules'],
      'rule id',
      'id',
    ),
  ]
  problems.push(...bridgeProblems(written, otherIds), ...testProblems(written, otherIds))
  if (written.rules.length === 0) problems.push({ path: ['rules'], message: 'the file has no rule; write one' })
  const placed = written.rules.flatMap((rule, index): PlacedRule[] => {
    const path = ['rules', index]
    problems.push(...assignProblems(rule, path, written.parts))
    const when = whenOf(rule, path, problems)
    if (when === undefined) return []
    const { before, priority = 0, assign, id, because, source, from, until, standing } = rule
    return [
      { index, before: listed(before), rule: { id, when, assign, because, source, from, until, standing, priority } },
    ]
  })
  const rules = orderRules(placed, new Set([...written.rules.map((rule) => rule.id), ...otherIds]), problems)
  const { id, title, area, source, note, ledgers = [], parts, bridge, tests = [] } = written
  return { set: { id, title, area, source, note, ledgers, parts, rules, bridge, tests }, problems }
}
