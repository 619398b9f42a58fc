import type { LedgerLine } from '../terms/ledger-line.js'
import { type RuleLine, ruleLine } from './ledger-text.js'

/** Lines of a ledger in its order, each made when it is asked for, so that many need little memory. An array is one too. */
export interface HeldLines {
  readonly length: number
  at(index: number): LedgerLine | undefined
  /** The line as rules see it; absent where it is made of the line itself. */
  ruleLine?(index: number): RuleLine
}

/** A line as rules see it. */
export function readLine(lines: HeldLines, index: number): RuleLine | undefined {
  if (lines.ruleLine) return lines.ruleLine(index)
  const line = lines.at(index)
  return line && ruleLine(line, index)
}
