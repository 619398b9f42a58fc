import type { Stage } from '../terms/ledger-line.js'
import { type ColumnLook, headingYear, type Kinds, styleOf } from './column-look.js'
import { guessRows } from './guess-rows.js'
import { guessSide, sideSaid } from './guess-side.js'
import { guessUnit } from './guess-unit.js'
import { hasPhrase, hasWord, headingWords, type LedgerLexicon, stageFit, wordFit } from './lexicon.js'
import type { AmountColumn, LedgerMapping } from './mapping-schema.js'
import type { Field } from './record-batch.js'

export interface AmountsGuess {
  readonly mapping: Pick<LedgerMapping, 'currency' | 'scale' | 'amounts' | 'side' | 'revenue'> & {
    year?: { column: string; take?: 'first' }
    stage?: LedgerMapping['stage']
    currencies?: { readonly column: string }
    rows?: LedgerMapping['rows']
  }
  readonly file: Pick<LedgerMapping['file'], 'decimal' | 'thousands' | 'sign'>
  readonly confidence: number
  readonly doubts: string[]
}

/** What is known of a file besides its columns. */
export interface AroundTable {
  /** What stands above the table and in the names of sheet and file. */
  readonly titles: string
  /** The year that a person gives. */
  readonly stated: string | undefined
  readonly rows: readonly (readonly Field[])[]
  /** These are all the rows of the file. */
  readonly whole: boolean
}

/** Which columns hold the money, of what year, stage, side, unit and style, and which rows are no lines of their own. */
export function guessAmounts(kinds: Kinds, lexicon: LedgerLexicon, around: AroundTable): AmountsGuess {
  const doubts: string[] = []
  const of = (kind: string) => [...kinds].filter(([, each]) => each === kind).map(([look]) => look)
  const above = headingWords(around.titles)
  const years = of('year').sort((a, b) => wordFit(b.words, lexicon.levels.year) - wordFit(a.words, lexicon.levels.year))
  const year = years[0]
  const all = of('amount')
  const candidates = all.filter((look) => !isOfOtherYears(look, lexicon))
  const chosen = ofOneBasis(pruned(candidates.length > 0 ? candidates : all, lexicon), lexicon, doubts)
  for (const look of all.filter((each) => !chosen.includes(each))) doubts.push(`"${look.name}" is left out`)
  const titleYear = around.stated ?? headingYear(around.titles)
  const stages = of('stage')[0]
  const columns = chosen.map((look) =>
    amountColumn(
      look,
      lexicon,
      { yearColumn: year !== undefined, titleYear, above, staged: stages !== undefined },
      doubts,
    ),
  )
  const unsaid = year === undefined && chosen.every((look) => headingYear(look.name) === undefined)
  const yearless = unsaid && titleYear === undefined
  if (chosen.length > 0 && unsaid)
    doubts.push(
      titleYear === undefined
        ? 'no column names the year; 2000 stands in its place: state it'
        : `no column names the year; ${titleYear} is ${around.stated === undefined ? 'taken from the title' : 'as stated'}`,
    )
  const { style, doubtful } = styleOf(chosen)
  if (doubtful) doubts.push(`numbers may be written otherwise: "${style.decimal}" is taken for the decimal mark`)
  const { sign, currencies, ...unit } = guessUnit(chosen, above, lexicon, doubts, of('currency')[0])
  const words = [...above, ...[...kinds.keys()].flatMap((look) => look.words)]
  const side = guessSide(of('side')[0], chosen, words, lexicon, doubts)
  const spans = year?.texts.some((text) => /^\d{4}\D\d{2,4}$/.test(text)) ?? false
  if (spans) doubts.push('fiscal years are named by their first year')
  const sure = chosen.map((look) => (stages ? 1 : (stageFit(look.words, lexicon)?.fit ?? 0.4)))
  const seen = { rows: around.rows, whole: around.whole, amounts: chosen, style: { ...style, sign } }
  const rows = [...side.rows, ...guessRows(kinds, seen, lexicon, doubts)]
  return {
    mapping: {
      ...unit,
      ...(currencies && { currencies }),
      amounts: distinctColumns(sided(columns, chosen, lexicon)),
      ...side.mapping,
      ...(stages && { stage: { column: stages.name, is: stagesOf(stages, lexicon) } }),
      ...(year && { year: { column: year.name, ...(spans && { take: 'first' as const }) } }),
      ...(rows.length > 0 && { rows }),
    },
    file: {
      ...(style.decimal === '.' && style.thousands === '' ? {} : style),
      ...(sign !== undefined && { sign }),
    },
    confidence:
      chosen.length === 0 ? 0 : (sure.reduce((sum, fit) => sum + fit, 0) / sure.length) * (yearless ? 0.5 : 1),
    doubts,
  }
}

