import { inverted } from './inverted-subject.js'
import { isCapital, isSign, phraseAfter, phraseBefore, type Range } from './noun-phrase.js'
import type { Unit } from './passage.js'
import { contentBefore, trimEnd } from './reported-words.js'
import { type Attribution, type Cue, clauseEnd } from './speech-cue.js'
import type { SpeechTongue } from './speech-lexicon.js'

const LINKS = /^(?:de|des|du|van|voor|fur|von|vom|zur|zum|di|della|del|dei|za|for|of|d|der)$/

/** The attribution that "according to" makes; undefined if nobody follows or nothing is said. */
export function sourceOf(
  units: readonly Unit[],
  cue: Cue,
  floor: number,
  tongue: SpeechTongue,
): Attribution | undefined {
  const after = cue.form === 'source'
  const found = after ? inverted(units, cue.to, tongue) : undefined
  const phrase = after
    ? shortened(units, found?.ranges[0] ?? phraseAfter(units, cue.to, tongue), tongue)
    : phraseBefore(units, cue.from, tongue, floor)
  const beside = found !== undefined && found.ranges[0]?.to === phrase?.to ? found.ranges[1] : undefined
  if (phrase === undefined || phrase.to === phrase.from) return undefined
  const start = after ? cue.from : phrase.from
  const end = after ? (beside?.to ?? phrase.to) : cue.to
  const content: Range[] = []
  const ahead = start > floor ? contentBefore(units, start, floor) : undefined
  if (ahead !== undefined) content.push(ahead)
  let at = end
  while (
    at < units.length &&
    at - end < 12 &&
    ahead === undefined &&
    !isSign(units[at], ',:') &&
    tongue.language === 'en'
  )
    at++
  if (ahead === undefined || isSign(units[at], ',')) {
    const from = isSign(units[at], ',:') ? at + 1 : end
    const to = trimEnd(units, from, clauseEnd(units, from, [], tongue))
    if (to > from) content.push({ from, to })
  }
  const begins = content[0] === undefined ? -1 : content[0].from
  return begins < 0
    ? undefined
    : {
        cue,
        subject: beside === undefined ? [phrase] : [phrase, beside],
        carried: false,
        content,
        to: undefined,
        where: undefined,
      }
}

/** Where the verb follows the source at once ("Laut Ministerium liegt …"), the phrase ends with its noun. */
function shortened(units: readonly Unit[], range: Range, tongue: SpeechTongue): Range {
  if (tongue.language === 'en') return range
  let noun = false
  for (let i = range.from; i < range.to; i++) {
    const unit = units[i]
    if (unit?.kind !== 'word' || (unit.joined && units[i - 1]?.text === '-')) continue
    const role = tongue.roles.longest(units, i, range.to)
    if (role !== undefined) {
      noun = true
      i = role.to - 1
    } else if (isCapital(unit) && !tongue.determiners.has(unit.word)) noun = true
    else if (noun && !LINKS.test(unit.word) && !tongue.determiners.has(unit.word)) return { from: range.from, to: i }
  }
  return range
}
