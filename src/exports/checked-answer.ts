import type { VerdictName } from './verdict-words.js'

/** A published cell or a fact that decides. */
export interface CheckedEvidence {
  readonly edition: string | null
  readonly cell: string | null
  readonly measure: string | null
  readonly area: string | null
  readonly period: string | null
  readonly value: number | null
  readonly unit: string | null
  readonly fact: string | null
  readonly source: string | null
}

export interface CheckedVerdict {
  readonly verdict: VerdictName
  readonly evidence: readonly CheckedEvidence[]
  readonly how: string | null
}

/** UTF-16 offsets into the source as given: start inclusive, end exclusive. */
export type SourceSpan = readonly [start: number, end: number]

export interface CheckedClaim {
  readonly span: SourceSpan
  readonly text: string
  readonly about: string
  readonly area: string
  readonly period: string
  readonly value: number | string | null
  readonly unit: string | null
  readonly mood: string
  readonly assumed: readonly string[]
  readonly unclear: readonly string[]
  readonly then: CheckedVerdict
  readonly now: CheckedVerdict
  readonly because: string
}

export interface CheckedStatement {
  readonly speaker: string | null
  readonly role: string | null
  readonly area: string | null
  readonly person: string | null
  readonly verb: string | null
  readonly kind: string
  readonly quote: 'direct' | 'indirect' | 'mixed'
  readonly span: SourceSpan
  readonly text: string
  readonly to: string | null
  readonly where: string | null
  readonly via: number | null
  /** Places in `claims`. */
  readonly claims: readonly number[]
}

export interface CheckedDocument {
  readonly name: string
  readonly format: string
  readonly language: string | null
  readonly title: string | null
  readonly published: string | null
  readonly inferredFrom: string | null
  readonly warnings: readonly {
    readonly code: string
    readonly message: string
    readonly suggests?: string | undefined
  }[]
}

/** What pages and annotations need of the answer of `check`. */
export interface CheckedAnswer {
  readonly document: CheckedDocument
  readonly claims: readonly CheckedClaim[]
  readonly statements: readonly CheckedStatement[]
  readonly unchecked: readonly { readonly span: SourceSpan; readonly text: string; readonly because: string }[]
  readonly notes: readonly string[]
  readonly asOf: string
  readonly tool: { readonly name: string; readonly version: string }
  readonly book: { readonly id: string }
  readonly citation: {
    readonly text: string
    readonly editions: readonly {
      readonly id: string
      readonly title: string
      readonly publishedOn: string
      readonly url: string | null
    }[]
  }
}

/** Places of the claims in the order of the text; of two that begin together the longer first. */
export function inReadingOrder(claims: readonly Pick<CheckedClaim, 'span'>[]): number[] {
  const span = (i: number): SourceSpan => claims[i]?.span ?? [0, 0]
  return claims.map((_, i) => i).sort((a, b) => span(a)[0] - span(b)[0] || span(b)[1] - span(a)[1] || a - b)
}

/** By place of a claim the statement that it stands in; of nested ones the innermost, whose speaker said it. */
export function statementsByClaim(answer: Pick<CheckedAnswer, 'statements'>): Map<number, CheckedStatement> {
  const length = ({ span }: CheckedStatement) => span[1] - span[0]
  const found = new Map<number, CheckedStatement>()
  for (const statement of answer.statements)
    for (const claim of statement.claims) {
      const before = found.get(claim)
      if (before === undefined || length(statement) < length(before)) found.set(claim, statement)
    }
  return found
}
