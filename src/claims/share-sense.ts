import type { Context } from './context.js'
import { lineOf } from './goal-line.js'
import { soonAfter } from './nearby.js'
import type { Quantity } from './quantity.js'
import { clauseOf, ends, first, has, last, type Mark } from './reading.js'
import { pledgedPercents } from './world.js'

const MOST_SHARE = 15

/** Whether a percentage without "of GDP" is one of GDP, by what the sentence or those before speak of. */
export function gdpIsMeant(context: Context, quantity: Quantity): boolean {
  const { reading, discourse, quantities, published, world } = context
  if (quantity.value > MOST_SHARE || quantity.unit === 'fraction') return false
  if (has(reading, 'otherWhole', quantity.to, quantity.to + 8)) return false
  const by = context.timings.some((t) => t.deadline)
  if (quantity.value <= 6 && has(reading, 'goal')) return true
  if (quantity.value <= 6 && has(reading, 'plan') && by && (has(reading, 'area') || has(reading, 'defence')))
    return true
  const earlier = quantities.some(
    (q) => q.kind === 'percent' && q !== quantity && soonAfter(context, q, 'gdp') !== undefined,
  )
  const told = context.claims.some((c) => c.question.ask === 'share') && has(reading, 'area')
  if (earlier || told || has(reading, 'relative')) return true
  const spoken = has(reading, 'goal') || has(reading, 'spending') || has(reading, 'area')
  if (discourse.gdp && spoken) return true
  const pledged = published !== null && pledgedPercents(world, published).has(quantity.value)
  if (standsAt(context, quantity)) return true
  if (pledged && has(reading, 'adopt') && (has(reading, 'defence') || context.places.length > 0)) return true
  return (
    (pledged &&
      (has(reading, 'goal') || has(reading, 'spending') || has(reading, 'defence') || has(reading, 'summit')) &&
      has(reading, 'meetOrPlan')) ||
    (has(reading, 'spending') && (has(reading, 'goal') || has(reading, 'by')) && !has(reading, 'rise')) ||
    (pledged && has(reading, 'area'))
  )
}

/** "Prague was at 2.09 %", "Latvia with 3.7 %": a place, a small word, and a percentage that could be a share of GDP. */
function standsAt(context: Context, quantity: Quantity): boolean {
  const { reading, places } = context
  if (
    quantity.value > 6 ||
    has(reading, 'otherShare') ||
    has(reading, 'rise', Math.max(0, quantity.hedged - 4), quantity.hedged)
  )
    return false
  const at =
    ends(reading, 'at', quantity.hedged) ??
    ends(reading, 'openSign', quantity.hedged) ??
    ends(reading, 'spendVerb', quantity.hedged)
  const definer = has(reading, 'ownDefiner') || has(reading, 'natoDefiner')
  const near = places.some((p) => p.to <= quantity.from && quantity.from - p.to <= 6)
  return at !== undefined && (near || definer) && places.length > 0
}

/** "allies should pay 5 percent": what somebody thinks right is no figure; a demand with a date is a plan. */
export function isOpinion(context: Context, quantity: Quantity): boolean {
  const { reading, timings } = context
  const { from } = clauseOf(reading, quantity.from)
  if (soonAfter(context, quantity, 'enough', 4) !== undefined) return true
  if (timings.some((t) => t.deadline) || lineOf(context, quantity) !== undefined) return false
  return (
    has(reading, 'should', Math.max(from, quantity.hedged - 14), quantity.hedged) &&
    !has(reading, 'adopt', from, quantity.hedged)
  )
}

/** Whether words of another subject stand nearer to a number than words of defence. */
export function ofOtherThings(context: Context, quantity: Quantity): boolean {
  const { reading } = context
  const { from, to } = clauseOf(reading, quantity.from)
  const distance = (cats: readonly string[]): number => {
    let best = Number.POSITIVE_INFINITY
    for (const cat of cats)
      for (const mark of reading.marks.get(cat) ?? [])
        if (mark.from >= from && mark.to <= to)
          best = Math.min(
            best,
            mark.from >= quantity.to ? mark.from - quantity.to : Math.max(0, quantity.from - mark.to),
          )
    return best
  }
  const other = distance(['otherShare'])
  return other <= 9 && other < distance(['spending', 'defence', 'goal'])
}

/** "those below 2 %", "nearly all allies are above 2 %": a line that some unnamed members are on one side of. */
export function isThreshold(context: Context, quantity: Quantity): boolean {
  const { reading } = context
  if (quantity.relation === 'equal' || quantity.relation === 'about') return false
  const noun = last(reading, 'those', Math.max(0, quantity.hedged - 3), quantity.hedged)
  if (noun === undefined || context.places.some((p) => p.from >= noun.to && p.to <= quantity.from)) return false
  context.used.add(quantity)
  return true
}

/** "as a share of GDP ... 2.3 %, "GSYH'nin yüzde 2,3'ü". */
export function gdpBefore(context: Context, quantity: Quantity): Mark | undefined {
  const { reading } = context
  const near = last(reading, 'gdp', Math.max(0, quantity.from - 5), quantity.from)
  if (near !== undefined && has(reading, 'gdpFirst')) return near
  return first(reading, 'relative', Math.max(0, quantity.from - 10), quantity.from)
}
