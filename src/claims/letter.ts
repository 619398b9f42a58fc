// Each expression with a property of Unicode costs a cold start about a millisecond: nearly all texts need none of these.
const LETTER = /^[\p{L}\p{M}]$/u
const CAPITAL = /^\p{Lu}/u

/** Whether a code point is a letter, or a mark that belongs to one. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba
  if (code < 0x250) return code !== 0xd7 && code !== 0xf7
  const isSign = (code >= 0x2000 && code < 0x2070) || (code >= 0x20a0 && code < 0x20c0)
  return !isSign && LETTER.test(String.fromCodePoint(code))
}

/** Whether a text begins with a capital letter. */
export function beginsCapital(text: string): boolean {
  const code = text.charCodeAt(0)
  return code < 0x80 ? code >= 65 && code <= 90 : CAPITAL.test(text)
}
