import type { About } from './claim.js'
import { addClaim, type Context, leaveUnchecked } from './context.js'
import { lineOf, MOST_LINE } from './goal-line.js'
import { aboutGroup, moodOf, stretchOf, subjectOf, timingNextTo, whenOf } from './ground.js'
import { joinAmounts } from './money-list.js'
import { currency, isConversion, ofDefence, outside, pricesOf } from './money-sense.js'
import { definerOf, soonAfter } from './nearby.js'
import { type Quantity, writtenOf } from './quantity.js'
import { begins, clauseOf, ends, first, has, last } from './reading.js'

function cost(context: Context, quantity: Quantity): boolean {
  const { reading } = context
  const { from, to } = clauseOf(reading, quantity.from)
  const more =
    begins(reading, 'more', begins(reading, 'perYear', quantity.to)?.to ?? quantity.to) ??
    ends(reading, 'more', quantity.hedged) ??
    begins(reading, 'more', quantity.hedged) ??
    (ends(reading, 'of', quantity.hedged) && ends(reading, 'riseNoun', quantity.hedged - 1))
  const price =
    last(reading, 'costStrong', from, quantity.from) ??
    first(reading, 'costStrong', quantity.to, Math.min(to, quantity.to + 8))
  const percents = context.quantities.filter((q) => q.kind === 'percent' && q.value <= 10)
  // "The bridge will cost": what is paid for must be defence or a goal.
  const purpose =
    has(reading, 'goal', from, to) ||
    (has(reading, 'defence', from, to) && context.timings.some((t) => t.deadline)) ||
    ((percents.length > 0 || has(reading, 'plan', from, to)) &&
      (has(reading, 'defence', from, to) || percents.some((q) => isAim(context, q))))
  if ((more === undefined && price === undefined) || !purpose) return false
  const past = context.timings.some((t) => t.range)
  if (past) return false
  const end = Math.max(more?.to ?? 0, quantity.to)
  const yearly = soonAfter(context, { ...quantity, to: end }, 'perYear', 2)
  const subject = subjectOf(context, quantity, end)
  if (subject.outside) return false
  const target =
    percents.findLast((q) => ends(reading, 'toLevel', q.hedged) || has(reading, 'goal', q.to, q.to + 4)) ??
    percents.at(-1)
  const start = percents.find(
    (q) => q !== target && (ends(reading, 'from', q.hedged) || ends(reading, 'between', q.hedged)),
  )
  if (start !== undefined && ends(reading, 'between', start.hedged)) context.used.add(start)
  const by = context.timings.find((t) => t.deadline)?.years.at(-1)
  const money = currency(context, quantity, subject.areas)
  context.used.add(quantity)
  const own = target && timingNextTo(context, target, target.to)
  const dated = own !== undefined && !own.deadline
  if (target !== undefined && !dated && (start !== undefined || by !== undefined || isLine(context, target)))
    context.used.add(target)
  addClaim(
    context,
    quantity.hedged,
    Math.max(end, yearly?.to ?? 0),
    'cost-of-goal',
    {
      ask: 'cost',
      areas: subject.areas,
      amount: { ...writtenOf(quantity), currency: money.code },
      ...(start === undefined ? {} : { percentFrom: start.value }),
      ...(target === undefined ? {} : { percentTo: target.value }),
      ...(by === undefined ? {} : { by }),
      yearly: yearly !== undefined || has(reading, 'perYear', from, to),
    },
    moodOf(context, quantity),
    { assumed: [...subject.assumed, ...money.assumed], unclear: subject.unclear },
  )
  return true
}

/** "the 3.5 % target", "reaching 3.5 %": a percentage to be reached, not one that is. */
function isLine(context: Context, percent: Quantity): boolean {
  const met = last(context.reading, 'meet', percent.hedged - 4, percent.hedged)
  return met !== undefined || lineOf(context, percent) !== undefined
}

