import { addClaim, type Context } from './context.js'
import { COUNT_MOST, memberNoun } from './counted.js'
import { joiner, momentOf } from './joiner.js'
import { type Quantity, writtenOf } from './quantity.js'
import { all, begins, ends, first, has, last, type Mark } from './reading.js'
import type { Timing } from './timing.js'
import { treatyDay } from './world.js'

const LEAST_FOUNDERS = 5
const MOST_YEARS_AFTER = 10

/** "founded in 1949 by twelve countries", "a dozen nations signed", "the 12 founding members". */
export function founding(context: Context): void {
  const { reading, timings, quantities, places, lexicon, used } = context
  const about =
    places.some((p) => p.codes[0] === lexicon.alliance) ||
    has(reading, 'treaty') ||
    context.discourse.areas[0] === lexicon.alliance
  if (!about) return
  const told = new Set<Mark>()
  for (const quantity of quantities) {
    if (
      used.has(quantity) ||
      quantity.kind !== 'count' ||
      quantity.value > COUNT_MOST ||
      quantity.value < LEAST_FOUNDERS
    )
      continue
    const noun = memberNoun(context, quantity) ?? first(reading, 'leaders', quantity.to, quantity.to + 2)
    const founders = first(reading, 'founder', quantity.to, quantity.to + 4)
    const before = last(reading, 'found', Math.max(0, quantity.from - 10), quantity.from)
    // "Founded by 12 countries and now of 32 members": only the first number is of the founding.
    const taken = (from: number) =>
      quantities.some((q) => q.kind === 'count' && q.from >= from && q.to <= quantity.from)
    // "29 members, against 12 at the founding in 1949"
    const bare = first(reading, 'found', quantity.to, quantity.to + 4)
    if (bare !== undefined && noun === undefined && begins(reading, 'at', quantity.to)) {
      used.add(quantity)
      addClaim(context, quantity.hedged, bare.to, 'membership', { ask: 'founding', count: quantity.value }, 'fact')
      continue
    }
    const verb =
      first(reading, 'signed', quantity.to, quantity.to + 7) ??
      (before !== undefined && !taken(before.to) ? before : undefined) ??
      (ends(reading, 'byAgent', quantity.hedged) && first(reading, 'found', quantity.to, quantity.to + 5))
    // "one of the 12 countries that founded it in 1949": number and year are one claim.
    const that = noun && thatFounded(context, { noun })
    if (that !== undefined) {
      const timing = timings.find((t) => t.from >= that.to && t.from - that.to <= 4)
      const when = momentOf(timing)
      told.add(that)
      used.add(quantity)
      const question = { ask: 'founding', count: quantity.value, ...(when === undefined ? {} : { when }) } as const
      addClaim(context, quantity.hedged, Math.max(that.to, timing?.to ?? 0), 'membership', question, 'fact')
      continue
    }
    if (founders === undefined && (noun === undefined || verb === undefined)) continue
    used.add(quantity)
    const end = founders?.to ?? (verb !== undefined && verb.from >= quantity.to ? verb.to : (noun?.to ?? quantity.to))
    addClaim(context, quantity.hedged, end, 'membership', { ask: 'founding', count: writtenOf(quantity).value }, 'fact')
  }
  const founded = context.claims.some((c) => c.question.ask === 'founding')
  const signed = has(reading, 'treaty') && !founded ? all(reading, 'signed') : []
  for (const verb of [...all(reading, 'found'), ...signed]) {
    if (told.has(verb)) continue
    const timing = timings.find((t) => t.from >= verb.to && t.from - verb.to <= 8)
    const when = momentOf(timing)
    const place = places.findLast((p) => p.to <= verb.from)
    if (place !== undefined && place.codes[0] !== lexicon.alliance && verb.from - place.to <= 3) continue
    if (timing !== undefined && when !== undefined && isFounding(context, when))
      addClaim(context, verb.from, timing.to, 'membership', { ask: 'founding', when }, 'fact')
  }
}

/** Whether a time is not so long after the treaty that something else is told of it. */
function isFounding({ world }: Context, when: string): boolean {
  return Number(when.slice(0, 4)) - Number(treatyDay(world)?.slice(0, 4)) <= MOST_YEARS_AFTER
}

