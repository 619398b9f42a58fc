/** Moves the decimal point of the shortest decimal form of `x`, so that no binary residue is rounded. */
function shift(x: number, places: number): number {
  const [digits, exponent = '0'] = String(x).split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}

/**
 * Half up, away from zero, on the decimal digits as written: 1.95 to one decimal is 2, although the nearest double
 * to 1.95 lies below it.
 */
export function roundHalfUp(x: number, decimals: number): number {
  const rounded = shift(Math.floor(shift(Math.abs(x), decimals) + 0.5), -decimals)
  return x < 0 && rounded > 0 ? -rounded : rounded
}

/** A derived value to twelve significant digits: 3.5 − 3.49 is 0.01. */
export function significant(x: number): number {
  return Number(x.toPrecision(12))
}

/** Decimals in the shortest decimal form of `x`; 15 at most. */
export function decimalsOf(x: number): number {
  const text = String(x)
  if (text.includes('e')) return 15
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/** A number with this many decimals as text, rounded half up as above; never `-0.00`. What is shown of an answer is written by it. */
export function fixedHalfUp(x: number, decimals: number): string {
  return roundHalfUp(x, decimals).toFixed(decimals)
}
