import { isSign, type Range } from './noun-phrase.js'
import type { Unit } from './passage.js'
import { type Cue, clauseEnd } from './speech-cue.js'
import type { SpeechTongue } from './speech-lexicon.js'

const MAKES_INFINITIVE = /^(?:pledge|opinion|warning|denial)$/
/** No clause has more units than this; a longer one is cut, so that a text of verbs only takes no longer than another. */
const WIDE = 400
const LEADS = /^(?:but|and|so|yet|still|however|aber|doch|mais|et|ma|pero|y|men|og|ali|ama)$/

/** The reported or quoted words that follow from unit `at`, without the mark or clause word before them. */
export function contentAfter(
  units: readonly Unit[],
  cue: Cue,
  at: number,
  next: readonly Cue[],
  tongue: SpeechTongue,
): Range | undefined {
  let from = at
  let word = false
  if (
    isSign(units[from], ',') &&
    (units[from + 1]?.kind === 'quotation' || tongue.clauses.has(units[from + 1]?.word ?? ''))
  )
    from++
  else if (isSign(units[from], ':')) {
    from++
    word = true
  }
  const first = units[from]
  if (first === undefined) return undefined
  if (first.kind === 'word' && tongue.clauses.has(first.word)) {
    if (!tongue.questions.has(first.word)) from++
    word = true
  } else if (first.kind === 'word' && first.word === 'to' && tongue.language === 'en') {
    if (!MAKES_INFINITIVE.test(cue.kind) && cue.kind !== 'question' && !cue.told) return undefined
    word = true
  } else if (first.kind === 'sign' && !isSign(first, '"“‘(£$€¥')) return undefined
  else if (first.kind === 'word' && !word && tongue.stops.has(first.word)) return undefined
  else if (first.kind === 'word' && tongue.gerunds.has(first.word)) return undefined
  if (tongue.language !== 'en' && !word && first.kind !== 'quotation') return undefined
  const to = trimEnd(units, from, clauseEnd(units, from, next, tongue))
  return to > from ? { from, to } : undefined
}

/** The end of a clause without the marks that close it. */
export function trimEnd(units: readonly Unit[], from: number, end: number): number {
  let to = Math.min(end, from + WIDE)
  while (to > from && isSign(units[to - 1], '.,;:!?…–—-)')) to--
  return to
}

/** The words before a tag such as ", he said": from the beginning of the clause, the comma left out. */
export function contentBefore(units: readonly Unit[], end: number, floor: number): Range | undefined {
  let to = end
  while (to > floor && end - to < WIDE && isSign(units[to - 1], ',–—-')) to--
  let from = floor
  if (to - from > WIDE) return undefined
  for (let i = to - 1; i > floor; i--)
    if (isSign(units[i], '–—') && isSign(units[i - 1], '.!?')) {
      from = i
      break
    }
  while (
    from < to &&
    (isSign(units[from], ',.;:–—-•') || (units[from + 1]?.kind === 'quotation' && LEADS.test(units[from]?.word ?? '')))
  )
    from++
  return to > from ? { from, to } : undefined
}
