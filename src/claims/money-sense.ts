import type { Context } from './context.js'
import { aboutGroup } from './ground.js'
import { soonAfter } from './nearby.js'
import type { Quantity } from './quantity.js'
import { begins, clauseOf, ends, has, isComma } from './reading.js'
import { currencyOf } from './world.js'

/** The currency meant: the area's own if the word may mean it, else the most usual one. */
export function currency(
  context: Context,
  quantity: Quantity,
  areas: readonly string[],
): { code: string; assumed: readonly string[] } {
  const own = areas.length === 1 ? currencyOf(context.world, areas[0] ?? '') : undefined
  const [usual = ''] = quantity.currencies
  if (quantity.currencies.length < 2) return { code: usual, assumed: [] }
  const code = own !== undefined && quantity.currencies.includes(own) ? own : usual
  return { code, assumed: [`amounts without a country are taken as ${code}`] }
}

/** The price base that a clause names: a year, current prices, or null where none is said. */
export function pricesOf(context: Context, quantity: Quantity): string | null {
  const { reading, timings } = context
  const { from, to } = clauseOf(reading, quantity.from)
  for (const mark of reading.marks.get('prices') ?? []) {
    if (mark.from < from || mark.to > to) continue
    const year = timings.find(
      (t) =>
        t.kind === 'year' &&
        ((t.to <= mark.from && mark.from - t.to <= 1) || (t.from >= mark.to && t.from - mark.to <= 2)),
    )
    if (year !== undefined && (reading.tokens[mark.from - 1]?.kind === 'number' || begins(reading, 'of', mark.to)))
      return year.years[0] ?? null
  }
  if (has(reading, 'nominal', from, to)) return 'current'
  return has(reading, 'real', from, to) ? 'constant' : context.discourse.prices
}

/** A second amount in brackets or after a dash right behind the first: the same in another currency. */
export function isConversion(context: Context, quantity: Quantity): boolean {
  const { reading, quantities } = context
  const before = quantities[quantities.indexOf(quantity) - 1]
  if (before?.kind !== 'money' || quantity.hedged - before.to > 5) return false
  const open =
    ends(reading, 'openSign', quantity.hedged) !== undefined ||
    /^[(/[]$/u.test(reading.tokens[quantity.hedged - 1]?.text ?? '') ||
    /^[(/[]$/u.test(reading.tokens[before.to]?.text ?? '')
  return open && before.currencies.join() !== quantity.currencies.join()
}

export function outside(context: Context, quantity: Quantity): boolean {
  const { reading } = context
  const { from, to } = clauseOf(reading, quantity.from)
  const near = (cat: string, far: number): number => {
    let best = Number.POSITIVE_INFINITY
    for (const mark of reading.marks.get(cat) ?? []) {
      if (mark.from < from || mark.to > to) continue
      const distance = mark.from >= quantity.to ? mark.from - quantity.to : quantity.from - mark.to
      if (distance >= 0 && distance <= far && distance < best) best = distance
    }
    return best
  }
  if (has(reading, 'world', from, to) && !context.places.some((p) => p.as === 'subject')) return true
  if (isForOther(context, quantity, from, to) || isApposed(context, quantity)) return true
  const subject = Math.min(near('spending', 12), near('perHead', 8))
  return near('outside', 6) < subject
}

/** "the bridge over the strait, 13.5 billion euros,": the price of what stands before the comma. */
function isApposed({ reading }: Context, quantity: Quantity): boolean {
  const before = quantity.hedged - 1
  if (!isComma(reading, before) || !isComma(reading, quantity.to)) return false
  const own = [...OWN, 'spending', 'gdp', 'percent', 'money']
  return !own.some((cat) => has(reading, cat, Math.max(0, before - 6), before))
}

// What an amount of defence may go to.
const OWN = ['defence', 'equipment', 'troops', 'personnelCat', 'infrastructure', 'forces', 'area', 'collective']

/** "spends 5 billion on schools": said of what it is for, which is no defence. */
function isForOther(context: Context, quantity: Quantity, from: number, to: number): boolean {
  const { reading, timings } = context
  const receiver = context.places.find((p) => p.from >= quantity.to && p.from - quantity.to <= 2)
  if (receiver?.codes.some((c) => context.lexicon.outside.has(c)) && begins(reading, 'to', quantity.to)) return true
  if (['defence', 'spendingStrict', 'goal'].some((cat) => has(reading, cat, from, to))) return false
  const gap = begins(reading, 'purpose', quantity.to) === undefined ? 1 : 0
  const purpose = begins(reading, 'purpose', quantity.to + gap)
  if (purpose === undefined || (gap === 1 && reading.tokens[quantity.to]?.kind !== 'word')) return false
  const end = Math.min(to, purpose.to + 4)
  if (purpose.to >= end || timings.some((t) => t.from >= purpose.from && t.from < end)) return false
  if (['ordinal', 'number', 'unit', 'gdp', 'perHead'].some((cat) => has(reading, cat, purpose.to, end))) return false
  return reading.tokens[purpose.to]?.kind === 'word' && !OWN.some((cat) => has(reading, cat, purpose.to, end))
}

/** Whether an amount is of defence: words of it in the clause, or an earlier claim of the text with a place beside. */
export function ofDefence(context: Context, quantity: Quantity): boolean {
  const { reading, claims } = context
  const spending = has(reading, 'spending') || has(reading, 'spendVerb')
  if (
    spending &&
    (has(reading, 'defence') || has(reading, 'spendingStrict') || context.discourse.defence || has(reading, 'gdp'))
  )
    return true
  const alliance =
    context.discourse.alliance ||
    context.places.some((p) => p.codes[0] === context.lexicon.alliance || aboutGroup(context, p.codes))
  if (spending && alliance) return true
  if (has(reading, 'defence') && has(reading, 'gdp') && context.places.length > 0) return true
  const noun = has(reading, 'defenceNoun') && !has(reading, 'defenceBody')
  if (noun && context.places.length > 0 && (has(reading, 'moneyVerb') || has(reading, 'costStrong'))) return true
  if (pricesOf(context, quantity) !== null && has(reading, 'prices') && context.places.length > 0) return true
  if (claims.some((c) => ['level', 'share', 'rank', 'part-of-total'].includes(c.question.ask))) return true
  if (context.quantities.some((q) => q.kind === 'money' && context.used.has(q) && q !== quantity))
    return claims.some((c) => c.question.ask === 'level')
  return (
    context.discourse.defence &&
    (soonAfter(context, quantity, 'gdp') !== undefined || context.places.some((p) => p.role !== 'seats')) &&
    has(reading, 'moneyVerb')
  )
}
