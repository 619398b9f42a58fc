import { isCapital, isSign, phraseAfter, type Range } from './noun-phrase.js'
import type { Unit } from './passage.js'
import type { Cue } from './speech-cue.js'
import type { SpeechTongue } from './speech-lexicon.js'

const OBJECTS = /^(?:him|her|them|us|me|it|you)$/
const WRITES = /^(?:wrote|writes|writing|said|says|posted|sent|replied|complained)$/

/** What stands between a verb and what is said: whom it is said to, where; `at` is where the words may begin. */
export interface After {
  readonly at: number
  readonly to: Range | undefined
  readonly where: Range | undefined
}

/** A weekday, "last week", a number or a month with one: what follows "on" or "in" to say when. */
export function isTime(units: readonly Unit[], at: number, tongue: SpeechTongue): boolean {
  const unit = units[at]
  if (unit === undefined) return false
  return (
    unit.kind === 'number' ||
    tongue.times.has(unit.word) ||
    (isCapital(unit) && (units[at + 1]?.kind === 'number' || units[at - 1]?.kind === 'number'))
  )
}

/** Whom something is told: a pronoun, a name, or a noun with its determiner; no further, since the clause may follow at once. */
function listener(units: readonly Unit[], at: number, tongue: SpeechTongue): Range | undefined {
  const first = units[at]
  if (first?.kind !== 'word') return undefined
  if (OBJECTS.test(first.word) && tongue.language === 'en') return { from: at, to: at + 1 }
  if (
    tongue.clauses.has(first.word) ||
    tongue.stops.has(first.word) ||
    tongue.to.has(first.word) ||
    tongue.pronouns.has(first.word)
  )
    return undefined
  const determined = tongue.determiners.has(first.word)
  let to = determined ? at + 1 : at
  if (!determined && !isCapital(first)) {
    const role = tongue.roles.longest(units, at) ?? tongue.roles.longest(units, at + 1)
    return { from: at, to: role?.to ?? at + 1 }
  }
  while (to < units.length && to - at < 8) {
    const unit = units[to]
    if (unit === undefined || unit.kind === 'quotation' || unit.kind === 'number') break
    if (unit.kind === 'sign' && !isSign(unit, "-'’&")) break
    if (to > at && unit.kind === 'word') {
      if (
        tongue.determiners.has(unit.word) ||
        tongue.pronouns.has(unit.word) ||
        tongue.clauses.has(unit.word) ||
        tongue.stops.has(unit.word) ||
        tongue.places.has(unit.word) ||
        tongue.to.has(unit.word)
      )
        break
      if (to > at + (determined ? 1 : 0) && tongue.areas.longest(units, to) !== undefined) break
      if (!determined && !isCapital(unit) && unit.word !== 's') break
      if (determined && tongue.light.has(unit.word)) break
      if (determined && isCapital(unit) && to > at + 1 && !isCapital(units[to - 1])) break
    }
    to++
  }
  return to > at + (determined ? 1 : 0) ? { from: at, to } : undefined
}

/** Reads on behind a verb: whom it is said to, where and when; ends where the words themselves may begin. */
export function readAfter(units: readonly Unit[], cue: Cue, from: number, tongue: SpeechTongue): After {
  let at = from
  let to: Range | undefined
  let where: Range | undefined
  const word = units[cue.to - 1]?.word ?? ''
  for (let round = 0; round < 6; round++) {
    const unit = units[at]
    if (unit?.kind !== 'word') break
    if (tongue.clauses.has(unit.word) && !(tongue.language !== 'en' && tongue.places.has(unit.word))) break
    if (
      tongue.to.has(unit.word) &&
      to === undefined &&
      !(tongue.places.has(unit.word) && isCapital(units[at + 1])) &&
      (WRITES.test(word) || tongue.language !== 'en') &&
      beginsListener(units, at + 1, tongue)
    ) {
      to = phraseAfter(units, at + 1, tongue)
      at = to.to
      continue
    }
    if (cue.told && to === undefined && !tongue.places.has(unit.word) && !tongue.times.has(unit.word)) {
      const found = cue.form === 'passive' ? undefined : listener(units, at, tongue)
      if (found === undefined) break
      to = found
      at = found.to
      continue
    }
    if (tongue.places.has(unit.word)) {
      if (isTime(units, at + 1, tongue)) {
        at += 2
        while (isTime(units, at, tongue)) at++
        continue
      }
      const found = phraseAfter(units, at + 1, tongue)
      if (found.to === at + 1) break
      where ??= { from: at, to: found.to }
      at = found.to
      continue
    }
    if (tongue.times.has(unit.word)) {
      at++
      continue
    }
    break
  }
  return { at, to, where }
}

function beginsListener(units: readonly Unit[], at: number, tongue: SpeechTongue): boolean {
  const unit = units[at]
  if (unit?.kind !== 'word') return false
  return (
    isCapital(unit) ||
    tongue.determiners.has(unit.word) ||
    tongue.roles.longest(units, at) !== undefined ||
    /^(?:reporters|journalists|media)$/.test(unit.word)
  )
}
