import { type ColumnKind, type ColumnLook, headingYear } from './column-look.js'
import { fittingWord, type LedgerLexicon, type Level, wordFit } from './lexicon.js'

/** What a column was taken for, and why, in words for the person who corrects it. */
export interface ColumnReason {
  readonly name: string
  readonly as: ColumnKind
  readonly why: string
  /** Its heading says so; else only its contents do. */
  readonly sure: boolean
}

const LEVELS_OF: Readonly<Record<ColumnKind, readonly Level[]>> = {
  year: ['year'],
  amount: [],
  code: ['chapter', 'item', 'account', 'ministry', 'programme'],
  name: ['ministry', 'programme', 'chapter', 'item', 'account', 'text'],
  side: ['side'],
  stage: ['stage'],
  currency: [],
  ignored: ['ignored'],
  empty: [],
}
const SHOWN = 3

export function reasonOf(look: ColumnLook, as: ColumnKind, lexicon: LedgerLexicon): ColumnReason {
  const contents = contentsOf(look, as)
  const said = headingSays(look, as, lexicon)
  const told = said === undefined ? contents : `heading: ${said}; ${contents}`
  return {
    name: look.name,
    as,
    why: told,
    sure: as === 'empty' || as === 'side' || as === 'stage' || as === 'currency' || said !== undefined,
  }
}

function headingSays(look: ColumnLook, as: ColumnKind, lexicon: LedgerLexicon): string | undefined {
  if (as === 'amount') {
    const year = headingYear(look.name)
    const word = fittingWord(look.words, [...lexicon.amounts, ...Object.values(lexicon.stages).flat()])
    const parts = [...(word === undefined ? [] : [`"${word}"`]), ...(year === undefined ? [] : [`the year ${year}`])]
    return parts.length > 0 ? parts.join(' and ') : undefined
  }
  const levels = LEVELS_OF[as].map((level) => ({ level, fit: wordFit(look.words, lexicon.levels[level]) }))
  const best = levels.reduce<{ level: Level; fit: number } | undefined>(
    (most, each) => (each.fit > (most?.fit ?? 0) ? each : most),
    undefined,
  )
  if (best) return `"${fittingWord(look.words, lexicon.levels[best.level])}" (${best.level})`
  const other = as === 'code' ? lexicon.codes : as === 'name' ? lexicon.names : []
  const word = fittingWord(look.words, other)
  return word === undefined ? undefined : `"${word}"`
}

function contentsOf(look: ColumnLook, as: ColumnKind): string {
  const percent = (share: number) => `${Math.floor(share * 100)} %`
  const some = look.texts
    .slice(0, SHOWN)
    .map((text) => `"${text.slice(0, 30)}"`)
    .join(', ')
  const list = look.different > SHOWN ? `${some} …` : some
  if (as === 'empty') return 'no row has anything in it'
  if (as === 'amount') return `${percent(look.numeric)} of its fields are numbers: ${list}`
  if (as === 'year') return `${percent(look.years)} of its fields name a year: ${list}`
  const zeros = as === 'code' && look.leadingZeros ? ', some with leading zeros' : ''
  return `${look.different} different ${look.different === 1 ? 'text' : 'texts'}${zeros}: ${list}`
}
