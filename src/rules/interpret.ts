import { closestName } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import { holds } from './condition.js'
import type { RuleLine } from './ledger-text.js'
import type { Assignment, Rule, RuleSet, Standing } from './rule.js'

/** What-if: `off` names rules that are left out; `standings` are those that count. */
export interface RuleOptions {
  readonly off?: readonly string[] | undefined
  readonly standings?: readonly Standing[] | undefined
}

const COUNTED: readonly Standing[] = ['agreed', 'claimed']

/** The rule that decided a line, and where it sends the money. */
export interface Decision {
  readonly rule: Rule
  readonly assign: readonly Assignment[]
}

/**
 * The rules that are tried under these options, in order: agreed and claimed ones unless `standings` says otherwise.
 * Throws `input` `rules.unknown` where `off` names no rule of the set.
 */
export function activeRules(set: RuleSet, options: RuleOptions = {}): readonly Rule[] {
  const ids = new Set(set.rules.map((rule) => rule.id))
  for (const id of options.off ?? [])
    if (!ids.has(id)) {
      const near = closestName(id, ids)
      throw new PledgebookError(
        'input',
        'rules.unknown',
        `no rule "${id}" in ${set.id}`,
        near === undefined ? `its rules are: ${[...ids].join(', ')}` : `did you mean "${near}"?`,
      )
    }
  const standings = options.standings ?? COUNTED
  return set.rules.filter((rule) => standings.includes(rule.standing) && !options.off?.includes(rule.id))
}

/** `interpret` for many lines: the options are looked at once. */
export function interpreter(set: RuleSet, options?: RuleOptions): (line: RuleLine) => Decision | undefined {
  const rules = activeRules(set, options)
  return (line) => {
    const rule = rules.find((candidate) => holds(candidate.when, line))
    return rule === undefined ? undefined : { rule, assign: rule.assign }
  }
}

/**
 * What rules mean: the first rule that holds for the line, or undefined where none does. Compiled SQL must say the same.
 * `line` is in the form of `ruleLine`.
 */
export function interpret(set: RuleSet, line: RuleLine, options?: RuleOptions): Decision | undefined {
  return interpreter(set, options)(line)
}

/** All active rules that hold for the line, the deciding one first: more than one is an overlap. */
export function rulesThatHold(set: RuleSet, line: RuleLine, options?: RuleOptions): readonly Rule[] {
  return activeRules(set, options).filter((rule) => holds(rule.when, line))
}
