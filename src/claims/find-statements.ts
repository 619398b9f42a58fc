import { attributionOf } from './attribution.js'
import { firstPerson, issuerOf } from './first-person.js'
import { isSign, phraseBefore } from './noun-phrase.js'
import { type Passage, passagesOf } from './passage.js'
import { type Quotation, quotationsOf } from './quotation.js'
import { relay } from './relayed-message.js'
import { speakerOf, subjectOf } from './sentence-subject.js'
import { readPhrase } from './speaker.js'
import { NOBODY, SpeakerMemory } from './speaker-memory.js'
import { clauseEnd, cuesOf } from './speech-cue.js'
import type { Speaker, Statement } from './statement.js'
import {
  type Draft,
  draftOf,
  enclosing,
  extend,
  extended,
  type StatementOptions,
  type Work,
} from './statement-draft.js'
import { kindOf } from './statement-kind.js'
import { tokensOf } from './token.js'

export type { StatementOptions } from './statement-draft.js'

const DEEPEST = 3
const SHORT = 3
/** So many statements back one may be that holds another; so many pieces one has. */
const NEAR = 12
const MOST_PIECES = 200

/**
 * Who said what in a text, in the order of the attributions: quoted and reported words with speaker, verb and kind. `quoted` are the
 * words themselves: of a quotation without its marks, one piece a paragraph; of a report the clause after "that" or before ", he
 * said", with any quotation in it. The name is that of the lexicon where the person is known, else the fullest the text has; role and
 * area come from the text, else from the office held on the day. `via` is the statement in which this one is quoted. Linear in the
 * length of the text; never throws.
 */
export function findStatements(text: string, options: StatementOptions): Statement[] {
  const tokens = options.tokens ?? tokensOf(text)
  const tongue = options.lexicon.tongue(options.language)
  const paragraphs: number[] = []
  options.sentences.forEach((s, i) => {
    if (i > 0 && s.paragraph !== options.sentences[i - 1]?.paragraph) paragraphs.push(s.start)
  })
  const quotations = quotationsOf(tokens, paragraphs)
  const work: Work = { text, tokens, options, tongue, drafts: [], used: new Set() }
  const passages = passagesOf(tokens, quotations, options.sentences, { start: 0, end: text.length })
  const self: Speaker = { ...NOBODY, name: options.issuer ?? issuerOf(work, passages) }
  const memory = new SpeakerMemory(options.lexicon, tongue, options.published, self)
  readPassages(work, passages, memory, null, 0)
  firstPerson(work, passages, self)
  return work.drafts.map(({ paragraph: _p, home: _h, ...statement }) => statement)
}

function readPassages(
  work: Work,
  passages: readonly Passage[],
  memory: SpeakerMemory,
  via: number | null,
  depth: number,
): void {
  let pending: Draft | undefined
  for (let i = 0; i < passages.length; i++) {
    const passage = passages[i]
    if (passage === undefined) continue
    memory.note(work.text, passage.units)
    const first = work.drafts.length
    if (pending !== undefined) complete(work, passage, pending, memory, depth)
    pending = readPassage(work, passage, passages[i - 1], memory, via, depth)
    if (via === null && depth === 0) relay(work, passage, first, memory)
  }
}

/** "He said:" with the words in the next paragraph. */
function complete(work: Work, passage: Passage, draft: Draft, memory: SpeakerMemory, depth: number): void {
  const quotation = passage.units[0]?.quotation
  if (quotation === undefined || work.used.has(quotation)) return
  work.drafts.push(extended(work, draft, quotation))
  within(work, [quotation], draft, work.drafts.length - 1, memory, depth)
}

function readPassage(
  work: Work,
  passage: Passage,
  before: Passage | undefined,
  memory: SpeakerMemory,
  via: number | null,
  depth: number,
): Draft | undefined {
  const { units } = passage
  const cues = cuesOf(units, work.tongue)
  const drafted = work.drafts.length
  let floor = 0
  let pending: Draft | undefined
  let speaker: Speaker | undefined
  for (let c = 0; c < cues.length; c++) {
    const cue = cues[c]
    if (cue === undefined || cue.from < floor) continue
    const next = cues.slice(c + 1, c + 9)
    const found = attributionOf(passage, cue, next, floor, work.tongue)
    if (found === undefined) continue
    const who = found.carried
      ? (speaker ?? subjectOf(work, units, cue.from, memory))
      : speakerOf(work, units, found, memory)
    if (who === undefined) continue
    if (!found.carried) speaker = who
    const draft = draftOf(work, passage, found, who)
    if (found.content.length === 0) {
      const tail =
        before !== undefined && before.paragraph <= passage.paragraph && before.lastParagraph === passage.paragraph
          ? before.units.at(-1)?.quotation
          : undefined
      if (tail !== undefined && !work.used.has(tail)) add(work, extended(work, draft, tail), [tail], memory, via, depth)
      else if (isSign(units.at(-1), ':') || cue.to >= units.length) pending = draft
      continue
    }
    const inside = enclosing(work, Math.max(drafted, work.drafts.length - NEAR), units[cue.from]?.start ?? 0)
    const quotations = found.content.flatMap((r) => units.slice(r.from, r.to).flatMap((u) => u.quotation ?? []))
    add(work, draft, quotations, memory, inside ?? via, depth)
    const last = found.content.at(-1)
    if (last !== undefined && last.from >= cue.to && clauseEnd(units, last.from, next, work.tongue) < units.length)
      floor = last.to
    else if (last !== undefined && last.to < cue.from) floor = cue.to
  }
  leftOver(work, passage, memory, via, depth)
  return pending
}

