import * as z from 'zod/mini'
import { STAGES, type Stage } from '../terms/ledger-line.js'

const words = z.array(z.string().check(z.minLength(1)))

/** `data/ledgers/lexicon.yaml`: words that headings of budgets use. */
export const ledgerLexicon = z.strictObject({
  levels: z.strictObject({
    year: words,
    ministry: words,
    programme: words,
    chapter: words,
    item: words,
    account: words,
    text: words,
    side: words,
    stage: words,
    ignored: words,
  }),
  codes: words,
  names: words,
  language: words,
  stages: z.strictObject({ proposed: words, appropriated: words, revised: words, outturn: words }),
  amounts: words,
  otherYears: words,
  yearsBefore: z.record(z.string(), words),
  scales: z.record(z.string(), words),
  currencies: words,
  currencyWords: z.record(z.string(), words),
  sides: z.strictObject({ expenditure: words, revenue: words, neither: words }),
  bases: z.strictObject({ cash: words, commitment: words }),
  totals: words,
  memos: words,
  transfers: words,
})
export type LedgerLexicon = z.infer<typeof ledgerLexicon>
export type Level = keyof LedgerLexicon['levels']

const LETTERS: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', ß: 'ss', œ: 'oe', đ: 'd', ł: 'l', ı: 'i', ς: 'σ' }
const SHORT = 5

/** Words of a heading: small letters without accents, parted at everything else and where small letters turn to capitals. */
export function headingWords(heading: string): string[] {
  return heading
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øæßœđłıς]/gu, (letter) => LETTERS[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/**
 * How well a heading fits a list of words, 0 to 1: 1 when it is one of them, less when it holds one among others, least when
 * a longer word begins or ends with one.
 */
export function wordFit(heading: readonly string[], list: readonly string[]): number {
  const whole = heading.join(' ')
  let best = 0
  for (const phrase of list) {
    if (whole === phrase) return 1
    if (` ${whole} `.includes(` ${phrase} `)) {
      const share = phrase.split(' ').length / heading.length
      const at = whole.startsWith(`${phrase} `) ? 0.1 : 0
      best = Math.max(best, 0.55 + 0.3 * share + at + Math.min(0.04, phrase.length / 400))
    } else if (phrase.length >= SHORT && heading.some((word) => word.startsWith(phrase) || word.endsWith(phrase)))
      best = Math.max(best, 0.5)
  }
  return best
}

/** The word of a list that a heading fits best; undefined for none. */
export function fittingWord(heading: readonly string[], list: readonly string[]): string | undefined {
  let best: { word: string; fit: number } | undefined
  for (const word of list) {
    const fit = wordFit(heading, [word])
    if (fit > (best?.fit ?? 0)) best = { word, fit }
  }
  return best?.word
}

/** Whether a heading holds one of the words. */
export function hasWord(heading: readonly string[], list: readonly string[]): boolean {
  return wordFit(heading, list) > 0
}

/** Whether a heading holds one of the words as they stand. */
export function hasPhrase(heading: readonly string[], words: readonly string[]): boolean {
  return words.some((word) => ` ${heading.join(' ')} `.includes(` ${word} `))
}

/** The stage a heading names best, and how well. */
export function stageFit(
  heading: readonly string[],
  lexicon: LedgerLexicon,
): { stage: Stage; fit: number } | undefined {
  let best: { stage: Stage; fit: number } | undefined
  for (const stage of STAGES) {
    const fit = wordFit(heading, lexicon.stages[stage])
    if (fit > (best?.fit ?? 0)) best = { stage, fit }
  }
  return best
}
