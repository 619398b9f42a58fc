/** A word, a number or a sign of a text; `word` is it in small letters without accents. Offsets are UTF-16, end exclusive. */
export interface Token {
  readonly text: string
  readonly word: string
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'sign'
  /** No blank between it and the token before. */
  readonly joined: boolean
}

const LETTERS: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', ß: 'ss', œ: 'oe', đ: 'd', ł: 'l', ı: 'i', ð: 'd' }
const LONGEST = 60

/** Small letters without accents: `Élysée` is `elysee`, `İstanbul` and `ISTANBUL` are `istanbul`. Cut after 60 letters. */
export function fold(text: string): string {
  const lower = text.slice(0, LONGEST).toLowerCase()
  if (/^[a-z0-9]*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øæßœđłıð]/gu, (letter) => LETTERS[letter] ?? letter)
}

// Invisible marks of direction and width are no part of any token.
const PIECE = /[\p{L}\p{M}]+|\d+(?:[.,'’\u00a0\u2009\u202f]\d+)*|[^\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Words, numbers with their inner marks, and single signs, in order; one pass over the text. */
export function tokensOf(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = []
  const piece = text.slice(start, end)
  let before = -1
  for (const match of piece.matchAll(PIECE)) {
    const found = match[0]
    const first = found.charCodeAt(0)
    const kind = first >= 48 && first <= 57 ? 'number' : /^[\p{L}\p{M}]/u.test(found) ? 'word' : 'sign'
    const at = start + match.index
    tokens.push({
      text: found,
      word: kind === 'word' ? fold(found) : found === '’' || found === '´' ? "'" : found,
      start: at,
      end: at + found.length,
      kind,
      joined: at === before,
    })
    before = at + found.length
  }
  return tokens
}

/** Whether the token begins with a capital letter. */
export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && /^\p{Lu}/u.test(token.text)
}
