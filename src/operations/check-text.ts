import type { Claim, Unchecked } from '../claims/claim.js'
import { withoutFrames } from '../claims/dated-line.js'
import { type DocumentFormat, type DocumentText, readDocument } from '../claims/document.js'
import { findClaims } from '../claims/find-claims.js'
import { findStatements } from '../claims/find-statements.js'
import { languageOf, likelyLanguage } from '../claims/language.js'
import { type PublishedDay, publishedDay } from '../claims/published.js'
import { sentencesOf } from '../claims/sentence.js'
import type { Span } from '../claims/span.js'
import type { Statement } from '../claims/statement.js'
import { tokensOf } from '../claims/token.js'
import { isMoney, unitInWords } from '../terms/unit.js'
import type { CheckKeeper } from './check-keeper.js'
import type { Knowledge } from './check-knowledge.js'
import { fieldsOf } from './check-question.js'
import { judgeClaim, type ReadClaim } from './check-reading.js'
import type { CheckAnswer } from './check-schema.js'
import type { CellEvidence, CheckEvidence, Finding } from './check-verdict-types.js'

/** A text as it is given. */
export interface StoryOptions {
  readonly name: string
  readonly format?: DocumentFormat | undefined
  /** The day, if whoever asks knows it. */
  readonly published?: string | undefined
  /** ISO 639-1, if whoever asks knows it. */
  readonly language?: string | undefined
}

/** A text that has been read: who says what, and which figures it claims. Nothing is judged yet. */
export interface Story {
  readonly document: DocumentText
  readonly name: string
  readonly language: string | null
  readonly day: PublishedDay
  readonly claims: readonly Claim[]
  readonly unchecked: readonly Unchecked[]
  readonly statements: readonly Statement[]
  readonly notes: readonly string[]
}

type Whole = Omit<CheckAnswer, 'schema' | 'tool' | 'book' | 'asOf' | 'citation'>
type Claimed = Whole['claims'][number]
type Shown<E> = Omit<Claimed['then'], 'evidence'> & { evidence: E[] }

/** A story that has been judged, its evidence in one form or another. */
export type JudgedBody<E> = Omit<Whole, 'claims'> & {
  claims: (Omit<Claimed, 'then' | 'now'> & { then: Shown<E>; now: Shown<E> })[]
}
type Evidence = Claimed['then']['evidence'][number]

interface Judgement<E> {
  readonly body: JudgedBody<E>
  /** Those that the evidence is of. */
  readonly editions: string[]
}

/** Reads a text. Pure; time grows with its length. Throws `input` `document.tooLarge`, `document.binary`. */
export function readStory(keeper: CheckKeeper, source: string, options: StoryOptions): Story {
  const document = readDocument(source, options.format)
  const { text } = document
  const tokens = tokensOf(text)
  const language = options.language ?? languageOf(text, keeper.calendar, tokens)
  const sentences = sentencesOf(text, language)
  const { events } = keeper.world
  const day = publishedDay(document, keeper.calendar, { given: options.published, events, sentences, language })
  const { published } = day
  const { lexicon, world, speech } = keeper
  const likely = language === null ? likelyLanguage(text, keeper.calendar, tokens) : null
  const told = withoutFrames(sentences, day.frames)
  const found = findClaims(text, { published, language, lexicon, sentences: told, world, tokens })
  return {
    document,
    name: options.name,
    language,
    day,
    ...found,
    statements: findStatements(text, { sentences, language, lexicon: speech, published, tokens }),
    notes:
      likely !== null && !likely.read
        ? [
            `The text seems to be in ${likely.name}, which is not read: only figures written as in English were looked for.`,
          ]
        : [],
  }
}

/** The unit of a cell as answers print it. */
export function cellUnit({ unit }: CellEvidence): string {
  return isMoney(unit) || unit.scale > 0 ? unitInWords(unit) : unit.code
}

function evidenceOf(e: CheckEvidence): Evidence {
  if (e.kind === 'fact')
    return {
      edition: null,
      cell: null,
      measure: null,
      area: null,
      period: null,
      value: null,
      unit: null,
      fact: e.says,
      source: e.source?.text ?? null,
    }
  return {
    edition: e.edition,
    cell: e.cell,
    measure: e.measure,
    area: e.area,
    period: e.period,
    value: e.value,
    unit: cellUnit(e),
    fact: null,
    source: null,
  }
}

