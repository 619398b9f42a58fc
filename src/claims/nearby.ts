import type { Context } from './context.js'
import type { Quantity } from './quantity.js'
import type { Definer } from './question.js'
import { all, begins, clauseOf, ends, first, has, last, type Mark } from './reading.js'

const NEAR = 8

/** A mark of a category soon after a number, with no other number and no end of clause between. */
export function soonAfter(context: Context, quantity: Quantity, cat: string, most = NEAR): Mark | undefined {
  const { reading, quantities } = context
  const mark = all(reading, cat).find((m) => m.from >= quantity.to)
  if (mark === undefined || mark.from - quantity.to > most) return undefined
  for (let i = quantity.to; i < mark.from; i++) if (/^[,;:()—]$/u.test(reading.tokens[i]?.text ?? '')) return undefined
  return quantities.some((q) => q.from >= quantity.to && q.to <= mark.from && q.kind !== 'ordinal') ? undefined : mark
}

/** By whose reckoning the clause of a number says it is. */
export function definerOf(context: Context, quantity: Quantity): Definer {
  const { reading } = context
  const { from, to } = clauseOf(reading, quantity.from)
  const before = (cat: string) => last(reading, cat, from, quantity.from)?.from ?? -1
  const after = (cat: string) => has(reading, cat, quantity.to, to)
  const nearest = Math.max(before('ownDefiner'), before('natoDefiner'), before('otherDefiner'))
  if (nearest >= 0)
    return nearest === before('ownDefiner') ? 'own' : nearest === before('natoDefiner') ? 'nato' : 'other'
  if (after('ownDefiner')) return 'own'
  if (after('otherDefiner')) return 'other'
  if (after('natoDefiner')) return 'nato'
  return saidByOwn(context, from, to) ? 'own' : 'unsaid'
}

/** "the ministry in Prague said", "according to the government": a country's own body gives the number. */
function saidByOwn({ reading, places, lexicon }: Context, from: number, to: number): boolean {
  if (places.some((p) => p.as === 'definer' && p.codes[0] === lexicon.alliance && p.from >= from && p.to <= to))
    return false
  return all(reading, 'ownBody').some((body) => {
    if (body.from < from || body.to > to) return false
    const before = begins(reading, 'article', body.from - 1) ? body.from - 1 : body.from
    const led = ends(reading, 'accordingTo', before) ?? ends(reading, 'saysNext', before)
    return led !== undefined || first(reading, 'saysNext', body.to, body.to + 4) !== undefined
  })
}
