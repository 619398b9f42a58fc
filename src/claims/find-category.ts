import type { About } from './claim.js'
import { addClaim, type Context } from './context.js'
import { lineOf } from './goal-line.js'
import { moodOf, stretchOf, subjectOf, whenOf } from './ground.js'
import { soonAfter } from './nearby.js'
import { type Quantity, writtenOf } from './quantity.js'
import { begins, clauseOf, endsAt, first, has, isComma, last } from './reading.js'

export function category(context: Context, quantity: Quantity): boolean {
  const { reading } = context
  const { from, to } = clauseOf(reading, quantity.from)
  for (const [cat, name] of [
    ['equipment', 'equipment'],
    ['personnelCat', 'personnel'],
    ['infrastructure', 'infrastructure'],
    ['otherCat', 'other'],
  ] as const) {
    const share = last(reading, 'shareOf', from, quantity.from)
    const whole =
      soonAfter(context, quantity, 'spending', 7) ??
      soonAfter(context, quantity, 'ofThat', 1) ??
      (share && first(reading, 'spending', share.to, quantity.from))
    // "more than half its budget, 52.6 percent, to new equipment"
    const beside = isComma(reading, quantity.hedged - 1) && isComma(reading, quantity.to)
    const gone = whole && first(reading, 'goesTo', whole.to, to)
    const kind =
      soonAfter(context, quantity, cat, 9) ??
      (beside ? first(reading, cat, quantity.to, quantity.to + 5) : undefined) ??
      (gone && first(reading, cat, gone.to, gone.to + 4)) ??
      last(reading, cat, Math.max(from, quantity.from - 12), quantity.from)
    if (kind === undefined || kind.from < from || kind.to > to + 1) continue
    const goes =
      kind.from >= quantity.to &&
      kind.from - quantity.to <= 4 &&
      has(reading, 'spending', from, quantity.from) &&
      lineOf(context, quantity) === undefined &&
      quantity.value >= 5
    const apart = goes || (whole !== undefined && (whole.from >= kind.to || whole.to <= kind.from))
    const line = lineOf(context, quantity)
    if (!apart && !(line !== undefined && quantity.value >= 15) && !(discourseShare(context) && quantity.value >= 5))
      continue
    if (soonAfter(context, quantity, 'gdp') !== undefined) continue
    const end = Math.max(whole?.to ?? 0, kind.from >= quantity.to ? kind.to : 0, quantity.to)
    const mood = moodOf(context, quantity)
    const subject = subjectOf(context, quantity, end)
    const when = whenOf(context, quantity, end, mood)
    if (subject.outside) return false
    context.used.add(quantity)
    // "below the 20 % guideline": the line itself is nobody's figure.
    if (line !== undefined && (quantity.relation === 'equal' || subject.areas.length === 0)) {
      const { alliance } = context.lexicon
      const question = { ask: 'goal-terms', holder: alliance, percent: [writtenOf(quantity)], words: [] } as const
      const from = Math.min(quantity.hedged, line.as === 'named' ? quantity.hedged : line.goal.from)
      addClaim(context, from, line.as === 'named' ? line.goal.to : end, 'goal-terms', question, 'fact')
      return true
    }
    const span = stretchOf(context, quantity, end, when, subject.place)
    const about: About = name === 'equipment' ? 'equipment-share' : 'other'
    const question = {
      ask: 'category-share',
      category: name,
      areas: subject.areas,
      periods: when.periods,
      percent: writtenOf(quantity),
    } as const
    addClaim(context, span.from, span.to, about, question, mood, {
      assumed: [...subject.assumed, ...when.assumed],
      unclear: subject.unclear,
    })
    return true
  }
  return false
}

/** "Canada a quarter and Norway only 18": the same category of another country, behind one that was said. */
export function categoryAgain(context: Context, quantity: Quantity): boolean {
  const { reading, places } = context
  const before = context.claims.findLast((c) => c.question.ask === 'category-share')
  const place = places.findLast((p) => p.to <= quantity.hedged)
  if (before?.question.ask !== 'category-share' || place === undefined || quantity.hedged - place.to > 2) return false
  if (
    !endsAt(reading, quantity.to, ['and', 'break', 'in', 'time']) ||
    place.codes.join() === before.question.areas.join()
  )
    return false
  for (let i = place.to; i < quantity.hedged; i++)
    if (!['at', 'light', 'spendVerb', 'copula'].some((cat) => begins(reading, cat, i))) return false
  context.used.add(quantity)
  const question = { ...before.question, areas: place.codes, percent: writtenOf(quantity) }
  addClaim(context, place.from, quantity.to, before.about, question, before.mood, before)
  return true
}

/** A category's share may be said of spending that the sentence before named. */
function discourseShare(context: Context): boolean {
  return has(context.reading, 'ofTotal') && (has(context.reading, 'spending') || context.discourse.defence)
}
