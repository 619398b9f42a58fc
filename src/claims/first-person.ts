import type { Passage } from './passage.js'
import { textOf } from './speaker.js'
import type { Speaker } from './statement.js'
import type { Work } from './statement-draft.js'
import { kindOf } from './statement-kind.js'

/** The body that issues a text: the organisation or person named first. */
export function issuerOf(work: Work, passages: readonly Passage[]): string | null {
  for (const passage of passages.slice(0, 4))
    for (let i = 0; i < passage.units.length; i++) {
      const found = work.tongue.roles.longest(passage.units, i)
      if (found?.value !== 'body' || !/^\p{Lu}/u.test(passage.units[i]?.text ?? '')) continue
      let to = found.to
      while (
        to < passage.units.length &&
        (/^\p{Lu}/u.test(passage.units[to]?.text ?? '') ||
          /^(?:of|for|the|de|van|der|du|des)$/.test(passage.units[to]?.word ?? ''))
      )
        to++
      return textOf(work.text, passage.units, { from: i, to })
    }
  return null
}

/** Sentences in the first person outside quotations: the words of whoever issued the text. */
export function firstPerson(work: Work, passages: readonly Passage[], self: Speaker): void {
  const own = passages.filter((p) =>
    p.units
      .slice(0, 12)
      .some((u) => /^(?:i|we)$/.test(work.tongue.pronouns.get(u.word) ?? '') && !work.tongue.determiners.has(u.word)),
  )
  if (work.options.issuer === undefined && own.length < Math.max(2, passages.length * 0.2)) return
  const taken = new Set(work.drafts.filter((d) => d.via === null).map((d) => d.home))
  for (const passage of own) {
    const units = passage.units
    const span = { start: units[0]?.start ?? passage.start, end: units.at(-1)?.end ?? passage.end }
    if (taken.has(passage.start)) continue
    work.drafts.push({
      span,
      speaker: self,
      verb: null,
      kind: kindOf('claim', work.text.slice(span.start, span.end), self, work.tongue),
      quote: 'direct',
      quoted: [span],
      to: null,
      where: null,
      via: null,
      paragraph: passage.paragraph,
      home: passage.start,
    })
  }
}
