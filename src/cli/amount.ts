/** Digits grouped by thin-looking commas as NATO prints them, with a sensible number of decimals for its size. */
export function formatNumber(value: number, code: string): string {
  const decimals =
    code === 'percent' || code === 'points' ? 2 : Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

export function signed(value: number, code: string): string {
  const text = formatNumber(Math.abs(value), code)
  if (!/[1-9]/.test(text)) return text
  return `${value < 0 ? '−' : '+'}${text}`
}
