import type { LedgerLine, Stage } from '../terms/ledger-line.js'
import type { AuditRow, ReviewRow } from './audit.js'
import type { Condition } from './condition.js'
import type { RuleMoney } from './tally.js'

/** Lines that two rules hold for: `rule` decided them, `also` came later. Money in hundredths, either sign as it is. */
export interface Overlap {
  readonly rule: string
  readonly also: string
  readonly lines: number
  readonly cents: bigint
}

/** Two lines of one year and stage whose amounts cancel out, both decided by a rule: perhaps one transfer, booked twice. */
export interface MirroredPair {
  readonly spent: LedgerLine
  readonly received: LedgerLine
}

/**
 * A ledger with its rules applied, whatever engine did it. Every answer is the same on every engine: the reference is
 * `classifiedLines`. Lists are ordered, equals by their line in the ledger. Stages are never mixed in one answer.
 */
export interface Classified {
  /** What applied the rules, and in which form. */
  readonly engine: string
  readonly plan: string
  readonly lines: number
  /** All money by rule, year, stage and side. */
  money(): Promise<RuleMoney[]>
  /** The lines without a rule that hold most money, either way. */
  largestUnmatched(stage: Stage, count: number): Promise<LedgerLine[]>
  /** The lines whose place is least certain, by money at stake. */
  review(stage: Stage, count: number): Promise<ReviewRow[]>
  overlaps(stage: Stage): Promise<Overlap[]>
  /** Money of the lines that meet a condition and that a rule decided. */
  meeting(condition: Condition): Promise<RuleMoney[]>
  /** The largest pairs that cancel out and whose amount stands nowhere else in that year. */
  mirrored(stage: Stage, count: number): Promise<MirroredPair[]>
  /** Lines of one year, in order; undefined where there are more than `most`. */
  linesOf(year: string, stage: Stage, most: number): Promise<LedgerLine[] | undefined>
  /** A row for every line, in order, some thousands at a time. */
  audit(): AsyncIterable<AuditRow[]>
}
