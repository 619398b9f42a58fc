import { beginsCapital, isLetter } from './letter.js'

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
    .replace(/[øæßœđłıð]/g, (letter) => LETTERS[letter] ?? letter)
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isJoin = (code: number): boolean =>
  code === 0x2e ||
  code === 0x2c ||
  code === 0x27 ||
  code === 0x2019 ||
  code === 0xa0 ||
  code === 0x2009 ||
  code === 0x202f

/** Blanks, and invisible marks of direction and width, which are no part of any token. */
function isBlank(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13)
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0x205f ||
    code === 0x1680 ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** Where the number that begins at an offset ends, with the marks between its digits. */
function endOfNumber(text: string, start: number, stop: number): number {
  let end = start + 1
  for (;;) {
    while (end < stop && isDigit(text.charCodeAt(end))) end++
    if (end + 1 >= stop || !isJoin(text.charCodeAt(end)) || !isDigit(text.charCodeAt(end + 1))) return end
    end += 2
  }
}

/** Words, numbers with their inner marks, and single signs, in order; one pass over the text. */
export function tokensOf(text: string): Token[] {
  const end = text.length
  const tokens: Token[] = []
  let before = -1
  for (let at = 0; at < end; ) {
    const code = text.charCodeAt(at)
    if (isBlank(code)) {
      at++
      continue
    }
    const from = at
    let kind: Token['kind'] = 'sign'
    let plain = true
    if (isDigit(code)) {
      kind = 'number'
      at = endOfNumber(text, at, end)
    } else {
      for (let next = text.codePointAt(at) ?? 0; at < end && isLetter(next); next = text.codePointAt(at) ?? 0) {
        at += next > 0xffff ? 2 : 1
        plain &&= next < 0x80
      }
      if (at > from) kind = 'word'
      else at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    }
    const found = text.slice(from, at)
    const word =
      kind === 'word'
        ? plain && found.length <= LONGEST
          ? found.toLowerCase()
          : fold(found)
        : found === '’' || found === '´'
          ? "'"
          : found
    tokens.push({ text: found, word, start: from, end: at, kind, joined: from === before })
    before = at
  }
  return tokens
}

/** Whether the token begins with a capital letter. */
export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && beginsCapital(token.text)
}
