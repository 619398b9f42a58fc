import { addClaim, type Context } from './context.js'
import { aboutGroup, subjectOf, whenOf } from './ground.js'
import { writtenOf } from './quantity.js'
import { begins, clauseOf, first, has, last } from './reading.js'
import { pledgeDay } from './world.js'

/** "agreed five years ago": how long a promise is old, said of the one whose day is nearest. */
function agreedAgo(context: Context): void {
  const { reading, timings, world, published, discourse } = context
  if (published === null || !(has(reading, 'goal') || has(reading, 'pledgeNoun') || discourse.line !== null)) return
  for (const { ago, from, to, years } of timings) {
    const deed = last(reading, 'adopt', Math.max(0, from - 8), from) ?? first(reading, 'adopt', to, to + 5)
    if (ago === undefined || deed === undefined || ago.unit !== 'year') continue
    const far = (day: string) => Math.abs(Number(day.slice(0, 4)) - Number(years[0]))
    const pledge = world.pledges
      .filter((p) => p.announcedOn <= published)
      .toSorted((a, b) => far(a.announcedOn) - far(b.announcedOn))[0]
    if (pledge === undefined || far(pledge.announcedOn) > 2) continue
    const length = { value: ago.length, step: 1, relation: 'equal' } as const
    const question = {
      ask: 'duration',
      length,
      unit: 'year',
      since: pledge.announcedOn,
      event: null,
      until: published,
    } as const
    addClaim(
      context,
      from - deed.to <= 1 && deed.to <= from ? deed.from : from,
      to,
      'date-or-duration',
      question,
      'fact',
    )
  }
}

/** "NATO marks its 75th anniversary": how old the alliance is. */
function anniversaries(context: Context): void {
  const { reading, quantities, used, world, published, places, lexicon, discourse } = context
  const about = places.some((p) => p.codes[0] === lexicon.alliance) || discourse.areas[0] === lexicon.alliance
  const treaty = world.events.find((e) => e.kind === 'treaty')
  if (!about || treaty === undefined || published === null) return
  for (const q of quantities) {
    const years = q.kind === 'ordinal' || (q.kind === 'time' && q.unit === 'year')
    const end = years && !used.has(q) && q.value >= 10 ? begins(reading, 'anniversary', q.to) : undefined
    if (end === undefined) continue
    used.add(q)
    const length = { ...writtenOf(q), step: 1 }
    const question = {
      ask: 'duration',
      length,
      unit: 'year',
      since: treaty.on,
      event: treaty.id,
      until: published,
    } as const
    addClaim(context, q.from, end.to, 'date-or-duration', question, 'fact')
  }
}

/** "ten years after it took on the commitment", "goes into its fifth year", "five years of growth in a row". */
export function findDurations(context: Context): void {
  const { reading, quantities, used, published, world, places, lexicon } = context
  if (published === null) return
  agreedAgo(context)
  anniversaries(context)
  for (const q of quantities) {
    if (used.has(q)) continue
    const { from } = clauseOf(reading, q.from)
    const ordinalYear =
      q.kind === 'ordinal' ? begins(reading, 'unit', begins(reading, 'inRow', q.to)?.to ?? q.to) : undefined
    if (q.kind !== 'time' && ordinalYear === undefined) continue
    const end = ordinalYear?.to ?? q.to
    const row = first(reading, 'inRow', q.from, end + 5) ?? last(reading, 'inRow', Math.max(0, q.from - 2), q.from)
    if (
      row !== undefined &&
      (has(reading, 'rise') || has(reading, 'fall')) &&
      (has(reading, 'spending') || context.discourse.defence || places.some((p) => aboutGroup(context, p.codes)))
    ) {
      const subject = subjectOf(context, q, end)
      const when = whenOf(context, q, end, 'fact')
      const last_ = when.periods.at(-1)
      const n = ordinalYear ? q.value : q.value
      if (subject.areas.length === 0 || subject.outside || last_ === undefined) continue
      used.add(q)
      addClaim(
        context,
        Math.min(q.from, row.from),
        Math.max(end, row.to),
        'date-or-duration',
        { ask: 'change', areas: subject.areas, from: String(Number(last_) - n), to: last_, real: true, yearsInARow: n },
        'fact',
        { assumed: [...subject.assumed, ...when.assumed], unclear: [] },
      )
      continue
    }
    const length = {
      ...writtenOf(q),
      ...(q.unit === 'decade'
        ? { value: q.value * 10, step: q.step * 10 }
        : q.unit === 'week'
          ? { value: q.value * 7, step: 7 }
          : q.unit === 'century'
            ? { value: q.value * 100, step: 100 }
            : {}),
    }
    const unit = ordinalYear
      ? 'ordinal-year'
      : q.unit === 'month'
        ? 'month'
        : q.unit === 'day' || q.unit === 'week'
          ? 'day'
          : 'year'
    const after =
      first(reading, 'after', end, end + 5) ??
      first(reading, 'later', end, end + 2) ??
      begins(reading, 'since', end) ??
      begins(reading, 'ago', end)
    const pledge = first(reading, 'pledgeNoun', end, end + 10) ?? first(reading, 'goal', end, end + 10)
    const war =
      first(reading, 'invasion', end, end + 10) ?? last(reading, 'invasion', Math.max(from, q.from - 9), q.from)
    const treaty =
      first(reading, 'treaty', end, end + 16) ??
      first(reading, 'founder', end, end + 16) ??
      first(reading, 'found', end, end + 12)
    const enters = last(reading, 'enters', Math.max(from, q.from - 5), q.from)
    const alliance = places.some((p) => p.codes[0] === lexicon.alliance)
    let event: string | null = null
    let since: string | null = null
    if (
      unit === 'ordinal-year'
        ? enters !== undefined && (war !== undefined || has(reading, 'invasion'))
        : after !== undefined && war !== undefined
    )
      event = world.events.findLast((e) => e.kind === 'war')?.id ?? null
    else if (war !== undefined && (unit === 'month' || unit === 'day') && has(reading, 'invasion'))
      event = world.events.findLast((e) => e.kind === 'war')?.id ?? null
    else if (
      after !== undefined &&
      pledge !== undefined &&
      (has(reading, 'adopt', end, pledge.to + 8) || has(reading, 'pledgeNoun', end))
    )
      since = pledgeDay(world, published) ?? null
    else if (after !== undefined && treaty !== undefined && (alliance || has(reading, 'treaty')))
      event = world.events.find((e) => e.kind === 'treaty')?.id ?? null
    if (event !== null) since = world.events.find((e) => e.id === event)?.on ?? null
    if (since === null) continue
    const subject = subjectOf(context, q, end)
    const noun = [war, pledge, treaty].find((m) => m !== undefined && m.from >= end)
    used.add(q)
    const far = event !== null && noun !== undefined && noun.from - end <= 9 ? noun.to : (after?.to ?? end)
    addClaim(
      context,
      enters?.from ?? q.hedged,
      Math.max(end, pledge !== undefined && event === null ? pledge.to : far),
      'date-or-duration',
      { ask: 'duration', length, unit, since, event, until: published },
      'fact',
      { assumed: subject.assumed, unclear: [] },
    )
  }
}
