import { addClaim, type Context } from './context.js'
import { addYears } from './day-shift.js'
import { clauseOf, ends, first, has, last } from './reading.js'

/** Days and years of summits and pledges, and the review of a goal. */
export function findDates(context: Context): void {
  reviewAhead(context)
  const { reading, timings, lexicon, world, published, places } = context
  for (const timing of timings) {
    if (timing.kind === 'now' || timing.kind === 'relative' || timing.kind === 'pledge' || timing.range) continue
    if (
      context.claims.some(
        (c) =>
          c.span.start <= (reading.tokens[timing.from]?.start ?? 0) &&
          c.span.end >= (reading.tokens[timing.to - 1]?.end ?? 0),
      )
    )
      continue
    const review =
      last(reading, 'review', Math.max(clauseOf(reading, timing.from).from, timing.from - 10), timing.from) ??
      first(reading, 'review', timing.to, timing.to + 5)
    const due = last(reading, 'deadlineNoun', Math.max(0, timing.from - 5), timing.from)
    if (
      due !== undefined &&
      timing.kind === 'year' &&
      world.pledges.some((p) => p.due !== null) &&
      !context.claims.some((c) => c.question.ask === 'own-target')
    ) {
      addClaim(
        context,
        due.from,
        timing.to,
        'goal-date',
        { ask: 'goal-date', holder: lexicon.alliance, when: timing.years[0] ?? '', event: 'due' },
        'fact',
      )
      continue
    }
    const spoken =
      has(reading, 'deadlineNoun') ||
      has(reading, 'goal') ||
      context.quantities.some((q) => q.kind === 'percent') ||
      context.discourse.line !== null ||
      has(reading, 'adopt')
    if (review !== undefined && spoken && published !== null && (timing.years[0] ?? '') >= published.slice(0, 4)) {
      addClaim(
        context,
        Math.min(review.from, timing.from),
        Math.max(review.to, timing.to),
        'goal-date',
        { ask: 'goal-date', holder: lexicon.alliance, when: timing.day ?? timing.years[0] ?? '', event: 'review' },
        'fact',
      )
      continue
    }
    const summit =
      last(reading, 'summit', Math.max(0, timing.from - 9), timing.from) ??
      first(reading, 'summit', timing.to, timing.to + 4)
    const alliance =
      places.some((p) => p.codes[0] === lexicon.alliance) ||
      context.discourse.defence ||
      has(reading, 'goal') ||
      has(reading, 'memberStrict')
    const day = timing.day
    const exact =
      day !== undefined &&
      world.events.some(
        (e) =>
          e.kind === 'summit' &&
          e.on <= day &&
          (e.until ?? e.on) >= day &&
          e.place !== undefined &&
          named(context, e.place, timing.from, 10),
      )
    const where =
      timing.from >= 1
        ? world.events.some(
            (e) => e.kind === 'summit' && e.place !== undefined && named(context, e.place, timing.from, 10),
          )
        : false
    const adopted =
      first(reading, 'adopt', timing.to, timing.to + 8) ??
      last(reading, 'adopt', Math.max(0, timing.from - 8), timing.from)
    if (!(alliance || where) || (summit === undefined && !(where && adopted) && !exact)) continue
    if (timing.kind === 'year' && summit !== undefined && summit.from - timing.to > 2 && timing.from - summit.to > 2)
      continue
    const from = summit !== undefined && timing.kind === 'year' ? Math.min(summit.from, timing.from) : timing.from
    const to = summit !== undefined && timing.kind === 'year' ? Math.max(summit.to, timing.to) : timing.to
    const pledged = has(reading, 'pledgeNoun') || adopted !== undefined
    addClaim(
      context,
      from,
      to,
      'goal-date',
      {
        ask: 'goal-date',
        holder: lexicon.alliance,
        when: timing.day ?? timing.years[0] ?? '',
        event: pledged ? 'adopted' : 'summit',
      },
      'fact',
    )
  }
}

/** Whether the place of an event stands shortly before a token. */
function named(context: Context, place: string, at: number, most: number): boolean {
  const { reading } = context
  const words = place
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((w) => w.length > 3)
  for (let i = Math.max(0, at - most); i < at; i++) if (words.includes(reading.tokens[i]?.word ?? '')) return true
  return false
}

/** "Progress will be reviewed in four years": so long after the day of the text. */
function reviewAhead(context: Context): void {
  const { reading, quantities, published, lexicon, used } = context
  for (const q of quantities) {
    if (q.kind !== 'time' || q.unit !== 'year' || used.has(q) || published === null) continue
    const { from } = clauseOf(reading, q.from)
    const review = last(reading, 'review', Math.max(from, q.from - 6), q.hedged)
    if (review === undefined || !has(reading, 'plan', from, review.from) || !ends(reading, 'in', q.hedged)) continue
    const when = addYears(published, q.value, 0).slice(0, 4)
    const question = { ask: 'goal-date', holder: lexicon.alliance, when, event: 'review' } as const
    used.add(q)
    addClaim(context, review.from, q.to, 'goal-date', question, 'fact', {
      assumed: [`${q.value} years from the day of the text is ${when}`],
      unclear: [],
    })
  }
}
