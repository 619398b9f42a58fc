import { addClaim, type Context } from './context.js'
import { memberNoun } from './counted.js'
import { whenOf } from './ground.js'
import { type Quantity, writtenOf } from './quantity.js'
import type { Question } from './question.js'
import { begins, ends, endsAt, first, has } from './reading.js'
import { yearBefore } from './timing-bearing.js'
import { strengthOf } from './world.js'

type Count = Extract<Question, { ask: 'count' }>

/** "the number of allies meeting the target has risen from 3 in 2014 to 23 in 2024"; "23 allies, up from three a decade ago". */
export function numberOf(context: Context): void {
  const { reading, quantities, used, timings, world, lexicon } = context
  const here = context.claims.findLast((c) => c.question.ask === 'count')?.question
  const earlier = here ?? context.discourse.count ?? undefined
  const start = first(reading, 'numberOf')
  const noun = start && first(reading, 'memberNation', start.to, start.to + 5)
  const said =
    noun !== undefined &&
    (has(reading, 'meet', noun.to) || begins(reading, 'at', noun.to) !== undefined) &&
    (has(reading, 'goal') || quantities.some((q) => q.kind === 'percent'))
  if (!said && earlier === undefined) return
  const { most } = strengthOf(world, lexicon.alliance)
  for (const q of quantities) {
    if (q.kind !== 'count' || used.has(q) || q.value > most || (noun !== undefined && q.from < noun.to)) continue
    if (earlier?.ask === 'count' && stepOf(context, q, earlier)) continue
    const led = ['from', 'to', 'than', 'toLevel', 'seriesLead'].some((cat) => ends(reading, cat, q.hedged))
    const near = ends(reading, 'seriesLead', q.hedged) === undefined && !isDone(context, q) ? 3 : 9
    const after = timings.find(
      (t) => t.from >= q.to && t.from - q.to <= near && (t.years.length > 0 || t.kind === 'pledge'),
    )
    // "23 do; ten years ago it was three"
    const before = timings.findLast((t) => t.to <= q.hedged && q.hedged - t.to <= 6 && t.years.length > 0)
    const did = isDone(context, q)
    const was = before && (did || (has(reading, 'copula', before.to, q.hedged) && endsAt(reading, q.to, ['and'])))
    const timing = after ?? (was ? before : undefined)
    if (
      memberNoun(context, q) !== undefined ||
      begins(reading, 'outside', q.to) ||
      !((led && here !== undefined) || said || was) ||
      (timing === undefined && !said)
    )
      continue
    const line = quantities.find((p) => p.kind === 'percent' && p.value <= 10)
    if (line) used.add(line)
    used.add(q)
    const base = earlier?.ask === 'count' ? earlier : undefined
    const pledge = timing?.kind === 'pledge' ? whenOf(context, q, timing.from, 'fact').periods : undefined
    const told = timing && yearBefore(timing, base?.periods[0])
    const periods = pledge ?? told ?? whenOf(context, q, q.to, 'fact').periods
    addClaim(
      context,
      Math.min(q.hedged, timing?.from ?? q.hedged),
      Math.max(q.to, timing?.to ?? 0),
      'count-of-allies',
      {
        ask: 'count',
        group: context.lexicon.alliance,
        periods,
        side: base?.side ?? 'met',
        line: base?.line ?? (line ? { ...writtenOf(line), relation: 'at-least' } : null),
        count: writtenOf(q),
        named: [],
        measure: base?.measure ?? 'spending',
      },
      'fact',
      { assumed: [], unclear: [] },
    )
  }
}

/** "three did", "eleven are forecast to do so", but not "19 have plans to do so". */
function isDone(context: Context, q: Quantity): boolean {
  const { reading } = context
  const verb = first(reading, 'proVerb', q.to, q.to + 6)
  if (verb === undefined || memberNoun(context, q) !== undefined) return false
  return !has(reading, 'plan', q.to, verb.to) || has(reading, 'estimate', q.to, verb.from)
}

/** "seven allies, one fewer than the year before": so many as the count before, and some. */
function stepOf(context: Context, quantity: Quantity, base: Count): boolean {
  const { reading, timings, used } = context
  const mark = begins(reading, 'relation', quantity.to)
  const less = mark?.key === 'less-than'
  if (mark === undefined || !(less || mark.key === 'more-than') || base.count === null) return false
  const timing = timings.find((t) => t.from >= mark.to && t.from - mark.to <= 1 && t.years.length === 1)
  const [year] = timing?.years ?? []
  const [to] = base.periods
  if (timing === undefined || year === undefined || to === undefined) return false
  used.add(quantity)
  const value = base.count.value + (less ? quantity.value : -quantity.value)
  // "the year before" is the one before that of the count.
  const from = year < to ? year : String(Number(to) - 1)
  const { of: _, ...rest } = base
  const question = { ...rest, periods: [from], named: [], count: { ...base.count, value } }
  addClaim(context, quantity.from, timing.to, 'count-of-allies', question, 'fact')
  return true
}

export function isEarlierCount(context: Context, quantity: Quantity): boolean {
  const { reading } = context
  return (
    has(reading, 'estimate', quantity.to, quantity.to + 3) &&
    begins(reading, 'article', quantity.from - 1) !== undefined
  )
}

/** "one fewer than the 23 forecast before". */
export function earlierCount(context: Context, quantity: Quantity): void {
  const earlier = context.claims.findLast((c) => c.question.ask === 'count')
  if (earlier?.question.ask !== 'count') return
  context.used.add(quantity)
  const { of: _, named: __, ...rest } = earlier.question
  addClaim(
    context,
    quantity.from - 1,
    quantity.to + 1,
    'count-of-allies',
    { ...rest, named: [], count: writtenOf(quantity) },
    'estimate',
    earlier,
  )
}
