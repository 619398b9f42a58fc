import { isInnerStop } from './abbreviation.js'
import type { Span } from './span.js'

/** A sentence, the blanks after it included, so that all sentences together are the text. */
export interface Sentence extends Span {
  /** Number of its paragraph, from 0. */
  readonly paragraph: number
}

const segmenters = new Map<string, Intl.Segmenter>()
function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known !== undefined) return known
  let made: Intl.Segmenter
  try {
    made = new Intl.Segmenter(language, { granularity: 'sentence' })
  } catch {
    made = new Intl.Segmenter('en', { granularity: 'sentence' })
  }
  segmenters.set(language, made)
  return made
}

const NEWLINE = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g
const LIST_ITEM = /^\s{0,20}(?:[-*+•·–—‣▪◦]\s|\d{1,3}[.)]\s|\(\w{1,3}\)\s)/u
const ENDS = /[.!?…:;]["'”’»“‘)\]]{0,3}\s{0,20}$/u
const NARROWEST = 40
const WIDEST = 130

interface Line extends Span {
  /** End without the newline. */
  readonly textEnd: number
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const newline of text.matchAll(NEWLINE)) {
    const end = newline.index + newline[0].length
    lines.push({ start, textEnd: newline.index, end })
    start = end
  }
  if (start < text.length) lines.push({ start, textEnd: text.length, end: text.length })
  return lines
}

/** The width at which all lines of a text were broken, or 0 if they were not. */
function widthOf(lines: readonly Line[]): number {
  let width = 0
  for (const line of lines) width = Math.max(width, line.textEnd - line.start)
  return lines.length > 1 && width >= NARROWEST && width <= WIDEST ? width : 0
}

/** Whether a line goes on in the next one: the next starts small, or its first word had no room where lines are broken at one width. */
function goesOn(text: string, line: Line, next: Line, width: number): boolean {
  const tail = text.slice(Math.max(line.start, line.textEnd - 30), line.textEnd)
  const head = text.slice(next.start, Math.min(next.textEnd, next.start + 60))
  if (tail.trim() === '' || head.trim() === '' || LIST_ITEM.test(head)) return false
  if (/^\s{0,20}\p{Ll}/u.test(head)) return !ENDS.test(tail) || /,\s{0,20}$/.test(tail)
  if (width === 0) return false
  const word = /^\s{0,20}(\S{1,60})/u.exec(head)?.[1]?.length ?? 0
  return line.textEnd - line.start + 1 + word > width
}

/** Paragraphs: lines, joined where a line was only broken for its width. */
function paragraphsOf(text: string): Span[] {
  const lines = linesOf(text)
  const width = widthOf(lines)
  const paragraphs: Span[] = []
  let start = 0
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    const next = lines[i + 1]
    if (line === undefined || (next !== undefined && goesOn(text, line, next, width))) continue
    // Blank lines belong to the paragraph before them; the first ones to the first paragraph.
    const blank =
      text.slice(line.start, Math.min(line.textEnd, line.start + 1000)).trim() === '' &&
      line.textEnd - line.start < 1000
    const before = paragraphs.at(-1)
    if (blank && before === undefined && next !== undefined) continue
    if (blank && before !== undefined && start === line.start)
      paragraphs[paragraphs.length - 1] = { start: before.start, end: line.end }
    else paragraphs.push({ start, end: line.end })
    start = line.end
  }
  return paragraphs
}

