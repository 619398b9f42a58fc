import type { Context } from './context.js'
import type { Place } from './place.js'
import type { Stretch } from './quantity.js'
import { begins, clauseOf, last } from './reading.js'
import { isAlly } from './world.js'

/** "Montenegro is a small spender, ahead only of Iceland, but it reached": the subject of a sentence, which a pronoun of a later clause stands for. */
export function subjectBefore({ reading, places, world, lexicon }: Context, at: Stretch): Place | undefined {
  const { from } = clauseOf(reading, at.from)
  const [first] = places
  const it = begins(reading, 'pronoun', from)
  if (from === 0 || first === undefined || it === undefined || first.from > 1 || first.to > from) return undefined
  if (places.some((p) => p.from >= it.to && p.from < at.to)) return undefined
  const one =
    first.as === 'subject' && first.codes.length === 1 && isAlly(world, first.codes[0] ?? '', lexicon.alliance)
  return one ? first : undefined
}

/** "It spent 1 per cent, the year in which the allies agreed": a pronoun before a number stands for what was named before it. */
export function pointsBack(context: Context, at: Stretch): boolean {
  const { reading } = context
  const { from } = clauseOf(reading, at.from)
  const pronoun = last(reading, 'pronoun', Math.max(from, at.from - 12), at.from)
  // "While it spends less, Denmark says": the name may follow.
  return pronoun !== undefined && !(begins(reading, 'break', from - 1) && from === 1)
}
