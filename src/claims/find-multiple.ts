import { addClaim, type Context } from './context.js'
import { moodOf, subjectOf, whenOf } from './ground.js'
import { soonAfter } from './nearby.js'
import { type Quantity, writtenOf } from './quantity.js'
import { ends, first, has } from './reading.js'

/** "over twice the alliance guideline", "more than double its own level ten years ago", "spending has tripled since 2014". */
export function findMultiples(context: Context): void {
  const { reading, quantities, used, timings, published } = context
  for (const q of quantities) {
    if (q.kind !== 'times' || used.has(q)) continue
    if (isAgainstOther(context, q)) {
      used.add(q)
      continue
    }
    const goal = soonAfter(context, q, 'goal', 7)
    const own = first(reading, 'ownLevel', q.to, q.to + 14)
    const spoken =
      has(reading, 'spending') ||
      context.claims.some((c) => c.question.ask === 'share' || c.question.ask === 'level') ||
      (context.discourse.defence && context.places.length > 0)
    if (!spoken) continue
    const subject = subjectOf(context, q, q.to)
    const place = subject.place
    const safe =
      place?.as === 'holder' || (place !== undefined && place.from >= q.to)
        ? subjectOf({ ...context, places: context.places.filter((p) => p !== place && p.as !== 'holder') }, q, q.to)
        : subject
    const areas = safe.areas
    if (safe.outside || areas.length === 0) continue
    const mood = moodOf(context, q)
    const when = whenOf(context, q, q.to, mood)
    const to = context.claims.length > 0 ? lastPeriod(context) : when.periods.at(-1)
    const ago = timings.find((t) => t.from >= q.to && t.years.length > 0 && t.to !== 0 && !t.deadline)
    const grounds = { assumed: [...safe.assumed], unclear: safe.unclear }
    if (goal !== undefined) {
      used.add(q)
      addClaim(
        context,
        q.hedged,
        goal.to,
        'share-of-gdp',
        {
          ask: 'share-multiple',
          areas,
          periods: to === undefined ? when.periods : [to],
          of: 'goal',
          times: writtenOf(q),
        },
        mood,
        grounds,
      )
    }
    if (own !== undefined && has(reading, 'gdp') && goal !== undefined) {
      used.add(q)
      addClaim(
        context,
        own.from,
        ago !== undefined && ago.from >= own.to ? ago.to : own.to,
        'share-of-gdp',
        {
          ask: 'share-multiple',
          areas,
          periods: to === undefined ? when.periods : [to],
          of: 'own-earlier-share',
          ...(ago ? { from: ago.years[0] } : {}),
          times: writtenOf(q),
        },
        mood,
        grounds,
      )
      continue
    }
    if (goal !== undefined) continue
    const levels = context.claims.filter((c) => c.question.ask === 'level')
    const periods = levels.flatMap((c) => (c.question.ask === 'level' ? c.question.periods : []))
    const since = timings.find(
      (t) => (ends(reading, 'since', t.from) || ends(reading, 'from', t.from)) && t.years.length > 0,
    )
    const range = timings.find((t) => t.range)
    const from =
      since?.years[0] ??
      range?.years[0] ??
      (own !== undefined ? ago?.years[0] : undefined) ??
      (periods.length > 1 ? periods[0] : undefined)
    if (from === undefined) continue
    const end =
      range?.years[1] ??
      (periods.length > 1 ? periods.at(-1) : undefined) ??
      (when.periods.at(-1) !== from ? when.periods.at(-1) : undefined) ??
      published?.slice(0, 4) ??
      ''
    used.add(q)
    const tail = first(reading, 'asMuch', q.to, q.to + 4)
    const share =
      has(reading, 'relative') || (context.claims.some((c) => c.question.ask === 'share') && levels.length === 0)
    const near = since ?? range
    const stop =
      near !== undefined && near.from >= q.to && near.from - q.to <= 8 ? near.to : Math.max(q.to, tail?.to ?? 0)
    if (share)
      addClaim(
        context,
        q.hedged,
        stop,
        'share-of-gdp',
        { ask: 'share-multiple', areas, periods: [end], of: 'own-earlier-share', from, times: writtenOf(q) },
        mood,
        grounds,
      )
    else
      addClaim(
        context,
        q.hedged,
        stop,
        'real-change',
        {
          ask: 'change',
          areas,
          from,
          to: end,
          times: writtenOf(q),
          real: has(reading, 'real') || has(reading, 'prices'),
        },
        mood,
        { ...grounds, assumed: [...grounds.assumed, ...when.assumed] },
      )
  }
}

function lastPeriod(context: Context): string | undefined {
  for (const claim of context.claims)
    if (claim.question.ask === 'share' || claim.question.ask === 'level') return claim.question.periods.at(-1)
  return undefined
}

/** "twice as much as France", "bijna twee keer zoveel als Frankrijk": so many times what somebody else spends, no growth. */
function isAgainstOther({ reading, places, timings }: Context, q: Quantity): boolean {
  const much = first(reading, 'asMuch', q.to, q.to + 4)
  const than = first(reading, 'than', q.to, q.to + 5) ?? (much && first(reading, 'asOther', much.to, much.to + 3))
  if (than === undefined || timings.some((t) => t.from >= than.to && t.from - than.to <= 2)) return false
  return places.some((p) => p.from >= than.to && p.from - than.to <= 2 && p.as !== 'holder')
}
