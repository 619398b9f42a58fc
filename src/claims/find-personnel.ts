import { addClaim, type Context } from './context.js'
import { aboutGroup, moodOf, stretchOf, subjectOf, whenOf } from './ground.js'
import { soonAfter } from './nearby.js'
import { type Quantity, writtenOf } from './quantity.js'
import { begins, clauseOf, ends, endsAt, first, has, last } from './reading.js'
import { isAlly } from './world.js'

/** Numbers of persons in uniform. */
export function findPersonnel(context: Context): void {
  const { reading, quantities, used, lexicon } = context
  let before = false
  for (const q of quantities) {
    if (q.kind !== 'count' || used.has(q) || q.value < 1000) continue
    const noun = soonAfter(context, q, 'troops', 4)
    const { from, to } = clauseOf(reading, q.from)
    const placed =
      last(reading, 'stationed', Math.max(from, q.from - 14), q.from) ??
      first(reading, 'stationed', q.to, Math.min(to, (noun?.to ?? q.to) + 13))
    const more =
      begins(reading, 'more', q.to) ??
      (noun && begins(reading, 'more', noun.from)) ??
      (noun && begins(reading, 'more', noun.to)) ??
      ends(reading, 'more', q.hedged)
    if (placed !== undefined || more !== undefined) continue
    const army =
      (ends(reading, 'of', q.hedged) !== undefined && ends(reading, 'army', q.hedged - 1) !== undefined) ||
      isSize(context, q)
    const again = before && (has(reading, 'troops') || led(context, q))
    if (noun === undefined && !army && !again) continue
    const end = noun?.to ?? q.to
    const subject = subjectOf(context, q, end)
    if (subject.outside || subject.areas.length === 0) continue
    if (!subject.areas.every((c) => isAlly(context.world, c, lexicon.alliance) || aboutGroup(context, [c]))) continue
    const mood = moodOf(context, q)
    // "compte 200 000 militaires" is no plan.
    const has_ = ends(reading, 'plan', q.hedged) !== undefined
    if (noun !== undefined && mood === 'plan' && !has_ && !has(reading, 'estimate')) continue
    const when = whenOf(context, q, end, mood)
    used.add(q)
    before = true
    const span = stretchOf(context, q, end, when)
    addClaim(
      context,
      span.from,
      span.to,
      'personnel',
      { ask: 'personnel', areas: subject.areas, periods: when.periods, persons: writtenOf(q) },
      mood,
      { assumed: [...subject.assumed, ...when.assumed], unclear: subject.unclear },
    )
  }
}

/** "The army has shrunk to 125,900", "its forces number 40,000": how large forces are, with nothing behind that is counted. */
function isSize({ reading }: Context, q: Quantity): boolean {
  if (!endsAt(reading, q.to, ['in', 'time', 'and', 'break', 'from', 'to', 'seriesLead', 'at', 'by', 'strong', 'area']))
    return false
  const grown =
    ends(reading, 'toLevel', q.hedged) &&
    (last(reading, 'fall', q.hedged - 4, q.hedged) ?? last(reading, 'rise', q.hedged - 4, q.hedged))
  // "At 216,000 Poland's armed forces are"
  const at = ends(reading, 'at', q.hedged) && begins(reading, 'area', q.to)
  if (at && first(reading, 'army', at.to, at.to + 3)) return true
  const verb = grown ?? ends(reading, 'numbers', q.hedged) ?? begins(reading, 'strong', q.to)
  const forces =
    verb && (last(reading, 'army', Math.max(0, q.hedged - 9), q.hedged) ?? begins(reading, 'army', q.to + 1))
  return forces !== undefined && !has(reading, 'spending', Math.max(0, q.hedged - 9), q.to)
}

/** "from 168,700 in 2014": a figure of another time behind one of the same thing. */
function led({ reading }: Context, q: Quantity): boolean {
  const lead = ['seriesLead', 'from', 'toLevel'].some((cat) => ends(reading, cat, q.hedged) !== undefined)
  return lead && endsAt(reading, q.to, ['in', 'time', 'and', 'break', 'at'])
}
