import { apposition, isCapital, isSign, phraseBefore, type Range } from './noun-phrase.js'
import type { Unit } from './passage.js'
import type { SpeechTongue } from './speech-lexicon.js'
import type { StatementKind } from './statement.js'

/** A verb of saying, or a word that names a source, at units `from` to `to`. */
export interface Cue extends Range {
  readonly kind: StatementKind
  readonly weak: boolean
  readonly form: 'verb' | 'gerund' | 'passive' | 'source' | 'sourceAfter'
  /** Whether whom it is said to may follow. */
  readonly told: boolean
}

/** One attribution in a sentence, all in units of it. */
export interface Attribution {
  readonly cue: Cue
  /** Who speaks; several where a description stands beside the name. Empty where the sentence does not say. */
  readonly subject: readonly Range[]
  /** Whether the subject is that of the sentence, as before "saying". */
  readonly carried: boolean
  readonly content: readonly Range[]
  readonly to: Range | undefined
  readonly where: Range | undefined
}

function before(units: readonly Unit[], at: number, tongue: SpeechTongue): Unit | undefined {
  let i = at - 1
  while (i >= 0 && at - i < 5 && tongue.light.has(units[i]?.word ?? '') && !tongue.passives.has(units[i]?.word ?? ''))
    i--
  return units[i]
}

/** A form that may be a noun counts beside a quotation or before a clause word only. */
function isSpeech(units: readonly Unit[], cue: Range, kind: StatementKind, tongue: SpeechTongue): boolean {
  const next = units[cue.to]
  if (next?.kind === 'quotation' || (isSign(next, ':,') && units[cue.to + 1]?.kind === 'quotation')) return true
  if (tongue.clauses.has(next?.word ?? '') || (isSign(next, ',') && tongue.clauses.has(units[cue.to + 1]?.word ?? '')))
    return true
  const subject = phraseBefore(units, cue.from, tongue)
  if ((next === undefined || isSign(next, ',.')) && subject !== undefined && isSign(units[subject.from - 1], ','))
    return true
  if (kind === 'prediction' && subject !== undefined && tongue.language === 'en')
    for (let i = cue.to; i < units.length && i - cue.to < 8; i++) if (units[i]?.word === 'to') return true
  for (let i = cue.from - 1; i >= 0 && cue.from - i < 8; i--) {
    if (units[i]?.kind === 'quotation') return true
    if (isSign(units[i], ';:')) return false
  }
  for (let i = cue.to; i < units.length && i - cue.to < 6; i++) if (units[i]?.kind === 'quotation') return true
  return false
}

/** The verbs of saying and sources of a sentence, in order, those outside quotations. */
export function cuesOf(units: readonly Unit[], tongue: SpeechTongue): Cue[] {
  const cues: Cue[] = []
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]
    if (unit?.kind !== 'word') continue
    const source = tongue.sources.longest(units, i)
    if (source !== undefined) {
      cues.push({ from: i, to: source.to, kind: 'claim', weak: false, form: 'source', told: false })
      i = source.to - 1
      continue
    }
    if (tongue.sourcesAfter.has(unit.word)) {
      cues.push({ from: i, to: i + 1, kind: 'claim', weak: false, form: 'sourceAfter', told: false })
      continue
    }
    const found = tongue.verbs.longest(units, i)
    if (found === undefined || (i > 0 && isCapital(unit) && !isSign(units[i - 1], '.'))) continue
    const previous = units[i - 1]
    const left = before(units, i, tongue)
    const noun = previous !== undefined && tongue.determiners.has(previous.word) && !tongue.pronouns.has(previous.word)
    const infinitive = tongue.language === 'en' && previous?.word === 'to'
    const possessed = previous?.word === 's' && isSign(units[i - 2], "'’")
    if (
      noun ||
      infinitive ||
      (possessed && found.value.weak) ||
      isSign(previous, '-') ||
      (previous?.kind === 'number' && found.value.weak)
    )
      continue
    const range = { from: i, to: found.to }
    if (found.value.weak && !isSpeech(units, range, found.value.kind, tongue)) continue
    const word = units[found.to - 1]?.word ?? ''
    const gerund = tongue.gerunds.has(unit.word) && !tongue.passives.has(left?.word ?? '')
    const passive = !gerund && found.to === i + 1 && left !== undefined && tongue.passives.has(left.word)
    cues.push({
      ...range,
      kind: found.value.kind,
      weak: found.value.weak,
      form: gerund ? 'gerund' : passive ? 'passive' : 'verb',
      told: tongue.told.has(word),
    })
    i = found.to - 1
  }
  return cues
}

const WIDE = 400
/** Join clauses of one rank. */
export const JOINS =
  /^(?:and|but|while|whereas|und|aber|wahrend|et|mais|tandis|e|ma|mentre|en|maar|terwijl|y|pero|mientras|og|men|mens|i|ali|dok|a|ve|ama)$/

/** Where a clause that begins at unit `from` ends: before the next verb of saying that stands beside it, else at the end of the sentence. */
export function clauseEnd(units: readonly Unit[], from: number, next: readonly Cue[], tongue: SpeechTongue): number {
  const end = siblingAfter(units, from, next, tongue)
  if (tongue.language === 'en') return end
  for (let i = from; i + 1 < end && i < from + WIDE; i++)
    if (isSign(units[i], '.!?') && isSign(units[i + 1], '–—')) return i
  return end
}

function siblingAfter(units: readonly Unit[], from: number, next: readonly Cue[], tongue: SpeechTongue): number {
  for (const cue of next) {
    if (cue.from < from || cue.form === 'source') continue
    if (cue.form === 'gerund') {
      if (isSign(units[cue.from - 1], ',;–—') || JOINS.test(units[cue.from - 1]?.word ?? '')) return cue.from - 1
      continue
    }
    const beside = isSign(units[cue.from - 1], ',') ? apposition(units, cue.from - 1, from, tongue)?.[0] : undefined
    const subject = beside ?? phraseBefore(units, cue.from, tongue, from)
    let at = (subject?.from ?? cue.from) - 1
    while (at > from && tongue.light.has(units[at]?.word ?? '') && !JOINS.test(units[at]?.word ?? '')) at--
    const joint = units[at]
    if (isSign(joint, ';') || JOINS.test(joint?.word ?? '')) return isSign(units[at - 1], ',;') ? at - 1 : at
  }
  return units.length
}
