import type { LedgerLine } from '../terms/ledger-line.js'
import { canHold } from './can-hold.js'
import { toCents } from './cents.js'
import type { Overlap } from './classified.js'
import { holds } from './condition.js'
import { activeRules, type RuleOptions } from './interpret.js'
import { ruleLine } from './ledger-text.js'
import type { Rule, RuleSet } from './rule.js'

/** A rule with the later ones that may hold for the same line. */
export interface OverlapPairs {
  readonly rule: Rule
  readonly later: readonly Rule[]
}

/** A line and the rule that decided it. */
export interface DecidedLine {
  readonly line: LedgerLine
  readonly rule: string
}

/** Each rule with the later ones that may hold for the same line, told from their conditions alone. */
export function overlapPairs(set: RuleSet, options?: RuleOptions): OverlapPairs[] {
  const rules = activeRules(set, options)
  return rules.flatMap((rule, i) => {
    const later = rules.slice(i + 1).filter((other) => canHold([rule.when, other.when]))
    return later.length === 0 ? [] : [{ rule, later }]
  })
}

/** The overlaps of lines looked at one by one, by the order of the rules. */
export async function overlapsOfRows(
  rows: Iterable<DecidedLine> | AsyncIterable<DecidedLine>,
  pairs: readonly OverlapPairs[],
): Promise<Overlap[]> {
  const of = new Map(
    pairs.map((pair) => [pair.rule.id, { later: pair.later, sums: pair.later.map(() => ({ lines: 0, cents: 0n })) }]),
  )
  for await (const { line, rule } of rows) {
    const pair = of.get(rule)
    if (pair === undefined) continue
    const read = ruleLine(line, 0)
    pair.later.forEach((other, i) => {
      const sum = pair.sums[i]
      if (sum === undefined || !holds(other.when, read)) return
      sum.lines++
      sum.cents += BigInt(toCents(line.amount))
    })
  }
  return [...of].flatMap(([rule, { later, sums }]) =>
    later.flatMap((also, i) => {
      const { lines, cents } = sums[i] ?? { lines: 0, cents: 0n }
      return lines === 0 ? [] : [{ rule, also: also.id, lines, cents }]
    }),
  )
}
