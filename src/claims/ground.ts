import type { Mood } from './claim.js'
import type { Context } from './context.js'
import { addYears } from './day-shift.js'
import { nearestPlace, type Place } from './place.js'
import { pointsBack, subjectBefore } from './pronoun-subject.js'
import type { Quantity, Stretch } from './quantity.js'
import { begins, broken, clauseOf, ends, first, has, last } from './reading.js'
import type { Timing } from './timing.js'
import {
  isAside,
  isDecade,
  isPriceYear,
  isSince,
  ofComparison,
  startOfChange,
  takenByOther,
  yearBefore,
} from './timing-bearing.js'
import { presentYears, YEAR_BEFORE, yearsOf } from './timing-years.js'
import { isAlly, isGroup } from './world.js'

export interface Subject {
  readonly areas: readonly string[]
  readonly place: Place | undefined
  readonly assumed: readonly string[]
  readonly unclear: readonly string[]
  /** The number is about a place outside the book. */
  readonly outside: boolean
}

const LEAST = 5

/** What area a number is about: the place nearest in the sentence, else the one spoken of before, else the alliance. */
export function subjectOf(context: Context, at: Stretch, phraseEnd: number, fallback = true): Subject {
  const { reading, quantities, lexicon, discourse, world } = context
  const back = discourse.areas.length > 0 && pointsBack(context, at)
  const before_ = subjectBefore(context, at)
  if (before_ !== undefined) {
    const assumed = before_.assumed ? [before_.assumed] : []
    return { areas: before_.codes, place: before_, assumed, unclear: [], outside: false }
  }
  const found = nearestPlace(
    reading,
    back ? context.places.filter((p) => p.from < phraseEnd) : context.places,
    at,
    phraseEnd,
    quantities.filter((q) => q.from !== at.from),
  )
  if (found?.place !== undefined && found.score > LEAST) {
    const { codes, place } = found
    if (codes.some((code) => lexicon.outside.has(code)) && !codes.some((code) => isAlly(world, code, lexicon.alliance)))
      return { areas: codes, place, assumed: [], unclear: [], outside: true }
    if (codes.some((code) => lexicon.vague.has(code)))
      return { areas: [], place, assumed: [], unclear: ['which countries are meant is not said'], outside: false }
    return { areas: codes, place, assumed: place.assumed ? [place.assumed] : [], unclear: [], outside: false }
  }
  if (!fallback) return { areas: [], place: undefined, assumed: [], unclear: [], outside: false }
  const said = context.claims.findLast((c) => c.question.ask === 'share' && c.question.areas.length > 0)?.question
  const { from } = clauseOf(reading, at.from)
  const it = discourse.topic.length > 0 && has(reading, 'pronoun', from, at.from)
  const before = said !== undefined && 'areas' in said ? said.areas : it ? discourse.topic : discourse.areas
  if (before.length > 0)
    return {
      areas: before,
      place: undefined,
      assumed: [`${before.join(', ')} was spoken of before`],
      unclear: [],
      outside: false,
    }
  if (has(reading, 'memberNation'))
    return {
      areas: [lexicon.alliance],
      place: undefined,
      assumed: ['the members together are meant'],
      unclear: [],
      outside: false,
    }
  return { areas: [], place: undefined, assumed: [], unclear: ['whose figure it is is not said'], outside: false }
}

export interface When {
  readonly periods: readonly string[]
  readonly timing: Timing | undefined
  readonly adjacent: boolean
  readonly assumed: readonly string[]
}

/** The time that stands next to a number: right behind its phrase, or right before it. */
export function timingNextTo(context: Context, at: Stretch, phraseEnd: number): Timing | undefined {
  const { reading, timings, quantities } = context
  const small = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) {
      const passes = [
        'light',
        'in',
        'by',
        'timeGap',
        'defence',
        'spending',
        'on',
        'since',
        'about',
        'article',
        'pronoun',
        'all',
      ].some((cat) => begins(reading, cat, i))
      const inside =
        reading.tokens[i]?.text === '(' || passes || reading.marks.get('spending')?.some((m) => m.from < i && m.to > i)
      if (!inside) return false
    }
    return true
  }
  const behind = timings.find(
    (t) => !isPriceYear(reading, t) && t.from >= phraseEnd && t.from - phraseEnd <= 5 && small(phraseEnd, t.from),
  )
  if (behind !== undefined && !quantities.some((q) => q.from >= phraseEnd && q.to <= behind.from)) return behind
  return timings.find(
    (t) =>
      t.to <= at.from &&
      at.from - t.to <= 2 &&
      small(t.to, at.from) &&
      reading.tokens[t.to]?.text !== ',' &&
      !takenByOther(context, { from: -1, to: -1 }, t),
  )
}