function stagesOf(look: ColumnLook, lexicon: LedgerLexicon): Record<string, Stage> {
  return Object.fromEntries(
    look.texts.map((text) => [text, stageFit(headingWords(text), lexicon)?.stage ?? 'outturn'] as const),
  )
}

/** Columns of revenue beside columns of expenditure say each their side. */
function sided(columns: readonly AmountColumn[], looks: readonly ColumnLook[], lexicon: LedgerLexicon): AmountColumn[] {
  const sides = looks.map((look) => sideSaid(look.words, lexicon))
  if (!sides.includes('revenue') || !sides.includes('expenditure')) return [...columns]
  return columns.map((column, i) => {
    const side = sides[i]
    return side === undefined ? column : { ...column, side }
  })
}

/** Of columns that state one amount as commitment and as cash, those of cash. */
function ofOneBasis(looks: readonly ColumnLook[], lexicon: LedgerLexicon, doubts: string[]): ColumnLook[] {
  const rank = (look: ColumnLook): number | undefined => {
    const cash = look.words.some((word) => lexicon.bases.cash.includes(word))
    const commitment = look.words.some((word) => lexicon.bases.commitment.includes(word))
    return cash || commitment ? Number(cash) - Number(commitment) : undefined
  }
  const known = [...lexicon.bases.cash, ...lexicon.bases.commitment]
  const best = new Map<string, number>()
  const rest = (look: ColumnLook) => look.words.filter((word) => !known.includes(word)).join(' ')
  for (const look of looks) {
    const own = rank(look)
    if (own !== undefined) best.set(rest(look), Math.max(own, best.get(rest(look)) ?? -1))
  }
  const kept = looks.filter((look) => {
    const own = rank(look)
    return own === undefined || own === best.get(rest(look))
  })
  if (kept.length < looks.length)
    doubts.push(`amounts stand as commitments and as cash; cash is taken: ${kept.map((look) => look.name).join(', ')}`)
  return kept
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

interface RowFacts {
  readonly yearColumn: boolean
  readonly titleYear: string | undefined
  readonly above: readonly string[]
  /** A column says the stage of each row. */
  readonly staged: boolean
}

function amountColumn(
  look: ColumnLook,
  lexicon: LedgerLexicon,
  { yearColumn, titleYear, above, staged }: RowFacts,
  doubts: string[],
): AmountColumn {
  const own = headingYear(look.name)
  const said = stageFit(look.words, lexicon)?.stage
  const titled = stageFit(above, lexicon)?.stage
  // A draft writes its own amounts as a budget writes them.
  const stage = said === 'appropriated' && titled === 'proposed' ? titled : (said ?? titled)
  if (stage === undefined && !staged) doubts.push(`"${look.name}" is taken for outturns`)
  const known: { stage?: Stage } = staged ? {} : { stage: stage ?? 'outturn' }
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

/** Columns that differ in their year only are one, with {year} in its name. */
function distinctColumns(columns: readonly AmountColumn[]): AmountColumn[] {
  const seen = new Map(columns.map((column) => [column.column, column]))
  return [...seen.values()]
}
