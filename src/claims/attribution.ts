import { inverted } from './inverted-subject.js'
import { isTime, readAfter } from './listener.js'
import { apposition, beginsPhrase, isCapital, isSign, phraseAfter, phraseBefore, type Range } from './noun-phrase.js'
import type { Passage, Unit } from './passage.js'
import { contentAfter, contentBefore, trimEnd } from './reported-words.js'
import { type Attribution, type Cue, clauseEnd } from './speech-cue.js'
import type { SpeechTongue } from './speech-lexicon.js'
import { sourceOf } from './speech-source.js'

/** "MPs were told by the minister that", "it was claimed that". */
function passiveOf(
  units: readonly Unit[],
  cue: Cue,
  next: readonly Cue[],
  floor: number,
  tongue: SpeechTongue,
): Attribution | undefined {
  let by: number | undefined
  for (let i = cue.to; i < cue.to + 6 && by === undefined; i++) if (tongue.by.has(units[i]?.word ?? '')) by = i
  const speaker = by === undefined ? undefined : phraseAfter(units, by + 1, tongue)
  const after = readAfter(units, cue, speaker?.to ?? cue.to, tongue)
  let end = cue.from
  while (
    end > floor &&
    (tongue.light.has(units[end - 1]?.word ?? '') || tongue.passives.has(units[end - 1]?.word ?? ''))
  )
    end--
  const told = phraseBefore(units, end, tongue, floor)
  const content = contentAfter(units, cue, after.at, next, tongue)
  const clause =
    tongue.clauses.has(units[(content?.from ?? 0) - 1]?.word ?? '') ||
    tongue.questions.has(units[content?.from ?? 0]?.word ?? '') ||
    units[content?.from ?? -1]?.kind === 'quotation'
  if (content === undefined || !clause) return undefined
  const listenerRange =
    cue.told && told !== undefined && tongue.pronouns.get(units[told.from]?.word ?? '') !== 'it' ? told : undefined
  return {
    cue,
    subject: speaker === undefined ? [] : [speaker],
    carried: false,
    content: [content],
    to: listenerRange,
    where: after.where,
  }
}

/** "…, saying that", with the subject of the sentence; "quoted him as saying" with the one quoted. */
function gerundOf(
  units: readonly Unit[],
  cue: Cue,
  next: readonly Cue[],
  floor: number,
  tongue: SpeechTongue,
): Attribution | undefined {
  const after = readAfter(units, cue, cue.to, tongue)
  const quoted = /^(?:as)$/.test(units[cue.from - 1]?.word ?? '')
    ? phraseBefore(units, cue.from - 1, tongue, floor)
    : undefined
  const content = contentAfter(units, cue, after.at, next, tongue)
  return content === undefined
    ? undefined
    : {
        cue,
        subject: quoted === undefined ? [] : [quoted],
        carried: quoted === undefined,
        content: [content],
        to: after.to,
        where: after.where,
      }
}

