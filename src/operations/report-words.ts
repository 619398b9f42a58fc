import { fixedHalfUp } from '../math/rounding.js'
import { formatDay } from '../terms/day.js'

/** An amount of money as answers give it. */
export interface ReportMoney {
  readonly value: number
  readonly currency: string
  readonly scale: number
  readonly prices: string
}

const SCALES: Readonly<Record<number, string>> = {
  0: '',
  3: 'thousand ',
  6: 'million ',
  9: 'billion ',
  12: 'trillion ',
}
const LARGEST_SCALE = 12

/** Digits grouped by commas, with a true minus sign, never `−0`. */
export function grouped(value: number, decimals: number): string {
  const [whole = '', fraction] = fixedHalfUp(Math.abs(value), decimals).split('.')
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** `+` or `−` before a number that is not zero as written. */
export function signedText(value: number, decimals = 2): string {
  const text = grouped(Math.abs(value), decimals)
  return /[1-9]/.test(text) ? `${value < 0 ? '−' : '+'}${text}` : text
}

/** A share with two decimals; with four where two would carry it over the number it is held against. */
export function shareText(value: number, against: number | null = null): string {
  const two = fixedHalfUp(value, 2)
  const crosses = against !== null && value < against && Number(two) >= against
  return grouped(value, crosses ? 4 : 2)
}

/** How the amounts of one sentence or table are written: all in one power of ten, with the decimals the largest needs. */
export interface MoneyScale {
  readonly unit: string
  readonly text: (amount: ReportMoney) => string
}

const inScale = (amount: ReportMoney, scale: number) => amount.value * Number(`1e${amount.scale - scale}`)

/** Chosen so that the largest amount stays below `most`: with one to four digits before the point, if nothing else is said. */
export function moneyScale(amounts: readonly ReportMoney[], most = 1e4): MoneyScale {
  const [first] = amounts
  const largest = (scale: number) => Math.max(0, ...amounts.map((a) => Math.abs(inScale(a, scale))))
  let scale = 0
  while (scale < LARGEST_SCALE && largest(scale) >= most) scale += 3
  const top = largest(scale)
  const decimals = scale === 0 || top >= 1000 ? 0 : top >= 10 ? 1 : 2
  const prices = first === undefined || first.prices === 'current' ? 'current prices' : `prices of ${first.prices}`
  return {
    unit: `${SCALES[scale] ?? ''}${first?.currency ?? ''}, ${prices}`,
    text: (a) => grouped(inScale(a, scale), decimals),
  }
}

/** One amount in a sentence: `37.5 billion EUR`. */
export function moneyText(amount: ReportMoney): string {
  const { unit, text } = moneyScale([amount], 1e3)
  return `${text(amount)} ${unit.split(',')[0]}`
}

/** `11th`, `22nd`, `3rd`. */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13
  const ending = teen ? 'th' : (({ 1: 'st', 2: 'nd', 3: 'rd' } as Record<number, string>)[n % 10] ?? 'th')
  return `${n}${ending}`
}

/** Names in a row: `A, B and C`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

export const lowerFirst = (text: string) =>
  /^[A-Z]{2}/.test(text) ? text : `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`
export const upperFirst = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

/** A sentence with its stop. */
export const stopped = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)

/** `June 2024`: an edition by its month, for headings of columns. */
export function monthOf(day: string): string {
  return formatDay(day).replace(/^\d+ /, '')
}
