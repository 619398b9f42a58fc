import type { Mood } from '../claims/claim.js'
import type { Unit } from '../terms/unit.js'

export const VERDICTS = [
  'supported',
  'contradicted',
  'superseded',
  'imprecise',
  'basis-dependent',
  'not-yet-true',
  'no-data',
] as const
export type CheckVerdict = (typeof VERDICTS)[number]

/** A published cell that decides. `value` is as the publisher wrote it, null where the cell is blank. */
export interface CellEvidence {
  readonly kind: 'cell'
  readonly edition: string
  readonly publishedOn: string
  /** `TABLE3!D11`, or table/block/row/year for a transcription. */
  readonly cell: string
  readonly measure: string
  readonly area: string
  readonly period: string
  readonly value: number | null
  readonly unit: Unit
  readonly status: string
}

/** A fact of the book that decides: a goal, a day of accession, an event, an announced plan. */
export interface FactEvidence {
  readonly kind: 'fact'
  /** Id of a goal, pledge or event, or `area/organisation` for a membership. */
  readonly id: string
  readonly says: string
  readonly source: { readonly text: string; readonly url?: string | undefined } | null
}
export type CheckEvidence = CellEvidence | FactEvidence

/** The number the claim was held against, in whole units (dollars, persons, per cent); `how` if it was computed from cells. */
export interface Found {
  readonly value: number
  readonly unit: Unit
  readonly how: string | null
}

/** A verdict by what was known on one day. */
export interface Finding {
  readonly verdict: CheckVerdict
  readonly evidence: readonly CheckEvidence[]
  /** Null where nothing could be compared, or where facts and not a number decide. */
  readonly found: Found | null
  /** For `basis-dependent`: on what other basis it is true. Null otherwise. */
  readonly how: string | null
  /** Half a sentence: what is known, or why nothing is. */
  readonly says: string
}

/** What `judge` needs to know of the claim beyond its question. */
export interface Said {
  readonly mood: Mood
  /** Day of the text, or of the statement if it tells another; null if unknown: then there is no `then`. */
  readonly published: string | null
  /** The day `now` is; the book's last by default. */
  readonly asOf?: string | undefined
}

export interface Judged {
  readonly then: Finding
  readonly now: Finding
  /** One sentence that could be printed. */
  readonly because: string
  /** Such as: the text is later than the book knows. */
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
}