/** "founded in 1949 with 12 members": the verb of which a count tells, with nothing new said between. */
export function foundedWith(context: Context, quantity: Quantity): Mark | undefined {
  const { reading, timings } = context
  const verb = last(reading, 'found', Math.max(0, quantity.hedged - 8), quantity.hedged)
  if (verb === undefined || timings.some((t) => t.kind === 'now' && t.from >= verb.to && t.to <= quantity.hedged))
    return undefined
  return ['and', 'pronoun'].some((cat) => has(reading, cat, verb.to, quantity.hedged)) ? undefined : verb
}

/** "countries that founded it": the verb of a relative clause behind a noun. */
export function thatFounded({ reading }: Context, { noun }: { readonly noun: Mark | undefined }): Mark | undefined {
  const which = noun && begins(reading, 'which', noun.to)
  return which && first(reading, 'found', which.to, which.to + 2)
}

/** "Iceland, a founding member": one that joined on the day of the treaty. */
export function foundingMember(context: Context): void {
  const { reading, world } = context
  const signed = treatyDay(world)
  for (const mark of all(reading, 'founder')) {
    if (!ends(reading, 'oneArticle', mark.from) || signed === undefined) continue
    const who = joiner(context, mark.from, mark.to)
    if (who === undefined) continue
    const question = { ask: 'accession', areas: who.codes, when: signed.slice(0, 4) } as const
    addClaim(context, mark.from - 1, mark.to, 'membership', question, 'fact')
  }
}

/** Iceland's case: an ally said to have no forces. */
export function noForces(context: Context): void {
  const { reading } = context
  for (const mark of all(reading, 'noForces')) {
    const who = joiner(context, mark.from, mark.to)
    if (who === undefined) continue
    addClaim(
      context,
      Math.max(who.from, mark.from - 5),
      mark.to,
      'other',
      { ask: 'no-forces', areas: who.codes },
      'fact',
    )
  }
}

/** Whether the text itself gives the year, so that it is not only that of the text. */
function yearIsWritten({ reading }: Context, timing: Timing): boolean {
  for (let i = timing.from; i < timing.to; i++) if (reading.tokens[i]?.text === timing.years[0]) return true
  return timing.kind === 'relative'
}

/** How often the clause of mutual defence was used. */
export function article5(context: Context): void {
  const { reading, quantities, timings } = context
  for (const mark of all(reading, 'article5')) {
    // "The mutual defence clause, Article 5, was used once" says it once.
    if (all(reading, 'article5').some((m) => m.from > mark.from && m.from - mark.to <= 2)) continue
    const verb =
      last(reading, 'invoked', Math.max(0, mark.from - 6), mark.from) ?? first(reading, 'invoked', mark.to, mark.to + 8)
    if (verb === undefined) continue
    const near = (at: number) => Math.abs(at - mark.from) <= 14
    const nearest = (marks: readonly { readonly from: number }[]) =>
      marks.reduce((best, m) => Math.min(best, Math.abs(m.from - verb.to)), Number.POSITIVE_INFINITY)
    const said = all(reading, 'once').find((m) => near(m.from))
    const never = ends(reading, 'no', verb.from) ?? last(reading, 'no', Math.max(0, verb.from - 4), verb.from)
    const told = quantities.find((q) => q.kind === 'times' && near(q.from))
    // "twice, once after the towers fell": the number nearest to the verb says how often.
    const once = told !== undefined && said !== undefined && nearest([told]) < nearest([said]) ? undefined : said
    const times = once === undefined ? told : undefined
    const timing = timings.find(
      (t) => near(t.from) && t.years.length > 0 && t.from >= Math.min(mark.to, verb.to) && yearIsWritten(context, t),
    )
    if (!once && !never && !times && !timing) continue
    if (times) context.used.add(times)
    const number = quantities.find((q) => q.kind === 'count' && once && q.from >= once.from && q.to <= once.to)
    if (number) context.used.add(number)
    const n = never ? 0 : once ? 1 : (times?.value ?? null)
    const points = [
      mark.from,
      mark.to,
      verb.from,
      verb.to,
      ...(once ? [once.from, once.to] : []),
      ...(times ? [times.from, times.to] : []),
    ]
    const when = momentOf(timing)
    addClaim(
      context,
      Math.min(...points),
      Math.max(...points),
      'other',
      { ask: 'article-5', times: n, ...(when === undefined ? {} : { when }) },
      'fact',
    )
  }
}
