import type { Span } from './span.js'

export const STATEMENT_KINDS = ['claim', 'pledge', 'denial', 'warning', 'prediction', 'question', 'opinion'] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number]

/** Who speaks, as far as the text says; `person` is an id of the lexicon. */
export interface Speaker {
  readonly name: string | null
  readonly role: string | null
  /** Code of the country or group that the role belongs to. */
  readonly area: string | null
  readonly person: string | null
}

/** Something somebody said: in quotation marks, reported, or both. */
export interface Statement {
  /** From the first word of the quote or report to the last, the attribution included. */
  readonly span: Span
  readonly speaker: Speaker
  /** As written: said, warned, denied. */
  readonly verb: string | null
  readonly kind: StatementKind
  readonly quote: 'direct' | 'indirect' | 'mixed'
  /** The words themselves, without marks; several where the attribution stands between them. */
  readonly quoted: readonly Span[]
  readonly to: string | null
  readonly where: string | null
  /** Number (from 0) of the statement in which this one is quoted by somebody else. */
  readonly via: number | null
}
