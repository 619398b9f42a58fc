import type { Day } from './day.js'
import type { Period } from './period.js'
import type { Unit } from './unit.js'

/** What was, what the publisher estimates of it, and what it expects of years that are not over. */
export const STATUSES = ['outturn', 'estimate', 'forecast'] as const
export type Status = (typeof STATUSES)[number]

/** Why a published cell holds no number: left empty, marked by the publisher as not available, or of a year before there was such a state. */
export const MISSING_REASONS = ['blank', 'not-available', 'no-such-state'] as const
export type MissingReason = (typeof MISSING_REASONS)[number]

/**
 * One published cell. Its value is what the publisher wrote (`null` with a reason where the cell is empty);
 * nothing computed by Pledgebook is ever an Observation.
 */
export interface Observation {
  readonly measure: string
  readonly area: string
  readonly period: Period
  /** Edition, such as `nato.defexp/2026-07-07`. */
  readonly edition: string
  /** Which copy of the edition it was read from, such as `original`. */
  readonly copy: string
  readonly value: number | null
  readonly missing: MissingReason | null
  readonly unit: Unit
  readonly status: Status
  /** Footnote mark of the row, such as `*`; empty if none. */
  readonly mark: string
  /** Where it stands: `TABLE3!D11`, or table/block/row/year for a transcription. */
  readonly cell: string
}

/** One form in which an edition reached us: the publisher's own file, or somebody's transcription. */
export interface Copy {
  readonly id: string
  readonly kind: 'original' | 'transcription'
  /** SHA-256 of each file it was read from. */
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly url?: string | undefined }[]
  readonly note?: string | undefined
  /** SHA-256 of the tidy CSV made of it, where an import has recorded it. */
  readonly figures?: string | undefined
}

/** One issue of a dataset. `publishedOn` is the day its figures could first be known. */
export interface Edition {
  readonly id: string
  readonly dataset: string
  readonly publishedOn: Day
  readonly title: string
  readonly url?: string | undefined
  readonly held: boolean
  /** `core` or `defence`: which definition the publisher says it follows. */
  readonly basis?: string | undefined
  readonly constantPrices?: string | undefined
  readonly partial?: string | undefined
  readonly reference?: string | undefined
  readonly note?: string | undefined
  readonly copies: readonly Copy[]
}
