/** How a file writes its numbers. `thousands` is empty where it groups no digits; a blank stands for every kind of blank. */
export interface NumberStyle {
  readonly decimal: '.' | ','
  readonly thousands: '' | '.' | ',' | ' ' | "'"
  /** A currency's sign that may stand before or after. */
  readonly sign?: string | undefined
}

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/
const BLANK = /[\s\u00a0\u2009\u202f]/gu
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/

/**
 * The decimal text of an amount as `Number` reads it, undefined for what is no number in this style: groups must be of
 * three digits, `(1,234)` and `1234-` are negative, `−` is a minus. A currency's sign is part of it only where the style names
 * it; footnote marks never are.
 */
function plainNumber(text: string, style: NumberStyle): string | undefined {
  if (PLAIN.test(text) && (style.decimal === '.' || !text.includes('.')) && style.thousands !== '.')
    return text.startsWith('+') ? text.slice(1) : text
  let digits = withoutSign(text.trim(), style.sign)
    .replace(/^[−–‐‑](?=[\d.,])/u, '-')
    .replace(/[’`´]/gu, "'")
  if (/^\(.*\)$/u.test(digits)) digits = `-${digits.slice(1, -1).trim()}`
  else if (/^\d.*[-−]$/u.test(digits)) digits = `-${digits.slice(0, -1)}`
  digits = digits.replace(/^([+-])\s+/u, '$1')
  if (style.thousands !== '') {
    const mark = style.thousands === ' ' ? ' ' : style.thousands
    const [whole = '', ...rest] = digits.replace(BLANK, ' ').split(style.decimal)
    if (whole.includes(mark)) {
      const [first = '', ...groups] = whole.split(mark)
      if (!/^[+-]?\d{1,3}$/.test(first) || groups.some((group) => !/^\d{3}$/.test(group))) return undefined
    }
    digits = [whole.replaceAll(mark, ''), ...rest].join(style.decimal)
  }
  if (style.decimal === ',') {
    if (digits.includes('.')) return undefined
    digits = digits.replace(',', '.')
  }
  return NUMBER.test(digits) ? digits.replace(/^\+/, '') : undefined
}

/** `£1`, `-£1`, `(£1)` and `1 £` without the sign. */
function withoutSign(text: string, sign: string | undefined): string {
  if (sign === undefined || !text.includes(sign)) return text
  const at = text.indexOf(sign)
  const before = text.slice(0, at).trim()
  const after = text.slice(at + sign.length).trim()
  return /^[-−–+(]?$/u.test(before) || /^[-−)]?$/u.test(after) ? before + after : text
}

/** Signs of currencies that stand before or after most of these texts; undefined for none. */
export function sniffSign(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const sign = /\p{Sc}/u.exec(text)?.[0]
    if (sign !== undefined) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most && most[1] > texts.length / 2 ? most[0] : undefined
}

/**
 * An amount in whole units: the number times 10^scale, rounded once (the power is moved into the decimal text). Undefined
 * for what is no finite number.
 */
export function amountOf(text: string, style: NumberStyle, scale: number): number | undefined {
  const plain = plainNumber(text, style)
  if (plain === undefined) return undefined
  const value = scale === 0 || /[eE]/.test(plain) ? Number(plain) * Number(`1e${scale}`) : Number(`${plain}e${scale}`)
  if (!Number.isFinite(value)) return undefined
  return value === 0 ? 0 : value
}

/** Whether a text could be an amount in any style. */
export function looksNumeric(text: string): boolean {
  return /^\(?[+\-−–]?\s?\p{Sc}?\s?(?:\d[\d.,'’\s\u00a0\u202f]*|[.,]\d+)(?:[eE][+-]?\d{1,3})?[-−]?\s?\p{Sc}?\)?$/u.test(
    text.trim(),
  )
}

/**
 * The style that texts of amounts are written in, and whether they leave a doubt (`1.234` may be a thousand or a little
 * more than one). A text with two kinds of mark decides; then a mark that stands twice; then digits after it that are not three.
 */
export function sniffNumberStyle(texts: readonly string[]): { style: NumberStyle; doubtful: boolean } {
  const votes = { point: 0, comma: 0 }
  const groups = new Map<NumberStyle['thousands'], number>()
  const ambiguous = { '.': 0, ',': 0 }
  for (const raw of texts) {
    const text = raw
      .replace(/\p{Sc}/gu, '')
      .trim()
      .replace(/[’`´]/gu, "'")
    if (/\d[\s\u00a0\u2009\u202f]\d{3}/u.test(text)) groups.set(' ', (groups.get(' ') ?? 0) + 1)
    if (/\d'\d{3}/u.test(text)) groups.set("'", (groups.get("'") ?? 0) + 1)
    const marks = text.match(/[.,]/gu) ?? []
    const last = marks.at(-1)
    if (last === undefined) continue
    const after = text.length - 1 - text.lastIndexOf(last) - (/[)\-−]$/u.test(text) ? 1 : 0)
    const mixed = marks.some((mark) => mark !== last)
    const repeated = marks.filter((mark) => mark === last).length > 1
    if (repeated) {
      groups.set(last as '.' | ',', (groups.get(last as '.' | ',') ?? 0) + 1)
      votes[last === '.' ? 'comma' : 'point']++
    } else if (mixed || after !== 3 || /^[+\-−(]?0[.,]/u.test(text)) {
      votes[last === '.' ? 'point' : 'comma']++
      if (mixed) groups.set(last === '.' ? ',' : '.', 1)
    } else ambiguous[last as '.' | ',']++
  }
  const decided = votes.point + votes.comma > 0
  let decimal: '.' | ',' = votes.comma > votes.point ? ',' : '.'
  let doubtful = votes.comma > 0 && votes.point > 0
  if (!decided) {
    // Every number has three digits behind its only mark: grouped whole numbers, as far as anyone can tell.
    if (ambiguous['.'] > 0) decimal = ','
    doubtful = ambiguous['.'] + ambiguous[','] > 0
  }
  const other = decimal === '.' ? ',' : '.'
  const grouping = ([' ', "'", other] as const).find((mark) => (groups.get(mark) ?? 0) > 0)
  return { style: { decimal, thousands: grouping ?? (ambiguous[other] > 0 ? other : '') }, doubtful }
}
