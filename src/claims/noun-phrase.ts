import { beginsCapital } from './letter.js'
import type { Unit } from './passage.js'
import type { SpeechTongue } from './speech-lexicon.js'

/** Units `from` to `to`, the end exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

const LONGEST = 14
/** Words within names: of, van, de. */
const LINK =
  /^(?:of|for|the|and|de|des|du|del|della|di|da|van|von|der|den|zu|zur|fur|la|le|al|bin|el|dos|voor|za|s|to)$/
const INNER = /^[-'&/‐‑]$/u

export function isCapital(unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && beginsCapital(unit.text)
}

export function isSign(unit: Unit | undefined, signs: string): boolean {
  return unit?.kind === 'sign' && signs.includes(unit.text)
}

/** A full stop that belongs to an initial or a short title: "J. Doe", "Gen.", "U.S.". */
function isInnerStop(units: readonly Unit[], i: number): boolean {
  const before = units[i - 1]
  return (
    units[i]?.text === '.' &&
    units[i]?.joined === true &&
    isCapital(before) &&
    (before?.text.length ?? 9) <= 4 &&
    units[i + 1] !== undefined
  )
}

/** An adverb or auxiliary; with a capital only days are, since a name may be spelt like one. */
function isLight(tongue: SpeechTongue, unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && tongue.light.has(unit.word) && (!isCapital(unit) || tongue.times.has(unit.word))
}

/** The noun phrase that ends right before unit `end`, adverbs and auxiliaries left out; undefined if none does. */
export function phraseBefore(units: readonly Unit[], end: number, tongue: SpeechTongue, floor = 0): Range | undefined {
  let to = end
  while (to > floor && isLight(tongue, units[to - 1]) && end - to < 8) to--
  // A range of days or a pronoun after the adverbs: "he has since said".
  if (to > floor && units[to - 1]?.kind === 'number' && to < end) return undefined
  let from = to
  while (from > floor && to - from < LONGEST) {
    const unit = units[from - 1]
    if (unit === undefined || unit.kind === 'quotation') break
    if (unit.kind === 'number' && to - from < 1) break
    if (unit.kind === 'sign' && !INNER.test(unit.text) && !isInnerStop(units, from - 1)) break
    if (unit.kind === 'word') {
      if (tongue.stops.has(unit.word)) {
        const both = isCapital(units[from]) && isCapital(units[from - 2])
        const joins =
          /^(?:and|und|et|e|en|y|og|i|ve|&)$/.test(unit.word) &&
          from < to &&
          (both || tongue.roles.longest(units, from, to) !== undefined)
        if (!joins || from - 1 <= floor) break
      } else if (tongue.pronouns.has(unit.word) && !tongue.determiners.has(unit.word)) {
        if (from === to) from--
        break
      } else if (
        tongue.verbs.longest(units, from - 1, to) !== undefined &&
        !isCapital(unit) &&
        tongue.roles.longest(units, from - 1, to) === undefined
      ) {
        if (!tongue.determiners.has(units[from - 2]?.word ?? '')) break
      }
    }
    from--
  }
  while (
    from < to &&
    (units[from]?.kind === 'sign' ||
      (isLight(tongue, units[from]) && !isCapital(units[from])) ||
      (from === 0 && to > 1 && tongue.light.has(units[0]?.word ?? '')))
  )
    from++
  return from < to ? trimPlaces(units, { from, to }, tongue) : undefined
}

/** Leaves out what stands before the subject and is none of it: "On Tuesday in Brussels the minister". */
function trimPlaces(units: readonly Unit[], range: Range, tongue: SpeechTongue): Range {
  const first = units[range.from]
  if (first === undefined || !tongue.places.has(first.word)) return range
  for (let i = range.from + 1; i < range.to; i++) {
    const unit = units[i]
    if (unit !== undefined && i > range.from + 1 && tongue.determiners.has(unit.word)) return { from: i, to: range.to }
  }
  for (let i = range.to - 1; i > range.from; i--)
    if (isLight(tongue, units[i]) || units[i]?.kind === 'number')
      return i + 1 < range.to ? { from: i + 1, to: range.to } : range
  return range
}

/** The noun phrase that begins at unit `at`, as far as it goes; `to` equals `at` if none does. Adverbs before it are skipped. */
export function phraseAfter(units: readonly Unit[], at: number, tongue: SpeechTongue, end = units.length): Range {
  let from = at
  while (from < end && isLight(tongue, units[from]) && !isCapital(units[from]) && from - at < 3) from++
  let to = from
  const first = units[from]
  if (first?.kind === 'word' && tongue.pronouns.has(first.word) && !tongue.determiners.has(first.word))
    return { from, to: from + 1 }
  while (to < end && to - from < LONGEST) {
    const unit = units[to]
    if (unit === undefined || unit.kind === 'quotation') break
    if (unit.kind === 'sign' && !INNER.test(unit.text) && !isInnerStop(units, to)) break
    if (unit.kind === 'word' && !isCapital(unit)) {
      if (tongue.stops.has(unit.word) || tongue.clauses.has(unit.word)) break
      const name = to > from && isCapital(units[to - 1]) && isCapital(units[to + 1])
      if (tongue.places.has(unit.word) || (tongue.to.has(unit.word) && !name)) break
      if (isLight(tongue, unit)) break
      if (to > from && tongue.verbs.longest(units, to, end)?.value.weak === false) break
      const role = tongue.roles.longest(units, to, end)
      if (role !== undefined) {
        to = role.to
        continue
      }
      // After a name only links and offices go on: "Riga aimed for" ends with the name.
      if (
        isCapital(first) &&
        !tongue.determiners.has(first?.word ?? '') &&
        !LINK.test(unit.word) &&
        !tongue.former.has(unit.word)
      )
        break
    } else if (unit.kind === 'word' && isLight(tongue, unit)) break
    to++
  }
  while (to > from && units[to - 1]?.kind === 'sign') to--
  return { from, to }
}

/** Whether a noun phrase may begin at a unit: a name, a determiner, a pronoun, an office. */
export function beginsPhrase(units: readonly Unit[], at: number, tongue: SpeechTongue): boolean {
  const unit = units[at]
  if (unit?.kind !== 'word') return false
  if (isCapital(unit) && !isLight(tongue, unit)) return true
  if (tongue.determiners.has(unit.word) || tongue.pronouns.has(unit.word) || tongue.former.has(unit.word)) return true
  return tongue.roles.longest(units, at) !== undefined || tongue.areas.longest(units, at) !== undefined
}

/** A name and, between commas, what stands beside it: "Jane Doe, the minister, said". */
export function apposition(
  units: readonly Unit[],
  comma: number,
  floor: number,
  tongue: SpeechTongue,
): Range[] | undefined {
  for (let i = comma - 1; i > floor && comma - i < 28; i--) {
    if (units[i]?.kind === 'quotation' || isSign(units[i], ';:')) return undefined
    if (!isSign(units[i], ',')) continue
    const name = phraseBefore(units, i, tongue, floor)
    if (name === undefined) return undefined
    const next = units[i + 1]
    const relative =
      tongue.stops.has(next?.word ?? '') ||
      !(
        isCapital(next) ||
        tongue.determiners.has(next?.word ?? '') ||
        tongue.former.has(next?.word ?? '') ||
        tongue.roles.longest(units, i + 1) !== undefined
      )
    return relative ? [name] : [name, { from: i + 1, to: comma }]
  }
  return undefined
}