const GLUED = /[\p{Ll}\d%)][.!?]["'”’»“]{0,2}(?=["'“‘«„]?\p{Lu}(?:\p{Ll}|\s))/gu
const AROUND = 80

/** Whether a full stop without a blank after it stands in an address such as `www.NATO.int`. */
function inAddress(text: string, at: number): boolean {
  const before = /\S{0,80}$/u.exec(text.slice(Math.max(0, at - AROUND), at))?.[0] ?? ''
  return /:\/\/|www\.|@|[/\\]/i.test(before)
}

/** Ends of sentences where the blank after the stop is missing: "said.The". Offsets of the letter after. */
function gluedEnds(text: string): number[] {
  const ends: number[] = []
  for (const glued of text.matchAll(GLUED)) if (!inAddress(text, glued.index)) ends.push(glued.index + glued[0].length)
  return ends
}

const CLOSING = /^\s{0,3}(?:[”’)\]]|["'»“](?=[\s.,;:!?)\]]|$))["'”’»)\]]{0,3}\s{0,20}/u

/** Marks that open a quotation in one language and close it in another, with the mark that then opened it. */
const EITHER: ReadonlyMap<string, string> = new Map([
  ['“', '„'],
  ['«', '»'],
  ['‘', '‚'],
])
const LONGEST_QUOTE = 2000

/** Whether the mark before `at` stands between a stop and a letter and opens what follows: "agreed.“We pay.”" */
function opensNext(text: string, start: number, at: number): boolean {
  const opener = EITHER.get(text.charAt(at - 1))
  if (opener === undefined || !/^\p{L}/u.test(text.slice(at, at + 2)) || !/[.!?]/.test(text.charAt(at - 2)))
    return false
  return !text.slice(Math.max(start, at - LONGEST_QUOTE), at - 1).includes(opener)
}

/** Where a sentence that seems to end at `at` truly ends: later if a closing mark follows; undefined if it does not end there. */
function trueEnd(
  text: string,
  start: number,
  at: number,
  stop: number,
  language: string | undefined,
): number | undefined {
  if (opensNext(text, start, at)) return at - 1
  const after = text.slice(at, Math.min(stop, at + AROUND))
  const before = text.slice(Math.max(start, at - AROUND), at).trimEnd()
  if (before === '') return undefined
  const closing = CLOSING.exec(after)?.[0] ?? ''
  const rest = after.slice(closing.length)
  if (/^["'“”‘’«„(]{0,2}\p{Ll}/u.test(rest) || /^[,;:–—)]/u.test(rest)) return undefined
  if (/^\s{0,20}\d{1,3}[.)]$/.test(text.slice(start, Math.min(at, start + AROUND)).trimEnd())) return undefined
  if (before.endsWith('.') && closing === '' && isInnerStop(before, rest, language)) return undefined
  return at + closing.length
}

// The segmenter's time grows with the square of what it is given at once.
const WINDOW = 1024
const LOOKAHEAD = 200

/** Ends of sentences as the segmenter sees them, in order. */
function plainEnds(text: string, segmenter: Intl.Segmenter): number[] {
  const ends: number[] = []
  let start = 0
  let width = WINDOW
  while (start < text.length) {
    const stop = Math.min(text.length, start + width)
    let last = 0
    let before = 0
    for (const { index } of segmenter.segment(text.slice(start, stop))) {
      if (index > 0) ends.push(start + index)
      before = last
      last = index
    }
    if (stop === text.length) break
    // The last piece may be cut short: it is read again with what follows, and so is the one before if little follows it.
    if (stop - start - last < LOOKAHEAD && before > 0) {
      ends.pop()
      last = before
    }
    start += last
    if (last > 0) width = WINDOW
    else width *= 2
  }
  ends.push(text.length)
  return ends
}

function merged(one: readonly number[], other: readonly number[]): number[] {
  return [...new Set([...one, ...other])].sort((a, b) => a - b)
}

/**
 * The sentences of a text in order, from its first character to its last without gap. `Intl.Segmenter`, mended: no end after
 * abbreviations, initials and ordinal numbers, none before a small letter or a closing mark, an end where the blank after it is
 * missing; a newline ends a sentence unless the line was broken for its width. `language` is a code such as `de`.
 */
export function sentencesOf(text: string, language?: string | null): Sentence[] {
  if (text === '') return []
  const paragraphs = paragraphsOf(text)
  // A newline within a paragraph is a blank to the segmenter.
  const parts = paragraphs.map(
    ({ start, end }) =>
      text.slice(start, end - 1).replace(NEWLINE, (found) => ' '.repeat(found.length)) + text.slice(end - 1, end),
  )
  const ends = merged(plainEnds(parts.join(''), segmenterFor(language ?? 'en')), gluedEnds(text))
  const sentences: Sentence[] = []
  let i = 0
  paragraphs.forEach((paragraph, number) => {
    let { start } = paragraph
    for (; i < ends.length && (ends[i] ?? 0) < paragraph.end; i++) {
      const end = ends[i] ?? 0
      const truly = end <= start ? undefined : trueEnd(text, start, end, paragraph.end, language ?? undefined)
      if (truly === undefined || truly >= paragraph.end) continue
      sentences.push({ start, end: truly, paragraph: number })
      start = truly
    }
    if (start < paragraph.end) sentences.push({ start, end: paragraph.end, paragraph: number })
  })
  return sentences
}
