import { isSign, type Range } from './noun-phrase.js'
import type { Passage, Unit } from './passage.js'
import type { Quotation } from './quotation.js'
import type { Sentence } from './sentence.js'
import type { Span } from './span.js'
import { textOf } from './speaker.js'
import type { Attribution } from './speech-cue.js'
import type { SpeechLexicon, SpeechTongue } from './speech-lexicon.js'
import type { Speaker, Statement } from './statement.js'
import { kindOf } from './statement-kind.js'
import type { Token } from './token.js'

export interface StatementOptions {
  readonly sentences: readonly Sentence[]
  readonly language: string | null
  readonly lexicon: SpeechLexicon
  /** Day of the text, to know who held which office; null if unknown. */
  readonly published: string | null
  /** Who issued the text, for press releases and speeches in the first person; taken from the text if left out. */
  readonly issuer?: string | undefined
  /** `tokensOf(text)`, if it is there already. */
  readonly tokens?: readonly Token[] | undefined
}

/** A statement that may still grow, with the paragraph it ends in and where its sentence begins. */
export type Draft = { -readonly [K in keyof Statement]: Statement[K] } & {
  readonly paragraph: number
  readonly home: number
}

/** What is needed all through the reading of a text. */
export interface Work {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly options: StatementOptions
  readonly tongue: SpeechTongue
  readonly drafts: Draft[]
  readonly used: Set<Quotation>
}

function spanOf(units: readonly Unit[], range: Range): Span {
  return { start: units[range.from]?.start ?? 0, end: units[range.to - 1]?.end ?? 0 }
}

/** The words of a piece of content: of a lone quotation what stands between its marks. */
function piecesOf(units: readonly Unit[], range: Range): readonly Span[] {
  const only = range.to - range.from === 1 ? units[range.from]?.quotation : undefined
  return only?.pieces ?? [spanOf(units, range)]
}

function formOf(units: readonly Unit[], content: readonly Range[]): Statement['quote'] {
  let quoted = 0
  let others = 0
  for (const range of content)
    for (let i = range.from; i < range.to; i++) {
      if (units[i]?.kind === 'quotation') quoted++
      else if (units[i]?.kind !== 'sign') others++
    }
  return quoted === 0 ? 'indirect' : others === 0 ? 'direct' : 'mixed'
}

/** Several languages begin a quotation with a dash and end it with nothing. */
function isDashed(units: readonly Unit[], content: Range | undefined, tongue: SpeechTongue): boolean {
  if (content === undefined || tongue.language === 'en' || tongue.language === 'de') return false
  return isSign(units[content.from - 1], '–—') && (content.from === 1 || isSign(units[content.from - 2], '.!?'))
}

/** A statement of an attribution. */
export function draftOf(work: Work, passage: Passage, found: Attribution, speaker: Speaker): Draft {
  const { units } = passage
  const ranges = [...found.content, ...found.subject, found.cue, ...(found.to === undefined ? [] : [found.to])].map(
    (r) => spanOf(units, r),
  )
  const quoted = found.content.flatMap((r) => piecesOf(units, r))
  const firstPiece = quoted[0]
  const lastPiece = quoted.at(-1)
  const words =
    firstPiece === undefined || lastPiece === undefined
      ? ''
      : work.text.slice(firstPiece.start, Math.min(lastPiece.end + 1, firstPiece.start + 2000))
  return {
    span: { start: Math.min(...ranges.map((r) => r.start)), end: Math.max(...ranges.map((r) => r.end)) },
    speaker,
    verb: textOf(work.text, units, found.cue),
    kind: kindOf(found.cue.kind, words, speaker, work.tongue),
    quote: isDashed(units, found.content[0], work.tongue) ? 'direct' : formOf(units, found.content),
    quoted,
    to: found.to === undefined ? null : textOf(work.text, units, found.to),
    where: found.where === undefined ? null : textOf(work.text, units, found.where),
    via: null,
    paragraph: passage.lastParagraph,
    home: passage.start,
  }
}

/** Adds a quotation to a statement. */
export function extend(work: Work, draft: Draft, quotation: Quotation): void {
  work.used.add(quotation)
  draft.span = { start: Math.min(draft.span.start, quotation.start), end: Math.max(draft.span.end, quotation.end) }
  draft.quoted = [...draft.quoted, ...quotation.pieces]
}

/** The same for a statement that had no words yet: they now decide its kind. */
export function extended(work: Work, draft: Draft, quotation: Quotation): Draft {
  draft.quote = 'direct'
  const first = quotation.pieces[0]
  draft.kind = kindOf(
    draft.kind,
    work.text.slice(first?.start, quotation.pieces.at(-1)?.end).slice(0, 2000),
    draft.speaker,
    work.tongue,
  )
  extend(work, draft, quotation)
  return draft
}

/** The last statement from number `first` on whose reported words hold an offset. */
export function enclosing(work: Work, first: number, at: number): number | undefined {
  for (let d = work.drafts.length - 1; d >= first; d--)
    if (work.drafts[d]?.quoted.some((q) => q.start <= at && at < q.end) === true) return d
  return undefined
}
