import type { Context } from './context.js'
import { asPercent } from './find-quantity.js'
import { MOST_LINE } from './goal-line.js'
import type { Quantity } from './quantity.js'
import { begins, ends, endsAt } from './reading.js'

/** Numbers that leave out "per cent" because another of the sentence has said it: made percentages in place. */
export function readEllipses({ reading, quantities, discourse }: Context): void {
  for (const [k, quantity] of quantities.entries()) {
    if (quantity.kind !== 'bare' && quantity.kind !== 'count') continue
    const earlier = quantities.slice(0, k).filter((q) => q.kind === 'percent')
    const known = earlier.length > 0 || discourse.gdp || discourse.line !== null
    // "the 3.5 line"
    const named = known && quantity.value <= MOST_LINE && begins(reading, 'goal', quantity.to) !== undefined
    const said =
      quantity.kind === 'bare'
        ? named || (earlier.length > 0 && endsThere(quantity))
        : earlier.some((q) => endsThere(quantity) && (sameLead(q, quantity) || passes(quantity)))
    if (said) quantities[k] = asPercent(quantity)
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
}
