import { addClaim, type Context } from './context.js'
import { moodOf, stretchOf, subjectOf, whenOf } from './ground.js'
import { soonAfter } from './nearby.js'
import { type Quantity, writtenOf } from './quantity.js'
import { begins, clauseOf, ends, has, last, type Mark } from './reading.js'
import type { Timing } from './timing.js'
import { pledgedPercents } from './world.js'

export function growth(context: Context, quantity: Quantity): boolean {
  const { reading } = context
  const before =
    last(reading, 'rise', Math.max(0, quantity.hedged - 5), quantity.hedged) ??
    last(reading, 'fall', Math.max(0, quantity.hedged - 5), quantity.hedged)
  const noun = amountOfRise(context, quantity)
  const real = soonAfter(context, quantity, 'real', 3) ?? last(reading, 'real', quantity.hedged - 2, quantity.hedged)
  const to = ends(reading, 'toLevel', quantity.hedged) !== undefined && real === undefined
  if (begins(reading, 'levelHedge', quantity.hedged) || ofWorld(context, quantity)) return false
  const ofRise =
    ends(reading, 'of', quantity.hedged) !== undefined && ends(reading, 'rise', quantity.hedged - 1) !== undefined
  if ((ends(reading, 'from', startOf(context, quantity)) && !ofRise) || begins(reading, 'of', quantity.to)) return false
  const after =
    soonAfter(context, quantity, 'rise', 4) ??
    soonAfter(context, quantity, 'fall', 4) ??
    soonAfter(context, quantity, 'more', 1)
  // "gave up neutrality, spent 2.4"
  if (noun === undefined && after === undefined && real === undefined && ends(reading, 'spendVerb', quantity.hedged))
    return false
  // "a 400 per cent increase in air defence": of what is said behind it.
  const into = after && begins(reading, 'riseNoun', after.from) && begins(reading, 'in', after.to)
  if (into && !['spending', 'money'].some((cat) => has(reading, cat, into.to, into.to + 7))) return false
  if (noun === undefined && (to || (before === undefined && after === undefined && real === undefined))) return false
  if (noun === undefined && before === undefined && after !== undefined && isOfOther(context, after)) return false
  if (soonAfter(context, quantity, 'gdp', 5) !== undefined) return false
  if (has(reading, 'otherWhole') && !has(reading, 'spending')) return false
  const end = Math.max(after?.to ?? 0, real?.to ?? 0, quantity.to)
  const mood = moodOf(context, quantity)
  const subject = subjectOf(context, quantity, end)
  if (subject.outside || (!has(reading, 'spending') && !context.discourse.defence && !has(reading, 'defence')))
    return false
  const falls = (before ?? after)?.cat === 'fall'
  const base = baseOf(context, end)
  const when = whenOf(
    base ? { ...context, timings: context.timings.filter((t) => t !== base) } : context,
    quantity,
    end,
    mood,
  )
  const years = when.periods
  const year = years.at(-1) ?? ''
  const [start = ''] = base?.years ?? []
  const earlier = year === '' ? '' : String(Number(year) - 1)
  const told = base === undefined && !when.adjacent ? levelYears(context, subject.areas) : []
  const from =
    told.length > 1
      ? (told[0] ?? '')
      : years.length > 1
        ? (years[0] ?? '')
        : start !== '' && start < year
          ? start
          : earlier
  const clause = clauseOf(reading, quantity.from)
  const written = writtenOf(quantity)
  context.used.add(quantity)
  const question = {
    ask: 'change',
    areas: subject.areas,
    from,
    to: year,
    percent: falls ? { ...written, value: -written.value } : written,
    real: has(reading, 'real', clause.from, clause.to) || !has(reading, 'nominal', clause.from, clause.to),
  } as const
  const span = stretchOf(context, quantity, end, when)
  if (before !== undefined && quantity.hedged - before.to <= 3) {
    span.from = Math.min(span.from, before.from)
    const noun = last(reading, 'spending', Math.max(0, before.from - 6), before.from)
    if (noun !== undefined && before.from - noun.to <= 2) span.from = noun.from
  }
  const unsaid = has(reading, 'real', clause.from, clause.to) ? [] : ['whether prices are taken out is not said']
  const pledged = context.published !== null && pledgedPercents(context.world, context.published).has(quantity.value)
  const about = pledged && context.timings.some((t) => t.deadline) ? 'goal-terms' : 'real-change'
  addClaim(context, span.from, span.to, about, question, mood, {
    assumed: [...subject.assumed, ...when.assumed],
    unclear: [...subject.unclear, ...unsaid],
  })
  return true
}

