import { significant } from '../math/rounding.js'
import type { LedgerLine } from '../terms/ledger-line.js'
import type { Rule, RuleSet } from './rule.js'
import type { ClassifiedLine } from './tally.js'

/** Which rule decided a line, and why. Without a rule `because` says that none did. */
export interface AuditRow {
  readonly line: LedgerLine
  readonly rule: string | undefined
  readonly because: string
}

/** A line whose place is uncertain. `atStake` = |amount| × the widest (high − low) of the rule's parts, in units of currency. */
export interface ReviewRow {
  readonly line: LedgerLine
  readonly rule: string
  readonly atStake: number
  readonly because: string
}

/** What stands for a reason where there is none. */
export const NO_RULE = 'no rule holds for this line'

function byId(set: RuleSet): (id: string | undefined) => Rule | undefined {
  const rules = new Map(set.rules.map((rule) => [rule.id, rule]))
  return (id) => (id === undefined ? undefined : rules.get(id))
}

/** One row for every line, in the order given; made one by one, so that a large ledger need not be held. */
export function* auditRows(set: RuleSet, lines: Iterable<ClassifiedLine>): Generator<AuditRow> {
  const ruleOf = byId(set)
  for (const { line, rule } of lines) yield { line, rule, because: ruleOf(rule)?.because ?? NO_RULE }
}

/** Keeps the `count` rows with the most money, most first; among equals the one met first. */
function largest<T>(rows: Iterable<T>, count: number, money: (row: T) => number): T[] {
  let kept: T[] = []
  const cut = () => {
    kept = kept.sort((a, b) => money(b) - money(a)).slice(0, count)
  }
  for (const row of rows) {
    kept.push(row)
    if (kept.length >= 2 * count + 1000) cut()
  }
  cut()
  return kept
}

/** The lines without a rule that hold most money, either way, largest first. */
export function largestUnmatched(lines: Iterable<ClassifiedLine>, count = 20): LedgerLine[] {
  function* unmatched() {
    for (const { line, rule } of lines) if (rule === undefined) yield line
  }
  return largest(unmatched(), count, (line) => Math.abs(line.amount))
}

/** What to look at first: lines by the money that their rule's span leaves open, most first. Lines with none are left out. */
export function reviewList(set: RuleSet, lines: Iterable<ClassifiedLine>, count = 100): ReviewRow[] {
  const ruleOf = byId(set)
  const width = new Map(set.rules.map((r) => [r.id, Math.max(0, ...r.assign.map((a) => a.high - a.low))]))
  function* open(): Generator<ReviewRow> {
    for (const { line, rule } of lines) {
      const decided = ruleOf(rule)
      const atStake = significant(Math.abs(line.amount) * (width.get(rule ?? '') ?? 0))
      if (decided !== undefined && atStake > 0) yield { line, rule: decided.id, atStake, because: decided.because }
    }
  }
  // The uncut product, as SQL orders by it.
  return largest(open(), count, ({ line, rule }) => Math.abs(line.amount) * (width.get(rule) ?? 0))
}
