import type { Context } from './context.js'
import type { Quantity } from './quantity.js'
import { ends, has, isComma } from './reading.js'
import type { Timing } from './timing.js'

export function isFuture(context: Context, timing: Timing): boolean {
  const year = timing.years.at(-1)
  return context.published !== null && year !== undefined && year > context.published.slice(0, 4)
}

/** The year after that of the text, without a word that it is a deadline. */
export function isNextYear({ published }: Context, timing: Timing | undefined): boolean {
  return published !== null && !timing?.deadline && timing?.years.at(-1) === String(Number(published.slice(0, 4)) + 1)
}

/** A time to come that a clause of plans names elsewhere than beside the number. */
export function deadlineIn(
  context: Context,
  quantity: Quantity,
  clause: { from: number; to: number },
): Timing | undefined {
  const { timings, quantities } = context
  return timings.find(
    (t) =>
      (t.deadline || (isFuture(context, t) && has(context.reading, 'plan', clause.from, quantity.from))) &&
      t.from >= clause.from &&
      t.to <= clause.to &&
      // "Germany, at 1.36 per cent, has said it will take until 2031"
      !(isComma(context.reading, quantity.to) && has(context.reading, 'plan', quantity.to, t.from)) &&
      ((t.to <= quantity.from && quantity.from - t.to <= 4) || (t.from >= quantity.to && t.from - quantity.to <= 8)) &&
      !quantities.some(
        (q) => q.kind === 'percent' && q.from >= Math.min(t.to, quantity.to) && q.to <= Math.max(t.from, quantity.from),
      ),
  )
}

/** "From this year": a time that is said to begin something. */
export function startsIn(context: Context, timing: Timing): boolean {
  return ends(context.reading, 'startFrom', timing.from) !== undefined
}
