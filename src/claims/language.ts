import type { Calendar } from './calendar.js'
import { type Token, tokensOf } from './token.js'

const LOOKED_AT = 20_000
const ENOUGH = 1.2
const CLEARLY = 1.3

/** A language as guessed; `read` tells whether texts in it are read. */
export interface LikelyLanguage {
  readonly language: string
  readonly name: string
  readonly read: boolean
}

/**
 * Guesses the language of a text by its frequent words: a word that n languages have counts 1/n for each. Null where too few were
 * found or two languages come close. Knows more languages than are read, so that it can say so. `tokens` are those of the text, if they
 * are there already.
 */
export function likelyLanguage(
  text: string,
  calendar: Calendar,
  tokens: readonly Token[] = tokensOf(text.slice(0, LOOKED_AT)),
): LikelyLanguage | null {
  const scores = new Map<string, number>()
  for (const { kind, text: written, word, end } of tokens) {
    if (end > LOOKED_AT) break
    const languages = kind === 'word' ? calendar.common.get(written === word ? word : written.toLowerCase()) : undefined
    if (languages === undefined) continue
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + 1 / languages.length)
  }
  const [first, second] = [...scores].sort((a, b) => b[1] - a[1])
  if (first === undefined || first[1] < ENOUGH || first[1] < CLEARLY * (second?.[1] ?? 0)) return null
  const [language] = first
  return { language, name: calendar.names.get(language) ?? language, read: calendar.languages.has(language) }
}

/** The language of a text if it is one of those read (`en`, `de`, …), null if it is another or unsure. */
export function languageOf(text: string, calendar: Calendar, tokens?: readonly Token[]): string | null {
  const likely = likelyLanguage(text, calendar, tokens)
  return likely?.read === true ? likely.language : null
}
