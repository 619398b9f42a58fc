/** A field as a reader hands it on: text, or a number where the file holds one as such. */
export type Field = string | number | null

/** Why a row of a file became no line of the ledger. */
export type RejectionReason =
  | 'too-few-fields'
  | 'too-many-fields'
  | 'no-number'
  | 'no-year'
  | 'no-side'
  | 'no-stage'
  | 'no-currency'
  | 'code-too-long'
  | 'long-line'
  | 'open-quote'
  | 'broken-quotes'
  | 'zero-bytes'

/** A row that was not read: its line in the file (from 1), the reason, what was found, and how its text begins. */
export interface Rejection {
  readonly row: number
  readonly reason: RejectionReason
  readonly detail: string
  readonly text: string
}

/** Rows of a file, some thousands at a time. `rows` has the line of the file on which each begins. */
export interface RecordBatch {
  readonly rows: number[]
  readonly records: (readonly Field[])[]
  readonly rejected: Rejection[]
}

export function emptyBatch(): RecordBatch {
  return { rows: [], records: [], rejected: [] }
}
