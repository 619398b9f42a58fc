import type { Mood } from './claim.js'
import { addClaim, type Context, leaveUnchecked } from './context.js'
import { findGoalPercent } from './find-goal.js'
import { ofWorld } from './find-growth.js'
import { isNextYear } from './goal-timing.js'
import { aboutGroup, moodOf, type Subject, stretchOf, subjectOf, type When, whenOf } from './ground.js'
import { definerOf, soonAfter } from './nearby.js'
import { type Quantity, writtenOf } from './quantity.js'
import type { Written } from './question.js'
import { begins, broken, ends, last, spanOf } from './reading.js'
import { gdpBefore, gdpIsMeant, isOpinion, isThreshold, ofOtherThings } from './share-sense.js'
import { isAlly } from './world.js'

/** Percentages that belong together: "2.09 and 2.01% in 2024 and 2025". */
function companions(context: Context, quantity: Quantity): Quantity[] {
  const { quantities, used } = context
  const at = quantities.indexOf(quantity)
  const group = [quantity]
  for (let k = at + 1; k < quantities.length; k++) {
    const next = quantities[k]
    const before = quantities[k - 1]
    if (
      next?.kind !== 'percent' ||
      before === undefined ||
      !before.elliptic ||
      before.kind !== 'percent' ||
      used.has(next)
    )
      break
    // "Poland on 4.12 and Estonia on 3.43 per cent": each is somebody's own.
    if (next.from - before.to > 3 || context.places.some((p) => p.from >= before.to && p.to <= next.from)) break
    group.push(next)
  }
  return group
}

export function share(context: Context, quantity: Quantity): boolean {
  const gdp = soonAfter(context, quantity, 'gdp', 7) ?? gdpBefore(context, quantity)
  // "2 per cent of national income rather than GDP"
  const whole = gdp && soonAfter(context, quantity, 'otherWhole', 4)
  if (gdp !== undefined && whole !== undefined && whole.to <= gdp.from) return false
  if (gdp === undefined && !gdpIsMeant(context, quantity)) return false
  if (ofOtherThings(context, quantity) || (gdp === undefined && ofWorld(context, quantity))) return false
  if (isThreshold(context, quantity)) return true
  // "We are not at 2 per cent yet" states no share; what it denies may be anything below.
  const denied = last(context.reading, 'negation', Math.max(0, quantity.hedged - 3), quantity.hedged)
  if (denied !== undefined && !broken(context.reading, denied.to, quantity.hedged)) {
    leaveUnchecked(context, quantity, 'unclear')
    return true
  }
  if (isOpinion(context, quantity)) {
    if (isOwnMeasure(context, quantity)) return true
    leaveUnchecked(context, quantity, 'opinion')
    return true
  }
  // "A Germany at 3.5 per cent would outspend": not what is.
  if (soonAfter(context, quantity, 'prediction', 3) !== undefined) {
    leaveUnchecked(context, quantity, 'prediction')
    return true
  }
  if (findGoalPercent(context, quantity, gdp)) return true
  const end = gdp !== undefined && gdp.from >= quantity.to ? gdp.to : quantity.to
  const group = companions(context, quantity)
  const mood = moodOf(context, quantity)
  const tail = group.at(-1) ?? quantity
  const when = whenOf(context, { from: quantity.from, to: tail.to }, Math.max(end, tail.to), mood)
  const subject = ofSeries(context, quantity) ?? subjectOf(context, quantity, end)
  if (subject.outside) return false
  for (const q of group) context.used.add(q)
  const first = stretchOf(context, quantity, Math.max(end, tail.to), when, subject.place)
  const together =
    last(context.reading, 'collectively', 0, quantity.from) ?? soonAfter(context, quantity, 'collectively')
  const money = context.quantities.some(
    (q) => q.kind === 'money' && together && q.from >= together.to && q.to <= quantity.from,
  )
  const collective = aboutGroup(context, subject.areas) && together !== undefined && !money
  const year = when.periods[0]
  const [area] = subject.areas
  const later = year !== undefined && context.published !== null && year > context.published.slice(0, 4)
  // "Poland plans 4.7 percent"
  const planned =
    ends(context.reading, 'planVerb', quantity.hedged) !== undefined || isToBe(context, quantity, when, mood)
  if ((later || planned) && area !== undefined && year !== undefined) {
    addClaim(
      context,
      first.from,
      first.to,
      isNextYear(context, when.timing) ? 'share-of-gdp' : later ? 'goal-date' : 'goal-terms',
      { ask: 'own-target', areas: subject.areas, percent: writtenOf(quantity), when: later ? year : null },
      'plan',
      { assumed: [...subject.assumed, ...when.assumed], unclear: [] },
    )
    return true
  }
  const question = {
    ask: 'share',
    areas: subject.areas,
    periods: when.periods,
    values: group.map((q) => floor(context, q)),
    by: definerOf(context, quantity),
  } as const
  addClaim(context, first.from, first.to, collective ? 'aggregate' : 'share-of-gdp', question, mood, {
    assumed: [...subject.assumed, ...when.assumed],
    unclear: subject.unclear,
  })
  context.discourse.gdp = true
  return true
}

