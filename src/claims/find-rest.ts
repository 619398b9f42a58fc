import type { Context } from './context.js'
import type { Quantity } from './quantity.js'

/** Numbers left over that are worth listing as not checked: counts of things and shares of other wholes. */
export function leftOver(context: Context): readonly Quantity[] {
  return context.quantities.filter(
    (q) =>
      !context.used.has(q) &&
      (q.kind === 'count' || q.kind === 'bare' || q.kind === 'points') &&
      (q.value >= 10 || q.kind !== 'count'),
  )
}
