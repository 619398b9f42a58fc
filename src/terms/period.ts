import { PledgebookError } from './fault.js'

declare const brand: unique symbol
/**
 * The year a number is about, as a string (`"2024"`). A fiscal year is named by the year that holds most of
 * its months: 2025 is 2025/26 for Canada and the United Kingdom.
 */
export type Period = string & { readonly [brand]: 'Period' }

const FIRST = 1900
const LAST = 2199

/** Reads a year between 1900 and 2199. Throws `input` `period.malformed`. */
export function parsePeriod(text: string | number, where = 'period'): Period {
  const label = String(text)
  if (/^\d{4}$/.test(label) && Number(label) >= FIRST && Number(label) <= LAST) return label as Period
  throw new PledgebookError(
    'input',
    'period.malformed',
    `${where}: "${label}" is not a year between ${FIRST} and ${LAST}`,
    'write one year, such as 2024; fiscal year 2024/25 is 2024 where most of its months lie in 2024',
  )
}

export function yearOf(period: Period): number {
  return Number(period)
}

const PERIODS = Array.from({ length: LAST - FIRST + 1 }, (_, i) => String(FIRST + i) as Period)

export function periodOf(year: number): Period {
  return PERIODS[year - FIRST] ?? parsePeriod(year)
}
