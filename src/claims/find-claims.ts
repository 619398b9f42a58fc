import type { Claim, Unchecked } from './claim.js'
import { type Context, type Discourse, leaveUnchecked, newDiscourse } from './context.js'
import { readEllipses } from './ellipse.js'
import { findCounts } from './find-count.js'
import { findDates } from './find-date.js'
import { findDurations } from './find-duration.js'
import { findLinesMet } from './find-line-met.js'
import { findMembers } from './find-member.js'
import { findMoney } from './find-money.js'
import { findMultiples } from './find-multiple.js'
import { findPercents } from './find-percent.js'
import { findPersonnel } from './find-personnel.js'
import { quantitiesOf } from './find-quantity.js'
import { findRanks } from './find-rank.js'
import { leftOver } from './find-rest.js'
import type { Lexicon, Tongue } from './lexicon.js'
import { findGoalWords } from './line-share.js'
import { offerOf } from './offer.js'
import { placesOf } from './place.js'
import type { Question } from './question.js'
import { begins, has, piecesOf, readingOf } from './reading.js'
import type { Span } from './span.js'
import { timingsOf, tokensTaken } from './timing.js'
import { type Token, tokensOf } from './token.js'
import type { World } from './world.js'

// Without a number or a time only these words can make a claim.
const SPEAKING = [
  'aimToMove',
  'superlative',
  'bottom',
  'than',
  'every',
  'no',
  'only',
  'newest',
  'noForces',
  'article5',
  'founder',
]

/** Where the subject of a sentence begins at the latest. */
const SUBJECT_MOST = 3

// Whoever says these may leave out "of GDP" in the next sentence.
const OF_GDP: ReadonlySet<Question['ask']> = new Set([
  'share',
  'count',
  'goal-terms',
  'goal-date',
  'own-target',
  'cost',
])

export interface FindingOptions {
  /** The day the text was published; null if not known: relative dates are then unclear. */
  readonly published: string | null
  /** ISO 639-1; null is read as English. */
  readonly language: string | null
  readonly lexicon: Lexicon
  readonly sentences: readonly Span[]
  readonly world: World
  /** `tokensOf(text)`, if it is there already. */
  readonly tokens?: readonly Token[] | undefined
}

/**
 * The checkable statements of a text, grounded, in order of their spans, and the numbers that are not checked. Works sentence by
 * sentence with what was spoken of before; time grows with the length of the text.
 */
export function findClaims(text: string, options: FindingOptions): { claims: Claim[]; unchecked: Unchecked[] } {
  const tongue = options.lexicon.tongue(options.language)
  const tokens = options.tokens ?? tokensOf(text)
  const claims: Claim[] = []
  const unchecked: Unchecked[] = []
  const discourse = newDiscourse()
  let at = 0
  for (const sentence of options.sentences) {
    // Header lines and datelines are left out of the sentences.
    while (at < tokens.length && (tokens[at]?.start ?? 0) < sentence.start) at++
    const from = at
    while (at < tokens.length && (tokens[at]?.start ?? 0) < sentence.end) at++
    for (const piece of piecesOf(tokens.slice(from, at))) {
      const context = readPiece(text, piece, tongue, discourse, options)
      for (const claim of context.claims) claims.push({ ...claim, offer: offerOf(context, claim) })
      unchecked.push(...context.unchecked)
    }
  }
  claims.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  return { claims, unchecked }
}

function readPiece(
  text: string,
  piece: readonly Token[],
  tongue: Tongue,
  discourse: Discourse,
  options: FindingOptions,
): Context {
  const { published, lexicon, world } = options
  const reading = readingOf(text, piece, tongue)
  const timings = timingsOf(reading, published)
  const context: Context = {
    reading,
    timings,
    quantities: quantitiesOf(reading, tokensTaken(timings)),
    places: placesOf(reading, lexicon, world, published),
    published,
    lexicon,
    world,
    discourse,
    claims: [],
    unchecked: [],
    used: new Set(),
  }
  if (has(reading, 'spendingStrict') || has(reading, 'defence')) discourse.defence = true
  const allied = ['memberStrict', 'founder', 'article5'].some((cat) => has(reading, cat))
  if (allied || context.places.some((p) => p.codes[0] === lexicon.alliance)) discourse.alliance = true
  if (context.quantities.length === 0 && timings.length === 0 && !SPEAKING.some((cat) => has(reading, cat))) {
    remember(context)
    return context
  }
  readEllipses(context)
  findGoalWords(context)
  findRanks(context)
  findCounts(context)
  findMembers(context)
  findMoney(context)
  findPercents(context)
  findMoney(context, true)
  findPersonnel(context)
  findMultiples(context)
  findLinesMet(context)
  findDurations(context)
  findDates(context)
  for (const quantity of leftOver(context)) leaveUnchecked(context, quantity, 'outside-the-subject')
  remember(context)
  return context
}

/** Keeps what the next sentence may leave out. */
function remember(context: Context): void {
  const { discourse, claims, places } = context
  const grounded = claims.findLast((c) => 'areas' in c.question && c.question.areas.length > 0)
  const place = places.find((p) => p.as === 'subject' && p.role !== 'seats') ?? places.find((p) => p.as === 'subject')
  if (grounded !== undefined && 'areas' in grounded.question) discourse.areas = grounded.question.areas
  else if (place !== undefined && !place.codes.some((c) => context.lexicon.vague.has(c))) discourse.areas = place.codes
  const topic = places.find((p) => p.as === 'subject')
  const known = topic?.codes.every((c) => !context.lexicon.vague.has(c) && !context.lexicon.outside.has(c))
  if (topic !== undefined) {
    // "Carney told a US broadcaster": a country beside an article only describes.
    const adjective = begins(context.reading, 'oneArticle', topic.from - 1) !== undefined
    discourse.topic = known && !adjective && topic.from <= SUBJECT_MOST ? topic.codes : []
  }
  // "2.01 per cent, up from 1.50 in 2024": the year that is gone on with is the newest.
  const timed = claims
    .filter((c) => 'periods' in c.question && c.question.periods.length > 0)
    .toSorted((a, b) => (lastOf(a) < lastOf(b) ? -1 : 1))
    .at(-1)
  discourse.age++
  discourse.year = context.timings.findLast((t) => t.years.length === 1)?.years[0] ?? discourse.year
  if (timed !== undefined && 'periods' in timed.question && context.timings.length > 0) {
    discourse.periods = timed.question.periods
    discourse.age = 1
  }
  discourse.adopted = has(context.reading, 'adopt') && has(context.reading, 'leaders')
  const goal = claims.findLast((c) => c.question.ask === 'goal-terms' || c.question.ask === 'goal-date')
  if (goal !== undefined || has(context.reading, 'goal')) discourse.line ??= 0
  const count = claims.findLast((c) => c.question.ask === 'count')?.question
  if (count?.ask === 'count') discourse.count = count
  const part = claims.findLast((c) => c.question.ask === 'part-of-total')?.question
  if (part?.ask === 'part-of-total') discourse.part = part
  const money = has(context.reading, 'spending') || has(context.reading, 'defence')
  if (claims.some((c) => OF_GDP.has(c.question.ask)) || (money && has(context.reading, 'gdp'))) discourse.gdp = true
}

function lastOf({ question }: Claim): string {
  return 'periods' in question ? (question.periods.at(-1) ?? '') : ''
}
