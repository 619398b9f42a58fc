import { addClaim, type Context } from './context.js'
import { aboutGroup, moodOf, whenOf } from './ground.js'
import type { Measure } from './rank-measure.js'
import { begins, ends } from './reading.js'
import { isAlly } from './world.js'

/** Adds the claim that areas hold a rank among members. */
export function rank(
  context: Context,
  from: number,
  to: number,
  n: number,
  end: 'top' | 'bottom',
  measure: Measure,
  areas: readonly string[],
  more: { than?: readonly string[]; only?: boolean } = {},
): void {
  const mood = moodOf(context, { from, to })
  const when = whenOf(context, { from, to }, to, mood)
  addClaim(
    context,
    from,
    to,
    'other',
    {
      ask: 'rank',
      areas,
      group: context.lexicon.alliance,
      periods: when.periods,
      measure,
      rank: n,
      from: end,
      ...more,
    },
    mood,
    { assumed: when.assumed, unclear: [] },
  )
}

/** Whether codes are members, all of them. */
export function allies(context: Context, codes: readonly string[]): boolean {
  return codes.length > 0 && codes.every((c) => isAlly(context.world, c, context.lexicon.alliance))
}

/**
 * Only countries are ranked: "NATO's second-largest army" is not the alliance's own. Nor is the one that stands first where another is
 * second "after the United States".
 */
export function oneByOne(context: Context): Context {
  const { reading } = context
  const countries = context.places.filter((p) => !aboutGroup(context, p.codes))
  const others = countries.filter(({ from, to }) => {
    let at = from
    while (begins(reading, 'article', at - 1) || begins(reading, 'light', at - 1)) at--
    // A word of its own behind the name, as in "ABD'den sonra".
    const later = reading.tokens[to]?.text === "'" && begins(reading, 'behind', to + 2) !== undefined
    return ends(reading, 'after', at) === undefined && ends(reading, 'behind', at) === undefined && !later
  })
  return { ...context, places: others.some((p) => allies(context, p.codes)) ? others : countries }
}
