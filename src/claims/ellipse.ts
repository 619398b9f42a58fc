import type { Context } from './context.js'
import { asPercent } from './find-quantity.js'
import { MOST_LINE, MOST_SHARE } from './goal-line.js'
import type { Quantity } from './quantity.js'
import { begins, ends, endsAt } from './reading.js'

/** Tokens between a name and its number at most: "Lithuania, which is at 4". */
const FAR = 4

/** What may stand between a name and its number: "Estonia's 3.4", "Latvia on 3.7", "Lithuania is put at 4". */
const BETWEEN = ['at', 'copula', 'light', 'meet', 'spendVerb', 'presentVerb', 'which', 'time', 'openSign']

/** What leads to the figure of something spoken of before: "It hit 2.06", "They were at 1.28". */
const LEADS = ['meet', 'spendVerb', 'presentVerb', 'at']

/** Numbers that leave out "per cent" because another of the text has said it: made percentages in place. */
export function readEllipses({ reading, quantities, places, discourse }: Context): void {
  for (const [k, quantity] of quantities.entries()) {
    if (quantity.kind !== 'bare' && quantity.kind !== 'count') continue
    const earlier = quantities.slice(0, k).filter((q) => q.kind === 'percent')
    const known = earlier.length > 0 || discourse.gdp || discourse.line !== null
    // "the 3.5 line"
    const named = known && quantity.value <= MOST_LINE && begins(reading, 'goal', quantity.to) !== undefined
    const said =
      quantity.kind === 'bare'
        ? named || ((earlier.length > 0 || (discourse.gdp && isLed(quantity))) && endsThere(quantity))
        : earlier.some((q) => endsThere(quantity) && (sameLead(q, quantity) || passes(quantity)))
    if (said || (hasPercent() && isOfPlace(quantity))) quantities[k] = asPercent(quantity)
  }

  function hasPercent(): boolean {
    return quantities.some((q) => q.kind === 'percent' && !q.elliptic && q.value <= MOST_SHARE && q.unit !== 'fraction')
  }

  /** Nothing that a number could count stands behind it. */
  function endsThere(quantity: Quantity): boolean {
    const small = ['and', 'break', ...(quantity.kind === 'bare' ? ['in', 'time', 'light', 'at', 'from', 'to'] : [])]
    return endsAt(reading, quantity.to, small)
  }

  /** "by 45 per cent, those of Luxembourg by 69" */
  function sameLead(earlier: Quantity, quantity: Quantity): boolean {
    const lead = reading.tokens[quantity.hedged - 1]
    return (
      lead !== undefined &&
      lead.word === reading.tokens[earlier.hedged - 1]?.word &&
      ['byAgent', 'at'].some((cat) => begins(reading, cat, quantity.hedged - 1))
    )
  }

  /** "two of them have passed five" */
  function passes(quantity: Quantity): boolean {
    return quantity.value <= MOST_LINE && ends(reading, 'meet', quantity.hedged) !== undefined
  }

  function isLed(quantity: Quantity): boolean {
    return quantity.value <= MOST_SHARE && LEADS.some((cat) => ends(reading, cat, quantity.hedged) !== undefined)
  }

  /** "Lithuania is at 4 and Latvia on 3.73", "Poland 4.5, Estonia 3.4": the figure of a name right before it. */
  function isOfPlace(quantity: Quantity): boolean {
    if (quantity.value > MOST_SHARE || !endsThere(quantity)) return false
    const place = places.findLast((p) => p.to <= quantity.hedged)
    if (place === undefined || place.as === 'definer' || quantity.hedged - place.to > FAR) return false
    for (let i = place.to; i < quantity.hedged; i++) {
      const within = BETWEEN.some((cat) => reading.marks.get(cat)?.some((m) => m.from <= i && m.to > i))
      if (!within) return false
    }
    return true
  }
}
