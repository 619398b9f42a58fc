import type { ColumnLook, Kinds } from './column-look.js'
import { tidy } from './column-name.js'
import { hasPhrase, headingWords, type LedgerLexicon } from './lexicon.js'
import type { RowRule } from './mapping-schema.js'
import { amountOf, type NumberStyle } from './number-style.js'
import type { Field } from './record-batch.js'
import { fieldText } from './text-field.js'

type Rows = readonly (readonly Field[])[]

/** What rows are looked at for. `whole` says that these are all the rows of the file. */
export interface RowsSeen {
  readonly rows: Rows
  readonly whole: boolean
  readonly amounts: readonly ColumnLook[]
  readonly style: NumberStyle
}

/** Rows summed by a total, at least; fewer agree by chance. */
const FEWEST = 3
const MOST_LEVELS = 4
const SHOWN = 3
/** Characters of a text that may say that its row is a total. */
const LONGEST = 80

/**
 * Rows that are no lines of their own: by words for totals and memo lines, by sums of the rows above them, and rows of a
 * coarser level, whose finer columns are empty and whose sums are those of the rest. What may be transfers is only told.
 */
export function guessRows(kinds: Kinds, seen: RowsSeen, lexicon: LedgerLexicon, doubts: string[]): RowRule[] {
  const named = [...kinds].flatMap(([look, kind]) => (kind === 'name' || kind === 'code' ? [look] : []))
  const table = new AmountTable(seen)
  const found = new Map<string, RowRule & { is: string[] }>()
  const out = new Set<number>()
  const leave = (row: number, look: ColumnLook, as: 'total' | 'memo') => {
    const key = `${as} ${look.name}`
    const rule = found.get(key) ?? { as, column: look.name, is: [] }
    const text = textAt(seen.rows[row], look)
    if (!rule.is.includes(text)) rule.is.push(text)
    found.set(key, rule)
    out.add(row)
  }
  const summed = table.rowsOfSums()
  const maybe = new Set<string>()
  const kindOf = remembered((text) => kindOfText(text, lexicon))
  seen.rows.forEach((row, i) => {
    for (const look of named) {
      const said = kindOf(textAt(row, look))
      if (said === undefined) continue
      // A name may begin with such a word; a total is one by its sum, or says little else.
      if (said.as === 'memo' || said.short || summed.has(i)) leave(i, look, said.as)
      else maybe.add(textAt(row, look))
      return
    }
  })
  if (maybe.size > 0)
    doubts.push(`these may be totals, but are not the sums of the rows above them: ${shown([...maybe])}`)
  for (const i of summed) {
    if (out.has(i)) continue
    const look = named.find((each) => isOnlyOf(each, i, summed, seen.rows))
    if (look) leave(i, look, 'total')
  }
  const rules: RowRule[] = [...found.values()]
  for (const { as, column, is = [] } of rules)
    doubts.push(`rows of "${column}" that are left out as ${as === 'memo' ? 'memo lines' : 'totals'}: ${shown(is)}`)
  const coarse = seen.whole ? coarserRows(named, table, out, seen.rows) : undefined
  if (coarse) {
    rules.push({ as: 'total', column: coarse.name, empty: true })
    doubts.push(`rows without "${coarse.name}" are left out as totals: they add up to the others`)
  }
  tellTransfers(named, seen.rows, lexicon, doubts)
  return rules
}

const shown = (texts: readonly string[]) => `${texts.slice(0, SHOWN).join(', ')}${texts.length > SHOWN ? ' …' : ''}`

function textAt(row: readonly Field[] | undefined, look: ColumnLook): string {
  return tidy(fieldText(row?.[look.at]))
}

/** What a text says of its row, and whether it says nothing but that it is a total or at most a word more. */
function kindOfText(text: string, lexicon: LedgerLexicon): { as: 'total' | 'memo'; short: boolean } | undefined {
  if (text === '' || text.length > LONGEST) return undefined
  const words = headingWords(text).join(' ')
  const begins = (list: readonly string[]) => list.find((word) => words === word || words.startsWith(`${word} `))
  if (begins(lexicon.memos) !== undefined) return { as: 'memo', short: true }
  const total = begins(lexicon.totals)
  if (total === undefined) return undefined
  return { as: 'total', short: words.slice(total.length).trim().split(' ').length <= 1 }
}

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as T
    const made = make(text)
    known.set(text, made)
    return made
  }
}

