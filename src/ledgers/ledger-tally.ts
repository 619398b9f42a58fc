import type { RowKind } from './mapping-schema.js'
import type { Rejection, RejectionReason } from './record-batch.js'

/** Rejections that a tally keeps, all of which are handed on as they come, and rows left out. */
const MOST_KEPT = 1_000

/** A rejected row and the file it stands in. */
export interface FileRejection extends Rejection {
  readonly file: string
}

/** A row that is no line of its own, with the sum of its amounts, in whole units as the file signs them. */
export interface LeftOutRow {
  readonly file: string
  readonly row: number
  readonly as: RowKind
  readonly amount: number
  readonly text: string
}

/** What became of the rows of a ledger's files. `rows` = mapped + rejected + left out + blank. */
export class LedgerTally {
  rows = 0
  lines = 0
  rejected = 0
  /** Rows without anything in them. */
  blankRows = 0
  /** Amounts that a row leaves empty. */
  emptyAmounts = 0
  /** Lines that were in another encoding than their file. */
  mendedLines = 0
  /** Rows with quotes undoubled inside quoted fields, read all the same. */
  mendedQuotes = 0
  /** The first thousand rejections. */
  readonly rejections: FileRejection[] = []
  readonly reasons = new Map<RejectionReason, number>()
  /** Rows left out by kind, with the sum of the amounts in them, in whole units as the file signs them. */
  readonly leftOut = new Map<RowKind, { rows: number; amount: number }>()

  /** The first thousand of them. */
  readonly leftOutRows: LeftOutRow[] = []

  constructor(readonly onRejected: (rejection: FileRejection) => void = () => {}) {}

  reject(rejection: FileRejection): void {
    this.rows++
    this.rejected++
    this.reasons.set(rejection.reason, (this.reasons.get(rejection.reason) ?? 0) + 1)
    if (this.rejections.length < MOST_KEPT) this.rejections.push(rejection)
    this.onRejected(rejection)
  }

  leaveOut(row: LeftOutRow): void {
    this.rows++
    const before = this.leftOut.get(row.as) ?? { rows: 0, amount: 0 }
    this.leftOut.set(row.as, { rows: before.rows + 1, amount: before.amount + row.amount })
    if (this.leftOutRows.length < MOST_KEPT) this.leftOutRows.push(row)
  }
}
