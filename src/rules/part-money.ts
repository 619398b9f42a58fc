import { significant } from '../math/rounding.js'
import { PledgebookError } from '../terms/fault.js'
import { fromCents, shareOf } from './cents.js'
import type { Rule, RuleSet } from './rule.js'
import type { RuleMoney } from './tally.js'

/** What a share of money comes to, in units of the ledger's currency: low ≤ central ≤ high. */
interface Span {
  readonly low: number
  readonly central: number
  readonly high: number
}

/** One year, at one stage and on one side, from a ledger to the parts of a goal. Units of the ledger's currency. */
export interface YearMoney {
  readonly year: string
  readonly stage: RuleMoney['stage']
  readonly side: RuleMoney['side']
  readonly total: number
  /** In the order of the rule file. */
  readonly parts: readonly (Span & { readonly part: string })[]
  /** Money of lines that a rule decided and whose central shares left some over. */
  readonly remainder: number
  /** Money of lines that no rule decided. */
  readonly unmatched: number
  readonly lines: number
  readonly unmatchedLines: number
}

interface Sum {
  readonly part: string
  readonly low: bigint
  readonly central: bigint
  readonly high: bigint
}

/** From the least to the greatest; `Math.min` takes no whole numbers of this size. */
function ascending(values: bigint[]): bigint[] {
  return values.sort((a, b) => Number(a > b) - Number(a < b))
}

/** Central shares are cut cumulatively, so that parts and remainder sum to the whole, to the hundredth. */
function ruleMoney(cents: bigint, rule: Rule): Sum[] {
  let share = 0
  let given = 0n
  return rule.assign.map(({ part, low, central, high }) => {
    share = significant(share + central)
    const upTo = shareOf(cents, share)
    const own = upTo - given
    given = upTo
    const [least = own, , most = own] = ascending([own, shareOf(cents, low), shareOf(cents, high)])
    return { part, low: least, central: own, high: most }
  })
}

function yearMoney(
  set: RuleSet,
  group: readonly RuleMoney[],
  at: Pick<RuleMoney, 'year' | 'stage' | 'side'>,
): YearMoney {
  const rules = new Map(set.rules.map((rule) => [rule.id, rule]))
  const sums = new Map(set.parts.map((part) => [part, { low: 0n, central: 0n, high: 0n }]))
  let [total, unmatched, assigned, lines, unmatchedLines] = [0n, 0n, 0n, 0, 0]
  for (const { rule: id, cents, lines: count } of group) {
    total += cents
    lines += count
    if (id === undefined) {
      unmatched += cents
      unmatchedLines += count
      continue
    }
    const rule = rules.get(id)
    if (rule === undefined)
      throw new PledgebookError('bug', 'rules.unknownRule', `no rule "${id}" in ${set.id}`, 'please report this')
    for (const own of ruleMoney(cents, rule)) {
      const sum = sums.get(own.part)
      if (sum === undefined) continue
      sum.low += own.low
      sum.central += own.central
      sum.high += own.high
      assigned += own.central
    }
  }
  const parts = [...sums].map(([part, { low, central, high }]) => ({
    part,
    low: fromCents(low),
    central: fromCents(central),
    high: fromCents(high),
  }))
  return {
    year: at.year,
    stage: at.stage,
    side: at.side,
    total: fromCents(total),
    parts,
    remainder: fromCents(total - unmatched - assigned),
    unmatched: fromCents(unmatched),
    lines,
    unmatchedLines,
  }
}

/**
 * Money by part and year. A rule's share is uncertain as a whole, not line by line: its low and high shares are taken of
 * its sum, and change places where that sum is negative. Spans of several rules add up end to end.
 * In each year central money of all parts + remainder + unmatched = total, exactly, in hundredths.
 * Throws `bug` `rules.unknownRule` where the money names a rule that the set does not have.
 */
export function partMoney(set: RuleSet, money: readonly RuleMoney[]): YearMoney[] {
  const groups = new Map<string, RuleMoney[]>()
  for (const sum of money) {
    const key = `${sum.year} ${sum.stage} ${sum.side}`
    groups.set(key, [...(groups.get(key) ?? []), sum])
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => group.slice(0, 1).map((at) => yearMoney(set, group, at)))
}
