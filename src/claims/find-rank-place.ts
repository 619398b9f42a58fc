import type { Context } from './context.js'
import { memberNoun } from './counted.js'
import { subjectOf } from './ground.js'
import type { Quantity } from './quantity.js'
import { allies, oneByOne, rank } from './rank-claim.js'
import { measureOf } from './rank-measure.js'
import { begins, broken, ends, endsAt, has, last, spanOf } from './reading.js'
import { isWhole, strengthOf } from './world.js'

/** What may follow a place of a table that is said without its noun: "is fourth with $64 billion", "third behind Poland". */
const AFTER = ['of', 'at', 'in', 'behind', 'break', 'rankIn', 'and', 'after', 'time', 'absolute', 'relative']

/** "France is fourth with $64 billion", "third behind Poland and Estonia", "auf Platz drei", "ranks 9th of 32": a place in the table of members. */
export function placesByNumber(context: Context): void {
  const { reading, quantities, used, discourse, world, lexicon } = context
  const { most } = strengthOf(world, lexicon.alliance)
  const figures = quantities.some((q) => q.kind === 'percent' || q.kind === 'money')
  const spoken = ['spending', 'defence', 'spender', 'gdp'].some((cat) => has(reading, cat))
  if (!spoken && !discourse.gdp && !discourse.defence) return
  for (const q of quantities) {
    if (used.has(q) || q.value > most || q.value < 1) continue
    const place = placeOf(context, q, figures)
    if (place === undefined || isRanked(context, place)) continue
    if (begins(reading, 'unit', place.to) || begins(reading, 'outsideRank', place.to)) continue
    const who = subjectOf(oneByOne(before(context, place.to)), q, q.to)
    if (!allies(context, who.areas) || who.areas.length > 1 || who.outside) continue
    used.add(q)
    const of = begins(reading, 'of', place.to)
    const whole = of && quantities.find((w) => w.kind === 'count' && w.from >= of.to && w.from - of.to <= 1)
    const all =
      whole && isWhole(world, lexicon.alliance, whole.value) && !memberNoun(context, whole) ? whole : undefined
    if (all) used.add(all)
    rank(context, place.from, all?.to ?? place.to, q.value, 'top', measureOf(context, place.from), who.areas)
  }
}

/** Where a number says a place, with the noun of it; undefined if it says none. */
function placeOf(context: Context, q: Quantity, figures: boolean): { from: number; to: number } | undefined {
  const { reading } = context
  const before = ends(reading, 'placeNoun', q.from)
  // "Platz 3", "number five"
  if (q.kind === 'count') return before && endsAt(reading, q.to, AFTER) ? { from: before.from, to: q.to } : undefined
  if (q.kind !== 'ordinal') return undefined
  const noun = begins(reading, 'placeNoun', q.to)
  if (noun !== undefined) return { from: q.from, to: noun.to }
  const verb = last(reading, 'rankVerb', Math.max(0, q.from - 3), q.from)
  const stands = verb !== undefined && !broken(reading, verb.to, q.from) && !begins(reading, 'article', q.from - 1)
  const behind = begins(reading, 'behind', q.to) !== undefined
  return (stands && figures && endsAt(reading, q.to, AFTER)) || behind ? { from: q.from, to: q.to } : undefined
}

/** "on place eight, just ahead of the United States": who is named behind it holds another place. */
function before(context: Context, end: number): Context {
  const places = context.places.filter((p) => p.to <= end)
  return places.length > 0 || context.discourse.areas.length > 0 ? { ...context, places } : context
}

/** Whether a claim of a rank already covers it. */
function isRanked({ reading, claims }: Context, place: { from: number; to: number }): boolean {
  const { start, end } = spanOf(reading, place.from, place.to)
  return claims.some((c) => c.question.ask === 'rank' && c.span.start < end && c.span.end > start)
}
