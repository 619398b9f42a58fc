/** Where in the budget's life an amount stands. The position in this list is its number in typed columns. */
export const STAGES = ['proposed', 'appropriated', 'revised', 'outturn'] as const
export type Stage = (typeof STAGES)[number]

/** Which side of the budget an amount stands on. The position in this list is its number in typed columns. */
export const SIDES = ['expenditure', 'revenue'] as const
export type Side = (typeof SIDES)[number]

/** One amount of a budget or of its outturn, after mapping. */
export interface LedgerLine {
  /** Line of the file (from 1, headings included) on which the row begins; amounts of one row share it. */
  readonly row: number
  /** Four digits; a fiscal year is named by the year that holds most of its months. */
  readonly year: string
  /** Whole units of the ledger's currency. Spending is positive and revenue negative, so that a sum is net. */
  readonly amount: number
  readonly code: string
  readonly ministry: string
  readonly programme: string
  readonly text: string
  readonly stage: Stage
  readonly side: Side
  /** Name of the file it is from, where there may be several. */
  readonly file?: string | undefined
}
