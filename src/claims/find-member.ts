import { addDays, weekdayOf } from './civil-day.js'
import { addClaim, type Context } from './context.js'
import { memberNoun } from './counted.js'
import { article5, founding, foundingMember, noForces } from './find-founding.js'
import { membersNow } from './find-membership.js'
import { joiner, momentOf, NEAR } from './joiner.js'
import type { Place } from './place.js'
import { all, begins, first, has, isComma, last, type Mark, spanOf } from './reading.js'
import { isAlly } from './world.js'

/** "joined on 7 March as NATO's 32nd member", "in the alliance since 1999", "became the 30th member". */
function accessions(context: Context): void {
  const { reading, timings, quantities, places, lexicon, claims } = context
  const about = places.some((p) => p.codes[0] === lexicon.alliance) || has(reading, 'memberStrict') || spokenOf(context)
  const verbs = [...all(reading, 'join'), ...all(reading, 'since')].sort((a, b) => a.from - b.from)
  for (const verb of about ? verbs : []) {
    const next = verbs.find((v) => v.from > verb.from && v.cat === 'join')
    const until = Math.min(reading.tokens.length, verb.to + 14, next?.from ?? reading.tokens.length)
    const strongVerb = begins(reading, 'joinStrong', verb.from) !== undefined
    const usable = timings.filter((t) => t.kind !== 'now' && !t.range)
    const timing =
      usable.find((t) => t.from >= verb.to - 1 && t.from < until && t.from - verb.to <= NEAR) ??
      (strongVerb
        ? usable.findLast(
            (t) =>
              t.to <= verb.from &&
              verb.from - t.to <= NEAR &&
              !verbs.some(
                (v) => v !== verb && begins(reading, 'joinStrong', v.from) && v.from >= t.to && v.to <= verb.from,
              ),
          )
        : undefined)
    const ordinal = quantities.find(
      (q) =>
        q.kind === 'ordinal' &&
        q.from >= verb.to &&
        q.from < until &&
        q.value >= 10 &&
        memberNoun(context, q) !== undefined,
    )
    if (verb.cat === 'since') {
      const inside = last(reading, 'insideAlliance', Math.max(0, verb.from - 8), verb.from)
      if (timing === undefined || inside === undefined || timing.from - verb.to > 2) continue
      const who = joiner(context, inside.from, timing.to)
      if (who === undefined) continue
      addClaim(
        context,
        inside.from,
        timing.to,
        'membership',
        { ask: 'accession', areas: who.codes, when: momentOf(timing) },
        'fact',
      )
      continue
    }
    if (timing === undefined && ordinal === undefined) {
      if (strongVerb) joinedOnWeekday(context, verb)
      continue
    }
    // Who is only about to join has not.
    if (timing === undefined && last(reading, 'plan', Math.max(0, verb.from - 4), verb.from)) {
      if (ordinal) context.used.add(ordinal)
      continue
    }
    // "became", "entered" and "made it" say it of many things; the alliance or its members must be named beside.
    const strong = begins(reading, 'joinStrong', verb.from) !== undefined
    const named =
      places.some((p) => p.codes[0] === lexicon.alliance && p.from >= verb.from - 2 && p.from <= until + 2) ||
      has(reading, 'memberStrict', verb.from, until)
    if (
      !named &&
      !(strong && ordinal !== undefined) &&
      !(strong && context.claims.some((c) => c.question.ask === 'accession')) &&
      !(claims.some((c) => c.question.ask === 'accession') && timing?.day !== undefined) &&
      !(strong && timing !== undefined && onlyTime(context, verb.to, timing.from))
    )
      continue
    const who = joiner(context, verb.from, verb.to)
    if (who === undefined) continue
    const when = momentOf(timing)
    if (timing !== undefined && when === undefined) continue
    if (timing !== undefined && timing.years.length > 1) {
      const years = timing.years
      if (years.length === who.codes.length)
        for (const [i, code] of who.codes.entries())
          addClaim(
            context,
            Math.max(who.from, verb.from - 10),
            timing.to,
            'membership',
            { ask: 'accession', areas: [code], when: years[i] },
            'fact',
          )
      continue
    }
    if (ordinal) context.used.add(ordinal)
    const end = Math.max(timing?.to ?? 0, verb.to, ordinal ? (memberNoun(context, ordinal)?.to ?? ordinal.to) : 0)
    const start = timing !== undefined && timing.to <= verb.from ? timing.from : Math.max(who.from, verb.from - 10)
    addClaim(
      context,
      start,
      end,
      'membership',
      {
        ask: 'accession',
        areas: who.codes,
        ...(when === undefined ? {} : { when }),
        ...(ordinal === undefined ? {} : { number: ordinal.value }),
      },
      'fact',
    )
  }
}

