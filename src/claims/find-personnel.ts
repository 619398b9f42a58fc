import { addClaim, type Context } from './context.js'
import { aboutGroup, moodOf, stretchOf, subjectOf, whenOf } from './ground.js'
import { soonAfter } from './nearby.js'
import { writtenOf } from './quantity.js'
import { begins, clauseOf, ends, first, has, last } from './reading.js'
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
      last(reading, 'stationed', Math.max(from, q.from - 7), q.from) ??
      first(reading, 'stationed', q.to, Math.min(to, (noun?.to ?? q.to) + 13))
    const more =
      begins(reading, 'more', q.to) ??
      (noun && begins(reading, 'more', noun.from)) ??
      (noun && begins(reading, 'more', noun.to)) ??
      ends(reading, 'more', q.hedged)
    if (placed !== undefined || more !== undefined) continue
    const army = ends(reading, 'of', q.hedged) !== undefined && ends(reading, 'army', q.hedged - 1) !== undefined
    if (noun === undefined && !army && !(before && has(reading, 'troops'))) continue
    const end = noun?.to ?? q.to
    const subject = subjectOf(context, q, end)
    if (subject.outside || subject.areas.length === 0) continue
    if (!subject.areas.every((c) => isAlly(context.world, c, lexicon.alliance) || aboutGroup(context, [c]))) continue
    const mood = moodOf(context, q)
    if (noun !== undefined && mood === 'plan' && !has(reading, 'estimate')) continue
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