function add(
  work: Work,
  draft: Draft,
  quotations: readonly Quotation[],
  memory: SpeakerMemory,
  via: number | null,
  depth: number,
): void {
  draft.via = via
  for (const quotation of quotations) work.used.add(quotation)
  work.drafts.push(draft)
  within(work, quotations, draft, work.drafts.length - 1, memory, depth)
}

/** What is said within a quotation, by the speaker or by somebody quoted there. */
function within(
  work: Work,
  quotations: readonly Quotation[],
  draft: Draft,
  via: number,
  memory: SpeakerMemory,
  depth: number,
): void {
  if (depth >= DEEPEST) return
  for (const quotation of quotations) {
    let at = 0
    for (const piece of quotation.pieces) {
      const inner: Quotation[] = []
      for (; at < quotation.inner.length; at++) {
        const found = quotation.inner[at]
        if (found === undefined || found.start >= piece.end) break
        if (found.start >= piece.start && found.end <= piece.end) inner.push(found)
      }
      if (inner.length === 0 && piece.end - piece.start < 40) continue
      readPassages(
        work,
        passagesOf(work.tokens, inner, work.options.sentences, piece),
        memory.within(draft.speaker),
        via,
        depth + 1,
      )
    }
  }
}

/** Quotations without a verb of saying: more of the same speaker, or "Name: “…”". */
function leftOver(work: Work, passage: Passage, memory: SpeakerMemory, via: number | null, depth: number): void {
  const { units } = passage
  const alone = units.filter((u) => u.kind !== 'sign').length === 1
  for (let i = 0; i < units.length; i++) {
    const quotation = units[i]?.quotation
    if (quotation === undefined || work.used.has(quotation)) continue
    const draft = work.drafts.at(-1)
    if (
      alone &&
      draft !== undefined &&
      draft.via === via &&
      draft.quote === 'direct' &&
      draft.paragraph === passage.paragraph &&
      draft.quoted.length < MOST_PIECES
    ) {
      extend(work, draft, quotation)
      within(work, [quotation], draft, work.drafts.length - 1, memory, depth)
      continue
    }
    const words = quotation.pieces.reduce(
      (n, p) => n + work.text.slice(p.start, Math.min(p.end, p.start + 200)).split(/\s+/u).length,
      0,
    )
    if (words < SHORT) continue
    const colon = isSign(units[i - 1], ':') ? phraseBefore(units, i - 1, work.tongue) : undefined
    const named =
      colon === undefined ? undefined : readPhrase(work.text, units, colon, work.options.lexicon, work.tongue)
    const certain =
      named !== undefined &&
      (named.people.length > 0 ||
        (named.name !== null && colon?.from === 0) ||
        (named.office !== null && named.office !== 'body'))
    const speaker = certain && named !== undefined ? memory.identify(named, undefined)?.speaker : undefined
    const follows = alone && draft !== undefined && draft.via === via && passage.paragraph - draft.paragraph <= 2
    const who = speaker ?? (follows || colon !== undefined ? memory.last?.speaker : undefined)
    if (who === undefined) continue
    const start = speaker !== undefined ? (units[colon?.from ?? i]?.start ?? quotation.start) : quotation.start
    add(
      work,
      {
        span: { start, end: quotation.end },
        speaker: who,
        verb: null,
        kind: kindOf('claim', work.text.slice(quotation.pieces[0]?.start, quotation.pieces[0]?.end), who, work.tongue),
        quote: 'direct',
        quoted: quotation.pieces,
        to: null,
        where: null,
        via,
        paragraph: passage.lastParagraph,
        home: passage.start,
      },
      [quotation],
      memory,
      via,
      depth,
    )
  }
}
