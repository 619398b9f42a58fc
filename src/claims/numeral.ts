/** A number in digits: its value, the size of its last digit, and whether it has decimals. */
export interface Numeral {
  readonly value: number
  readonly step: number
  readonly decimals: number
}

const MOST_DIGITS = 24

/**
 * Reads digits with their marks. Of two kinds of mark the last is the decimal one; one that stands twice groups; a single
 * mark before exactly three digits groups unless it is the decimal mark of the language; otherwise it is decimal.
 * A number of four digits and more that ends in noughts is taken to be said in thousands at most.
 */
export function numeralOf(text: string, decimal: '.' | ','): Numeral | undefined {
  const marks = text.match(/[^\d]/gu) ?? []
  const last = marks.at(-1)
  let point = -1
  if (last === '.' || last === ',') {
    const at = text.lastIndexOf(last)
    const mixed = marks.some((mark) => mark !== last)
    const twice = marks.filter((mark) => mark === last).length > 1
    const after = text.length - at - 1
    const groups = after === 3 && at <= 3 && !text.startsWith('0') && last !== decimal
    if (!twice && (mixed || !groups)) point = at
  }
  const whole = (point < 0 ? text : text.slice(0, point)).replace(/\D/gu, '')
  const rest = point < 0 ? '' : text.slice(point + 1)
  if (whole.length + rest.length > MOST_DIGITS) return undefined
  const noughts = /0*$/.exec(whole)?.[0].length ?? 0
  const rounded = rest === '' && whole.length >= 4 ? Math.min(noughts, 3) : 0
  return {
    value: Number(rest === '' ? whole : `${whole}.${rest}`),
    step: Number(`1e${rest === '' ? rounded : -rest.length}`),
    decimals: rest.length,
  }
}
