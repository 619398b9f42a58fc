import type { Span } from './span.js'

/** Left out of every text, as they part words without being seen: soft hyphen, zero-width space, marks of direction, byte order mark. */
export const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/

/** Index of the last of sorted numbers at or below `at`; -1 if there is none. */
function lastAtOrBelow(sorted: readonly number[], at: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * Puts a text together from pieces of a source and remembers where each came from. Pieces must come in the order of the source.
 * A piece is either copied letter for letter or stands for something else there (`&eacute;`, a run of blanks, a tag).
 */
export class TextMap {
  private readonly parts: string[] = []
  private readonly textStarts: number[] = []
  private readonly sourceStarts: number[] = []
  private readonly sourceEnds: number[] = []
  private readonly copied: boolean[] = []
  private length = 0
  private tail = ''

  constructor(private readonly source: string) {}

  /** Length of the text so far. */
  get size(): number {
    return this.length
  }

  /** The last character of the text so far. */
  get last(): string {
    return this.tail
  }

  /** Copies a piece of the source, start inclusive, end exclusive. */
  copy(start: number, end: number): void {
    if (end <= start) return
    const before = this.sourceEnds.length - 1
    const piece = this.source.slice(start, end)
    if (before >= 0 && this.copied[before] === true && this.sourceEnds[before] === start) this.sourceEnds[before] = end
    else this.open(start, end, true)
    this.grow(piece)
  }

  /** Writes a text that stands in the source as something else, or not at all (`start` = `end`). */
  put(text: string, start: number, end: number): void {
    if (text === '') return
    this.open(start, end, false)
    this.grow(text)
  }

  /** The whole text so far. */
  get text(): string {
    if (this.parts.length > 1) this.parts.splice(0, this.parts.length, this.parts.join(''))
    return this.parts[0] ?? ''
  }

  /** Where a piece of the text stands in the source. What was left out within it is inside, what was left out around it is not. */
  toSource = (span: Span): Span => {
    const start = this.startInSource(span.start)
    return { start, end: Math.max(start, span.end > span.start ? this.endInSource(span.end) : start) }
  }

  private startInSource(at: number): number {
    const i = lastAtOrBelow(this.textStarts, at)
    if (i < 0) return 0
    const from = this.sourceStarts[i] ?? 0
    const to = this.sourceEnds[i] ?? 0
    return this.copied[i] === true ? Math.min(from + at - (this.textStarts[i] ?? 0), to) : at >= this.length ? to : from
  }

  private endInSource(at: number): number {
    const i = lastAtOrBelow(this.textStarts, at - 1)
    if (i < 0) return 0
    const to = this.sourceEnds[i] ?? 0
    return this.copied[i] === true ? Math.min((this.sourceStarts[i] ?? 0) + at - (this.textStarts[i] ?? 0), to) : to
  }

  private open(start: number, end: number, copied: boolean): void {
    this.textStarts.push(this.length)
    this.sourceStarts.push(start)
    this.sourceEnds.push(end)
    this.copied.push(copied)
  }

  private grow(piece: string): void {
    this.parts.push(piece)
    this.length += piece.length
    this.tail = piece.at(-1) ?? ''
  }
}
