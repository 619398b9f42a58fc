const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0)
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}

/** The ISO day, or undefined where the calendar has none. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  if (!(day >= 1 && day <= daysIn(year, month))) return undefined
  return `${year}-${pad(month)}-${pad(day)}`
}

/** A day some years and months later (earlier when negative); the 31st becomes the last of a shorter month. */
export function addYears(day: string, years: number, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + years * 12 + months
  const year = Math.floor(at / 12)
  const month = (at % 12) + 1
  return `${year}-${pad(month)}-${pad(Math.min(Number(day.slice(8, 10)), daysIn(year, month)))}`
}

/** The day before an ISO day. */
export function previousDay(day: string): string {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const date = Number(day.slice(8, 10))
  if (date > 1) return `${day.slice(0, 8)}${pad(date - 1)}`
  return month > 1 ? `${year}-${pad(month - 1)}-${pad(daysIn(year, month - 1))}` : `${year - 1}-12-31`
}
