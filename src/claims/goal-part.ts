import { addClaim, type Context } from './context.js'
import { aboutGroup, timingNextTo } from './ground.js'
import { type Quantity, writtenOf } from './quantity.js'
import { begins, clauseOf, first, has, last } from './reading.js'
import { pledgedPercents } from './world.js'

/** "Up to 1.5 % may be spent on networks": a bound that a goal sets, told after the goal or as what every member must or may do. */
export function goalPart(context: Context, quantity: Quantity): boolean {
  const { reading, published, world, discourse, places, lexicon, timings } = context
  const bound = quantity.relation === 'at-least' || quantity.relation === 'at-most'
  if (!bound || published === null || !pledgedPercents(world, published).has(quantity.value)) return false
  const { from, to } = clauseOf(reading, quantity.from)
  const modal =
    last(reading, 'modal', Math.max(from, quantity.hedged - 8), quantity.hedged) ??
    first(reading, 'modal', quantity.to, Math.min(to, quantity.to + 8))
  if (modal === undefined) return false
  const every = reading.marks.get('every')?.some((m) => begins(reading, 'member', m.to))
  const told =
    discourse.line !== null ||
    has(reading, 'goal') ||
    has(reading, 'pledgeNoun') ||
    context.claims.some((c) => c.about === 'goal-terms')
  if (!told && !every) return false
  if (places.some((p) => p.as === 'subject' && !aboutGroup(context, p.codes))) return false
  const due = timingNextTo(context, quantity, quantity.to) ?? timings.find((t) => t.deadline)
  const by = due?.deadline === true ? due.years.at(-1) : undefined
  context.used.add(quantity)
  addClaim(
    context,
    quantity.hedged,
    quantity.to,
    'goal-terms',
    {
      ask: 'goal-terms',
      holder: lexicon.alliance,
      percent: [writtenOf(quantity)],
      words: [],
      ...(by === undefined ? {} : { by }),
    },
    'fact',
    { assumed: [`the goal of ${lexicon.alliance} is meant`], unclear: [] },
  )
  return true
}
