import { addClaim, type Context, leaveUnchecked } from './context.js'
import type { Line } from './goal-line.js'
import { moodOf, timingNextTo } from './ground.js'
import { type Quantity, writtenOf } from './quantity.js'
import { ends, has, last, spanOf } from './reading.js'

export function stretchFromGoal(
  context: Context,
  line: Line,
  span: { from: number; to: number },
): { from: number; to: number } {
  const place = context.places.find((p) => p.to <= line.goal.from && line.goal.from - p.to <= 4)
  const from = Math.min(span.from, line.as === 'named' ? span.from : line.goal.from)
  return {
    from: line.as !== 'named' && place ? Math.min(from, place.from) : from,
    to: Math.max(span.to, line.as === 'named' ? line.goal.to : 0),
  }
}

/** "Poland met the 2 % target in 2023": a share at or below the line. */
export function shareOfLine(
  context: Context,
  quantity: Quantity,
  holder: readonly string[],
  line: Line,
  clause: { from: number; to: number },
  grounds: { assumed: readonly string[]; unclear: readonly string[] },
): boolean {
  const { reading } = context
  if (has(reading, 'wish', clause.from, quantity.from) || has(reading, 'should', clause.from, quantity.from)) {
    leaveUnchecked(context, quantity, 'opinion')
    return true
  }
  const missed = has(reading, 'miss', clause.from, quantity.from)
  const mood = moodOf(context, quantity)
  const end = line.as === 'named' ? line.goal.to : quantity.to
  const near =
    timingNextTo(context, quantity, end) ??
    context.timings.find(
      (t) =>
        t.from >= clause.from &&
        t.to <= clause.to &&
        t.years.length > 0 &&
        ends(reading, 'since', t.from) === undefined,
    )
  const periods = near?.years ?? (context.published === null ? [] : [context.published.slice(0, 4)])
  const verb = last(reading, missed ? 'miss' : 'meet', clause.from, quantity.from)
  context.used.add(quantity)
  const to = near !== undefined && near.from >= end && near.from - end <= 3 ? near.to : end
  addClaim(
    context,
    Math.min(quantity.hedged, verb?.from ?? quantity.hedged),
    to,
    'share-of-gdp',
    {
      ask: 'share',
      areas: holder,
      periods,
      values: [{ ...writtenOf(quantity), relation: missed ? 'less-than' : 'at-least' }],
      by: 'unsaid',
    },
    mood,
    grounds,
  )
  return true
}

/** "aim to move towards the guideline within a decade", "asked to move towards 2 %": words of a goal's text. */
export function findGoalWords(context: Context): void {
  const { reading, lexicon, quantities, used } = context
  for (const mark of reading.marks.get('aimToMove') ?? []) {
    const goal = reading.marks.get('goal')?.find((m) => m.from >= mark.to && m.from - mark.to <= 5)
    const number = quantities.find((q) => q.kind === 'percent' && q.hedged >= mark.to && q.hedged - mark.to <= 3)
    const end = goal?.to ?? number?.to
    if (end === undefined) continue
    if (number !== undefined) used.add(number)
    const span = spanOf(reading, mark.from, end)
    const question = {
      ask: 'goal-terms',
      holder: lexicon.alliance,
      percent: number === undefined ? [] : [writtenOf(number)],
      words: [reading.text.slice(span.start, span.end)],
    } as const
    addClaim(context, mark.from, end, 'goal-terms', question, 'fact')
  }
}