/** Whether a row's text in a column is one that only rows of sums have. */
function isOnlyOf(look: ColumnLook, row: number, sums: ReadonlySet<number>, rows: Rows): boolean {
  const text = textAt(rows[row], look)
  return text !== '' && rows.every((each, i) => sums.has(i) || textAt(each, look) !== text)
}

/** A column that is empty just in the rows of coarser levels: their sums are a multiple of the others'. */
function coarserRows(
  named: readonly ColumnLook[],
  table: AmountTable,
  out: ReadonlySet<number>,
  rows: Rows,
): ColumnLook | undefined {
  const finestFirst = [...named].sort((a, b) => b.different - a.different)
  return finestFirst.find((look) => {
    const lines = rows.map((row, i) => ({ i, empty: textAt(row, look) === '' })).filter(({ i }) => !out.has(i))
    const empty = lines.filter((line) => line.empty).map(({ i }) => i)
    const filled = lines.filter((line) => !line.empty).map(({ i }) => i)
    return empty.length > 0 && filled.length >= FEWEST && table.isMultiple(empty, filled)
  })
}

function tellTransfers(named: readonly ColumnLook[], rows: Rows, lexicon: LedgerLexicon, doubts: string[]): void {
  const texts = new Set<string>()
  const isTransfer = remembered((text) => hasPhrase(headingWords(text), lexicon.transfers))
  for (const row of rows) for (const look of named) if (isTransfer(textAt(row, look))) texts.add(textAt(row, look))
  if (texts.size > 0) doubts.push(`these may be transfers between lines, which count twice: ${shown([...texts])}`)
}

/** The amounts of rows, in hundredths. */
class AmountTable {
  readonly #cells: readonly (readonly number[])[]

  constructor({ rows, amounts, style }: RowsSeen) {
    this.#cells = rows.map((row) => amounts.map((look) => cents(row[look.at], style)))
  }

  /** Rows whose amounts are, in every column, the sums of all rows above since the last such row, or of all lines above. */
  rowsOfSums(): Set<number> {
    const found = new Set<number>()
    const width = this.#cells[0]?.length ?? 0
    let since = Array.from({ length: width }, () => 0)
    let all = [...since]
    let count = 0
    let lines = 0
    this.#cells.forEach((row, i) => {
      const isSum = (sums: readonly number[], of: number) =>
        of >= FEWEST && row.some((cell) => cell !== 0) && row.every((cell, k) => isNear(cell, sums[k] ?? 0))
      if (isSum(since, count) || isSum(all, lines)) {
        found.add(i)
        since = since.map(() => 0)
        count = 0
        return
      }
      since = since.map((sum, k) => sum + (row[k] ?? 0))
      all = all.map((sum, k) => sum + (row[k] ?? 0))
      if (row.some((cell) => cell !== 0)) {
        count++
        lines++
      }
    })
    return found
  }

  /** Whether the sums of some rows are, in every column, one and the same small multiple of those of others. */
  isMultiple(some: readonly number[], others: readonly number[]): boolean {
    const sum = (rows: readonly number[], k: number) => rows.reduce((total, i) => total + (this.#cells[i]?.[k] ?? 0), 0)
    const columns = (this.#cells[0] ?? []).map((_, k) => [sum(some, k), sum(others, k)] as const)
    if (!columns.some(([, b]) => b !== 0)) return false
    return Array.from({ length: MOST_LEVELS }, (_, i) => i + 1).some((times) =>
      columns.every(([a, b]) => isNear(a, times * b)),
    )
  }
}

/** Equal but for the rounding of each of some rows. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1, Math.abs(b) * 1e-9)
}

function cents(field: Field | undefined, style: NumberStyle): number {
  if (field === null || field === undefined) return 0
  const amount = typeof field === 'number' ? field : amountOf(field, style, 0)
  return Math.round((amount ?? 0) * 100)
}
