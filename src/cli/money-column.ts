/** An amount as answers give it. */
export interface Amount {
  readonly value: number
  readonly currency: string
  readonly scale: number
  readonly prices: string
}

const WORDS: Readonly<Record<number, string>> = { 0: '', 3: 'thousand ', 6: 'million ', 9: 'billion ', 12: 'trillion ' }

/** How the amounts of one table are written: one power of ten and as many decimals for all of them. */
export interface MoneyColumn {
  readonly scale: number
  readonly text: (amount: Amount) => string
}

/** Chosen so that the largest amount has one to four digits before the point and at least three in all. */
export function columnOf(amounts: readonly Amount[]): MoneyColumn {
  const own = amounts[0]?.scale ?? 0
  const largest = Math.max(0, ...amounts.map((a) => Math.abs(inScale(a, own))))
  let scale = own
  for (let most = largest; most >= 1e4 && scale < 12; most /= 1e3) scale += 3
  const top = inScale({ value: largest, currency: '', scale: own, prices: '' }, scale)
  const decimals = top >= 1000 ? 0 : top >= 100 ? 1 : 2
  return {
    scale,
    text: (a) => {
      const value = inScale(a, scale)
      const text = Math.abs(value).toLocaleString('en-GB', {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      })
      return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
    },
  }
}

function inScale(amount: Amount, scale: number): number {
  let value = amount.value
  for (let s = amount.scale; s < scale; s++) value /= 10
  for (let s = amount.scale; s > scale; s--) value *= 10
  return value
}

/** The unit in words: `billion EUR, current prices`. */
export function unitWords(scale: number, amount: Amount | undefined): string {
  const prices =
    amount === undefined ? '' : amount.prices === 'current' ? ', current prices' : `, prices of ${amount.prices}`
  return `${WORDS[scale] ?? `10^${scale} `}${amount?.currency ?? ''}${prices}`
}
