import type { ColumnLook, Kinds } from './column-look.js'
import { hasWord, type LedgerLexicon, type Level, wordFit } from './lexicon.js'
import type { LedgerMapping, TextOf } from './mapping-schema.js'

export interface TextsGuess {
  readonly mapping: Pick<LedgerMapping, 'code'> & { ministry?: TextOf; programme?: TextOf; text?: TextOf }
  readonly confidence: number
  readonly doubts: string[]
}

const LEVELS = ['ministry', 'programme', 'chapter', 'item', 'account', 'text', 'side'] as const
const FINE: readonly Level[] = ['chapter', 'item', 'account', 'text']
const CODE_LEVELS: readonly Level[] = ['chapter', 'item', 'account']

interface Placed {
  readonly look: ColumnLook
  readonly level: (typeof LEVELS)[number] | undefined
  readonly fit: number
  /** Place in the lexicon of the word that the heading is. */
  readonly rank: number
}

/** Which columns make up a line's code, ministry, programme and text, from the coarsest to the finest. */
export function guessTexts(kinds: Kinds, lexicon: LedgerLexicon): TextsGuess {
  const doubts: string[] = []
  const placed = (kind: string): Placed[] =>
    [...kinds].filter(([, each]) => each === kind).map(([look]) => place(look, lexicon))
  const names = oneLanguage(placed('name'), lexicon)
  const codes = placed('code')
  const ministry =
    best(names, 'ministry') ??
    best(codes, 'ministry', (each) => each.look.numeric < 0.5 || names.length < 2) ??
    area(names)
  const left = (list: readonly Placed[]) => list.filter((each) => each !== ministry)
  const programme = best(left(names), 'programme') ?? best(codes, 'programme')
  const text = left(names).filter((each) => each !== programme && each.level !== 'side')
  const code = codeColumns(codes, ministry)
  const confidence =
    ((ministry?.level === 'ministry' ? 1 : 0.3) +
      (code.some((each) => each.fit > 0) ? 1 : 0.3) +
      (text.length > 0 ? 1 : 0)) /
    3
  if (ministry === undefined) doubts.push('no column names the ministry')
  else if (ministry.level !== 'ministry') doubts.push(`"${ministry.look.name}" is taken for the ministry`)
  if (code.length === 0) doubts.push('no column looks like a code')
  const parts = code.map(({ look }, i) => codePart(look, i, doubts))
  const finest = text.filter((each) => each.level !== undefined && FINE.includes(each.level))
  const texts = (finest.length > 0 ? finest : text).map(({ look }, i) =>
    i === 0 ? look.name : { column: look.name, before: ' / ' },
  )
  return {
    mapping: {
      code: parts.length > 0 ? parts : ((ministry ?? names[0])?.look.name ?? 'column 1'),
      ...(ministry && { ministry: ministry.look.name }),
      ...(programme && { programme: programme.look.name }),
      ...(texts.length > 0 && { text: texts }),
    },
    confidence,
    doubts,
  }
}

function place(look: ColumnLook, lexicon: LedgerLexicon): Placed {
  let level: Placed['level']
  let fit = 0
  for (const each of LEVELS) {
    const own = wordFit(look.words, lexicon.levels[each])
    if (own > fit + 1e-9) {
      level = each
      fit = own
    }
  }
  const rank = level === undefined ? 0 : lexicon.levels[level].indexOf(look.words.join(' '))
  return { look, level, fit, rank: rank < 0 ? lexicon.levels.ministry.length : rank }
}

/** Of columns that say the same in two languages, the one in the lexicon's. */
function oneLanguage(list: readonly Placed[], lexicon: LedgerLexicon): Placed[] {
  const stems = list.map((each) => each.look.words.slice(0, -1).join(' '))
  const preferred = new Set(stems.filter((_, i) => lexicon.language.includes(list[i]?.look.words.at(-1) ?? '')))
  return list.filter(
    (each, i) =>
      !preferred.has(stems[i] ?? '') ||
      each.look.words.length < 2 ||
      (each.look.words.at(-1) ?? '').length !== 2 ||
      hasWord([each.look.words.at(-1) ?? ''], lexicon.language),
  )
}

function best(list: readonly Placed[], level: Level, also: (each: Placed) => boolean = () => true): Placed | undefined {
  const fitting = list.filter((each) => each.level === level && also(each))
  // Of two that fit alike the word that stands first in the lexicon says more, then the finer column.
  return fitting.sort((a, b) => b.fit - a.fit || a.rank - b.rank || b.look.different - a.look.different)[0]
}

/** Of several areas of policy the one with fewest different texts, where no column names ministries. */
function area(list: readonly Placed[]): Placed | undefined {
  const areas = list.filter((each) => each.level === 'programme')
  return areas.length > 1 ? areas.sort((a, b) => a.look.different - b.look.different)[0] : undefined
}

/** A key that is almost unique is the code; else the columns of chapter, item and account; else all codes. */
function codeColumns(codes: readonly Placed[], ministry: Placed | undefined): Placed[] {
  const most = codes.reduce((filled, each) => Math.max(filled, each.look.filled), 0)
  const key = codes.find((each) => each.look.distinct > 0.9 && each.look.longest >= 6 && each.look.filled >= most)
  if (key) return [key]
  const fine = codes.filter(
    (each) => !/ \(\d+\)$/.test(each.look.name) && each.level !== undefined && CODE_LEVELS.includes(each.level),
  )
  const own = codes.filter((each) => each.level === 'ministry' || each.level === 'programme')
  if (fine.length === 0) return codes.length > 0 ? [...codes] : ministry && own.includes(ministry) ? [ministry] : []
  // Chapters that count anew within each ministry need its number before them.
  const [first] = fine
  // A short account says nothing without its programme either.
  const local = first !== undefined && first.look.longest <= 4 && (first.look.longest <= 2 || first.level === 'account')
  return local ? [...own.filter((each) => each.look.at < first.look.at), ...fine] : fine
}

function codePart(look: ColumnLook, index: number, doubts: string[]): Exclude<TextOf, string>[number] {
  const digits = look.numeric > 0.99 && look.texts.every((text) => /^\d+(?:\.0)?$/.test(text))
  const longest = look.texts.reduce((most, text) => Math.max(most, text.replace(/\.0$/, '').length), 0)
  const uneven = digits && look.texts.some((text) => text.replace(/\.0$/, '').length < longest)
  const lost = uneven && !look.leadingZeros
  if (lost) doubts.push(`"${look.name}" has lost leading zeros; they are restored to ${longest} digits`)
  return {
    column: look.name,
    ...(lost && { width: longest }),
    ...(index > 0 && { before: '.' }),
  }
}
