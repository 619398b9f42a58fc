import { type Day, formatDay } from '../terms/day.js'
import { type Calendar, hasPhrase, plain, type ReadyWords } from './calendar.js'
import { addDays, daysBetween, weekdayOf } from './civil-day.js'
import type { Sentence } from './sentence.js'
import { type EventBound, eventBounds, type KnownEvent, summitOf } from './told-event.js'
import { dayOf, type WrittenDay, writtenDays } from './written-day.js'

/** What a reader should know of a document's day; `suggests` is the day that fits better. */
export interface PublishedWarning {
  readonly code: string
  readonly message: string
  readonly suggests?: Day | undefined
}

const LOOKED_AT = 200_000
const WEEK = 7
const TYPO_OF_YEAR = 60
const LATEST = 400
const CLOSE = 40
const AHEAD_OF_DATE =
  /(?:^|\s)(?:by|from|until|till|bis|ab|d['’]ici|entro|per|tegen|hasta|innen|do|kadar)\s{1,3}(?:the\s|le\s|il\s|el\s|zum\s)?$/i
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const nameOf = (weekday: number): string => WEEKDAYS[weekday - 1] ?? ''

/** The day of a weekday that lies nearest to a day. */
function nearestWeekday(day: string, weekday: number): Day {
  const ahead = (weekday - weekdayOf(day) + WEEK) % WEEK
  return addDays(day, ahead > WEEK / 2 ? ahead - WEEK : ahead)
}

/** The header's own weekday against its date. */
function weekdayDoubt(published: Day, written: WrittenDay | null): PublishedWarning[] {
  if (written === null || written.weekday === null || weekdayOf(published) === written.weekday) return []
  const suggests = nearestWeekday(published, written.weekday)
  const message = `${formatDay(published)} was a ${nameOf(weekdayOf(published))}, not a ${nameOf(written.weekday)}; the nearest ${nameOf(written.weekday)} was ${formatDay(suggests)}`
  return [{ code: 'published.weekday', message, suggests }]
}

/** A date without a year that the text gives with a weekday, near the header's day in the calendar but not of its year. */
function yearDoubt(text: string, published: Day, dates: readonly WrittenDay[]): PublishedWarning[] {
  const year = Number(published.slice(0, 4))
  for (const found of dates) {
    if (found.weekday === null || found.year !== null) continue
    const inYears = [year - 1, year, year + 1].map((y) => ({ y, day: dayOf(found, y) }))
    const near = inYears.filter(({ day }) => day !== null && Math.abs(daysBetween(published, day)) <= TYPO_OF_YEAR)
    if (near.length === 0 || near.some(({ day }) => day !== null && weekdayOf(day) === found.weekday)) continue
    const fits = inYears.find(({ day }) => day !== null && weekdayOf(day) === found.weekday)
    if (fits === undefined) continue
    const suggests = `${fits.y}${published.slice(4)}` as Day
    const named = text.slice(found.span.start, found.span.end)
    const message = `the text is dated ${formatDay(published)} but names "${named}", which was a ${nameOf(found.weekday)} in ${fits.y}`
    return [{ code: 'published.weekday', message, suggests }]
  }
  return []
}

/** A full date after the text's own that it tells of as past. */
function laterDoubt(
  text: string,
  published: Day,
  dates: readonly WrittenDay[],
  sentences: () => readonly Sentence[],
  words: ReadyWords,
): PublishedWarning[] {
  let latest: Day | null = null
  let at = 0
  for (const found of dates) {
    const day = found.swapped === null ? dayOf(found) : null
    if (day === null || daysBetween(published, day) <= 1 || daysBetween(published, day) > LATEST) continue
    while ((sentences()[at]?.end ?? text.length) <= found.span.start) at++
    const { start, end } = sentences()[at] ?? found.span
    const sentence = plain(text.slice(start, Math.min(end, start + 1000)))
    const { done, ahead, unsure } = words.phrases
    const before = text.slice(Math.max(start, found.span.start - CLOSE), found.span.start)
    // "agreed to spend … by 31 December" looks ahead, "said on 27 June" does not.
    const past = hasPhrase(plain(before), done) && !AHEAD_OF_DATE.test(before)
    if (past && !hasPhrase(sentence, ahead) && !hasPhrase(sentence, unsure) && (latest === null || day > latest))
      latest = day
  }
  if (latest === null) return []
  const message = `the text is dated ${formatDay(published)} but tells what was said or done on ${formatDay(latest)}`
  return [{ code: 'published.tellsLater', message, suggests: latest }]
}

/** Weekdays that the text names, apart from its summit, as days of its news: latest first among days up to `to`. */
function fitting(from: string, to: string, text: string, words: ReadyWords): Day {
  const named = new Set(
    plain(text.slice(0, LOOKED_AT))
      .split(' ')
      .map((word) => words.weekdays.get(word)),
  )
  const span = Math.min(Math.max(daysBetween(from, to), 0), WEEK)
  for (let back = 0; back <= span; back++) {
    const day = addDays(to, -back)
    if (named.has(weekdayOf(day))) return day
  }
  return addDays(from, 0)
}

function eventDays(event: KnownEvent): string {
  const until = event.until === undefined || event.until === event.on ? '' : ` to ${formatDay(event.until)}`
  return `${event.title} (${formatDay(event.on)}${until})`
}

/** The bounds that a day breaks, if two agree or one is sure enough to count alone. */
function broken(bounds: readonly EventBound[], off: (bound: EventBound) => number): EventBound[] {
  const against = bounds.filter((bound) => off(bound) > 0)
  return against.length > 1 ? against : against.filter((bound) => off(bound) >= bound.alone)
}

/** The text's own day against the summit that it tells of. */
function eventDoubt(
  text: string,
  published: Day,
  sentences: () => readonly Sentence[],
  calendar: Calendar,
  words: ReadyWords,
  events: readonly KnownEvent[],
): PublishedWarning[] {
  const event = summitOf(text.slice(0, LOOKED_AT), published, events, calendar, words)
  if (event === undefined) return []
  const bounds = eventBounds(text, sentences(), event, calendar, words)
  const early = broken(bounds, ({ from }) => (from === null ? 0 : daysBetween(published, from)))
  const late = broken(bounds, ({ to }) => (to === null ? 0 : daysBetween(to, published)))
  if (early.length > 0 && late.length > 0) return []
  const froms = bounds
    .map(({ from }) => from)
    .filter((day) => day !== null)
    .sort()
  const tos = bounds
    .map(({ to }) => to)
    .filter((day) => day !== null)
    .sort()
  if (early.length > 0) {
    const from = froms.at(-1) ?? event.on
    const to = tos[0] ?? event.until ?? event.on
    const inYear = `${from.slice(0, 4)}${published.slice(4)}`
    const typo =
      daysBetween(published, from) > TYPO_OF_YEAR &&
      daysBetween(from, inYear) >= 0 &&
      daysBetween(from, inYear) <= TYPO_OF_YEAR
    const suggests = typo ? (inYear as Day) : fitting(from, [from, to].sort()[1] ?? to, text, words)
    const how = early.some(({ told }) => told === 'under-way') ? 'under way' : 'held or under way'
    const message = `the text is dated ${formatDay(published)} but tells of the ${eventDays(event)} as ${how}`
    return [{ code: 'published.beforeEvent', message, suggests }]
  }
  if (late.length > 0 && tos[0] !== undefined) {
    const to = tos[0]
    const from = froms.at(-1) ?? addDays(to, 1 - WEEK)
    const how = late.some(({ told }) => told === 'to-come') ? 'still to come' : 'under way'
    const message = `the text is dated ${formatDay(published)} but tells of the ${eventDays(event)} as ${how}`
    const [earliest = to] = [from, to].sort()
    return [{ code: 'published.afterEvent', message, suggests: fitting(earliest, to, text, words) }]
  }
  return []
}

/**
 * All that in the text speaks against its day; nothing where the evidence is weak. `own` is the date it was taken from, `sentences`
 * are asked for only if needed.
 */
export function doubtsOf(
  text: string,
  published: Day,
  own: WrittenDay | null,
  sentences: () => readonly Sentence[],
  calendar: Calendar,
  words: ReadyWords,
  events: readonly KnownEvent[],
): PublishedWarning[] {
  const byWeekday = weekdayDoubt(published, own)
  const byEvent = eventDoubt(text, published, sentences, calendar, words, events)
  if (byEvent.length > 0) return [...byWeekday, ...byEvent]
  const dates = writtenDays(text.slice(0, LOOKED_AT), words)
  const byYear = byWeekday.length > 0 ? byWeekday : yearDoubt(text, published, dates)
  return [...byYear, ...laterDoubt(text, published, dates, sentences, words)]
}