/** "met 2 %": at least that much. */
function floor(context: Context, quantity: Quantity): Written {
  const met = ends(context.reading, 'meetStrict', quantity.hedged) !== undefined && quantity.relation === 'equal'
  return met ? { ...writtenOf(quantity), relation: 'at-least' } : writtenOf(quantity)
}

/** "Madrid says that 2.1 percent is enough": what a country means to spend, whatever others agreed. */
function isOwnMeasure(context: Context, quantity: Quantity): boolean {
  const { areas, place, assumed } = subjectOf(context, quantity, quantity.to, false)
  const said = place !== undefined && soonAfter(context, quantity, 'enough') !== undefined
  if (
    !said ||
    !areas.every((code) => isAlly(context.world, code, context.lexicon.alliance)) ||
    aboutGroup(context, areas)
  )
    return false
  const end = Math.max(quantity.to, soonAfter(context, quantity, 'gdp')?.to ?? 0)
  const question = { ask: 'own-target', areas, percent: writtenOf(quantity), when: null } as const
  context.used.add(quantity)
  addClaim(context, quantity.hedged, end, 'goal-terms', question, 'plan', { assumed, unclear: [] })
  return true
}

/** "2.04 per cent this year, up from 1.96 a year before and less than half of Poland's": an earlier figure of whom the figure before is of. */
function ofSeries(context: Context, quantity: Quantity): Subject | undefined {
  const lead = last(context.reading, 'seriesLead', Math.max(0, quantity.hedged - 2), quantity.hedged)
  const before = lead && context.claims.at(-1)
  if (lead === undefined || before?.question.ask !== 'share' || begins(context.reading, 'area', lead.to))
    return undefined
  if (context.places.some((p) => p.from >= quantity.to && p.from - quantity.to <= 2)) return undefined
  const between = context.places.some(
    (p) => p.to <= lead.from && spanOf(context.reading, p.from, p.to).start > before.span.end,
  )
  if (between) return undefined
  const { areas } = before.question
  return { areas, place: undefined, assumed: before.assumed, unclear: [], outside: false }
}

/** "backed raising spending to 5 percent": a level that a country means to reach, without a day. */
function isToBe(
  { reading, world, lexicon, places, timings }: Context,
  quantity: Quantity,
  when: When,
  mood: Mood,
): boolean {
  const to = ends(reading, 'toLevel', quantity.hedged)
  const dated = timings.some((t) => t.from >= quantity.to && t.from - quantity.to <= 8)
  if (mood !== 'plan' || to === undefined || when.timing !== undefined || dated) return false
  const raise = last(reading, 'plan', Math.max(0, to.from - 6), to.from)
  const one = places
    .findLast((p) => p.to <= quantity.from)
    ?.codes.every((code) => isAlly(world, code, lexicon.alliance))
  return raise !== undefined && one === true && !broken(reading, raise.to, to.from)
}