function counted(verdicts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const verdict of [...verdicts].sort()) counts[verdict] = (counts[verdict] ?? 0) + 1
  return counts
}

/** Places of the claims that lie in a span; claims are in the order of their starts. */
function claimsWithin(claims: readonly Claim[], { start, end }: Span): number[] {
  let low = 0
  for (let high = claims.length; low < high; ) {
    const middle = (low + high) >> 1
    if ((claims[middle]?.span.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const found: number[] = []
  for (let i = low; i < claims.length; i++) {
    const span = claims[i]?.span
    if (span === undefined || span.start >= end) break
    if (span.end <= end) found.push(i)
  }
  return found
}

/** The claims of a story as they were read in the end, each judged by its own day if it has one. */
export function claimsRead(keeper: CheckKeeper, { claims, day }: Story, knowledge: Knowledge): ReadClaim[] {
  return claims.map((claim) =>
    judgeClaim(claim, { mood: claim.mood, published: claim.saidOn ?? day.published, asOf: keeper.asOf }, knowledge),
  )
}

/** Judges a story that has been read. `knowledge` holds every figure its questions need. */
export function judgedStory(keeper: CheckKeeper, story: Story, knowledge: Knowledge): Judgement<Evidence> {
  return judgedWith(keeper, story, knowledge, (evidence) => evidence.map(evidenceOf))
}

/** The same; `evidenceIn` says how the evidence of a verdict is written. */
export function judgedWith<E>(
  keeper: CheckKeeper,
  story: Story,
  knowledge: Knowledge,
  evidenceIn: (evidence: readonly CheckEvidence[]) => E[],
): Judgement<E> {
  const verdictOf = ({ verdict, evidence, how }: Finding): Shown<E> => ({
    verdict,
    evidence: evidenceIn(evidence),
    how,
  })
  const { document, day } = story
  const place = (span: Span): [number, number] => {
    const { start, end } = document.toSource(span)
    return [start, end]
  }
  const at = (span: Span) => document.text.slice(span.start, span.end)
  const warnings = new Map(day.warnings.map((w) => [w.code + w.message, w]))
  const editions = new Set<string>()
  const claims = claimsRead(keeper, story, knowledge).map((claim): JudgedBody<E>['claims'][number] => {
    const { question, judged } = claim
    for (const w of judged.warnings) warnings.set(w.code + w.message, w)
    for (const e of [...judged.then.evidence, ...judged.now.evidence]) if (e.kind === 'cell') editions.add(e.edition)
    return {
      span: place(claim.span),
      text: at(claim.span),
      about: claim.about,
      ask: question.ask,
      ...fieldsOf(question),
      mood: claim.mood,
      assumed: [...claim.assumed],
      unclear: [...claim.unclear],
      then: verdictOf(judged.then),
      now: verdictOf(judged.now),
      because: judged.because,
    }
  })
  const statements = story.statements.map((s): Whole['statements'][number] => ({
    speaker: s.speaker.name,
    role: s.speaker.role,
    area: s.speaker.area,
    person: s.speaker.person,
    verb: s.verb,
    kind: s.kind,
    quote: s.quote,
    span: place(s.span),
    quoted: s.quoted.map(place),
    text: s.quoted.map(at).join(' … '),
    to: s.to,
    where: s.where,
    via: s.via,
    claims: claimsWithin(story.claims, s.span),
  }))
  return {
    editions: [...editions].sort(),
    body: {
      document: {
        name: story.name,
        format: document.format,
        language: story.language,
        title: document.meta.title,
        published: day.published,
        inferredFrom: day.inferredFrom,
        warnings: [...warnings.values()].map(({ code, message, ...more }) => ({ code, message, ...more })),
      },
      claims,
      statements,
      unchecked: story.unchecked.map(({ span, because }) => ({ span: place(span), text: at(span), because })),
      counts: {
        claims: claims.length,
        then: counted(claims.map((c) => c.then.verdict)),
        now: counted(claims.map((c) => c.now.verdict)),
      },
      notes: [...story.notes],
    },
  }
}
