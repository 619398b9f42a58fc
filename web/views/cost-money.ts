import type { Cost } from 'pledgebook/browser'
import type { Figures } from '../parts/figures.js'
import { say } from '../words/words.js'

export type Amount = Cost['total']['average']

/** From this on an amount is written in millions or billions, and from there on in trillions with two decimals. */
const SHORT = 1e6
const TRILLION = 1e12

const formats = new Map<string, Intl.NumberFormat>()

/** Kept, since making one takes longer than all that is written with it while a slider moves. */
function formatOf(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      ...(decimals > 0 ? { notation: 'compact', compactDisplay: 'long' } : {}),
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
  formats.set(key, known)
  return known
}

/** An amount in millions or billions with a decimal, or trillions with two, and its currency: only the point moves, in the text. */
export function moneyText(amount: Pick<Amount, 'value' | 'scale' | 'currency'>, figures: Figures): string {
  const whole = Number(`${amount.value}e${amount.scale}`)
  const decimals = Math.abs(whole) >= TRILLION ? 2 : Math.abs(whole) >= SHORT ? 1 : 0
  return say('cost.money', { value: formatOf(figures.locale, decimals).format(whole), unit: amount.currency })
}

/** What year's prices an amount is at, in few words. */
export function pricesText(amount: Pick<Amount, 'prices'>): string {
  return amount.prices === 'current' ? say('cost.prices.current') : say('cost.prices.constant', { year: amount.prices })
}
