import { type Calendar, hasPhrase, plain, type ReadyWords } from './calendar.js'
import { addDays, daysBetween, weekdayOf } from './civil-day.js'
import type { Sentence } from './sentence.js'
import { writtenDays } from './written-day.js'

/** A dated event of `data/events.yaml`; days inclusive. */
export interface KnownEvent {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly on: string
  readonly until?: string | undefined
  readonly place?: string | undefined
}

/** What a sentence tells of an event, and so of the text's own day. */
export interface EventBound {
  readonly event: KnownEvent
  readonly told: 'held' | 'under-way' | 'to-come'
  /** The text is of this day or later, of that day or earlier. */
  readonly from: string | null
  readonly to: string | null
  /** From how many days against it on it counts alone; a bound that never does needs a second one. */
  readonly alone: number
}

const ANY = 1
const FAR = 2
const NEVER = Number.POSITIVE_INFINITY

const NEAR = 45
const ABOUT_A_YEAR = [300, 430] as const
const SAME_PLACE_BEFORE = 1100
const SOON = 45
const BESIDE = 20

/** Names of an event's place in plain words: `The Hague` is also `la haye`; of several words joined by "and" each. */
function placeNames(event: KnownEvent, calendar: Calendar): readonly string[] {
  if (event.place === undefined) return []
  const own = calendar.places.get(event.place)
  return own ?? [plain(event.place)]
}

/** The summit at a place that lies nearest to a day, or about a year off if none lies near (a header's year may be wrong). */
function summitNear(events: readonly KnownEvent[], day: string): KnownEvent | undefined {
  const apart = (event: KnownEvent) => Math.abs(daysBetween(day, event.on))
  const near = events.filter((event) => apart(event) <= NEAR).sort((a, b) => apart(a) - apart(b))[0]
  if (near !== undefined) return near
  const before = events.some(
    (event) => daysBetween(event.on, day) >= 0 && daysBetween(event.on, day) <= SAME_PLACE_BEFORE,
  )
  if (before) return undefined
  return events.find((event) => {
    const ahead = daysBetween(day, event.on)
    return ahead >= ABOUT_A_YEAR[0] && ahead <= ABOUT_A_YEAR[1]
  })
}

/** The one summit that a text is about: its place is named, and no other summit's place beside a word for summit. */
export function summitOf(
  text: string,
  day: string,
  events: readonly KnownEvent[],
  calendar: Calendar,
  words: ReadyWords,
): KnownEvent | undefined {
  const small = text.toLowerCase()
  if (!words.words.summit.some((word) => small.includes(word))) return undefined
  const all = plain(text)
  if (!hasPhrase(all, words.phrases.summit)) return undefined
  const byPlace = new Map<string, KnownEvent[]>()
  for (const event of events)
    if (event.kind === 'summit' && event.place !== undefined)
      byPlace.set(event.place, [...(byPlace.get(event.place) ?? []), event])
  const named = [...byPlace.values()]
    .filter((held) => held[0] !== undefined && hasPhrase(all, placeNames(held[0], calendar)))
    .map((held) => summitNear(held, day))
    .filter((event) => event !== undefined)
  return named.length === 1 ? named[0] : undefined
}

function days(event: KnownEvent): string[] {
  return event.until === undefined || event.until === event.on ? [event.on] : daysFromTo(event.on, event.until)
}

function daysFromTo(from: string, to: string): string[] {
  const count = Math.min(daysBetween(from, to), 10)
  return Array.from({ length: count + 1 }, (_, i) => addDays(from, i))
}

/** What a sentence about the summit says of the text's day; null where it says too little. */
function boundOf(sentence: string, event: KnownEvent, words: ReadyWords, names: readonly string[]): EventBound | null {
  const text = plain(sentence)
  const summit = hasPhrase(text, words.phrases.summit)
  if (!summit && !hasPhrase(text, names)) return null
  const { done, begun, under, ahead, meet, runs, unsure } = words.phrases
  if (ofAnotherYear(text, event.on.slice(0, 4), words)) return null
  const day = dayNamed(sentence, text, event, words)
  const forward = hasPhrase(text, ahead)
  const settled = hasPhrase(text, done)
  const started = hasPhrase(text, begun)
  const running = follows(text, words.phrases.summit, runs)
  const coming = forward ? hasPhrase(text, meet) : hasPhrase(text, under)
  if (day !== null && !started && (running || (coming && !settled))) {
    const sure = running || (summit && hasPhrase(text, names))
    return { event, told: 'to-come', from: null, to: day, alone: sure ? ANY : NEVER }
  }
  // "arrived in The Hague on Tuesday for a summit that is to …": what follows does not matter.
  if (summit && day !== null && follows(text, begun, dayWords(words, day)))
    return { event, told: 'held', from: day, to: null, alone: ANY }
  if (forward || hasPhrase(text, unsure)) return null
  if (hasPhrase(text, under))
    return { event, told: 'under-way', from: event.on, to: event.until ?? event.on, alone: FAR }
  const held = summit && settled && follows(text, words.phrases.at, words.phrases.summit)
  if (!held && !started) return null
  return { event, told: 'held', from: day ?? event.on, to: null, alone: day !== null ? ANY : held ? FAR : NEVER }
}

/** Whether a year says that a sentence is about something else: one before the event's own, or one beside a word for summit. */
function ofAnotherYear(text: string, own: string, words: ReadyWords): boolean {
  for (const { 0: year, index } of text.matchAll(/\b(?:19|20)\d\d\b/g)) {
    const beside = text.slice(Math.max(0, index - BESIDE), index + year.length + BESIDE)
    if (year < own || (year > own && hasPhrase(beside, words.phrases.summit))) return true
  }
  return false
}

function dayWords(words: ReadyWords, day: string): string[] {
  return (words.words.weekdays[weekdayOf(day) - 1] ?? []).map(plain)
}

/** Whether one of some phrases stands soon after one of others, or within it. */
function follows(text: string, first: readonly string[], then: readonly string[]): boolean {
  return first.some((phrase) => {
    const found = text.indexOf(phrase)
    return found >= 0 && hasPhrase(text.slice(found, found + phrase.length + SOON), then)
  })
}

/** The day of the event whose weekday or date the sentence names. */
function dayNamed(sentence: string, text: string, event: KnownEvent, words: ReadyWords): string | null {
  const written = writtenDays(sentence, words)
  for (const day of days(event)) {
    const [, month, date] = day.split('-').map(Number)
    if (written.some((found) => found.month === month && found.date === date)) return day
  }
  const named = text.split(' ').map((word) => words.weekdays.get(word))
  return days(event).find((day) => named.includes(weekdayOf(day))) ?? null
}

/** All that a text tells of its summit, sentence by sentence. */
export function eventBounds(
  text: string,
  sentences: readonly Sentence[],
  event: KnownEvent,
  calendar: Calendar,
  words: ReadyWords,
): EventBound[] {
  const names = placeNames(event, calendar)
  return sentences
    .map(({ start, end }) => boundOf(text.slice(start, Math.min(end, start + 1000)), event, words, names))
    .filter((bound) => bound !== null)
}