/** "Croatia joined in 2009; Montenegro followed in 2017 and North Macedonia in 2020": names with years behind an accession. */
function followers(context: Context): void {
  const { reading, timings, places, claims, world, lexicon } = context
  if (!claims.some((c) => c.question.ask === 'accession' && c.question.when !== undefined)) return
  for (const place of places) {
    const [code = ''] = place.codes
    if (!isAlly(world, code, lexicon.alliance) || place.as !== 'subject') continue
    const timing = timings.find((t) => t.from >= place.to && t.from - place.to <= 4 && t.years.length === 1 && !t.range)
    const when = momentOf(timing)
    if (timing === undefined || when === undefined) continue
    const { start, end } = spanOf(reading, place.from, timing.to)
    if (claims.some((c) => c.span.start < end && c.span.end > start)) continue
    let only = true
    for (let i = place.to; i < timing.from; i++)
      only &&= ['in', 'on', 'followed', 'joinStrong'].some((cat) => begins(reading, cat, i))
    if (!only) continue
    const question = { ask: 'accession', areas: place.codes, when } as const
    addClaim(context, place.from, timing.to, 'membership', question, 'fact')
  }
}

/** "Finland joined NATO on Tuesday": the last Tuesday by the day of the text. */
function joinedOnWeekday(context: Context, verb: Mark): void {
  const { reading, places, lexicon, published } = context
  const weekday = first(reading, 'weekday', verb.to, verb.to + 5)
  const alliance = places.some((p) => p.codes[0] === lexicon.alliance && p.from >= verb.to && p.from - verb.to <= 2)
  const who = joiner(context, verb.from, verb.to)
  if (weekday === undefined || !alliance || who === undefined || published === null) return
  if (last(reading, 'plan', Math.max(0, verb.from - 4), verb.from)) return
  const back = (weekdayOf(published) - weekday.n + 7) % 7
  const when = addDays(published, -back)
  const question = { ask: 'accession', areas: who.codes, when } as const
  addClaim(context, Math.max(who.from, verb.from - 10), weekday.to, 'membership', question, 'fact', {
    assumed: [`the day is ${when}`],
    unclear: [],
  })
}

/** "NATO's newest member": the name it goes by is a claim. */
function newest(context: Context): void {
  const { places, published } = context
  for (const place of places) {
    if (place.role === 'newest' && published !== null)
      addClaim(
        context,
        place.from,
        place.to,
        'membership',
        { ask: 'accession', areas: place.codes, newest: true },
        'fact',
        { assumed: place.assumed ? [place.assumed] : [], unclear: [] },
      )
  }
  const { reading } = context
  for (const mark of all(reading, 'newest')) {
    const noun = begins(reading, 'memberStrict', mark.to)
    const end = noun?.to ?? mark.to
    if (places.some((p) => p.role === 'newest' && p.to >= end && p.from <= mark.from)) continue
    const alliance = places.some((p) => p.codes[0] === context.lexicon.alliance && p.from - end <= 3 && p.from >= end)
    const beside = apposed(context, begins(reading, 'article', mark.from - 1) ? mark.from - 1 : mark.from, end)
    const spoken =
      noun !== undefined
        ? spokenOf(context)
        : has(reading, 'memberStrict', 0, mark.from) || context.discourse.areas[0] === context.lexicon.alliance
    const who =
      spoken && beside !== undefined
        ? beside.codes
        : alliance && noun
          ? joiner(context, mark.from, end)?.codes
          : undefined
    if (who !== undefined)
      addClaim(context, mark.from, end, 'membership', { ask: 'accession', areas: who, newest: true }, 'fact')
  }
}

/** Whether sentences before were of the alliance or of defence. */
function spokenOf({ discourse, lexicon }: Context): boolean {
  return discourse.defence || discourse.alliance || discourse.areas[0] === lexicon.alliance
}

/** The one ally named beside a phrase, with a comma between: "Sweden, the newest member", "the newest, Montenegro,". */
function apposed({ reading, places, world, lexicon }: Context, from: number, to: number): Place | undefined {
  const beside = (p: Place) =>
    (p.to === from - 1 && isComma(reading, p.to)) || (p.from === to + 1 && isComma(reading, to))
  return places.find((p) => beside(p) && p.codes.length === 1 && isAlly(world, p.codes[0] ?? '', lexicon.alliance))
}

/** Whether nothing that could be joined stands between a verb and a time: "joined in June 2017". */
function onlyTime({ reading }: Context, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (!['in', 'on', 'light', 'article'].some((cat) => begins(reading, cat, i))) return false
  return to >= from
}

/** Ordinals of members outside of "joined": "the 30th member". */
function ordinals(context: Context): void {
  const { quantities, used, reading } = context
  for (const quantity of quantities) {
    if (quantity.kind !== 'ordinal' || used.has(quantity) || quantity.value < 13) continue
    const noun = memberNoun(context, quantity)
    if (noun === undefined || !begins(reading, 'memberStrict', noun.from)) continue
    const who = joiner(context, quantity.from, noun.to)
    if (who === undefined) continue
    used.add(quantity)
    addClaim(
      context,
      quantity.hedged,
      noun.to,
      'membership',
      { ask: 'accession', areas: who.codes, number: quantity.value },
      'fact',
    )
  }
}

/** Membership, accession, founding, forces and Article 5. */
export function findMembers(context: Context): void {
  newest(context)
  accessions(context)
  followers(context)
  ordinals(context)
  founding(context)
  membersNow(context)
  foundingMember(context)
  noForces(context)
  article5(context)
}
