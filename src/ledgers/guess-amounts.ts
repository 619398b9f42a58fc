import type { Stage } from '../terms/ledger-line.js'
import { type ColumnLook, headingYear, type Kinds, sideOf, styleOf } from './column-look.js'
import { hasWord, headingWords, type LedgerLexicon, stageFit, wordFit } from './lexicon.js'
import type { AmountColumn, LedgerMapping } from './mapping-schema.js'

export interface AmountsGuess {
  readonly mapping: Pick<LedgerMapping, 'currency' | 'scale' | 'amounts' | 'side' | 'revenue'> & {
    year?: { column: string; take?: 'first' }
    rows?: LedgerMapping['rows']
  }
  readonly file: { decimal?: '.' | ','; thousands?: '' | '.' | ',' | ' ' | "'" }
  readonly confidence: number
  readonly doubts: string[]
}

/** ISO 4217 for no currency. */
const NONE = 'XXX'

/** Which columns hold the money, of what year, stage, side, unit and style. `titles` is what stands above the table. */
export function guessAmounts(kinds: Kinds, lexicon: LedgerLexicon, titles: string): AmountsGuess {
  const doubts: string[] = []
  const of = (kind: string) => [...kinds].filter(([, each]) => each === kind).map(([look]) => look)
  const above = headingWords(titles)
  const years = of('year').sort((a, b) => wordFit(b.words, lexicon.levels.year) - wordFit(a.words, lexicon.levels.year))
  const year = years[0]
  const all = of('amount')
  const candidates = all.filter((look) => !isOfOtherYears(look, lexicon))
  const chosen = pruned(candidates.length > 0 ? candidates : all, lexicon)
  for (const look of all.filter((each) => !chosen.includes(each))) doubts.push(`"${look.name}" is left out`)
  const titleYear = headingYear(titles)
  const amounts = distinctColumns(
    chosen.map((look) => amountColumn(look, lexicon, year !== undefined, titleYear, above, doubts)),
  )
  const unsaid = year === undefined && chosen.every((look) => headingYear(look.name) === undefined)
  const yearless = unsaid && titleYear === undefined
  if (chosen.length > 0 && unsaid)
    doubts.push(
      titleYear === undefined
        ? 'no column names the year; 2000 stands in its place'
        : `no column names the year; ${titleYear} is taken from the title`,
    )
  const { style, doubtful } = styleOf(chosen)
  if (doubtful) doubts.push(`numbers may be written otherwise: "${style.decimal}" is taken for the decimal mark`)
  const unit = unitOf(chosen, above, lexicon, doubts)
  const side = sideGuess(of('side')[0], chosen, lexicon, doubts)
  const spans = year?.texts.some((text) => /^\d{4}\D\d{2,4}$/.test(text)) ?? false
  if (spans) doubts.push('fiscal years are named by their first year')
  const sure = chosen.map((look) => stageFit(look.words, lexicon)?.fit ?? 0.4)
  return {
    mapping: {
      ...unit,
      amounts,
      ...side,
      ...(year && { year: { column: year.name, ...(spans && { take: 'first' as const }) } }),
      ...totalRows(kinds, lexicon, doubts),
    },
    file: style.decimal === '.' && style.thousands === '' ? {} : style,
    confidence:
      chosen.length === 0 ? 0 : (sure.reduce((sum, fit) => sum + fit, 0) / sure.length) * (yearless ? 0.5 : 1),
    doubts,
  }
}

function isOfOtherYears(look: ColumnLook, lexicon: LedgerLexicon): boolean {
  return hasWord(look.words, lexicon.otherYears)
}

/** Without columns that are nearly always empty, and without plain numbers beside columns that say they are money. */
function pruned(looks: readonly ColumnLook[], lexicon: LedgerLexicon): ColumnLook[] {
  const says = looks.filter(
    (look) =>
      headingYear(look.name) !== undefined || hasWord(look.words, lexicon.amounts) || stageFit(look.words, lexicon),
  )
  return says.length > 0 ? says : [...looks]
}

