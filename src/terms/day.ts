import { PledgebookError } from './fault.js'

declare const brand: unique symbol
/** A civil day, `YYYY-MM-DD`; ordinary string comparison is comparison in time. */
export type Day = string & { readonly [brand]: 'Day' }

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function lastOfMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
}

/** The day a month without one stands for. */
const END_OF_MONTH = 28

/**
 * Reads `2025-08-28`, or a month `2025-08`, which counts from its end: the 28th, a day that every month has. Throws
 * `input` `day.malformed` for anything else.
 */
export function parseDay(text: string, where = 'day'): Day {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text)
  if (match) {
    const year = Number(match[1])
    const month = Number(match[2])
    const last = lastOfMonth(year, month)
    const day = match[3] === undefined ? END_OF_MONTH : Number(match[3])
    if (last > 0 && day >= 1 && day <= last) return `${match[1]}-${match[2]}-${String(day).padStart(2, '0')}` as Day
  }
  throw new PledgebookError(
    'input',
    'day.malformed',
    `${where}: "${text}" is not a day`,
    'write a day as 2026-07-31, or a month as 2026-07',
  )
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** `28 August 2025`, as English text has it. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`
}
