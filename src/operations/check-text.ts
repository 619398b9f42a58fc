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
import type { CheckAnswer } from './check-schema.js'
import { judge } from './check-verdict.js'
import type { CheckEvidence, Finding } from './check-verdict-types.js'

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

type Body = Omit<CheckAnswer, 'schema' | 'tool' | 'book' | 'asOf' | 'citation'>

/** Reads a text. Pure; time grows with its length. Throws `input` `document.tooLarge`, `document.binary`. */
export function readStory(keeper: CheckKeeper, source: string, options: StoryOptions): Story {
  const document = readDocument(source, options.format)
  const { text } = document
  const language = options.language ?? languageOf(text, keeper.calendar)
  const sentences = sentencesOf(text, language)
  const { events } = keeper.world
  const day = publishedDay(document, keeper.calendar, { given: options.published, events, sentences, language })
  const { published } = day
  const { lexicon, world, speech } = keeper
  const likely = language === null ? likelyLanguage(text, keeper.calendar) : null
  const tokens = tokensOf(text)
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

function evidenceOf(e: CheckEvidence): CheckAnswer['claims'][number]['then']['evidence'][number] {
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
  const unit = isMoney(e.unit) || e.unit.scale > 0 ? unitInWords(e.unit) : e.unit.code
  return {
    edition: e.edition,
    cell: e.cell,
    measure: e.measure,
    area: e.area,
    period: e.period,
    value: e.value,
    unit,
    fact: null,
    source: null,
  }
}

function verdictOf({ verdict, evidence, how }: Finding): CheckAnswer['claims'][number]['then'] {
  return { verdict, evidence: evidence.map(evidenceOf), how }
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

/** Judges a story that has been read. `knowledge` holds every figure its questions need. */
export function judgedStory(
  keeper: CheckKeeper,
  story: Story,
  knowledge: Knowledge,
): { body: Body; editions: string[] } {
  const { document, day } = story
  const place = (span: Span): [number, number] => {
    const { start, end } = document.toSource(span)
    return [start, end]
  }
  const at = (span: Span) => document.text.slice(span.start, span.end)
  const warnings = new Map(day.warnings.map((w) => [w.code + w.message, w]))
  const editions = new Set<string>()
  const claims = story.claims.map((claim): Body['claims'][number] => {
    const said = { mood: claim.mood, published: claim.saidOn ?? day.published, asOf: keeper.asOf }
    const judged = judge(claim.question, said, knowledge)
    for (const w of judged.warnings) warnings.set(w.code + w.message, w)
    for (const e of [...judged.then.evidence, ...judged.now.evidence]) if (e.kind === 'cell') editions.add(e.edition)
    return {
      span: place(claim.span),
      text: at(claim.span),
      about: claim.about,
      ask: claim.question.ask,
      ...fieldsOf(claim.question),
      mood: claim.mood,
      assumed: [...claim.assumed],
      unclear: [...claim.unclear],
      then: verdictOf(judged.then),
      now: verdictOf(judged.now),
      because: judged.because,
    }
  })
  const statements = story.statements.map((s): Body['statements'][number] => ({
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
