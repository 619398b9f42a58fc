import type { RowKind } from './mapping-schema.js'
import type { Rejection, RejectionReason } from './record-batch.js'

/** Rejections that a tally keeps; all of them are handed on as they come. */
const MOST_KEPT = 1_000

/** What became of the rows of a file. `rows` = mapped + rejected + left out + blank. */
export class LedgerTally {
  rows = 0
  lines = 0
  rejected = 0
  /** Rows without anything in them. */
  blankRows = 0
  /** Amounts that a row leaves empty. */
  emptyAmounts = 0
  /** Lines of a UTF-8 file read as Windows-1252. */
  mendedLines = 0
  /** Rows with quotes undoubled inside quoted fields, read all the same. */
  mendedQuotes = 0
  /** The first thousand rejections. */
  readonly rejections: Rejection[] = []
  readonly reasons = new Map<RejectionReason, number>()
  /** Rows left out by kind, with the sum of the amounts in them, in whole units as the file signs them. */
  readonly leftOut = new Map<RowKind, { rows: number; amount: number }>()

  constructor(readonly onRejected: (rejection: Rejection) => void = () => {}) {}

  reject(rejection: Rejection): void {
    this.rows++
    this.rejected++
    this.reasons.set(rejection.reason, (this.reasons.get(rejection.reason) ?? 0) + 1)
    if (this.rejections.length < MOST_KEPT) this.rejections.push(rejection)
    this.onRejected(rejection)
  }

  leaveOut(kind: RowKind, amount: number): void {
    this.rows++
    const before = this.leftOut.get(kind) ?? { rows: 0, amount: 0 }
    this.leftOut.set(kind, { rows: before.rows + 1, amount: before.amount + amount })
  }
}