/** Whether a sentence is of moving to a percentage: "to 3.5 %", "between 2 and 3.5 %", "3.5 % by 2035". */
function isAim(context: Context, percent: Quantity): boolean {
  const { reading, timings } = context
  const led = ['toLevel', 'from', 'between'].some((cat) => ends(reading, cat, percent.hedged) !== undefined)
  return led || isLine(context, percent) || timings.some((t) => t.deadline)
}

/** "The bridge will cost 2 billion": the price of a thing that is no defence. */
function isPrice({ reading }: Context, quantity: Quantity): boolean {
  const { from, to } = clauseOf(reading, quantity.from)
  const verb = last(reading, 'costStrong', Math.max(from, quantity.hedged - 3), quantity.hedged)
  return verb !== undefined && !['defence', 'spending', 'goal', 'gdp'].some((cat) => has(reading, cat, from, to))
}

/** "$130 billion more between 2016 and 2020", "up by 9 billion euros on the year before". */
function increase(context: Context, quantity: Quantity): boolean {
  const { reading } = context
  const { from, to } = clauseOf(reading, quantity.from)
  let end = quantity.to
  if (reading.tokens[end]?.text === '(') while (end < quantity.to + 6 && reading.tokens[end - 1]?.text !== ')') end++
  const more =
    begins(reading, 'more', end) ?? ends(reading, 'more', quantity.hedged) ?? begins(reading, 'more', quantity.hedged)
  const rise = last(reading, 'rise', Math.max(from, quantity.hedged - 4), quantity.hedged)
  const by = rise !== undefined && ends(reading, 'by', quantity.hedged) !== undefined
  const range =
    context.timings.find((t) => t.range && t.from >= from && t.to <= to) ?? context.timings.find((t) => t.range)
  const since = context.timings.find(
    (t) => (ends(reading, 'since', t.from) ?? ends(reading, 'since', t.from - 1)) !== undefined && t.years.length === 1,
  )
  if (!more && !by) return false
  if (range === undefined && since === undefined && !by && !has(reading, 'than', end)) return false
  const subject = subjectOf(context, quantity, end)
  if (subject.outside || subject.areas.length === 0) return false
  const mood = moodOf(context, quantity)
  const when = whenOf(context, quantity, end, mood)
  const last_ = since ? (context.published?.slice(0, 4) ?? '') : (range?.years[1] ?? when.periods.at(-1) ?? '')
  const first_ = since?.years[0] ?? range?.years[0] ?? (last_ === '' ? '' : String(Number(last_) - 1))
  const money = currency(context, quantity, subject.areas)
  const about: About = aboutGroup(context, subject.areas) ? 'aggregate' : 'real-change'
  context.used.add(quantity)
  const tail = Math.max(end, more && more.from >= quantity.to ? more.to : 0)
  addClaim(
    context,
    quantity.hedged,
    range && range.from >= tail && range.from - tail <= 8 ? range.to : tail,
    about,
    {
      ask: 'change',
      areas: subject.areas,
      from: first_,
      to: last_,
      amount: { ...writtenOf(quantity), currency: money.code },
      real: has(reading, 'real', from, to),
    },
    mood,
    { assumed: [...subject.assumed, ...when.assumed, ...money.assumed], unclear: subject.unclear },
  )
  return true
}

