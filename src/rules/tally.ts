import type { LedgerLine } from '../terms/ledger-line.js'
import { toCents } from './cents.js'

/** A line with the id of the rule that decided it; undefined where none did. */
export interface ClassifiedLine {
  readonly line: LedgerLine
  readonly rule: string | undefined
}

/** The money of all lines that one rule (or none) decided in a year, at one stage and on one side. Hundredths of a unit. */
export interface RuleMoney {
  readonly rule: string | undefined
  readonly year: string
  readonly stage: LedgerLine['stage']
  readonly side: LedgerLine['side']
  readonly cents: bigint
  readonly lines: number
}

/** Adds lines up by rule, year, stage and side: stages are never added to one another, nor sides. In the order met. */
export function tally(lines: Iterable<ClassifiedLine>): RuleMoney[] {
  const sums = new Map<string, { -readonly [K in keyof RuleMoney]: RuleMoney[K] }>()
  for (const { line, rule } of lines) {
    const { year, stage, side } = line
    // None of the first three holds a blank, and no rule has an empty id.
    const key = `${year} ${stage} ${side} ${rule ?? ''}`
    const sum = sums.get(key) ?? { rule, year, stage, side, cents: 0n, lines: 0 }
    sum.cents += BigInt(toCents(line.amount))
    sum.lines++
    sums.set(key, sum)
  }
  return [...sums.values()]
}
