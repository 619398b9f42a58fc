import { addClaim, type Context, leaveUnchecked } from './context.js'
import { findGoalPercent } from './find-goal.js'
import { ofWorld } from './find-growth.js'
import { isNextYear } from './goal-timing.js'
import { aboutGroup, moodOf, stretchOf, subjectOf, whenOf } from './ground.js'
import { definerOf, soonAfter } from './nearby.js'
import { type Quantity, writtenOf } from './quantity.js'
import type { Written } from './question.js'
import { broken, ends, last } from './reading.js'
import { gdpBefore, gdpIsMeant, isOpinion, isThreshold, ofOtherThings } from './share-sense.js'

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
    if (next.from - before.to > 3) break
    group.push(next)
  }
  return group
}

export function share(context: Context, quantity: Quantity): boolean {
  const gdp = soonAfter(context, quantity, 'gdp', 7) ?? gdpBefore(context, quantity)
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
  const subject = subjectOf(context, quantity, end)
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
  if (later && area !== undefined) {
    addClaim(
      context,
      first.from,
      first.to,
      isNextYear(context, when.timing) ? 'share-of-gdp' : 'goal-date',
      { ask: 'own-target', areas: subject.areas, percent: writtenOf(quantity), when: year },
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
