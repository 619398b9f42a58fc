import type { Calendar } from './calendar.js'

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
 * found or two languages come close. Knows more languages than are read, so that it can say so.
 */
export function likelyLanguage(text: string, calendar: Calendar): LikelyLanguage | null {
  const scores = new Map<string, number>()
  for (const [word] of text.slice(0, LOOKED_AT).matchAll(/[\p{L}\p{M}]{1,40}/gu)) {
    const languages = calendar.common.get(word.toLowerCase())
    for (const language of languages ?? [])
      scores.set(language, (scores.get(language) ?? 0) + 1 / (languages?.length ?? 1))
  }
  const [first, second] = [...scores].sort((a, b) => b[1] - a[1])
  if (first === undefined || first[1] < ENOUGH || first[1] < CLEARLY * (second?.[1] ?? 0)) return null
  const [language] = first
  return { language, name: calendar.names.get(language) ?? language, read: calendar.languages.has(language) }
}

/** The language of a text if it is one of those read (`en`, `de`, …), null if it is another or unsure. */
export function languageOf(text: string, calendar: Calendar): string | null {
  const likely = likelyLanguage(text, calendar)
  return likely?.read === true ? likely.language : null
}
