import type { Side } from '../terms/ledger-line.js'
import { type ColumnLook, sideOf } from './column-look.js'
import { type LedgerLexicon, wordFit } from './lexicon.js'
import type { LedgerMapping, RowRule } from './mapping-schema.js'

export interface SideGuess {
  readonly mapping: Pick<LedgerMapping, 'side' | 'revenue'>
  /** Rows of the column of sides that are neither. */
  readonly rows: RowRule[]
}

const LONG = 5
/** Negative amounts from this share on are more than corrections. */
const MANY = 0.03

/**
 * Which side of the budget amounts stand on: by a column that says so, by what headings and titles say (`words`), else by
 * sign where many are negative.
 */
export function guessSide(
  column: ColumnLook | undefined,
  amounts: readonly ColumnLook[],
  words: readonly string[],
  lexicon: LedgerLexicon,
  doubts: string[],
): SideGuess {
  if (column !== undefined) return byColumn(column, lexicon, doubts)
  const negative = amounts.reduce((most, look) => Math.max(most, look.negative), 0)
  const said = sideSaid(words, lexicon)
  if (negative > MANY && said === undefined) {
    doubts.push('no column tells revenue from expenditure; negative amounts are taken for revenue')
    return { mapping: { side: 'by-sign', revenue: 'negative' }, rows: [] }
  }
  const side = said ?? 'expenditure'
  doubts.push(`no column tells revenue from expenditure; all is taken for ${side}`)
  return { mapping: { side, revenue: 'positive' }, rows: [] }
}

function byColumn(column: ColumnLook, lexicon: LedgerLexicon, doubts: string[]): SideGuess {
  const texts = (side: ReturnType<typeof sideOf>) => column.texts.filter((text) => sideOf(text, lexicon) === side)
  const expenditure = texts('expenditure')
  const revenue = texts('revenue')
  const neither = texts('neither')
  const rows: RowRule[] = neither.length > 0 ? [{ as: 'other', column: column.name, is: neither }] : []
  if (neither.length > 0)
    doubts.push(`rows of "${column.name}" that are left out as neither spending nor income: ${neither.join(', ')}`)
  if (expenditure.length === 0 || revenue.length === 0)
    return { mapping: { side: revenue.length > 0 ? 'revenue' : 'expenditure', revenue: 'positive' }, rows }
  return { mapping: { side: { column: column.name, expenditure, revenue }, revenue: 'positive' }, rows }
}

/** The side that words name, where they do not name both. Short words say too many other things. */
export function sideSaid(words: readonly string[], lexicon: LedgerLexicon): Side | undefined {
  const says = (list: readonly string[]) =>
    wordFit(
      words,
      list.filter((word) => word.length >= LONG),
    ) > 0
  const expenditure = says(lexicon.sides.expenditure)
  const revenue = says(lexicon.sides.revenue)
  if (expenditure === revenue) return undefined
  return expenditure ? 'expenditure' : 'revenue'
}
