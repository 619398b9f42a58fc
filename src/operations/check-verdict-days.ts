import type { Question } from '../claims/question.js'
import { roundHalfUp } from '../math/rounding.js'
import { formatDay } from '../terms/day.js'
import type { View } from './check-knowledge-view.js'
import { fact, type Outcome, unknown } from './check-verdict-outcome.js'
import { LONG_LENGTH, NEAR_LENGTH } from './check-verdict-tolerances.js'

type Duration = Extract<Question, { ask: 'duration' }>

const DAYS_A_YEAR = 365.2425
const MONTHS_A_YEAR = 12

/** Days since an arbitrary epoch, of the proleptic Gregorian calendar. A month counts as its 1st, a year as its 1 January. */
export function dayNumber(day: string): number {
  const [y = '0', m = '1', d = '1'] = day.split('-')
  const month = Number(m)
  const shifted = month <= 2 ? 1 : 0
  const year = Number(y) - shifted
  const inYear = Math.floor((153 * (month + 12 * shifted - 3) + 2) / 5) + Number(d) - 1
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + inYear
}

/** Years between two days by the calendar: anniversaries are whole. */
function yearsBetween(from: string, to: string): number {
  const year = Number(from.slice(0, 4))
  let whole = Number(to.slice(0, 4)) - year
  const onAnniversary = (n: number) => dayNumber(`${String(year + n).padStart(4, '0')}${from.slice(4)}`)
  if (onAnniversary(whole) > dayNumber(to)) whole -= 1
  return whole + (dayNumber(to) - onAnniversary(whole)) / DAYS_A_YEAR
}

/** First and last day that a year, a month or a day can mean. */
function rangeOf(named: string): { first: string; last: string } {
  if (named.length >= 10) return { first: named, last: named }
  return named.length === 7
    ? { first: `${named}-01`, last: `${named}-28` }
    : { first: `${named}-01-01`, last: `${named}-12-31` }
}

export function askDuration(question: Duration, view: View): Outcome {
  const { event, until, length, unit } = question
  const { events } = view.knowledge.book.facts
  const known = event === null ? undefined : events.find((e) => e.id === event)
  const since = question.since ?? known?.on
  if (since === undefined || !/^\d{4}/.test(since) || !/^\d{4}/.test(until))
    return unknown('the text does not say since when')
  const [from, to] = [rangeOf(since), rangeOf(until)]
  const most = lengthIn(unit, from.first, to.last)
  const least = lengthIn(unit, from.last, to.first)
  const says = `from ${dateInWords(since)} to ${dateInWords(until)} it is ${inUnit(unit, least, most)}${known ? ` (${known.title})` : ''}`
  const evidence = known ? [{ kind: 'fact' as const, id: known.id, says: known.title, source: known.source }] : []
  return fact(truthOf(length, least, most, unit), evidence, says, {
    value: roundHalfUp(most, 2),
    unit: { code: unit, scale: 0, prices: null },
    how: 'between two days',
  })
}

function dateInWords(named: string): string {
  return named.length >= 10 ? formatDay(named) : named
}

function lengthIn(unit: Duration['unit'], from: string, to: string): number {
  if (unit === 'day') return dayNumber(to) - dayNumber(from)
  const years = yearsBetween(from, to)
  if (unit === 'month') return years * MONTHS_A_YEAR
  return unit === 'ordinal-year' ? Math.floor(years) + 1 : years
}

function inUnit(unit: Duration['unit'], least: number, most: number): string {
  if (unit === 'ordinal-year') return `year number ${most}`
  const [a, b] = [roundHalfUp(least, 1), roundHalfUp(most, 1)]
  return `${a === b ? a : `${a} to ${b}`} ${unit}s`
}

function truthOf(
  { value, step, relation }: Duration['length'],
  least: number,
  most: number,
  unit: Duration['unit'],
): Outcome['truth'] {
  if (unit === 'ordinal-year') return value >= least && value <= most ? 'true' : 'false'
  // Days are counted with or without the first.
  const unsure = unit === 'day' ? 1 : 0.5
  const half = value < LONG_LENGTH ? unsure : Math.max(step / 2, unsure)
  if (relation === 'at-least' || relation === 'more-than')
    return most >= value - half / 10 ? 'true' : value - most <= NEAR_LENGTH ? 'near' : 'false'
  if (relation === 'at-most' || relation === 'less-than')
    return least <= value + half / 10 ? 'true' : least - value <= NEAR_LENGTH ? 'near' : 'false'
  const off = value < least ? least - value : value > most ? value - most : 0
  const tolerance = relation === 'about' ? 2 * half : half
  if (off <= tolerance + 0.02) return 'true'
  return off <= Math.max(NEAR_LENGTH, 2 * half) ? 'near' : 'false'
}
