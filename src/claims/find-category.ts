import type { About } from './claim.js'
import { addClaim, type Context } from './context.js'
import { lineOf } from './goal-line.js'
import { moodOf, stretchOf, subjectOf, whenOf } from './ground.js'
import { soonAfter } from './nearby.js'
import { type Quantity, writtenOf } from './quantity.js'
import { clauseOf, first, has, last } from './reading.js'

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
    const kind =
      soonAfter(context, quantity, cat, 9) ?? last(reading, cat, Math.max(from, quantity.from - 12), quantity.from)
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
    if (line !== undefined && (quantity.relation === 'equal' || subject.areas.length === 0)) return true
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

/** A category's share may be said of spending that the sentence before named. */
function discourseShare(context: Context): boolean {
  return has(context.reading, 'ofTotal') && (has(context.reading, 'spending') || context.discourse.defence)
}
