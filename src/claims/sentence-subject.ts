import { isSign } from './noun-phrase.js'
import type { Unit } from './passage.js'
import { readPhrase } from './speaker.js'
import { NOBODY, type SpeakerMemory } from './speaker-memory.js'
import type { Attribution } from './speech-cue.js'
import type { SpeechTongue } from './speech-lexicon.js'
import type { Speaker } from './statement.js'
import type { Work } from './statement-draft.js'

/** Who speaks in an attribution; nobody where it names no one, undefined where the words before the verb are no speaker ("no one said"). */
export function speakerOf(
  work: Work,
  units: readonly Unit[],
  found: Attribution,
  memory: SpeakerMemory,
): Speaker | undefined {
  const [name, beside] = found.subject.map((range) =>
    readPhrase(work.text, units, range, work.options.lexicon, work.tongue),
  )
  if (name === undefined) return NOBODY
  if (name.office === 'nobody') return undefined
  // "It has been claimed that" names nobody; "it said" does.
  return memory.identify(name, beside)?.speaker
}

/** The subject of the sentence, for "saying" and for a second verb after "and". */
export function subjectOf(work: Work, units: readonly Unit[], end: number, memory: SpeakerMemory): Speaker | undefined {
  for (let i = 0; i < end && i < 40; i++) {
    const verb = units[i]
    if (verb?.kind !== 'word' || i === 0) continue
    const range = { from: 0, to: Math.min(end, 12) }
    const reading = readPhrase(
      work.text,
      units,
      { from: 0, to: subjectEnd(units, range.to, work.tongue) },
      work.options.lexicon,
      work.tongue,
    )
    return memory.identify(reading, undefined)?.speaker
  }
  return memory.last?.speaker
}

function subjectEnd(units: readonly Unit[], end: number, tongue: SpeechTongue): number {
  if (tongue.pronouns.has(units[0]?.word ?? '') && !tongue.determiners.has(units[0]?.word ?? '')) return 1
  let to = 0
  let office = -1
  for (let i = 0; i < end; i++) {
    const found = tongue.roles.longest(units, i, end)
    if (found !== undefined) office = found.to
    const capital = /^\p{Lu}/u.test(units[i]?.text ?? '')
    const stop = isSign(units[i], '.') && units[i]?.joined === true && (units[i - 1]?.text.length ?? 9) <= 4
    if (
      capital ||
      stop ||
      isSign(units[i], "'’-") ||
      units[i]?.word === 's' ||
      tongue.determiners.has(units[i]?.word ?? '') ||
      i < office
    )
      to = i + 1
    else if (found === undefined) break
  }
  return Math.max(1, to, office)
}