/** "up from the current 2 %": where a number begins, with an article and a word that says it is in force. */
function startOf({ reading }: Context, { hedged }: Quantity): number {
  const start = ends(reading, 'current', hedged)?.from ?? hedged
  return ends(reading, 'article', start)?.from ?? start
}

/** "from 250 billion in 2014 to 430 billion, which is 72 per cent more": the years of the amounts before. */
function levelYears({ claims, reading, timings }: Context, areas: readonly string[]): readonly string[] {
  if (timings.some((t) => t.range) || !has(reading, 'from')) return []
  const years = claims.flatMap(({ question: q }) =>
    q.ask === 'level' && q.areas.join() === areas.join() ? q.periods : [],
  )
  return [...new Set(years)].sort()
}

/** "a third more than in 2014": the year that a change counts from. */
function baseOf(context: Context, end: number): Timing | undefined {
  const { reading, timings } = context
  return timings.find((t) => {
    if (t.from < end || t.from - end > 8 || t.range || t.years.length !== 1) return false
    const led = last(reading, 'than', Math.max(end, t.from - 3), t.from) ?? last(reading, 'than', end - 1, t.from)
    return led !== undefined && t.from - led.to <= 2
  })
}

/** "growth in allied outlays came to 19.4 percent": a noun of growth whose amount the number is. */
function amountOfRise(context: Context, quantity: Quantity): Mark | undefined {
  const { reading } = context
  if (ends(reading, 'amountsTo', quantity.hedged) === undefined) return undefined
  const { from } = clauseOf(reading, quantity.from)
  const noun = last(reading, 'riseNoun', Math.max(from, quantity.hedged - 12), quantity.hedged)
  // "Growth in the euro area was 1.4 %": of what is said behind it.
  const of = noun && (begins(reading, 'in', noun.to) ?? begins(reading, 'of', noun.to))
  const own = ['spending', 'defence', 'money', 'collective', 'pronoun'].some(
    (cat) => of && has(reading, cat, of.to, quantity.from),
  )
  if (of !== undefined && !own && !context.timings.some((t) => t.from === of.to)) return undefined
  // "Wages rose by 3 %, rents by 2 %": the second is of another thing.
  const taken = context.quantities.some((q) => q.kind === 'percent' && q.from > (noun?.to ?? 0) && q.to < quantity.from)
  return taken ? undefined : noun
}

/** A verb of growth behind its number, in a clause that names nothing that could be meant ("Turizm yüzde 5 büyüdü"). */
function isOfOther({ reading }: Context, verb: Mark): boolean {
  if (begins(reading, 'riseNoun', verb.from)) return false
  const { from, to } = clauseOf(reading, verb.from)
  const named = ['spending', 'defence', 'area', 'collective', 'memberNation', 'pronoun', 'figure', 'real', 'more']
  return !named.some((cat) => has(reading, cat, from, to))
}

/** Whether a clause is about the whole world and names no ally. */
export function ofWorld(context: Context, quantity: Quantity): boolean {
  const { reading, places } = context
  const { from, to } = clauseOf(reading, quantity.from)
  return has(reading, 'world', from, to) && !places.some((p) => p.as === 'subject' && p.from >= from && p.to <= to)
}
