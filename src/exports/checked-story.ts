import { type DocumentFormat, type DocumentText, readDocument } from '../claims/document.js'
import type { Span } from '../claims/span.js'
import type { SourceSpan } from './checked-answer.js'

/** A piece of a paragraph that the same claims lie over. */
export interface StoryPiece {
  readonly text: string
  /** Place of the shortest claim over it; often none. */
  readonly claim: number | null
  /** Those that begin, and those that end, with this piece. */
  readonly begins: readonly number[]
  readonly ends: readonly number[]
}

export interface StoryParagraph {
  readonly pieces: readonly StoryPiece[]
  /** Whether its line breaks mean something (an address, verses) and were not made by a line's width. */
  readonly lines: boolean
}

/** Least offset from 0 to `length` for which `holds`; `length` if none. `holds` must stay true once it is. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Where a piece of the source stands in the text as read; what is in tags or hidden there gives an empty span. */
export function toText(document: DocumentText, [from, to]: SourceSpan): Span {
  const { length } = document.text
  if (document.text === document.source) return { start: Math.min(from, length), end: Math.min(to, length) }
  const start = firstWhere(length, (at) => document.toSource({ start: at, end: at + 1 }).end > from)
  const end = firstWhere(length, (at) => document.toSource({ start: at, end: at + 1 }).start >= to)
  const text = document.text.slice(start, end)
  // A blank of the text may stand for blanks and tags of the source: no claim begins or ends with one.
  const before = text.length - text.trimStart().length
  return { start: start + before, end: start + before + text.trim().length }
}

const WRAPPED_FROM = 50

/** Blank lines part paragraphs; in a text without any, every line is one. */
function paragraphSpans(text: string): Span[] {
  const parted = /\n[^\S\n]{0,200}\n/.test(text) ? /\n[^\S\n]{0,200}\n\s{0,1000}/g : /\n+/g
  const spans: Span[] = []
  let start = 0
  for (const gap of text.matchAll(parted)) {
    spans.push({ start, end: gap.index })
    start = gap.index + gap[0].length
  }
  spans.push({ start, end: Math.max(start, text.trimEnd().length) })
  return spans.filter(({ start: from, end }) => text.slice(from, end).trim() !== '')
}

function meansLines(paragraph: string): boolean {
  const lines = paragraph.trim().split('\n')
  return lines.slice(0, -1).some((line) => line.trim().length < WRAPPED_FROM)
}

interface Marked extends Span {
  readonly claim: number
}

const lengthOf = ({ start, end }: Span) => end - start

/** `marks` in order of their beginnings. One sweep: only marks that are open at a cut are looked at there. */
function piecesOf(text: string, { start, end }: Span, marks: readonly Marked[]): StoryPiece[] {
  const inside = marks.map((m) => ({ ...m, start: Math.max(m.start, start), end: Math.min(m.end, end) }))
  const cuts = [...new Set([start, end, ...inside.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b)
  let next = 0
  let open: Marked[] = []
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? end
    open = open.filter((m) => m.end > from)
    for (let mark = inside[next]; mark !== undefined && mark.start <= from; mark = inside[++next]) open.push(mark)
    const innermost = open.reduce<Marked | null>((a, b) => (a === null || lengthOf(b) < lengthOf(a) ? b : a), null)
    const claims = (which: (m: Marked) => boolean) => open.filter(which).map((m) => m.claim)
    return {
      text: text.slice(from, to),
      claim: innermost?.claim ?? null,
      begins: claims((m) => m.start === from),
      ends: claims((m) => m.end === to),
    }
  })
}

/**
 * A story as text in paragraphs, cut where claims begin and end; spans may overlap. Tags and what a reader does not see are left
 * out. A claim over several paragraphs is marked in the one it begins in. Throws what `readDocument` throws.
 */
export function storyOf(source: string, format: DocumentFormat, spans: readonly SourceSpan[]): StoryParagraph[] {
  const document = readDocument(source, format)
  const marks = spans
    .map((span, claim): Marked => ({ ...toText(document, span), claim }))
    .filter((m) => m.end > m.start)
    .sort((a, b) => a.start - b.start)
  let next = 0
  return paragraphSpans(document.text).map((paragraph) => {
    while (next < marks.length && (marks[next]?.end ?? 0) <= paragraph.start) next++
    const first = next
    while (next < marks.length && (marks[next]?.start ?? 0) < paragraph.end) next++
    return {
      pieces: piecesOf(document.text, paragraph, marks.slice(first, next)),
      lines: meansLines(document.text.slice(paragraph.start, paragraph.end)),
    }
  })
}