/** The attribution that a cue makes, or undefined if it makes none. `floor` is where the clause before ended. */
export function attributionOf(
  passage: Passage,
  cue: Cue,
  next: readonly Cue[],
  floor: number,
  tongue: SpeechTongue,
): Attribution | undefined {
  const { units } = passage
  if (cue.form === 'source' || cue.form === 'sourceAfter') return sourceOf(units, cue, floor, tongue)
  let side = cue.from - 1
  while (side > floor && tongue.light.has(units[side]?.word ?? '')) side--
  if (!isSign(units[side], ',')) side = cue.from - 1
  const left = units[side]
  const tag = left?.kind === 'quotation' || isSign(left, ',–—')
  if (cue.form === 'passive') return passiveOf(units, cue, next, floor, tongue)
  if (cue.form === 'gerund') return gerundOf(units, cue, next, floor, tongue)
  let subject: Range[] | undefined
  let start = cue.from
  let at = cue.to
  if (tag || cue.from === floor || tongue.language !== 'en') {
    const found = tag || cue.from === floor ? inverted(units, cue.to, tongue) : undefined
    const bySide = isSign(left, ',') ? apposition(units, side, floor, tongue) : undefined
    const closes =
      found !== undefined &&
      (units[found.end] === undefined ||
        isSign(units[found.end], '.,;:!?…–—') ||
        units[found.end]?.kind === 'quotation' ||
        isTime(units, found.end, tongue) ||
        tongue.places.has(units[found.end]?.word ?? '') ||
        tongue.stops.has(units[found.end]?.word ?? '') ||
        tongue.to.has(units[found.end]?.word ?? '') ||
        tongue.gerunds.has(units[found.end]?.word ?? '') ||
        tongue.clauses.has(units[found.end]?.word ?? ''))
    if (
      found !== undefined &&
      closes &&
      !(bySide !== undefined && left?.kind !== 'quotation' && isLongTail(units, found.end))
    ) {
      subject = found.ranges
      at = found.end
    } else if (bySide !== undefined) {
      subject = bySide
      start = bySide[0]?.from ?? start
    }
  }
  if (subject === undefined && left?.kind !== 'quotation') {
    const found = phraseBefore(units, cue.from, tongue, floor)
    if (found !== undefined) {
      subject = [found]
      start = found.from
      if (isSign(units[found.from - 1], ',') && !isCapital(units[found.from]) === false) {
        const description = roleBefore(units, found.from - 1, floor, tongue)
        if (description !== undefined) {
          subject = [found, description]
          start = description.from
        }
      }
    }
  }
  for (let i = cue.from; i < cue.to && subject === undefined; i++)
    if (tongue.pronouns.has(units[i]?.word ?? '') && !tongue.determiners.has(units[i]?.word ?? ''))
      subject = [{ from: i, to: i + 1 }]
  const last =
    subject === undefined || tongue.clauses.size > 0 || left?.kind === 'quotation'
      ? undefined
      : verbLast(units, cue, floor, tongue)
  if (last !== undefined)
    return { cue, subject: [last.subject], carried: false, content: [last.content], to: undefined, where: undefined }
  // Turkish and others put the speaker first: "Name, “…” dedi".
  let speakerFirst = false
  if (subject === undefined && left?.kind === 'quotation') {
    const found = phraseAfter(units, floor, tongue, cue.from - 1)
    if (found.to > found.from && beginsPhrase(units, found.from, tongue)) {
      subject = [found]
      speakerFirst = true
    }
  }
  const joined = subject === undefined && tongue.stops.has(units[cue.from - 1]?.word ?? '')
  if (subject === undefined && !joined) return undefined
  const after = readAfter(units, cue, at, tongue)
  const behind = contentAfter(units, cue, after.at, next, tongue)
  const content: Range[] = []
  const mark = units[start - 1]
  if (speakerFirst) content.push({ from: cue.from - 1, to: cue.from })
  else if (mark?.kind === 'quotation' || isSign(mark, ',–—')) {
    const ahead = contentBefore(units, start, floor)
    const quoted = units[(ahead?.to ?? 0) - 1]?.kind === 'quotation'
    const rest =
      ahead !== undefined &&
      floor > 0 &&
      !quoted &&
      isTime(units, ahead.from + (tongue.places.has(units[ahead.from]?.word ?? '') ? 1 : 0), tongue)
    if (ahead !== undefined && !rest && (quoted || behind === undefined)) {
      const alone = quoted && units[ahead.to - 2]?.kind !== 'word' ? { from: ahead.to - 1, to: ahead.to } : ahead
      content.push(alone)
      const tail = isSign(units[after.at], ',–—:.') ? after.at + 1 : after.at
      if (quoted && units[tail]?.kind === 'quotation') content.push({ from: tail, to: tail + 1 })
      else if (!quoted && isSign(units[after.at], ',–—')) {
        const to = trimEnd(units, tail, clauseEnd(units, tail, next, tongue))
        if (to > tail) content.push({ from: tail, to })
      }
    } else if (ahead !== undefined && behind !== undefined && units[behind.from]?.kind === 'quotation' && quoted)
      content.push(ahead)
  }
  if (content.length === 0 && behind !== undefined) content.push(behind)
  const opening = occasion(units, floor, start, tongue)
  return {
    cue,
    subject: subject ?? [],
    carried: joined,
    content,
    to: after.to ?? opening?.to,
    where: after.where ?? opening?.where,
  }
}

/** Where the verb comes last and nothing marks the clause: "Name, the words said". */
function verbLast(
  units: readonly Unit[],
  cue: Cue,
  floor: number,
  tongue: SpeechTongue,
): { subject: Range; content: Range } | undefined {
  const subject = phraseAfter(units, floor, tongue, cue.from)
  if (!isSign(units[subject.to], ',') || subject.to + 1 >= cue.from) return undefined
  return { subject, content: { from: subject.to + 1, to: cue.from } }
}

function isLongTail(units: readonly Unit[], at: number): boolean {
  return at < units.length - 1 && !isSign(units[at], '.,;:')
}

/** "The foreign minister, Jane Doe, said" has no comma before the verb in some papers: "The foreign minister, Jane Doe said". */
function roleBefore(units: readonly Unit[], comma: number, floor: number, tongue: SpeechTongue): Range | undefined {
  const found = phraseBefore(units, comma, tongue, floor)
  if (found === undefined || !tongue.determiners.has(units[found.from]?.word ?? '')) return undefined
  for (let i = found.from; i < found.to; i++) {
    const office = tongue.roles.longest(units, i, found.to)
    if (office !== undefined && office.to === found.to) return found
  }
  return undefined
}

/** "Speaking in The Hague on Tuesday, he said": the occasion at the beginning. */
function occasion(
  units: readonly Unit[],
  floor: number,
  end: number,
  tongue: SpeechTongue,
): { where: Range; to: Range | undefined } | undefined {
  if (
    !isSign(units[end - 1], ',') ||
    !(tongue.occasions.has(units[floor]?.word ?? '') || tongue.places.has(units[floor]?.word ?? ''))
  )
    return undefined
  for (let i = floor; i < end - 1 && i < floor + 20; i++) {
    if (!tongue.places.has(units[i]?.word ?? '') || isTime(units, i + 1, tongue)) continue
    const found = phraseAfter(units, i + 1, tongue, end - 1)
    if (found.to === i + 1) continue
    const to = tongue.to.has(units[found.to]?.word ?? '')
      ? phraseAfter(units, found.to + 1, tongue, end - 1)
      : undefined
    return { where: { from: i, to: found.to }, to: to !== undefined && to.to > to.from ? to : undefined }
  }
  return undefined
}
