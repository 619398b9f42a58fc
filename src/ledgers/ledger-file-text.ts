import { wordForm } from '../rules/ledger-text.js'

/** Latin, Greek and Cyrillic letters, and marks of print: dashes, quotes and the euro. */
const SEARCHED = [
  [0x00, 0x52f],
  [0x2010, 0x2027],
  [0x2030, 0x203a],
  [0x20ac, 0x20ac],
] as const

interface Letters {
  /** Letters and digits that are so whatever stands beside them, and their small forms. */
  readonly inWords: number[]
  readonly small: number[]
  /** What parts words. */
  readonly between: number[]
  /** Letters whose small form is another than the engine's. */
  readonly instead: (readonly [string, string])[]
}

function sorted(): Letters {
  const letters: Letters = { inWords: [], small: [], between: [], instead: [] }
  for (const [first, last] of SEARCHED)
    for (let code = first; code <= last; code++) {
      const letter = String.fromCharCode(code)
      if (letter.normalize('NFC') !== letter) continue
      const words = wordForm(`a${letter}a`)
      const small = words.slice(2, -2)
      if (words === ' a a ') letters.between.push(code)
      else if (words.length === 5 && /[\p{L}\p{N}]/u.test(letter)) {
        letters.inWords.push(code)
        letters.small.push(small.charCodeAt(0))
        if (small !== letter.toLowerCase()) letters.instead.push([letter, small])
      }
    }
  return letters
}

function ranges(codes: readonly number[]): string {
  const hex = (code: number | undefined) => `\\x{${(code ?? 0).toString(16)}}`
  const starts = codes.filter((code) => !codes.includes(code - 1))
  const ends = codes.filter((code) => !codes.includes(code + 1))
  return starts.map((start, i) => `${hex(start)}-${hex(ends[i])}`).join('')
}

/**
 * The form of plain texts as SQL, for files whose texts are too many to be listed. A text is plain if every character is
 * one that `wordForm` treats alike wherever it stands, so that the engine's small letters and a blank for everything else give
 * the same; which characters those are is asked of `wordForm` itself. All others are listed and normalised by it.
 */
export interface PlainTexts {
  /** Whether a text is plain; NULL for NULL. */
  readonly isPlain: (text: string) => string
  /** `wordForm` of a plain text; "" for NULL. */
  readonly words: (text: string) => string
  /** A plain text on one line; "" for NULL. */
  readonly tidy: (text: string) => string
  /** Whether one of these parts of word forms stands in the `wordForm` of a plain text. */
  readonly holds: (text: string, fragments: readonly string[]) => string
}

export function plainTexts(): PlainTexts {
  const { inWords, small, between, instead } = sorted()
  const kept = ranges([...new Set(small)].sort((a, b) => a - b))
  const all = ranges([...inWords, ...between].sort((a, b) => a - b))
  const lower = (text: string) => {
    const replaced = instead.reduce((sql, [letter, other]) => `replace(${sql}, '${letter}', '${other}')`, text)
    return `lower(${replaced})`
  }
  return {
    isPlain: (text) => `regexp_full_match(${text}, '[${all}]*')`,
    words: (text) => {
      const joined = `trim(regexp_replace(${lower(text)}, '[^${kept}]+', ' ', 'g'))`
      return `coalesce(' ' || nullif(${joined}, '') || ' ', '')`
    },
    tidy: (text) => `coalesce(trim(regexp_replace(${text}, '[\\x09-\\x0d \\x{a0}]+', ' ', 'g')), '')`,
    holds: (text, fragments) => {
      const gap = `[^${kept}]`
      const parts = fragments.map((fragment) => fragment.trim().replaceAll(' ', `${gap}+`))
      const bounded = (start: boolean, end: boolean) => {
        const some = parts.filter((_, i) => {
          return fragments[i]?.startsWith(' ') === start && fragments[i]?.endsWith(' ') === end
        })
        const one = `(?:${some.join('|')})`
        return some.length === 0 ? [] : [`${start ? `(?:^|${gap})` : ''}${one}${end ? `(?:$|${gap})` : ''}`]
      }
      const all = [...bounded(false, false), ...bounded(false, true), ...bounded(true, false), ...bounded(true, true)]
      return all.length === 0 ? 'false' : `regexp_matches(${lower(text)}, '${all.join('|')}')`
    },
  }
}
