import type { Day } from '../terms/day.js'

const DAYS_IN_ERA = 146_097
const DAYS_TO_1970 = 719_468

/**
 * Days since 1 January 1970 of a day of the Gregorian calendar. Method: counting from 1 March in eras of 400 years, as in Howard
 * Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
export function dayNumber(day: string): number {
  const month = Number(day.slice(5, 7))
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1
  return (
    era * DAYS_IN_ERA +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    DAYS_TO_1970
  )
}

/** The day that is so many days after 1 January 1970. Years from 1 to 9999. */
export function dayOfNumber(number: number): Day {
  const shifted = number + DAYS_TO_1970
  const era = Math.floor(shifted / DAYS_IN_ERA)
  const dayOfEra = shifted - era * DAYS_IN_ERA
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / (DAYS_IN_ERA - 1))
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch + (fromMarch < 10 ? 3 : -9)
  const date = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return written(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}

function written(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day
}

/** The day of a year, month and date, or null if the calendar has none such. */
export function civilDay(year: number, month: number, date: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || date < 1 || date > 31) return null
  const day = written(year, month, date)
  return dayOfNumber(dayNumber(day)) === day ? day : null
}

/** Weekday, 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The day so many days later, or earlier if negative. */
export function addDays(day: string, days: number): Day {
  return dayOfNumber(dayNumber(day) + days)
}

/** Days from one day to another; negative if the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** Whether two days are at most so many days apart. */
export function within(days: number, one: string, other: string): boolean {
  return Math.abs(daysBetween(one, other)) <= days
}
