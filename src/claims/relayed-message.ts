import { phraseBefore } from './noun-phrase.js'
import type { Passage } from './passage.js'
import { readPhrase, textOf } from './speaker.js'
import type { SpeakerMemory } from './speaker-memory.js'
import type { StatementKind } from './statement.js'
import type { Draft, Work } from './statement-draft.js'

/** A message that somebody else made public: who passed it on is the outer statement, the message the one quoted in it. */
export function relay(work: Work, passage: Passage, first: number, memory: SpeakerMemory): void {
  const { units } = passage
  const { tongue } = work
  const inner = work.drafts.slice(first).find((d) => d.quote !== 'indirect' && d.via === null)
  if (inner === undefined || !units.some((u) => tongue.messages.has(u.word))) return
  for (let i = 1; i < units.length; i++) {
    const found = tongue.relays.longest(units, i)
    if (found === undefined || units[i]?.start === undefined || textOf(work.text, units, found) === inner.verb) continue
    const passive = tongue.passives.has(units[i - 1]?.word ?? '')
    const by =
      passive && tongue.by.has(units[found.to]?.word ?? '')
        ? { from: found.to + 1, to: Math.min(units.length, found.to + 6) }
        : undefined
    const subject = passive ? by : phraseBefore(units, i, tongue)
    if (subject === undefined) continue
    const reading = readPhrase(work.text, units, subject, work.options.lexicon, tongue)
    const speaker = memory.identify(reading, undefined, false)?.speaker
    if (speaker === undefined || (speaker.name === inner.speaker.name && speaker.role === inner.speaker.role)) continue
    const at = work.drafts.lastIndexOf(inner)
    const outer: Draft = {
      ...inner,
      span: {
        start: Math.min(passage.units[0]?.start ?? inner.span.start, inner.span.start),
        end: Math.max(inner.span.end, units[found.to - 1]?.end ?? 0),
      },
      speaker,
      verb: textOf(work.text, units, found),
      kind: 'claim' satisfies StatementKind,
      to: null,
      where: null,
    }
    work.drafts.splice(at, 0, outer)
    for (const draft of work.drafts.slice(at + 1)) if (draft.via !== null && draft.via >= at) draft.via++
    inner.via = at
    return
  }
}
