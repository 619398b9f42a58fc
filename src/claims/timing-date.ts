import { addYears, dayOf } from './day-shift.js'
import { begins, ends, type Reading } from './reading.js'
import type { Timing } from './timing.js'

const YEAR = /^(?:19|20)\d\d$/

export function isYear(reading: Reading, i: number): boolean {
  const token = reading.tokens[i]
  if (token?.kind !== 'number' || !YEAR.test(token.text)) return false
  // "in 2015 dollars"
  if (begins(reading, 'prices', i + 1) !== undefined && ends(reading, 'currency', i) === undefined) return true
  for (const cat of ['percent', 'scale', 'currency', 'unit', 'troops', 'points', 'memberNation'])
    if (begins(reading, cat, i + 1) !== undefined && cat !== 'memberNation' && cat !== 'unit') return false
  const before = ends(reading, 'currency', i)
  return before === undefined || before.to - before.from !== 1 || !/^\p{Sc}$/u.test(before.key)
}

export function small(reading: Reading, i: number, least: number, most: number): number | undefined {
  const token = reading.tokens[i]
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text)) return undefined
  const value = Number(token.text)
  return value >= least && value <= most ? value : undefined
}

/** Jumps over points, commas, ordinal endings and words such as "of" and "de" inside a date. */
function glue(reading: Reading, i: number): number {
  let at = i
  for (let n = 0; n < 2; n++) {
    const text = reading.tokens[at]?.text ?? ''
    const fits = text === '.' || text === ',' || begins(reading, 'unitOf', at) || begins(reading, 'ordinalEnd', at)
    if (!fits) break
    at++
  }
  return at
}

/** The year a day without one is in: the published year unless that would be more than half a year ahead. */
function yearFor(month: number, day: number, published: string | null): string | undefined {
  if (published === null) return undefined
  const year = Number(published.slice(0, 4))
  const candidate = dayOf(year, month, day)
  return candidate !== undefined && candidate > addYears(published, 0, 6) ? String(year - 1) : String(year)
}

export function dateAt(reading: Reading, i: number, published: string | null): Timing | undefined {
  const iso =
    /^\d{4}$/.test(reading.tokens[i]?.text ?? '') &&
    reading.tokens[i + 1]?.text === '-' &&
    reading.tokens[i + 3]?.text === '-'
  if (iso) {
    const day = dayOf(
      Number(reading.tokens[i]?.text),
      Number(reading.tokens[i + 2]?.text),
      Number(reading.tokens[i + 4]?.text),
    )
    if (day !== undefined)
      return { from: i, to: i + 5, years: [day.slice(0, 4)], range: false, day, kind: 'day', deadline: false }
  }
  const first = small(reading, i, 1, 31)
  if (first !== undefined) {
    let date = first
    let at = glue(reading, i + 1)
    const second = begins(reading, 'and', at) || begins(reading, 'to', at) ? small(reading, at + 1, 1, 31) : undefined
    if (second !== undefined && begins(reading, 'month', glue(reading, at + 2)) !== undefined) {
      date = second
      at = glue(reading, at + 2)
    }
    const month = begins(reading, 'month', at)
    if (month !== undefined) return complete(reading, i, month.to, month.n, date, published)
  }
  const month = begins(reading, 'month', i)
  if (month === undefined) return undefined
  const date = small(reading, month.to, 1, 31)
  if (date !== undefined && reading.tokens[month.to + 1]?.text !== '%' && !begins(reading, 'percent', month.to + 1))
    return complete(reading, i, month.to + 1, month.n, date, published)
  const next = glue(reading, month.to)
  if (isYear(reading, next)) {
    const years = [reading.tokens[next]?.text ?? '']
    return { from: i, to: next + 1, years, range: false, kind: 'month', deadline: false }
  }
  const past = ends(reading, 'past', i)
  const coming = ends(reading, 'coming', i)
  if (published === null || (past === undefined && ends(reading, 'in', i) === undefined && coming === undefined))
    return undefined
  const now = Number(published.slice(0, 4))
  const here = Number(published.slice(5, 7))
  const year = past ? (month.n < here ? now : now - 1) : coming ? (month.n > here ? now : now + 1) : now
  return {
    from: past?.from ?? coming?.from ?? i,
    to: month.to,
    years: [String(year)],
    range: false,
    kind: 'month',
    deadline: false,
  }
}

function complete(
  reading: Reading,
  from: number,
  end: number,
  month: number,
  date: number,
  published: string | null,
): Timing | undefined {
  const at = glue(reading, end)
  const written = isYear(reading, at) ? reading.tokens[at]?.text : undefined
  const year = written ?? yearFor(month, date, published)
  const weekday =
    ends(reading, 'weekday', from) ??
    (reading.tokens[from - 1]?.text === ',' ? ends(reading, 'weekday', from - 1) : undefined)
  const day = year === undefined ? undefined : dayOf(Number(year), month, date)
  if (day === undefined || year === undefined) return undefined
  return {
    from: weekday?.from ?? from,
    to: written === undefined ? end : at + 1,
    years: [year],
    range: false,
    day,
    kind: 'day',
    deadline: false,
  }
}
