import { addClaim, type Context } from './context.js'
import { aboutGroup, moodOf, stretchOf, subjectOf, timingNextTo, whenOf } from './ground.js'
import { soonAfter } from './nearby.js'
import { type Quantity, writtenOf } from './quantity.js'
import { begins, clauseOf, ends, first, has, last, type Mark } from './reading.js'
import { yearBefore } from './timing-bearing.js'

export function part(context: Context, quantity: Quantity): boolean {
  const { reading, lexicon } = context
  const owner = begins(reading, 'possessive', quantity.to + 1)
  if (owner && soonAfter(context, quantity, 'gdp', 5) && !begins(reading, 'ofTotal', owner.to)) return false
  if (partAgain(context, quantity)) return true
  // "pays 'close to 100 percent' of the alliance"
  const next = /^["”’'»]$/u.test(reading.tokens[quantity.to]?.text ?? '') ? quantity.to + 1 : quantity.to
  const of = reading.tokens[next] !== undefined && (begins(reading, 'of', next) ?? begins(reading, 'ofThat', next))
  if (!of) return partBefore(context, quantity)
  const org = soonAfter(context, quantity, 'orgBudget', 7)
  const gdp = soonAfter(context, quantity, 'gdp', 7)
  const whole = soonAfter(uncounted(context), quantity, 'ofTotal', 8)
  if (gdp !== undefined && whole !== undefined && whole.from <= gdp.from && whole.to > gdp.from) return false
  const group = context.places.find(
    (p) =>
      p.from >= quantity.to &&
      p.from - quantity.to <= 5 &&
      p.as !== 'definer' &&
      aboutGroup(context, p.codes) &&
      (gdp === undefined || p.from <= gdp.from || begins(reading, 'of', gdp.to) !== undefined),
  )
  const members = soonAfter(context, quantity, 'memberNation', 5)
  const pays = last(reading, 'spendVerb', Math.max(0, quantity.hedged - 4), quantity.hedged)
  const spending =
    soonAfter(uncounted(context), quantity, 'spending', 10) ?? (group && quantity.value >= 8 ? pays : undefined)
  const subject = subjectOf(
    { ...context, places: context.places.filter((p) => p !== group && p.codes[0] !== lexicon.alliance) },
    quantity,
    quantity.to,
  )
  const one =
    subject.areas.length > 0 &&
    !subject.outside &&
    (!aboutGroup(context, subject.areas) || subject.areas[0] !== lexicon.alliance)
  // "The allies spent 1.85 percent of their combined GDP" is their share.
  const own = owner !== undefined && aboutGroup(context, subject.areas)
  if (!one || own) return false
  if (gdp !== undefined && whole === undefined && group === undefined) return false
  if (
    org === undefined &&
    gdp === undefined &&
    spending === undefined &&
    !(whole !== undefined && (has(reading, 'spending') || has(reading, 'money')))
  )
    return false
  if (org === undefined && whole === undefined && group === undefined && members === undefined) return false
  const end = Math.max(org?.to ?? 0, gdp?.to ?? 0, whole?.to ?? 0, spending?.to ?? 0, quantity.to)
  const mood = moodOf(context, quantity)
  const when = whenOf(context, quantity, end, mood)
  context.used.add(quantity)
  const forces = soonAfter(context, quantity, 'troops', 7)
  const question = {
    ask: 'part-of-total',
    areas: subject.areas,
    group: group?.codes[0] ?? lexicon.alliance,
    of:
      org !== undefined
        ? 'organisation-budget'
        : gdp !== undefined
          ? 'gdp'
          : forces !== undefined
            ? 'forces'
            : 'spending',
    periods: when.periods,
    percent: writtenOf(quantity),
  } as const
  const span = stretchOf(context, quantity, end, when)
  addClaim(context, span.from, span.to, 'aggregate', question, mood, {
    assumed: [...subject.assumed, ...when.assumed],
    unclear: subject.unclear,
  })
  return true
}

/** "of what all 32 members spent together": a count of members parts nothing. */
function uncounted(context: Context): Context {
  return { ...context, quantities: context.quantities.filter((q) => q.kind !== 'count') }
}

/** "about 60 percent of the total in 2025, down from 72 percent in 2016": the same part, of another year. */
function partAgain(context: Context, quantity: Quantity): boolean {
  const before = context.claims.findLast(
    (c) => c.question.ask === 'part-of-total' || c.question.ask === 'category-share',
  )
  const lead = before && last(context.reading, 'seriesLead', Math.max(0, quantity.hedged - 2), quantity.hedged)
  const timing = timingNextTo(context, quantity, quantity.to)
  if (lead === undefined || timing === undefined || timing.years.length !== 1 || timing.from < quantity.to) return false
  const question = before?.question
  if (question?.ask !== 'part-of-total' && question?.ask !== 'category-share') return false
  context.used.add(quantity)
  const again = { ...question, periods: yearBefore(timing, question.periods[0]), percent: writtenOf(quantity) }
  addClaim(context, quantity.hedged, timing.to, before?.about ?? 'aggregate', again, 'fact', before)
  return true
}

/** "the US share of the common budget was 22 percent": the whole stands before the number. */
function partBefore(context: Context, quantity: Quantity): boolean {
  const { reading, lexicon, places, discourse } = context
  const { from } = clauseOf(reading, quantity.from)
  const start = Math.max(from, quantity.hedged - 16)
  const portion = last(reading, 'portion', start, quantity.hedged)
  if (portion === undefined || soonAfter(context, quantity, 'gdp', 5) || quantity.value < 8) return false
  const org = first(reading, 'orgBudget', portion.to, quantity.hedged)
  const group = places.find((p) => p.from >= portion.to && p.to <= quantity.hedged && aboutGroup(context, p.codes))
  // "In 2024 the American share was about 65 per cent": of the whole spoken of before.
  const again = discourse.part !== null && isAmount(context, portion, quantity) ? discourse.part : undefined
  // "The allies spend 1.6 trillion, of which America pays 62 percent"
  const amount = context.claims.findLast((c) => c.question.ask === 'level')?.question
  const whole =
    has(reading, 'ofWhich', start, portion.from) &&
    amount !== undefined &&
    'areas' in amount &&
    aboutGroup(context, amount.areas)
      ? amount.areas[0]
      : undefined
  const said = group !== undefined && has(reading, 'spending', portion.to, quantity.hedged)
  if (org === undefined && !said && whole === undefined && again === undefined) return false
  const subject = subjectOf(
    { ...context, places: places.filter((p) => p.codes[0] !== lexicon.alliance) },
    quantity,
    quantity.to,
  )
  if (subject.outside || subject.areas.length === 0) return false
  const when = whenOf(context, quantity, quantity.to, 'fact')
  context.used.add(quantity)
  const span = stretchOf(context, quantity, quantity.to, when)
  const question = {
    ask: 'part-of-total',
    areas: subject.areas,
    group: group?.codes[0] ?? whole ?? again?.group ?? lexicon.alliance,
    of: org ? 'organisation-budget' : (again?.of ?? 'spending'),
    periods: when.periods,
    percent: writtenOf(quantity),
  } as const
  addClaim(context, span.from, span.to, 'aggregate', question, moodOf(context, quantity), {
    assumed: [...subject.assumed, ...when.assumed],
    unclear: subject.unclear,
  })
  return true
}

/** Whether only a verb stands between a part and its number: "the share was about 65 per cent". */
function isAmount({ reading }: Context, portion: Mark, { hedged }: Quantity): boolean {
  const verb = ends(reading, 'amountsTo', hedged) ?? ends(reading, 'copula', hedged)
  return verb !== undefined && verb.from - portion.to <= 2
}
