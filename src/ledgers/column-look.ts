import { tidy } from './column-name.js'
import { yearOf } from './fiscal-year.js'
import { hasWord, headingWords, type LedgerLexicon, stageFit, wordFit } from './lexicon.js'
import { looksNumeric, sniffNumberStyle } from './number-style.js'
import type { Field } from './record-batch.js'
import { fieldText } from './text-field.js'

/** What a column holds, by its texts alone. */
export interface ColumnLook {
  readonly name: string
  readonly words: readonly string[]
  readonly at: number
  readonly filled: number
  /** Shares of the filled fields, 0 to 1. */
  readonly numeric: number
  readonly years: number
  readonly fractions: number
  readonly negative: number
  readonly distinct: number
  /** Different texts, most frequent first; at most some hundreds. */
  readonly texts: readonly string[]
  readonly different: number
  readonly longest: number
  readonly shortest: number
  readonly leadingZeros: boolean
  readonly meanLength: number
  /** Shares of fields with letters, with digits, and with a blank between words. */
  readonly letters: number
  readonly digits: number
  readonly blanks: number
}

const MOST_TEXTS = 400

export function lookAt(name: string, at: number, rows: readonly (readonly Field[])[]): ColumnLook {
  const counts = new Map<string, number>()
  const look = {
    filled: 0,
    numeric: 0,
    years: 0,
    fractions: 0,
    negative: 0,
    letters: 0,
    digits: 0,
    blanks: 0,
    length: 0,
  }
  let longest = 0
  let shortest = Number.POSITIVE_INFINITY
  let leadingZeros = false
  for (const row of rows) {
    const text = tidy(fieldText(row[at]))
    if (text === '') continue
    look.filled++
    counts.set(text, (counts.get(text) ?? 0) + 1)
    look.length += text.length
    longest = Math.max(longest, text.length)
    shortest = Math.min(shortest, text.length)
    if (looksNumeric(text)) {
      look.numeric++
      if (/[.,]\d+$/.test(text) && !/[.,]0+$/.test(text)) look.fractions++
      if (/^[-−(]/u.test(text)) look.negative++
      if (/^0\d+$/.test(text)) leadingZeros = true
    }
    if (yearOf(text, 'first') !== undefined) look.years++
    if (/\p{L}/u.test(text)) look.letters++
    if (/\d/.test(text)) look.digits++
    if (/\p{L}{2,}.*\s|\s.*\p{L}{2,}/u.test(text)) look.blanks++
  }
  const share = (count: number) => (look.filled === 0 ? 0 : count / look.filled)
  return {
    name,
    words: headingWords(name),
    at,
    filled: look.filled,
    numeric: share(look.numeric),
    years: share(look.years),
    fractions: share(look.fractions),
    negative: share(look.negative),
    distinct: share(counts.size),
    different: counts.size,
    texts: [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_TEXTS)
      .map(([text]) => text),
    longest,
    shortest: look.filled === 0 ? 0 : shortest,
    leadingZeros,
    meanLength: share(look.length),
    letters: share(look.letters),
    digits: share(look.digits),
    blanks: share(look.blanks),
  }
}

export type ColumnKind = 'year' | 'amount' | 'code' | 'name' | 'side' | 'stage' | 'currency' | 'ignored' | 'empty'

/** A year that a heading names among other words. */
export function headingYear(name: string): string | undefined {
  return /(?<!\d)((?:19|20|21)\d{2})(?!\d)/.exec(name)?.[1]
}

/** What a column is, by its texts and its heading. */
export function kindOf(look: ColumnLook, lexicon: LedgerLexicon): ColumnKind {
  const { words } = look
  const fitting = (list: readonly string[]) => wordFit(words, list)
  if (look.filled === 0) return 'empty'
  const coded = hasWord(words, lexicon.codes)
  const stages = Math.max(...Object.values(lexicon.stages).map(fitting))
  const money = Math.max(fitting(lexicon.amounts), hasWord(words, lexicon.amounts) ? stages : 0, stages * 0.9)
  if (look.years > 0.95 && look.different < 80 && (fitting(lexicon.levels.year) > 0 || look.longest === 4) && !coded)
    return 'year'
  if (isSide(look, lexicon)) return 'side'
  if (isStage(look, lexicon)) return 'stage'
  if (look.texts.every((text) => lexicon.currencies.includes(text.toUpperCase()))) return 'currency'
  if (fitting(lexicon.levels.ignored) > Math.max(0.8, money)) return 'ignored'
  // A heading of money bears with some fields that are none, which will be rejected rows.
  if (look.numeric > (money > 0 && !coded ? 0.6 : 0.9)) {
    const level = (['ministry', 'programme', 'chapter', 'item', 'account'] as const).some(
      (each) => fitting(lexicon.levels[each]) > money,
    )
    if (headingYear(look.name) !== undefined && !coded) return 'amount'
    if (hasWord(words, lexicon.levels.ignored) && money < 0.7) return 'ignored'
    if (money > 0 && !coded && !(level && look.fractions === 0 && look.negative === 0)) return 'amount'
    if (coded || level || look.leadingZeros) return 'code'
    if (look.fractions > 0.02 || look.negative > 0.02) return 'amount'
    return look.longest - look.shortest >= 3 ? 'amount' : 'code'
  }
  const named = hasWord(words, lexicon.names)
  if (coded && !named && look.blanks < 0.3) return 'code'
  if (look.letters > 0.5 && (look.blanks > 0.1 || named || look.meanLength > 12)) return 'name'
  // Short words, not abbreviations or numbers with a letter.
  if (!coded && look.letters > 0.9 && look.digits < 0.1 && look.meanLength >= 5) return 'name'
  return look.longest <= 12 ? 'code' : 'name'
}

/** All texts are words for stages, and more than one or under a heading that says so. */
function isStage(look: ColumnLook, lexicon: LedgerLexicon): boolean {
  if (look.different > 6 || look.numeric > 0 || look.meanLength < 3) return false
  const stages = look.texts.map((text) => stageFit(headingWords(text), lexicon))
  if (stages.some((found) => found === undefined)) return false
  return hasWord(look.words, lexicon.levels.stage) || new Set(stages.map((found) => found?.stage)).size > 1
}

function isSide(look: ColumnLook, lexicon: LedgerLexicon): boolean {
  if (look.different < 1 || look.different > 4 || look.numeric > 0.5) return false
  const sides = look.texts.map((text) => sideOf(text, lexicon))
  if (sides.some((side) => side === undefined) || sides.every((side) => side === 'neither')) return false
  const both = sides.includes('revenue') && sides.includes('expenditure')
  const longWords = look.texts.every((text) => text.length > 3)
  return (both && (longWords || hasWord(look.words, lexicon.levels.side) || look.longest === 1)) || (longWords && !both)
}

/** What a text of a column of sides says; `neither` for commitments and the like. */
export function sideOf(text: string, lexicon: LedgerLexicon): 'expenditure' | 'revenue' | 'neither' | undefined {
  const plain = headingWords(text).join(' ')
  return (['expenditure', 'revenue', 'neither'] as const).find((side) => lexicon.sides[side].includes(plain))
}

/** The style of the numbers of these columns. */
export function styleOf(looks: readonly ColumnLook[]): ReturnType<typeof sniffNumberStyle> {
  return sniffNumberStyle(looks.flatMap((look) => look.texts))
}

/** Columns of a file with what each was taken for. */
export type Kinds = ReadonlyMap<ColumnLook, ColumnKind>
