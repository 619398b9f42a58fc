import type { About, Claim, Mood, Unchecked } from './claim.js'
import type { Lexicon } from './lexicon.js'
import type { Place } from './place.js'
import type { Quantity } from './quantity.js'
import type { Question } from './question.js'
import { type Reading, spanOf } from './reading.js'
import type { Timing } from './timing.js'
import type { World } from './world.js'

/** What sentences before have been about. */
export interface Discourse {
  areas: readonly string[]
  /** What the sentence before was about, which a pronoun stands for. */
  topic: readonly string[]
  periods: readonly string[]
  /** The single year named last, whatever was said of it. */
  year: string | null
  /** Sentences since `periods` was said. */
  age: number
  /** Shares of GDP have been spoken of. */
  gdp: boolean
  /** Defence has been spoken of. */
  defence: boolean
  /** The alliance, its treaty or its members have been spoken of. */
  alliance: boolean
  /** Goals have been spoken of, and their last number. */
  line: number | null
  /** The sentence before told of the members agreeing to something. */
  adopted: boolean
  /** The last count of members on one side of a line. */
  count: Extract<Question, { ask: 'count' }> | null
  /** The last part of the members' spending. */
  part: Extract<Question, { ask: 'part-of-total' }> | null
  /** The last amount's price base. */
  prices: string | null
}

export function newDiscourse(): Discourse {
  return {
    areas: [],
    topic: [],
    periods: [],
    year: null,
    age: 0,
    gdp: false,
    defence: false,
    alliance: false,
    line: null,
    adopted: false,
    count: null,
    part: null,
    prices: null,
  }
}

/** One piece of a text with all that patterns need; they add to `claims` and to `used`. */
export interface Context {
  readonly reading: Reading
  readonly timings: readonly Timing[]
  readonly quantities: Quantity[]
  readonly places: readonly Place[]
  readonly published: string | null
  readonly lexicon: Lexicon
  readonly world: World
  readonly discourse: Discourse
  readonly claims: Claim[]
  readonly unchecked: Unchecked[]
  /** Quantities that a claim has taken or that are known to be none. */
  readonly used: Set<Quantity>
}

export interface Grounds {
  readonly assumed: readonly string[]
  readonly unclear: readonly string[]
}

/** Adds a claim over tokens `from` to `to`. */
export function addClaim(
  context: Context,
  from: number,
  to: number,
  about: About,
  question: Question,
  mood: Mood,
  grounds: Grounds = { assumed: [], unclear: [] },
): void {
  context.claims.push({
    span: spanOf(context.reading, from, to),
    about,
    question,
    mood,
    assumed: grounds.assumed,
    unclear: grounds.unclear,
  })
}

export function leaveUnchecked(context: Context, quantity: Quantity, because: Unchecked['because']): void {
  context.used.add(quantity)
  context.unchecked.push({ span: spanOf(context.reading, quantity.hedged, quantity.to), because })
}
