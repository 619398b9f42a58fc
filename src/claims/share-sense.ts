import type { Context } from './context.js'
import { lineOf, MOST_LINE, MOST_SHARE } from './goal-line.js'
import { soonAfter } from './nearby.js'
import type { Quantity } from './quantity.js'
import { begins, clauseOf, ends, endsAt, first, has, last, type Mark } from './reading.js'
import { pledgedPercents } from './world.js'

/** Whether a percentage without "of GDP" is one of GDP, by what the sentence or those before speak of. */
export function gdpIsMeant(context: Context, quantity: Quantity): boolean {
  const { reading, discourse, quantities, published, world } = context
  if (quantity.value > MOST_SHARE || quantity.unit === 'fraction') return false
  if (soonAfter(context, quantity, 'otherWhole')) return false
  const by = context.timings.some((t) => t.deadline)
  if (quantity.value <= MOST_LINE && has(reading, 'goal')) return true
  if (quantity.value <= MOST_LINE && has(reading, 'plan') && by && (has(reading, 'area') || has(reading, 'defence')))
    return true
  const earlier = quantities.some(
    (q) => q.kind === 'percent' && q !== quantity && soonAfter(context, q, 'gdp') !== undefined,
  )
  const told = context.claims.some(
    (c) => c.question.ask === 'share' || (c.question.ask === 'count' && c.question.measure === 'spending'),
  )
  if (earlier || (told && has(reading, 'area')) || has(reading, 'relative')) return true
  const again = quantity.value <= MOST_LINE && has(reading, 'pronoun') && context.timings.length > 0
  const spoken = again || ['goal', 'spending', 'area'].some((cat) => has(reading, cat))
  if (discourse.gdp && spoken) return true
  const pledged = published !== null && pledgedPercents(world, published).has(quantity.value)
  if (standsAt(context, quantity) || isFigureOf(context, quantity)) return true
  if (quantity.value <= MOST_LINE && isOutlay(context, quantity)) return true
  const common = has(reading, 'defence') || has(reading, 'leaders') || context.places.length > 0
  if (pledged && common && (has(reading, 'adopt') || ends(reading, 'current', quantity.hedged))) return true
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
  const back = last(reading, 'pronoun', Math.max(0, quantity.hedged - 3), quantity.hedged) !== undefined
  return (at !== undefined && (near || definer || back) && places.length > 0) || isOwned(context, quantity)
}

/** "Poland's 4.3 percent is": a place, and behind the number nothing that it could be the growth or the part of. */
function isOwned({ reading, places }: Context, quantity: Quantity): boolean {
  const said = endsAt(reading, quantity.to, ['copula'])
  return said && places.some((p) => quantity.hedged - p.to === 2 && reading.tokens[p.to + 1]?.word === 's')
}

/** "an outlay of 2.18 percent", where it is not one of growth. */
function isOutlay({ reading }: Context, quantity: Quantity): boolean {
  const of = ends(reading, 'of', quantity.hedged)
  const spending = of && ends(reading, 'spending', of.from)
  return spending !== undefined && !has(reading, 'riseNoun', spending.from - 4, spending.from)
}

/** "The number is 1.37 percent": what was spoken of before is said again with its number. */
function isFigureOf(context: Context, quantity: Quantity): boolean {
  const { reading, discourse } = context
  const level = ends(reading, 'toLevel', quantity.hedged)
  const moved =
    level && (last(reading, 'rise', level.from - 3, level.from) ?? last(reading, 'fall', level.from - 3, level.from))
  const is = ends(reading, 'copula', quantity.hedged) ?? moved
  const figure = is && last(reading, 'figure', Math.max(0, is.from - 3), is.from)
  // "Britain's spending rose to 2.4 per cent"
  if (moved && quantity.value <= MOST_LINE && last(reading, 'spending', Math.max(0, moved.from - 4), moved.from))
    return true
  const its = figure && (begins(reading, 'article', figure.from - 1) ?? begins(reading, 'light', figure.from - 1))
  return its !== undefined && discourse.gdp && discourse.areas.length > 0 && quantity.value <= MOST_LINE
}

/** "allies should pay 5 percent": what somebody thinks right is no figure; a demand with a date is a plan. */
export function isOpinion(context: Context, quantity: Quantity): boolean {
  const { reading, timings } = context
  const { from, to } = clauseOf(reading, quantity.from)
  if (soonAfter(context, quantity, 'enough', 4) !== undefined || has(reading, 'poll', from, to)) return true
  if (has(reading, 'enough', quantity.hedged - 3, quantity.hedged)) return true
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
  // "allies will spend at least 3.5 per cent": what they agreed.
  if (has(reading, 'plan', noun.to, quantity.hedged)) return false
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
