import { type Context, leaveUnchecked } from './context.js'
import { category } from './find-category.js'
import { growth } from './find-growth.js'
import { part } from './find-part.js'
import { asPercent } from './find-quantity.js'
import { share } from './find-share.js'
import { lineOf } from './goal-line.js'
import type { Quantity } from './quantity.js'
import { begins } from './reading.js'

/** Every percentage of a piece: a category's share, part of a total, growth, a share of GDP, or nothing checkable. */
export function findPercents(context: Context): void {
  const { quantities, used } = context
  for (let k = 0; k < quantities.length; k++) {
    const quantity = quantities[k]
    if (quantity === undefined || used.has(quantity)) continue
    if (quantity.kind === 'bare' && isEllipse(context, quantity)) quantities[k] = asPercent(quantity)
    const q = quantities[k] ?? quantity
    if (q.kind !== 'percent') continue
    if (category(context, q) || part(context, q) || growth(context, q) || share(context, q)) continue
    if (lineOf(context, q) === undefined) leaveUnchecked(context, q, 'outside-the-subject')
    else used.add(q)
  }
}

/** A bare decimal after a percentage of the sentence, with nothing that it could count. */
function isEllipse(context: Context, quantity: Quantity): boolean {
  const { reading, quantities } = context
  if (!quantities.some((q) => q.kind === 'percent' && q.to <= quantity.from)) return false
  const next = reading.tokens[quantity.to]
  return (
    next === undefined ||
    next.kind === 'sign' ||
    ['and', 'in', 'time', 'break', 'light', 'at', 'from', 'to'].some((cat) => begins(reading, cat, quantity.to))
  )
}
