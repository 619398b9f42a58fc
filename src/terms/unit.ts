import { PledgebookError } from './fault.js'

/** `current`: at the prices of the period itself. A year: at the constant prices of that year. */
export type Prices = 'current' | `${number}`

/**
 * What a number counts. `code` is `percent`, `points` (of per cent), `persons`, `ratio`, `index` (whose level means nothing
 * by itself) or an ISO 4217 currency; `scale` is a power of ten (6: millions); `prices` is null where prices do not matter.
 */
export interface Unit {
  readonly code: string
  readonly scale: number
  readonly prices: Prices | null
}

export const PERCENT: Unit = { code: 'percent', scale: 0, prices: null }
export const POINTS: Unit = { code: 'points', scale: 0, prices: null }

export function isMoney(unit: Unit): boolean {
  return /^[A-Z]{3}$/.test(unit.code)
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.code === b.code && a.scale === b.scale && a.prices === b.prices
}

/** Reads `current`, a year, or the empty string (null). Throws `data` `unit.prices`. */
export function parsePrices(text: string, where: string): Prices | null {
  if (text === '') return null
  if (text === 'current' || /^\d{4}$/.test(text)) return text as Prices
  throw new PledgebookError('data', 'unit.prices', `prices are "${text}"`, 'write current, a year, or nothing', {
    where,
  })
}

const SCALE_WORDS: Readonly<Record<number, string>> = { 3: 'thousand ', 6: 'million ', 9: 'billion ' }

/** The unit in words: `million EUR, current prices`, `thousand persons`, `per cent`. */
export function unitInWords(unit: Unit): string {
  if (unit.code === 'percent') return 'per cent'
  if (unit.code === 'points') return 'percentage points'
  const scale = SCALE_WORDS[unit.scale] ?? (unit.scale === 0 ? '' : `10^${unit.scale} `)
  const prices = unit.prices === null ? '' : `, ${unit.prices === 'current' ? 'current' : unit.prices} prices`
  return `${scale}${unit.code}${prices}`
}
