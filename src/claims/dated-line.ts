import type { ReadyWords } from './calendar.js'
import { hasPhrase, plain } from './calendar.js'
import type { DocumentText } from './document.js'
import type { Span } from './span.js'
import { dayOf, type WrittenDay, writtenDays } from './written-day.js'

/** Where a day of publication was taken from. */
export type InferredFrom = 'given' | 'metadata' | 'header' | 'dateline' | 'closing-line' | 'modified'

/** A day that a document gives as its own, as far as it is written. A higher rank is better evidence. */
export interface DayCandidate {
  readonly written: WrittenDay
  readonly inferredFrom: InferredFrom
  readonly rank: number
  /** For a reader: `meta article:published_time`, `line "Wednesday, 25 June 2025"`. */
  readonly says: string
  /** The header line or dateline that it stands in, which is no sentence of the story; absent for metadata. */
  readonly frame?: Span
}

const RANK = { metadata: 90, labelled: 85, header: 80, dateline: 75, time: 60, closing: 50, modified: 40 }
const HEAD_LINES = 15
const HEAD_LENGTH = 4000
const CLOSING_LENGTH = 1500
const LONGEST_LINE = 200
const SHOWN = 80

const shown = (text: string): string => {
  const tidy = text.replace(/\s+/g, ' ').trim()
  return tidy.length > SHOWN ? `${tidy.slice(0, SHOWN - 1)}…` : tidy
}

function linesWithin(text: string, from: number, to: number): Span[] {
  const lines: Span[] = []
  let start = from
  while (start < to) {
    const found = text.indexOf('\n', start)
    const end = found < 0 || found > to ? to : found
    if (text.slice(start, end).trim() !== '') lines.push({ start, end })
    start = end + 1
  }
  return lines
}

function metaCandidates(document: DocumentText, words: ReadyWords): DayCandidate[] {
  const candidates: DayCandidate[] = []
  let timed = false
  for (const { value, kind, from } of document.meta.days) {
    const written = writtenDays(value, words)[0]
    if (written === undefined || (kind === 'time' && timed)) continue
    timed ||= kind === 'time'
    const rank = kind === 'published' ? RANK.metadata : kind === 'time' ? RANK.time : RANK.modified
    candidates.push({
      written,
      rank,
      inferredFrom: kind === 'modified' ? 'modified' : 'metadata',
      says: `${from} "${shown(value)}"`,
    })
  }
  return candidates
}

// A time of day or zone, a byline's marks and short words around a date leave it a line of its own.
const AROUND_DATE = /\d{1,2}[:.h]\d{2}|\b(?:[AaPp]\.?[Mm]\.?|[A-Z]{2,5}|GMT[+-]\d|UTC)\b|[\s|·•,;:()[\]–—-]/g

/** Whether a line is little more than its date: a byline, a header, a place and a day. */
function isBare(line: string, date: string): boolean {
  const rest = line.replace(date, ' ').replace(AROUND_DATE, '')
  return rest.length <= 12 || (/[|·•]/.test(line) && !/[.!?]\s*$/.test(line) && line.length <= 120)
}

