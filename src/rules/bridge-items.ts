import { significant } from '../math/rounding.js'
import { bothSides } from './both-sides.js'
import { partMoney } from './part-money.js'
import type { BridgeItem, RuleBridge, RuleSet } from './rule.js'
import type { RuleMoney } from './tally.js'

/** One item of a bridge in one year, in units of the ledger's currency; null where its amounts have no such year. */
export interface ItemMoney {
  readonly item: BridgeItem
  readonly low: number | null
  readonly central: number | null
  readonly high: number | null
  readonly lines: number
}

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12]

function ofRules(set: RuleSet, bridge: RuleBridge, item: BridgeItem, money: readonly RuleMoney[]): ItemMoney {
  const own = bothSides(money.filter((m) => item.rules?.includes(m.rule ?? '') ?? false))
  const [year] = partMoney(set, own)
  const part = year?.parts.find((p) => p.part === bridge.part)
  return { item, low: part?.low ?? 0, central: part?.central ?? 0, high: part?.high ?? 0, lines: year?.lines ?? 0 }
}

/**
 * The items of a set's bridge in one year: what the rules of each give to the bridge's part, spending less revenue, or the
 * amount its source gives. Money of other years and stages is left out.
 */
export function bridgeItems(set: RuleSet, bridge: RuleBridge, money: readonly RuleMoney[], year: string): ItemMoney[] {
  const ofYear = money.filter((m) => m.year === year && m.stage === bridge.stage)
  return bridge.items.map((item) => {
    if (item.rules !== undefined) return ofRules(set, bridge, item, ofYear)
    const amount = item.amounts?.[year]
    const value = amount === undefined ? null : significant(amount * (POWERS[item.scale] ?? 1))
    return { item, low: value, central: value, high: value, lines: 0 }
  })
}
