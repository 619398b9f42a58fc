import { addClaim, type Context } from './context.js'
import { COUNT_MOST, type Counted } from './counted.js'
import { type Quantity, writtenOf } from './quantity.js'
import { begins, ends, endsAt, last } from './reading.js'
import { isWhole } from './world.js'

/** Fewer are a part of the members. */
const LEAST = 10
/** Tokens between a count of members and the time it is of. */
const DATED = 6

export function membershipOf(context: Context, quantity: Quantity, from: number, to: number): void {
  const { lexicon, published, reading } = context
  const besides = ends(reading, 'besides', quantity.hedged) !== undefined
  const on = heldOn(context, quantity.from) ?? published ?? ''
  context.used.add(quantity)
  addClaim(
    context,
    from,
    to,
    'membership',
    { ask: 'members', group: lexicon.alliance, count: writtenOf(quantity), on, ...(besides ? { besides } : {}) },
    'fact',
  )
}

/** "NATO has 32 members", "an alliance of 29 countries", "all 32 allies", "the 32-strong club". */
export function members(context: Context, counted: Counted): boolean {
  const { reading, places, lexicon } = context
  const { quantity, noun } = counted
  // "20 of them" is a part.
  if (noun === undefined || quantity.value < LEAST || begins(reading, 'of', noun.from)) return false
  const whole = counted.of ?? quantity
  const to = noun.to
  // "aircraft from 14 NATO members": so few are a part of those there are today.
  if (whole.unit === 'fraction' || isPart(context, whole)) return false
  const near = places.find(
    (p) => p.codes.length === 1 && p.codes[0] === lexicon.alliance && p.to >= whole.from - 6 && p.from <= to + 3,
  )
  const said =
    ends(reading, 'all', whole.from) ?? ends(reading, 'article', whole.from) ?? ends(reading, 'all', whole.from - 1)
  const inAlliance =
    ends(reading, 'of', whole.from) !== undefined && ends(reading, 'allianceNoun', whole.from - 1) !== undefined
  const named = begins(reading, 'allianceNoun', to) !== undefined
  const exact = named || begins(reading, 'memberStrict', noun.from) !== undefined
  const has_ = last(reading, 'have', Math.max(0, whole.from - 4), whole.from)
  // "It will have 33 members": not yet.
  if (has_ !== undefined && last(reading, 'plan', Math.max(0, has_.from - 3), has_.from)) {
    context.used.add(whole)
    return true
  }
  // "Founded in 1949, it now has 29 members."
  const it = has_ && last(reading, 'pronoun', Math.max(0, has_.from - 3), has_.from)
  const spoken = context.discourse.areas[0] === lexicon.alliance || places.some((p) => p.codes[0] === lexicon.alliance)
  const before = places.findLast((p) => p.to <= whole.from)
  const back = exact && spoken && has_ !== undefined && (it !== undefined || before?.codes[0] === lexicon.alliance)
  if (near === undefined && !inAlliance && !back && !(said !== undefined && exact)) return false
  if (
    near === undefined &&
    !inAlliance &&
    places.some(
      (p) =>
        p.codes[0] !== lexicon.alliance &&
        p.as !== 'place' &&
        p.role !== 'members' &&
        p.to >= whole.from - 4 &&
        p.from <= to + 4,
    )
  )
    return false
  const from =
    near !== undefined && near.to <= whole.from && whole.from - near.to <= 4 && (has_ || whole.from - near.to <= 2)
      ? near.from
      : whole.hedged
  context.used.add(whole)
  membershipOf(context, whole, from, near !== undefined && near.from >= to && near.from - to <= 3 ? near.to : to)
  return true
}

/** Whether a count is smaller than the members have lately been, and nothing says that it is of another time. */
function isPart({ reading, timings, world, lexicon, discourse }: Context, { value, hedged }: Quantity): boolean {
  if (isWhole(world, lexicon.alliance, value)) return false
  const had = last(reading, 'have', Math.max(0, hedged - 4), hedged) ?? ends(reading, 'article', hedged)
  const dated = timings.some((t) => t.from - hedged <= DATED && hedged - t.to <= DATED)
  return had === undefined && !dated && discourse.year === null
}

/** "founded with 12 members and now has 29": a count without its noun, behind another of members. */
export function membersNow(context: Context): void {
  const { reading, quantities, used, claims } = context
  if (!claims.some((c) => c.question.ask === 'founding' || c.question.ask === 'members')) return
  for (const q of quantities) {
    const have =
      q.kind === 'count' && !used.has(q)
        ? (ends(reading, 'have', q.hedged) ?? ends(reading, 'toLevel', q.hedged))
        : undefined
    if (have === undefined || begins(reading, 'of', have.from)) continue
    if (begins(reading, 'at', have.from) && have.cat !== 'toLevel') continue
    if (q.value < LEAST || q.value > COUNT_MOST || !endsAt(reading, q.to)) continue
    membershipOf(context, q, have.from, q.to)
  }
}

/** "In 1990 the alliance had 16 members": the year of which a count is told. */
function heldOn({ reading, timings }: Context, count: number): string | undefined {
  const had = last(reading, 'have', Math.max(0, count - 3), count)
  if (had === undefined || timings.some((t) => t.kind === 'now')) return undefined
  const year = timings.findLast((t) => t.to <= had.from && had.from - t.to <= 4 && t.years.length === 1 && !t.range)
  const deed = year && ['found', 'signed', 'joinStrong'].some((cat) => last(reading, cat, year.from - 4, year.from))
  return deed ? undefined : (year?.day ?? year?.years[0])
}
