import type { LedgerLine } from '../terms/ledger-line.js'
import { scaledShare, toCents } from './cents.js'
import { normaliseText } from './ledger-text.js'
import type { Assignment } from './rule.js'

/** All rows of one code, programme and text: their amount and what of it counts for each part, in hundredths. */
export interface KeyedMoney {
  readonly line: LedgerLine
  readonly amount: bigint
  /** By part, in 10⁻¹² of a hundredth, exactly: not yet cut to whole hundredths. */
  readonly parts: ReadonlyMap<string, bigint>
}

/** What a line is known by from one year to the next: code, programme and text, in normal form. */
function keyOf({ code, programme, text }: LedgerLine): string {
  return JSON.stringify([code, programme, text].map(normaliseText))
}

/** Lines added up by `keyOf`, each with the central shares that it is assigned. */
export function keyedMoney(
  lines: readonly LedgerLine[],
  assign: (line: LedgerLine) => readonly Assignment[],
): Map<string, KeyedMoney> {
  const sums = new Map<string, { line: LedgerLine; amount: bigint; parts: Map<string, bigint> }>()
  for (const line of lines) {
    const key = keyOf(line)
    const sum = sums.get(key) ?? { line, amount: 0n, parts: new Map<string, bigint>() }
    const cents = BigInt(toCents(line.amount))
    sum.amount += cents
    for (const { part, central } of assign(line))
      sum.parts.set(part, (sum.parts.get(part) ?? 0n) + cents * scaledShare(central))
    sums.set(key, sum)
  }
  return sums
}
