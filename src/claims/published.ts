import { type Day, formatDay, parseDay } from '../terms/day.js'
import { type Calendar, type ReadyWords, wordsFor } from './calendar.js'
import { civilDay, daysBetween, weekdayOf, within } from './civil-day.js'
import { copyrightYears, type DayCandidate, dayCandidates, type InferredFrom } from './dated-line.js'
import { doubtsOf, type PublishedWarning } from './day-doubts.js'
import type { DocumentText } from './document.js'
import { languageOf } from './language.js'
import { type Sentence, sentencesOf } from './sentence.js'
import type { Span } from './span.js'
import type { KnownEvent } from './told-event.js'
import { dayOf, type WrittenDay } from './written-day.js'

/** The day of a document, whence it was taken, and what speaks against it. */
export interface PublishedDay {
  readonly published: Day | null
  readonly inferredFrom: InferredFrom | null
  readonly warnings: readonly PublishedWarning[]
  /** Header lines and the dateline, in the order of the text: no sentences of the story. */
  readonly frames: readonly Span[]
}

const APART = 1
const NEAR_EVENT = 14
const STRONG = 60

/** Years that a day without one may be of, the likeliest first. */
function possibleYears(
  written: WrittenDay,
  others: readonly DayCandidate[],
  text: string,
  events: readonly KnownEvent[],
): number[] {
  const known = others.map((other) => other.written.year).filter((year) => year !== null)
  const named = new Set([...text.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => Number(year)))
  const held = events
    .filter(({ on, kind, place }) => {
      const day = dayOf(written, Number(on.slice(0, 4)))
      return (
        kind === 'summit' && place !== undefined && text.includes(place) && day !== null && within(NEAR_EVENT, day, on)
      )
    })
    .map(({ on }) => Number(on.slice(0, 4)))
  const weekday = [...named].filter((year) => {
    const day = dayOf(written, year)
    return written.weekday !== null && day !== null && weekdayOf(day) === written.weekday
  })
  return [...known, ...copyrightYears(text), ...held, ...weekday]
}

interface Chosen {
  readonly day: Day
  readonly candidate: DayCandidate
  readonly warnings: PublishedWarning[]
}

/** Whether month comes before date in a document's language, where it says so. */
function monthFirst(document: DocumentText, language: string | null): boolean | null {
  const locale = document.meta.language?.toLowerCase() ?? ''
  if (locale.startsWith('en-us') || locale === 'en-ph') return true
  if (locale.startsWith('en-') || (language !== null && language !== 'en')) return false
  return null
}

/** Settles 03/04/2025 by a weekday, by other days of the document, by its language; else says that it is open. */
function settled(
  candidate: DayCandidate,
  others: readonly DayCandidate[],
  document: DocumentText,
  language: string | null,
): Chosen | null {
  const { written } = candidate
  const plainly = dayOf(written)
  if (plainly === null || written.swapped === null || written.year === null)
    return plainly === null ? null : { day: plainly, candidate, warnings: [] }
  const swapped = civilDay(written.year, written.swapped.month, written.swapped.date)
  if (swapped === null) return { day: plainly, candidate, warnings: [] }
  const both = [plainly, swapped]
  const byWeekday = both.filter((day) => weekdayOf(day) === written.weekday)
  const sure = others
    .filter((other) => other.written.swapped === null)
    .map((other) => dayOf(other.written) ?? yearGiven(other, written.year))
  const byOthers = both.filter((day) => sure.some((other) => other !== null && within(APART, day, other)))
  const first = monthFirst(document, language)
  const [only] =
    byWeekday.length === 1
      ? byWeekday
      : byOthers.length === 1
        ? byOthers
        : first === null
          ? []
          : [first ? swapped : plainly]
  if (only !== undefined) return { day: only, candidate, warnings: [] }
  const message = `${candidate.says} may be ${formatDay(plainly)} or ${formatDay(swapped)}; it is read with the day first`
  return { day: plainly, candidate, warnings: [{ code: 'published.order', message, suggests: swapped }] }
}

const yearGiven = (candidate: DayCandidate, year: number | null): Day | null =>
  dayOf(candidate.written, candidate.written.year ?? year)