function level(context: Context, quantity: Quantity): boolean {
  const perHead = soonAfter(context, quantity, 'perHead', 6)
  const mood = moodOf(context, quantity)
  const spending = soonAfter(context, quantity, 'spendingOn', 3)
  const end = Math.max(quantity.to, perHead?.to ?? 0, spending?.to ?? 0)
  const subject = subjectOf(context, quantity, quantity.to)
  if (subject.outside || isExtra(context, quantity)) return false
  if (subject.areas.length === 0 && !has(context.reading, 'spendingStrict')) return false
  const areas = sumOf(context, quantity) ?? subject.areas
  const when = whenOf(context, quantity, end, mood)
  // "would spend 14 billion on ships": of no year that figures could be of.
  const supposed =
    mood === 'prediction' || last(context.reading, 'prediction', Math.max(0, quantity.hedged - 5), quantity.hedged)
  if (supposed && when.timing === undefined && context.discourse.periods.length === 0) return false
  const money = currency(context, quantity, areas)
  const prices = pricesOf(context, quantity)
  context.discourse.prices = prices
  context.used.add(quantity)
  const span = stretchOf(context, quantity, end, when, subject.place)
  const about: About = aboutGroup(context, areas) ? 'aggregate' : 'spending-level'
  addClaim(
    context,
    span.from,
    span.to,
    about,
    {
      ask: 'level',
      areas,
      periods: when.periods,
      currency: money.code,
      amount: writtenOf(quantity),
      prices,
      perHead: perHead !== undefined || has(context.reading, 'perHead'),
      by: definerOf(context, quantity),
    },
    mood,
    { assumed: [...subject.assumed, ...when.assumed, ...money.assumed], unclear: subject.unclear },
  )
  return true
}

/** "an extra 2.9 billion", "5 billion more": added to what is spent. */
function isExtra({ reading }: Context, { hedged, from, to }: Quantity): boolean {
  return (
    ends(reading, 'more', hedged) !== undefined ||
    ends(reading, 'more', from) !== undefined ||
    begins(reading, 'more', to) !== undefined ||
    (ends(reading, 'by', hedged) !== undefined && last(reading, 'rise', Math.max(0, hedged - 7), hedged) !== undefined)
  )
}

/** "18 billion over four years": not of one year. */
function isOverYears(context: Context, quantity: Quantity): boolean {
  const years = context.quantities.find((q) => q.kind === 'time' && q.from >= quantity.to)
  const near = years !== undefined && years.unit === 'year' && years.value > 1 && years.hedged - quantity.to <= 4
  return near && has(context.reading, 'in', quantity.to, years.from) && !soonAfter(context, quantity, 'perYear', 3)
}

/** "which would bring the total to": of all that have amounts before it, nobody's alone. */
function sumOf(context: Context, quantity: Quantity): readonly string[] | undefined {
  const { reading, lexicon, world } = context
  const total = last(reading, 'ofTotal', Math.max(0, quantity.hedged - 3), quantity.hedged)
  const parts = context.claims.flatMap(({ question: q }) => (q.ask === 'level' ? [q.areas] : []))
  if (total === undefined || parts.length < 2 || has(reading, 'area', total.from - 3, quantity.from)) return undefined
  const group = world.groups.find((g) => parts.some(([code]) => code === g.code) && g.except.length === 1)
  const all = group !== undefined && parts.some(([code]) => code === group.except[0])
  return all ? [lexicon.alliance] : []
}

/**
 * Every amount of a piece: a conversion, a cost, an increase, a level, or nothing checkable. Read twice, since percentages, which are
 * read in between, may tell what an amount is of; what is left the first time is `unchecked` only the second.
 */
export function findMoney(context: Context, again = false): void {
  if (!again) {
    context.discourse.prices = null
    joinAmounts(context)
  }
  for (const quantity of context.quantities) {
    if (quantity.kind !== 'money' || context.used.has(quantity)) continue
    if (isConversion(context, quantity)) {
      leaveUnchecked(context, quantity, 'outside-the-subject')
      continue
    }
    if (!outside(context, quantity) && !isOverYears(context, quantity)) {
      const { reading, discourse } = context
      const shares =
        context.quantities.some((q) => q.kind === 'percent' && q.value <= MOST_LINE) && context.places.length > 0
      const spoken = shares || has(reading, 'defence') || has(reading, 'goal') || discourse.defence
      if (spoken && (increase(context, quantity) || cost(context, quantity))) continue
      if (!isPrice(context, quantity) && ofDefence(context, quantity) && level(context, quantity)) continue
    }
    if (again) leaveUnchecked(context, quantity, 'outside-the-subject')
  }
}
