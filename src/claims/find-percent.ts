import { type Context, leaveUnchecked } from './context.js'
import { category, categoryAgain } from './find-category.js'
import { growth } from './find-growth.js'
import { growthAgain } from './find-growth-again.js'
import { part } from './find-part.js'
import { share } from './find-share.js'
import { lineOf, MOST_SHARE } from './goal-line.js'
import { goalPart } from './goal-part.js'
import { grewOther } from './grown-thing.js'
import type { Quantity } from './quantity.js'
import { has } from './reading.js'

/** Every percentage of a piece: a category's share, part of a total, growth, a share of GDP, or nothing checkable. */
export function findPercents(context: Context): void {
  const { quantities, used } = context
  for (const q of quantities) {
    if (q.kind !== 'percent' || used.has(q)) continue
    if (isOfPoll(context, q)) leaveUnchecked(context, q, 'opinion')
    else if (
      goalPart(context, q) ||
      categoryAgain(context, q) ||
      category(context, q) ||
      part(context, q) ||
      growthAgain(context, q)
    )
      continue
    else if (grewOther(context, q)) leaveUnchecked(context, q, 'outside-the-subject')
    else if (growth(context, q) || share(context, q)) continue
    else if (lineOf(context, q) === undefined) leaveUnchecked(context, q, 'outside-the-subject')
    else used.add(q)
  }
}

/** "58 percent favour more spending": people that were asked. */
function isOfPoll({ reading }: Context, { value }: Quantity): boolean {
  return value > MOST_SHARE && has(reading, 'poll')
}
