const LONGEST = 46

/** Writes money of one answer: all in one power of ten. */
export type MoneyText = (value: number) => string

/** Texts of a file on one line, cut with an ellipsis. */
export function cut(text: string, most = LONGEST): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  const letters = [...plain]
  return letters.length <= most ? plain : `${letters.slice(0, most - 1).join('')}…`
}