function amountColumn(
  look: ColumnLook,
  lexicon: LedgerLexicon,
  yearColumn: boolean,
  titleYear: string | undefined,
  above: readonly string[],
  doubts: string[],
): AmountColumn {
  const own = headingYear(look.name)
  const said = stageFit(look.words, lexicon)?.stage
  const titled = stageFit(above, lexicon)?.stage
  // A draft writes its own amounts as a budget writes them.
  const stage = said === 'appropriated' && titled === 'proposed' ? titled : (said ?? titled)
  if (stage === undefined) doubts.push(`"${look.name}" is taken for outturns`)
  const known: { stage: Stage } = { stage: stage ?? 'outturn' }
  if (own !== undefined) return { column: look.name.replace(own, '{year}'), ...known }
  const back = yearsBack(look.words, lexicon)
  return {
    column: look.name,
    ...known,
    ...(!yearColumn && { year: titleYear ?? '2000' }),
    ...(back !== 0 && { offset: -back }),
  }
}

/** `pa_last_year_5` is of five years before, `pa_last_year` of one. */
function yearsBack(heading: readonly string[], lexicon: LedgerLexicon): number {
  const before = Object.entries(lexicon.yearsBefore).find(([, words]) => hasPhrase(heading, words))?.[0]
  if (before === undefined) return 0
  const counted = heading.find((word) => /^\d{1,2}$/.test(word))
  return before === '1' && counted !== undefined ? Number(counted) : Number(before)
}

function hasPhrase(heading: readonly string[], words: readonly string[]): boolean {
  return words.some((word) => ` ${heading.join(' ')} `.includes(` ${word} `))
}

/** Columns that differ in their year only are one, with {year} in its name. */
function distinctColumns(columns: readonly AmountColumn[]): AmountColumn[] {
  const seen = new Map(columns.map((column) => [column.column, column]))
  return [...seen.values()]
}

function unitOf(
  looks: readonly ColumnLook[],
  above: readonly string[],
  lexicon: LedgerLexicon,
  doubts: string[],
): { currency: string; scale: number } {
  const words = looks.flatMap((look) => look.words)
  const find = <T>(test: (heading: readonly string[]) => T | undefined): T | undefined => test(words) ?? test(above)
  const scale = find((heading) => {
    const found = Object.entries(lexicon.scales).find(([, list]) => hasPhrase(heading, list))
    return found && Number(found[0])
  })
  const currency = find((heading) =>
    lexicon.currencies.find((code) => heading.some((word) => word.endsWith(code.toLowerCase()) && word.length <= 5)),
  )
  if (scale === undefined)
    doubts.push('the file does not say whether amounts are in thousands or millions; whole units are taken')
  if (currency === undefined) doubts.push('the file does not name its currency')
  return { currency: currency ?? NONE, scale: scale ?? 0 }
}

function sideGuess(
  column: ColumnLook | undefined,
  amounts: readonly ColumnLook[],
  lexicon: LedgerLexicon,
  doubts: string[],
): Pick<LedgerMapping, 'side' | 'revenue'> {
  if (column !== undefined) {
    const texts = (side: string) => column.texts.filter((text) => sideOf(text, lexicon) === side)
    const expenditure = texts('expenditure')
    const revenue = texts('revenue')
    if (expenditure.length === 0 || revenue.length === 0)
      return { side: revenue.length > 0 ? 'revenue' : 'expenditure', revenue: 'positive' }
    return { side: { column: column.name, expenditure, revenue }, revenue: 'positive' }
  }
  const negative = amounts.reduce((most, look) => Math.max(most, look.negative), 0)
  if (negative > 0.03) {
    doubts.push('no column tells revenue from expenditure; negative amounts are taken for revenue')
    return { side: 'by-sign', revenue: 'negative' }
  }
  doubts.push('no column tells revenue from expenditure; all is taken for expenditure')
  return { side: 'expenditure', revenue: 'positive' }
}

/** Rows whose name is a word for a total. */
function totalRows(kinds: Kinds, lexicon: LedgerLexicon, doubts: string[]): { rows?: LedgerMapping['rows'] } {
  const rows: LedgerMapping['rows'] = []
  for (const [look, kind] of kinds) {
    if (kind !== 'name' && kind !== 'code') continue
    const totals = look.texts.filter((text) => {
      const words = headingWords(text).join(' ')
      return words.length < 60 && lexicon.totals.some((total) => words === total || words.startsWith(`${total} `))
    })
    if (totals.length === 0) continue
    rows.push({ as: 'total', column: look.name, is: totals })
    doubts.push(`rows of "${look.name}" that are left out as totals: ${totals.slice(0, 3).join(', ')}`)
  }
  return rows.length > 0 ? { rows } : {}
}
