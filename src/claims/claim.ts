import type { Offer } from './offer.js'
import type { Question } from './question.js'
import type { Span } from './span.js'

export const ABOUTS = [
  'share-of-gdp',
  'spending-level',
  'count-of-allies',
  'real-change',
  'aggregate',
  'equipment-share',
  'goal-terms',
  'goal-date',
  'membership',
  'date-or-duration',
  'cost-of-goal',
  'personnel',
  'other',
] as const
export type About = (typeof ABOUTS)[number]

/** Whether the sentence speaks of what is or was, estimates it, or only means to do it. */
export type Mood = 'fact' | 'estimate' | 'plan' | 'prediction' | 'opinion' | 'hypothetical'

/** A checkable statement of a text, grounded. */
export interface Claim {
  /** The least piece of the text that says it. */
  readonly span: Span
  readonly about: About
  readonly question: Question
  readonly mood: Mood
  /** The day it was said, if the text tells another than its own. */
  readonly saidOn?: string | undefined
  /** What had to be assumed, in words for a reader: "this year" is 2025, Warsaw is Poland. */
  readonly assumed: readonly string[]
  /** What the text does not say, in words; a claim with some is grounded as well as can be. */
  readonly unclear: readonly string[]
  /** What else the text names that it may be of. */
  readonly offer?: Offer | undefined
}

/** A number or date of the text that is not checked, and why. */
export interface Unchecked {
  readonly span: Span
  readonly because: 'outside-the-subject' | 'prediction' | 'opinion' | 'unclear'
}
