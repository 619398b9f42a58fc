import type { Day } from '../terms/day.js'
import { type Calendar, hasPhrase, plain, type ReadyWords, type TimeUnit, wordsFor } from './calendar.js'
import { addDays, civilDay, dayNumber, daysBetween, monthOf, weekdayOf } from './civil-day.js'
import { writtenDays } from './written-day.js'

/** From when to when a phrase points, both days included. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
  readonly unit: TimeUnit
}

export type Tense = 'past' | 'present' | 'future'

const WEEK = 7
const MONTHS = 12

/** The unit of time around a day, moved by so many units: `week` and -1 is Monday to Sunday of the week before. */
function unitAround(day: string, unit: TimeUnit, by: number): DayRange {
  const year = Number(day.slice(0, 4))
  if (unit === 'day') return { from: addDays(day, by), to: addDays(day, by), unit }
  if (unit === 'week') {
    const monday = addDays(day, by * WEEK + 1 - weekdayOf(day))
    return { from: monday, to: addDays(monday, WEEK - 1), unit }
  }
  if (unit === 'month') return { ...monthOf(year, Number(day.slice(5, 7)) + by), unit }
  return { from: monthOf(year + by, 1).from, to: monthOf(year + by, MONTHS).to, unit }
}

const one = (day: Day): DayRange => ({ from: day, to: day, unit: 'day' })

/** "three days ago": a day is exact, longer units give the unit that lies so far back. */
function ago(text: string, words: ReadyWords, published: string): DayRange | null {
  if (!hasPhrase(text, words.phrases.ago)) return null
  const parts = text.trim().split(' ')
  for (let i = 0; i + 1 < parts.length; i++) {
    const unit = words.units.get(parts[i + 1] ?? '')
    const part = parts[i] ?? ''
    const count = /^\d{1,3}$/.test(part) ? Number(part) : words.numbers.get(part)
    if (unit !== undefined && count !== undefined) return unitAround(published, unit, -count)
  }
  return null
}

function weekdayIn(text: string, words: ReadyWords): number | undefined {
  for (const word of text.trim().split(' ')) {
    const weekday = words.weekdays.get(word)
    if (weekday !== undefined) return weekday
  }
  return undefined
}

function onWeekday(text: string, words: ReadyWords, published: string, tense: Tense): DayRange | null {
  const weekday = weekdayIn(text, words)
  if (weekday === undefined) return null
  const ahead = (weekday - weekdayOf(published) + WEEK) % WEEK
  if (hasPhrase(text, words.phrases.after)) return one(addDays(published, ahead === 0 ? WEEK : ahead))
  if (hasPhrase(text, words.phrases.before)) return one(addDays(published, ahead === 0 ? -WEEK : ahead - WEEK))
  if (hasPhrase(text, words.phrases.current)) return one(addDays(published, weekday - weekdayOf(published)))
  if (ahead === 0) return one(addDays(published, 0))
  return one(addDays(published, tense === 'future' ? ahead : ahead - WEEK))
}

function inMonth(text: string, words: ReadyWords, published: string, tense: Tense): DayRange | null {
  const month = text
    .trim()
    .split(' ')
    .map((word) => words.months.get(word))
    .find((found) => found !== undefined)
  if (month === undefined) return null
  const now = Number(published.slice(5, 7))
  const forward = tense === 'future' || hasPhrase(text, words.phrases.after)
  const year = Number(published.slice(0, 4)) + (forward ? (month < now ? 1 : 0) : month > now ? -1 : 0)
  return { ...monthOf(year, month), unit: 'month' }
}

/** The year in which a day without one lies nearest to another day, on the side that the tense tells. */
function nearest(month: number, date: number, published: string, tense: Tense): Day | null {
  const year = Number(published.slice(0, 4))
  const days = [year - 1, year, year + 1].map((y) => civilDay(y, month, date)).filter((day) => day !== null)
  const ahead = tense === 'future' ? days.filter((day) => day >= published) : days.filter((day) => day <= published)
  const sided = tense === 'present' || ahead.length === 0 ? days : ahead
  const apart = (day: Day) => Math.abs(dayNumber(day) - dayNumber(published))
  return sided.sort((a, b) => apart(a) - apart(b))[0] ?? null
}

/**
 * The day or span of days that words mean in a text of a day: "on Tuesday" is the last one in the past tense (that day itself included),
 * the next one in the future; "last Tuesday" and "next Tuesday" never that day itself; "yesterday", "last month", "three weeks ago",
 * "24 June" of the nearest year, "June", "24 June 2025", "2024". Null for words that name no time.
 */
export function resolveDay(
  words: string,
  published: string,
  calendar: Calendar,
  { tense = 'past', language = null }: { tense?: Tense; language?: string | null } = {},
): DayRange | null {
  const ready = wordsFor(calendar, language)
  const text = plain(words.slice(0, 200))
  const written = writtenDays(words.slice(0, 200), ready)[0]
  if (written !== undefined) {
    if (written.date === null)
      return written.year === null ? null : { ...monthOf(written.year, written.month), unit: 'month' }
    const day =
      written.year === null
        ? nearest(written.month, written.date, published, tense)
        : civilDay(written.year, written.month, written.date)
    return day === null ? null : one(day)
  }
  const shift = ready.shifts.find(([phrase]) => text.includes(phrase))
  if (shift !== undefined) {
    const range = unitAround(published, shift[1], shift[2])
    const weekday = shift[1] === 'week' ? weekdayIn(text, ready) : undefined
    return weekday === undefined ? range : one(addDays(range.from, weekday - 1))
  }
  const year = /(?:^|\D)((?:19|20|21)\d\d)(?:\D|$)/.exec(words.slice(0, 200))?.[1]
  if (year !== undefined) return { ...unitAround(`${year}-01-01`, 'year', 0) }
  return (
    ago(text, ready, published) ?? onWeekday(text, ready, published, tense) ?? inMonth(text, ready, published, tense)
  )
}

/** Whether two days are at most so many days apart. */
export function within(days: number, one: string, other: string): boolean {
  return Math.abs(daysBetween(one, other)) <= days
}
