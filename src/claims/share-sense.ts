import type { Context } from './context.js'
import { lineOf, MOST_LINE } from './goal-line.js'
import { soonAfter } from './nearby.js'
import type { Quantity } from './quantity.js'
import { begins, clauseOf, ends, endsAt, first, has, last, type Mark } from './reading.js'
import { pledgedPercents } from './world.js'

/** Whether a percentage without "of GDP" is one of GDP, by what the sentence or those before speak of. */
export function gdpIsMeant(context: Context, quantity: Quantity): boolean {
  const { reading, discourse, quantities, published, world } = context
  if (quantity.value > MOST_LINE || quantity.unit === 'fraction') return false
  if (soonAfter(context, quantity, 'otherWhole')) return false
  // "wages rose by 2 per cent": an amount of change; what also means "from" may lead to a level.
  const change = ends(reading, 'byAgent', quantity.hedged)
  if (change !== undefined && !ends(reading, 'from', quantity.hedged)) return false
  if (isInTable(context)) return true
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
  const said = has(reading, 'pronoun') || ends(reading, 'copula', quantity.hedged) !== undefined
  const again = said && context.timings.length > 0
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
  const said = endsAt(reading, quantity.to, ['copula', 'time'])
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
  if (sharesMove(context, quantity)) return true
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
  // "2.3 per cent, paid for by cutting aid"
  const comma = reading.tokens.findIndex((t, i) => i >= quantity.to && t.text === ',')
  const behindComma = (mark: Mark): boolean => comma >= 0 && mark.from > comma
  const distance = (cats: readonly string[]): number => {
    let best = Number.POSITIVE_INFINITY
    for (const cat of cats)
      for (const mark of reading.marks.get(cat) ?? [])
        if (mark.from >= from && mark.to <= to && !behindComma(mark))
          best = Math.min(
            best,
            mark.from >= quantity.to ? mark.from - quantity.to : Math.max(0, quantity.from - mark.to),
          )
    return best
  }
  // "Inflation was 3.1 percent, above the 2 percent target"
  const lastOf = (cats: readonly string[]) =>
    Math.max(-1, ...cats.map((cat) => last(reading, cat, from, quantity.hedged)?.to ?? -1))
  const own = ['spending', 'defence', 'area', 'collective', 'gdp', 'adopt', 'pronoun']
  if (!soonAfter(context, quantity, 'gdp') && lastOf(['otherShare']) > lastOf(own)) return true
  // "5 percent on education"
  const purpose = begins(reading, 'purpose', quantity.to)
  if (purpose && has(reading, 'otherShare', purpose.to, purpose.to + 4)) return true
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

/** "saw their share rise from 1.4 percent in 2014 to 2.27 percent": both ends of a share's way, where no other thing is named. */
function sharesMove(context: Context, quantity: Quantity): boolean {
  const { reading, quantities, places } = context
  const led = ends(reading, 'from', quantity.hedged) ?? ends(reading, 'toLevel', quantity.hedged)
  const { from } = clauseOf(reading, quantity.from)
  const figure = led && last(reading, 'figure', from, quantity.from)
  const all = quantities.filter((q) => q.kind === 'percent')
  const two = all.length === 2 && all.every((q) => q.value <= MOST_LINE && q.decimals > 0)
  return figure !== undefined && two && places.some((p) => p.to <= figure.from) && !has(reading, 'otherShare')
}

/** "Poland 4.12%, Estonia 3.43%, US 3.38%": figures right behind names of members, in a text of the alliance. */
function isInTable({ quantities, places, discourse, reading }: Context): boolean {
  if (!discourse.alliance || has(reading, 'otherShare')) return false
  const rows = quantities.filter(
    (q) => q.kind === 'percent' && q.value <= MOST_LINE && q.decimals > 0 && places.some((p) => q.from === p.to),
  )
  return rows.length >= 3
}
