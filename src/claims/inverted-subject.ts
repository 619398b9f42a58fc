import { beginsPhrase, isCapital, isSign, phraseAfter, type Range } from './noun-phrase.js'
import type { Unit } from './passage.js'
import type { SpeechTongue } from './speech-lexicon.js'

/** The phrase after an inverted verb with what stands beside it: "said Jane Doe, the minister." */
export function inverted(
  units: readonly Unit[],
  at: number,
  tongue: SpeechTongue,
): { ranges: Range[]; end: number } | undefined {
  if (
    !beginsPhrase(units, at, tongue) &&
    !(tongue.light.has(units[at]?.word ?? '') && beginsPhrase(units, at + 1, tongue))
  )
    return undefined
  const name = phraseAfter(units, at, tongue)
  if (name.to === name.from) return undefined
  const ranges = [name]
  let end = name.to
  if (isSign(units[end], ',')) {
    const beside = phraseAfter(units, end + 1, tongue)
    const closes =
      units[beside.to] === undefined ||
      isSign(units[beside.to], ',.;') ||
      tongue.stops.has(units[beside.to]?.word ?? '') ||
      tongue.places.has(units[beside.to]?.word ?? '')
    let office = false
    for (let i = beside.from; i < beside.to && !office; i++)
      office = tongue.roles.longest(units, i, beside.to) !== undefined
    const proper =
      beside.to > beside.from &&
      beside.to - beside.from <= 5 &&
      units.slice(beside.from, beside.to).every((u) => isCapital(u) || u.kind === 'sign')
    if (
      (office || (proper && hasOffice(units, ranges[0], tongue))) &&
      closes &&
      tongue.verbs.longest(units, beside.from) === undefined
    ) {
      ranges.push(beside)
      end = beside.to
    }
  }
  return { ranges, end }
}

function hasOffice(units: readonly Unit[], range: Range | undefined, tongue: SpeechTongue): boolean {
  for (let i = range?.from ?? 0; i < (range?.to ?? 0); i++)
    if (tongue.roles.longest(units, i, range?.to) !== undefined) return true
  return false
}
