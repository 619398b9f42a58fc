import type { RuleMoney } from './tally.js'

/**
 * Spending and revenue of each rule, year and stage as one net sum, called expenditure: a rule's share is uncertain as a
 * whole, so that its revenue takes part in the same share as its spending.
 */
export function bothSides(money: readonly RuleMoney[]): RuleMoney[] {
  const sums = new Map<string, RuleMoney>()
  for (const each of money) {
    const key = JSON.stringify([each.rule ?? null, each.year, each.stage])
    const before = sums.get(key)
    const cents = (before?.cents ?? 0n) + each.cents
    sums.set(key, { ...each, side: 'expenditure', cents, lines: (before?.lines ?? 0) + each.lines })
  }
  return [...sums.values()]
}