/** The year or years that a number is about. */
export function whenOf(context: Context, at: Stretch, phraseEnd: number, mood: Mood): When {
  const { reading, timings, discourse, published } = context
  const near = timingNextTo(context, at, phraseEnd)
  if (near !== undefined) {
    const years = yearsOf(context, near)
    const lead = last(reading, 'seriesLead', Math.max(0, at.from - 3), at.from)
    const before = lead && context.claims.findLast((c) => c.question.ask === 'share')?.question
    const periods = before?.ask === 'share' && near.kind !== 'now' ? yearBefore(near, before.periods[0]) : years.periods
    if (periods.length > 0) return { ...years, periods, timing: near, adjacent: true }
    // "in the mid-1980s"
    if (isDecade(reading, near)) return { periods: [], timing: near, adjacent: true, assumed: [] }
  }
  const { from, to } = clauseOf(reading, at.from)
  const usable = timings.filter(
    (t) =>
      t.kind !== 'day' &&
      // "the 2014 goal of 2 %" is not of that year.
      begins(reading, 'goal', t.to) === undefined &&
      !isPriceYear(reading, t) &&
      last(reading, 'than', Math.max(0, t.from - 2), t.from) === undefined &&
      (!isSince(context, t) || ends(reading, 'from', at.from) !== undefined) &&
      (!t.deadline || (published !== null && (t.years[0] ?? '9999') < published.slice(0, 4))) &&
      t !== near &&
      !isAside(context, t, at) &&
      !(t.kind === 'now' && (t.from < from || t.to > to)),
  )
  const inClause = usable.filter((t) => t.from >= from && t.to <= to)
  const before = (t: Timing) => t.to <= at.from && !startOfChange(context, t, at) && !ofComparison(context, t, at)
  const inside = inClause.find((t) => t.from >= at.from && t.to <= phraseEnd)
  // "When he took office it spent 1 per cent": a time, but none that can be told.
  const told = (reading.marks.get('when') ?? []).some(
    (m) => (m.to <= at.from || m.from === phraseEnd) && !has(reading, 'since', m.from - 2, m.from),
  )
  const own =
    inside ??
    inClause.findLast(before) ??
    usable.findLast(before) ??
    (told ? inClause : [...inClause, ...usable]).find((t) => t.from >= phraseEnd && !takenByOther(context, at, t))
  const same = first(reading, 'sameYear', from, to)
  if (same !== undefined) {
    const year = timings.findLast((t) => t.to <= same.from && t.years.length === 1)?.years[0] ?? discourse.year
    return {
      periods: year === null ? [] : [year],
      timing: undefined,
      adjacent: false,
      assumed: year === null ? [] : [`the year named last, ${year}, is meant`],
    }
  }
  if (own !== undefined) {
    const years = yearsOf(context, own)
    if (years.periods.length > 0) return { ...years, timing: own, adjacent: false }
  }
  if (told) return { periods: [], timing: undefined, adjacent: false, assumed: [] }
  if (published !== null && ends(reading, 'from', at.from) !== undefined && has(reading, 'plan')) {
    const year = addYears(published, -1, 0).slice(0, 4)
    return {
      periods: [year],
      timing: undefined,
      adjacent: false,
      assumed: [`the start of the plan is taken to be ${year}`],
    }
  }
  // "It spends": the year of the sentence before is past.
  const now = mood === 'fact' && has(reading, 'presentVerb', from, at.from)
  if (discourse.periods.length > 0 && discourse.age <= 2 && !now)
    return {
      periods: discourse.periods,
      timing: undefined,
      adjacent: false,
      assumed: [YEAR_BEFORE],
    }
  if (
    published !== null &&
    (mood !== 'fact' || has(reading, 'arrive', from, to) || has(reading, 'budgeted', from, to))
  ) {
    const year = published.slice(0, 4)
    return { periods: [year], timing: undefined, adjacent: false, assumed: [`no year is said: ${year} is taken`] }
  }
  return { ...presentYears(context), timing: undefined, adjacent: false }
}

/** Whether the clause of a number says that something is, is estimated, is meant or is foretold. */
export function moodOf(context: Context, at: Stretch): Mood {
  const { reading } = context
  const { from, to } = clauseOf(reading, at.from)
  if (has(reading, 'estimate', from, to)) return 'estimate'
  if (has(reading, 'plan', from, at.from)) return 'plan'
  if (has(reading, 'prediction', from, at.from)) return 'prediction'
  return 'fact'
}

/** First and last token of a claim: the number with its hedge, the phrase it is part of, and a time that stands beside it. */
export function stretchOf(
  context: Context,
  quantity: Quantity,
  phraseEnd: number,
  when?: When,
  place?: Place,
): { from: number; to: number } {
  const { reading } = context
  let from = quantity.hedged
  let to = Math.max(quantity.to, phraseEnd)
  const timing = when?.adjacent === true ? when.timing : undefined
  if (timing !== undefined && timing.from >= to && timing.from - to <= 6) to = timing.to
  if (
    place !== undefined &&
    place.to <= quantity.from &&
    quantity.from - place.to <= 2 &&
    !broken(reading, place.to, quantity.from)
  ) {
    let comma = false
    for (let i = place.to; i < quantity.from; i++) comma ||= reading.tokens[i]?.text === ','
    if (!comma) from = Math.min(from, place.from)
    if (reading.tokens[place.to]?.text === '(' && reading.tokens[to]?.text === ')') to++
  }
  return { from, to }
}

/** Whether areas are one group. */
export function aboutGroup(context: Context, areas: readonly string[]): boolean {
  return areas.length === 1 && areas[0] !== undefined && isGroup(context.world, areas[0])
}
