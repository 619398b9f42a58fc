import type { Context } from './context.js'
import type { Quantity } from './quantity.js'
import { all, begins, ends, endsAt } from './reading.js'

const LEAST = 1e6

/** Amounts that belong together, made whole in place: "16 to 19 billion" is one, "from €14 billion to 26 billion" are two of euros. */
export function joinAmounts(context: Context): void {
  const { quantities } = context
  for (let k = 0; k < quantities.length; k++) {
    const [quantity, next] = [quantities[k], quantities[k + 1]]
    if (quantity === undefined) continue
    if (next !== undefined && opensRange(context, quantity, next)) quantities.splice(k, 2, rangeOf(quantity, next))
    else if (isBare(context, quantity)) {
      // "in 2015 dollars, from 250 billion"
      const currencies =
        quantities.slice(0, k).findLast((q) => q.kind === 'money')?.currencies ??
        all(context.reading, 'prices').map((m) => begins(context.reading, 'currency', m.from)?.key.split(','))[0]
      if (currencies !== undefined) quantities[k] = { ...quantity, kind: 'money', currencies, elliptic: true }
    }
  }
}

function opensRange({ reading }: Context, low: Quantity, high: Quantity): boolean {
  if (low.kind !== 'money' || high.kind !== 'money' || !low.elliptic || high.from - low.to > 2) return false
  const between = ends(reading, 'between', low.hedged) !== undefined
  return begins(reading, between ? 'and' : 'to', low.to) !== undefined && !ends(reading, 'from', low.hedged)
}

/** A range as one amount: its middle, known to half its width. */
function rangeOf(low: Quantity, high: Quantity): Quantity {
  return {
    ...high,
    from: low.from,
    hedged: low.hedged,
    value: (low.value + high.value) / 2,
    step: Math.max(high.step, high.value - low.value),
    relation: low.relation,
  }
}

/** A number in millions or more with nothing behind it that it could count. */
function isBare({ reading, used }: Context, quantity: Quantity): boolean {
  if ((quantity.kind !== 'count' && quantity.kind !== 'bare') || used.has(quantity)) return false
  if (quantity.value < LEAST || ends(reading, 'scale', quantity.to) === undefined) return false
  const small = ['and', 'in', 'time', 'break', 'at', 'from', 'to', 'perYear', 'spendingOn', 'more']
  return endsAt(reading, quantity.to, small)
}
