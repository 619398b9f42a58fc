import type { ClassifyAnswer } from 'pledgebook/browser'
import { useFigures } from '../parts/figures.js'
import { say } from '../words/words.js'

/** A currency that stands for none in ISO 4217: the ledger does not say it. */
const NONE = 'XXX'

/** From this on, tables are in millions: nobody reads eleven digits. */
const IN_MILLIONS = 1e9
const MILLION = 1e6

/** Writes money of one ledger in the reader's manner. */
export interface Money {
  /** In full, without its unit, for tables. */
  readonly full: (value: number | null | undefined) => string
  /** In millions or billions and with its unit, for sentences. */
  readonly short: (value: number) => string
  readonly unit: string
}

/**
 * Amounts in whole units of a currency, all of one table alike: in millions with a decimal where `largest` is a billion or more.
 * Files to take away have every digit.
 */
export function useMoney(currency: string | undefined, largest = 0): Money {
  const { locale } = useFigures()
  const stated = currency !== undefined && currency !== NONE
  const millions = Math.abs(largest) >= IN_MILLIONS
  const name = stated ? currency : say('classify.noCurrency')
  const full = millions
    ? new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    : new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const short = new Intl.NumberFormat(locale, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 4,
  })
  return {
    unit: millions ? say('classify.millions', { unit: name }) : name,
    full: (value) => (value === null || value === undefined ? '–' : full.format(millions ? value / MILLION : value)),
    short: (value) => (stated ? `${short.format(value)} ${currency}` : short.format(value)),
  }
}

/** An id of a part, stage or rule as words. */
export function inWords(id: string): string {
  return id.replaceAll('-', ' ')
}

/** The largest side of a year: by it all tables of an answer are in one unit. */
export function largestOf(answer: Pick<ClassifyAnswer, 'years'>): number {
  return Math.max(0, ...answer.years.map((y) => Math.max(y.expenditure, Math.abs(y.revenue))))
}
