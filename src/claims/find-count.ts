import { addClaim, type Context } from './context.js'
import { COUNT_MOST, type Counted, countedAt, countFractions, isEquipment, lineNear, verbOf } from './counted.js'
import { everyMember, named, onlyOne } from './find-count-lists.js'
import { earlierCount, isEarlierCount, numberOf } from './find-count-series.js'
import { foundedWith, thatFounded } from './find-founding.js'
import { members, membershipOf } from './find-membership.js'
import { isOfOthers } from './goal-line.js'
import { moodOf, whenOf } from './ground.js'
import { writtenOf } from './quantity.js'
import { begins, first, has, last, type Mark } from './reading.js'
import { isAlly, isWhole } from './world.js'

/** Names of allies after the count ("namely the US, Greece and Estonia"). */
function namedAfter(context: Context, to: number, count: number): readonly string[] {
  const list = context.places.find((p) => p.from >= to && p.codes.length >= 2)
  const one = context.places.filter((p) => p.from >= to && p.as !== 'definer' && p.as !== 'compared')
  const codes = list?.codes ?? (count === 1 ? one[0]?.codes : undefined) ?? []
  return codes.every((code) => isAlly(context.world, code, context.lexicon.alliance)) ? codes : []
}

function countOf(context: Context, counted: Counted, verb: { mark: Mark; side: 'met' | 'missed' }): void {
  const { reading, lexicon, used, discourse } = context
  const { quantity } = counted
  const { line } = lineNear(context, verb.mark.from)
  const goal = first(reading, 'goal', verb.mark.from, Math.min(reading.tokens.length, verb.mark.to + 12))
  const ends = [verb.mark.to, goal?.to ?? 0, line !== undefined && line.from >= verb.mark.from ? line.to : 0]
  const end = Math.max(counted.to, ...ends)
  const mood = moodOf(context, verb.mark)
  const when = whenOf(context, { from: quantity.from, to: end }, end, mood)
  used.add(quantity)
  if (counted.of) used.add(counted.of)
  if (line) used.add(line)
  discourse.line = line?.value ?? discourse.line
  const to = when.adjacent && when.timing && when.timing.from >= end ? when.timing.to : end
  addClaim(
    context,
    Math.min(
      quantity.hedged,
      verb.mark.from,
      counted.noun?.to === quantity.from ? (counted.of?.from ?? quantity.from) : quantity.from,
    ),
    to,
    'count-of-allies',
    {
      ask: 'count',
      group: lexicon.alliance,
      periods: when.periods,
      side: verb.side,
      line: line === undefined ? null : { ...writtenOf(line), relation: 'at-least' },
      count: counted.some ? { ...writtenOf(quantity), relation: 'at-least' } : writtenOf(quantity),
      ...(counted.of === undefined ? {} : { of: counted.of.value }),
      named: namedAfter(context, end, quantity.value),
      measure: line !== undefined && isEquipment(context, line) ? 'equipment' : 'spending',
    },
    mood,
    { assumed: when.assumed, unclear: line === undefined ? ['the number of the goal is not said here'] : [] },
  )
  if (counted.of && counted.noun) {
    const { from } = counted.of
    if (begins(reading, 'article', from - 1)) membershipOf(context, counted.of, from - 1, counted.noun.to)
  }
  const every = begins(reading, 'all', quantity.from - 1)
  if (every && counted.noun && isWhole(context.world, lexicon.alliance, quantity.value))
    membershipOf(context, quantity, every.from, counted.noun.to)
}

/** Counts of members that met or missed a line, and how many members there are. */
export function findCounts(context: Context): void {
  const { quantities, used } = context
  if (quantities.some((q) => isOfOthers(context, q))) return
  let before = false
  countFractions(context)
  for (const quantity of quantities) {
    if (used.has(quantity)) continue
    const counted = countedAt(context, quantity)
    if (counted === undefined) {
      if (before && quantity.kind === 'count' && quantity.value <= COUNT_MOST && isEarlierCount(context, quantity))
        earlierCount(context, quantity)
      continue
    }
    const verb = verbOf(context, counted)
    const { line, goal } = lineNear(context, verb?.mark.from ?? counted.to)
    const founders =
      has(context.reading, 'founder', quantity.to, quantity.to + 4) ||
      has(context.reading, 'signed', quantity.to, quantity.to + 7) ||
      thatFounded(context, counted) !== undefined ||
      ((last(context.reading, 'found', Math.max(0, quantity.from - 10), quantity.from) ??
        first(context.reading, 'found', quantity.to, quantity.to + 5)) !== undefined &&
        has(context.reading, 'byAgent', Math.max(0, quantity.from - 3), quantity.from)) ||
      foundedWith(context, quantity) !== undefined
    if (verb !== undefined && (line !== undefined || goal)) {
      countOf(context, counted, verb)
      before = true
    } else if (!founders && members(context, counted)) used.add(quantity)
  }
  everyMember(context)
  numberOf(context)
  named(context)
  onlyOne(context)
}