function choose(
  candidates: readonly DayCandidate[],
  document: DocumentText,
  language: string | null,
  events: readonly KnownEvent[],
): Chosen | null {
  for (const candidate of candidates) {
    const { written } = candidate
    const others = candidates.filter((other) => other !== candidate)
    if (written.date === null && written.year !== null) {
      const finer = others.some(({ rank, written: other }) => rank >= STRONG && other.date !== null)
      const day = civilDay(written.year, written.month, 28)
      if (finer || day === null) continue
      const message = `${candidate.says} names a month only; it counts as ${formatDay(day)}`
      return { day, candidate, warnings: [{ code: 'published.month', message }] }
    }
    if (written.year !== null) {
      const found = settled(candidate, others, document, language)
      if (found !== null) return found
      continue
    }
    const year = possibleYears(written, others, document.text, events)[0]
    const day = year === undefined ? null : dayOf(written, year)
    if (day === null || year === undefined) continue
    const message = `${candidate.says} names no year; ${year} was taken from the rest of the document`
    return {
      day,
      candidate,
      warnings: others.some((other) => other.written.year === year) ? [] : [{ code: 'published.year', message }],
    }
  }
  return null
}

/** The warning that a document gives two days of its own, more than a day apart; a dateline may be a day or two earlier. */
function disagreement(chosen: Day, from: DayCandidate | null, candidates: readonly DayCandidate[]): PublishedWarning[] {
  for (const other of candidates) {
    const day = dayOf(other.written)
    if (
      other === from ||
      day === null ||
      other.rank < STRONG ||
      other.written.swapped !== null ||
      other.written.date === null
    )
      continue
    const apart = daysBetween(day, chosen)
    if (Math.abs(apart) <= APART || (other.inferredFrom === 'dateline' && apart > 0 && apart <= APART + 1)) continue
    const message = `the document gives two days of its own: ${formatDay(chosen)}${from === null ? ' was given' : ` by ${from.says}`}, ${formatDay(day)} by ${other.says}`
    return [{ code: 'published.differ', message, suggests: day }]
  }
  return []
}

/** The day given by the user: a month counts as its 28th, with a note. Throws `input` `day.malformed`. */
function givenDay(given: string): { day: Day; warnings: PublishedWarning[] } {
  const day = parseDay(given, '--published')
  if (given.length === day.length) return { day, warnings: [] }
  return {
    day,
    warnings: [{ code: 'published.month', message: `${given} is a month; it counts as ${formatDay(day)}` }],
  }
}

/** What is known beside the document. `sentences` and `language` are worked out if not given. */
export interface PublishedInput {
  /** The user's word: a day or a month. */
  readonly given?: string | undefined
  readonly events: readonly KnownEvent[]
  readonly sentences?: readonly Sentence[] | undefined
  readonly language?: string | null | undefined
}

/**
 * The day of a document: as given, else from its metadata, header lines, dateline or last lines, in this order. Warns where the day is
 * open (`published.none`, `.month`, `.year`, `.order`), where the document gives two (`published.differ`), and where what it tells does not
 * fit: `published.weekday`, `published.beforeEvent`, `published.afterEvent`, `published.tellsLater`, with the day that fits better.
 */
export function publishedDay(document: DocumentText, calendar: Calendar, input: PublishedInput): PublishedDay {
  const { given, events } = input
  const { text } = document
  const language = input.language === undefined ? languageOf(text, calendar) : input.language
  const words: ReadyWords = wordsFor(calendar, language)
  // Headers may be in another language than the story.
  const candidates = dayCandidates(document, calendar.all)
  const frames = candidates.flatMap(({ frame }) => frame ?? []).sort((a, b) => a.start - b.start)
  let made = input.sentences
  const sentences = (): readonly Sentence[] => {
    made ??= sentencesOf(text, language)
    return made
  }
  const doubts = (day: Day, from: DayCandidate | null): PublishedWarning[] => [
    ...disagreement(day, from, candidates),
    ...doubtsOf(text, day, from?.written ?? null, sentences, calendar, words, events),
  ]
  if (given !== undefined) {
    const { day, warnings } = givenDay(given)
    return {
      published: day,
      inferredFrom: 'given',
      warnings: warnings.length > 0 ? warnings : doubts(day, null),
      frames,
    }
  }
  const chosen = choose(candidates, document, language, events)
  if (chosen === null) {
    const open = candidates[0]?.says
    const message =
      open === undefined
        ? 'the document gives no day of its own'
        : `${open} names no year, and nothing in the document tells it`
    return { published: null, inferredFrom: null, warnings: [{ code: 'published.none', message }], frames }
  }
  const { day, candidate, warnings } = chosen
  const more = candidate.written.date === null ? [] : doubts(day, candidate)
  return { published: day, inferredFrom: candidate.inferredFrom, warnings: [...warnings, ...more], frames }
}