function headerCandidates(text: string, lines: readonly Span[], words: ReadyWords, bareRank: number): DayCandidate[] {
  const candidates: DayCandidate[] = []
  for (const line of lines) {
    if (line.end - line.start > LONGEST_LINE) continue
    let before = line.start
    // A sentence may name a day of publication too; it stays a sentence.
    const framed = /[.!?][”"»’]?\s*$/.test(text.slice(line.start, line.end)) ? {} : { frame: line }
    for (const written of writtenDays(text, words, line)) {
      const whole = text.slice(line.start, line.end)
      const label = plain(text.slice(before, written.span.start))
      before = written.span.end
      const says = `line "${shown(whole)}"`
      if (hasPhrase(label, words.phrases.updated))
        candidates.push({ written, inferredFrom: 'modified', rank: RANK.modified, says, ...framed })
      else if (hasPhrase(label, words.phrases.published) && isLabel(label, words))
        candidates.push({ written, inferredFrom: 'header', rank: RANK.labelled, says, ...framed })
      else if (isBare(whole, text.slice(written.span.start, written.span.end)))
        candidates.push({
          written,
          inferredFrom: bareRank === RANK.header ? 'header' : 'closing-line',
          rank: bareRank,
          says,
          ...framed,
        })
    }
  }
  return candidates
}

/** Whether the words before a date end with a label, or a few words after it: "Published on Wednesday". */
function isLabel(before: string, words: ReadyWords): boolean {
  const last = Math.max(...words.phrases.published.map((phrase) => before.lastIndexOf(phrase)))
  return last >= 0 && before.slice(last).trim().split(' ').length <= 6
}

const DATELINE_LENGTH = 120
// A place, its region, an agency in brackets: letters and little marks, ending in a dash, or in the ".-" of Spanish agencies.
const AFTER_DATE =
  /^[\s,]{0,3}(?:\([^()\n]{1,40}\)[\s,.]{0,3}[—–:\-\p{Lu}]|(?:[A-Z][\w./]{1,20})?[\s,.]{0,3}(?:[—–:]|--?\s|\.-))/u
const PLACE =
  /^(?:\([^()\n]{1,40}\)\s?[-–—]?\s?)?(?:\p{Lu}[\p{L}\p{M}'’.-]{0,30}[\s,/]{0,2}|(?:de|la|le|den|the|am|of|del|di|al)\s|\([^()\n]{1,30}\)[\s,–—-]{0,3}){1,8}$/u

/** The dateline at the beginning of a paragraph: "BRUSSELS, June 24 (Agency) —". */
function datelineCandidates(text: string, lines: readonly Span[], words: ReadyWords): DayCandidate[] {
  for (const line of lines) {
    const start = line.start + (/^\s{0,100}/.exec(text.slice(line.start, line.end))?.[0].length ?? 0)
    const written = writtenDays(text, words, { start, end: Math.min(line.end, start + DATELINE_LENGTH) })[0]
    if (written === undefined || written.date === null) continue
    const place = text.slice(start, written.span.start).replace(/[\s,]{1,3}$/, '')
    const after = text.slice(written.span.end, Math.min(line.end, written.span.end + 60))
    if (place === '' || place.length > 60 || !PLACE.test(place) || !AFTER_DATE.test(after)) continue
    const says = `dateline "${shown(text.slice(start, written.span.end))}"`
    const frame = { start, end: written.span.end + (AFTER_DATE.exec(after)?.[0].length ?? 0) }
    return [{ written, inferredFrom: 'dateline', rank: RANK.dateline - (written.year === null ? 5 : 0), says, frame }]
  }
  return []
}

/** Sentences without the header lines and the dateline (`frames`, in order): their places and days are the document's, and nobody claims them. */
export function withoutFrames<T extends Span>(sentences: readonly T[], frames: readonly Span[]): T[] {
  return sentences.flatMap((sentence) => {
    const start = frames.reduce(
      (from, frame) => (frame.start <= from && frame.end > from ? Math.min(frame.end, sentence.end) : from),
      sentence.start,
    )
    return start < sentence.end ? [{ ...sentence, start }] : []
  })
}

/** All days that a document gives as its own, best evidence first: metadata, labelled and bare header lines, dateline, last lines. */
export function dayCandidates(document: DocumentText, words: ReadyWords): DayCandidate[] {
  const { text } = document
  const head = linesWithin(text, 0, Math.min(text.length, HEAD_LENGTH)).slice(0, HEAD_LINES)
  const headEnd = head.at(-1)?.end ?? 0
  const last = linesWithin(text, Math.max(headEnd, text.length - CLOSING_LENGTH), text.length).slice(-5)
  const found = [
    ...metaCandidates(document, words),
    ...headerCandidates(text, head, words, RANK.header),
    ...datelineCandidates(text, head, words),
    ...headerCandidates(text, last, words, RANK.closing),
  ]
  const seen = new Set<string>()
  return found
    .map((candidate, i) => ({ candidate, i }))
    .sort((a, b) => b.candidate.rank - a.candidate.rank || a.i - b.i)
    .map(({ candidate }) => candidate)
    .filter(({ written, inferredFrom, says }) => {
      const key = `${inferredFrom} ${dayOf(written) ?? `${written.month}-${written.date}`} ${says}`
      return !seen.has(key) && Boolean(seen.add(key))
    })
}

/** Years named beside a copyright mark: weak, used only to complete a day without a year. */
export function copyrightYears(text: string): number[] {
  const ends = text.length > 2 * HEAD_LENGTH ? text.slice(0, HEAD_LENGTH) + text.slice(-HEAD_LENGTH) : text
  return [...ends.matchAll(/(?:©|\([cC]\)|[Cc]opyright)[^\d\n]{0,20}(?:\d{4}\s?[-–]\s?)?((?:19|20)\d\d)/g)].map((m) =>
    Number(m[1]),
  )
}
