import type { Context } from './context.js'
import { lineOf, MOST_SHARE } from './goal-line.js'
import type { Quantity } from './quantity.js'
import { all, begins, broken, ends, endsAt, first, has, last, type Mark } from './reading.js'
import { isAlly, isWhole, membersOn } from './world.js'

/** A count and the noun it counts: "23", "20 of the 29 member states", "ten NATO countries". */
export interface Counted {
  readonly quantity: Quantity
  readonly noun: Mark | undefined
  readonly of: Quantity | undefined
  readonly to: number
  /** Only members of a region, or some of those named before, are counted: of all there are at least so many. */
  readonly some: boolean
}

export const COUNT_MOST = 60

/** The noun of members that a count stands before, with at most three words between. */
export function memberNoun(context: Context, quantity: Quantity): Mark | undefined {
  const { reading } = context
  for (let i = quantity.to; i <= quantity.to + 4; i++) {
    const noun = begins(reading, 'memberNation', i)
    if (noun !== undefined) return noun
    const token = reading.tokens[i]
    if (token === undefined || /^[,.;:()]$/u.test(token.text)) return undefined
    if (context.quantities.some((q) => q.from === i && q !== quantity)) return undefined
    if (
      i > quantity.to + 1 &&
      !['light', 'area', 'current', 'of', 'own', 'memberGap'].some((cat) => begins(reading, cat, i))
    )
      return undefined
    if (
      ['in', 'and', 'copula', 'unit', 'meet', 'miss', 'outside', 'troops'].some(
        (cat) => begins(reading, cat, i) !== undefined,
      ) &&
      !begins(reading, 'of', i)
    )
      return undefined
  }
  return undefined
}

/** Half the width of what a fraction of the members may mean. */
const FRACTION_STEP = 4

/** "A third of NATO's members", "half of the allies": made a number of members in place, roughly as many. */
export function countFractions(context: Context): void {
  const { reading, quantities, world, lexicon, published } = context
  if (published === null) return
  const all = membersOn(world, lexicon.alliance, published)
  for (const [k, q] of quantities.entries()) {
    if (q.kind !== 'percent' || q.unit !== 'fraction') continue
    const noun = memberNoun(context, q)
    const alliance = context.places.some(
      (p) => p.codes[0] === lexicon.alliance && p.from >= q.to && p.to <= (noun?.from ?? 0),
    )
    if (noun === undefined || !(alliance || begins(reading, 'memberStrict', noun.from))) continue
    const relation = q.relation === 'equal' ? 'about' : q.relation
    quantities[k] = { ...q, kind: 'count', value: Math.round((all * q.value) / 100), step: FRACTION_STEP, relation }
  }
}

export function countedAt(context: Context, quantity: Quantity): Counted | undefined {
  const { reading, quantities, world, lexicon } = context
  const nth = quantity.kind === 'ordinal' && isNth(context, quantity)
  if ((quantity.kind !== 'count' && !nth) || quantity.value > COUNT_MOST || quantity.value < 1) return undefined
  // "every one of them"
  if (all(reading, 'all').some((m) => m.from < quantity.from && m.to >= quantity.to)) return undefined
  const next = quantities[quantities.indexOf(quantity) + 1]
  if (
    next?.kind === 'count' &&
    next.from - quantity.to <= 6 &&
    has(reading, 'of', quantity.to, next.from) &&
    next.value >= quantity.value
  ) {
    const noun = memberNoun(context, next)
    // "allies - nine out of 31 with forces"
    if (noun === undefined && isWhole(world, lexicon.alliance, next.value) && isOfMembers(context, next))
      return { quantity, noun, of: next, to: next.to, some: false }
    // "one of seven members that meet it": seven do.
    if (noun !== undefined && quantity.value === 1 && !isWhole(world, lexicon.alliance, next.value))
      return { quantity: next, noun, of: undefined, to: noun.to, some: false }
    if (noun !== undefined) return { quantity, noun, of: next, to: noun.to, some: false }
  }
  const noun = memberNoun(context, quantity)
  if (noun === undefined) return undefined
  // "Of the 32 allies, nine remain below the line."
  const part = reading.tokens[noun.to]?.text === ',' && next?.hedged === noun.to + 1 ? next : undefined
  // "32 ülkeden 23'ü"
  if (next?.kind === 'count' && next.from === noun.to && next.value < quantity.value)
    return { quantity: next, noun, of: quantity, to: next.to, some: false }
  if (part?.kind === 'count' && part.value < quantity.value && has(reading, 'of', quantity.hedged - 2, quantity.hedged))
    return { quantity: part, noun, of: quantity, to: part.to, some: false }
  const region = has(reading, 'region', quantity.to, noun.from)
  return { quantity, noun, of: undefined, to: noun.to, some: region || begins(reading, 'of', noun.from) !== undefined }
}

/** "Eleven of 31 are expected to get there": a count of all there are, with nothing else behind that is counted. */
function isOfMembers({ reading, discourse, places, lexicon }: Context, { to }: Quantity): boolean {
  if (has(reading, 'memberStrict')) return true
  const spoken =
    discourse.gdp ||
    discourse.line !== null ||
    discourse.alliance ||
    places.some((p) => p.codes[0] === lexicon.alliance)
  return spoken && endsAt(reading, to, ['meet', 'miss', 'copula', 'spendVerb', 'presentVerb', 'plan', 'have', 'in'])
}

/** "has become the fifth ally over the line": so many are there by now. */
function isNth({ reading }: Context, { from, to }: Quantity): boolean {
  const become = last(reading, 'join', Math.max(0, from - 4), from)
  const now = become && (ends(reading, 'have', become.from) ?? first(reading, 'have', become.from - 3, become.from))
  return now !== undefined && begins(reading, 'memberStrict', to) !== undefined
}

/** The verb that says whether members met or missed a line: behind the noun, or before the count ("met by only 23"). */
export function verbOf(context: Context, counted: Counted): { mark: Mark; side: 'met' | 'missed' } | undefined {
  if (isOfSpending(context, counted.quantity.hedged)) return undefined
  const verb = sideOf(context, counted)
  if (verb === undefined || verb.mark.from < counted.to) return verb
  // What members agreed or ought to do, or will do by a year to come, they have not done.
  const { reading, timings, published } = context
  const meant = ['adopt', 'should', 'wish'].some((cat) => has(reading, cat, counted.to, verb.mark.to))
  const next = timings.find((t) => t.from > verb.mark.from && t.years.length > 0)
  const ahead = published !== null && (next?.years.at(-1) ?? '') > published.slice(0, 4)
  return meant || ahead ? undefined : verb
}

/** "Spending by all 32 allies is put at": what they do together. */
export function isOfSpending({ reading }: Context, from: number): boolean {
  const by = last(reading, 'spending', Math.max(0, from - 4), from)
  return by !== undefined && ['byAgent', 'of'].some((cat) => begins(reading, cat, by.to) !== undefined)
}

function sideOf(context: Context, counted: Counted): { mark: Mark; side: 'met' | 'missed' } | undefined {
  const { reading } = context
  const end = Math.min(reading.tokens.length, counted.to + 14)
  const passive = last(reading, 'meet', Math.max(0, counted.quantity.hedged - 6), counted.quantity.hedged)
  const next = context.quantities.find((q) => q.kind === 'count' && q.from >= counted.to && memberNoun(context, q))
  const until = Math.min(end, next?.from ?? end)
  const meet = first(reading, 'meet', counted.to, until)
  const miss = first(reading, 'miss', counted.to, until)
  for (const mark of [miss, meet])
    if (
      mark !== undefined &&
      !broken(reading, counted.to, mark.from) &&
      (mark === miss ? meet === undefined || miss.from <= meet.from + 1 : true)
    )
      return { mark, side: mark === miss ? 'missed' : 'met' }
  const line = context.quantities.find((q) => q.kind === 'percent' && q.from >= counted.to && q.from - counted.to <= 6)
  if (line !== undefined && line.relation !== 'equal' && line.relation !== 'about') {
    const spend =
      last(reading, 'spendVerb', counted.to, line.from) ??
      last(reading, 'copula', counted.to, line.from) ??
      last(reading, 'relation', counted.to, line.from)
    if (spend !== undefined)
      return { mark: spend, side: line.relation === 'less-than' || line.relation === 'at-most' ? 'missed' : 'met' }
  }
  // "18 allies would spend 2 %": as much or more is meant.
  const spend = line === undefined ? undefined : last(reading, 'spendVerb', counted.to, line.from)
  if (spend !== undefined && begins(reading, 'should', spend.from - 1) === undefined)
    return { mark: spend, side: 'met' }
  // "23 allies at 2 %"
  const at = line === undefined ? undefined : ends(reading, 'at', line.hedged)
  if (at !== undefined && at.from === counted.to) return { mark: at, side: 'met' }
  const direct = ends(reading, 'meet', counted.quantity.hedged)
  if (direct !== undefined && reading.decimal === ',') return { mark: direct, side: 'met' }
  if (passive !== undefined && has(reading, 'byAgent', passive.to, counted.quantity.from))
    return { mark: passive, side: 'met' }
  return undefined
}

/** Whether a line is one of equipment's share, not of spending. */
export function isEquipment({ reading }: Context, line: Quantity): boolean {
  return has(reading, 'equipment') && line.value > MOST_SHARE
}

/** Which goal's line a clause of counts names: a percentage beside a goal or a meeting verb, else the goal without its number. */
export function lineNear(context: Context, from: number): { line: Quantity | undefined; goal: boolean } {
  const { quantities, reading } = context
  const percents = quantities.filter((q) => q.kind === 'percent' && q.value <= 25)
  // "clear the bar, and Bucharest, on 2.04 per cent": the goal ends before the comma.
  const bar = first(reading, 'goal', from, from + 10)
  // "spent 2 percent or more, with Poland, at 3.9 per cent,": somebody's own figure.
  const owned = (q: Quantity) =>
    context.places.some(
      (p) =>
        p.from > from &&
        p.to <= q.hedged &&
        q.hedged - p.to <= 3 &&
        p.codes.every((c) => isAlly(context.world, c, context.lexicon.alliance)),
    )
  const past = (q: Quantity) =>
    owned(q) ||
    (bar !== undefined && q.from > bar.to && reading.tokens.slice(bar.to, q.from).some((t) => t.text === ','))
  const line =
    percents.find(
      (q) => q.from >= from && q.from - from <= 14 && !past(q) && !(bar && broken(reading, bar.to, q.from)),
    ) ??
    percents.find((q) => lineOf(context, q) !== undefined) ??
    percents.findLast((q) => q.to <= from && from - q.to <= 4)
  return {
    line,
    goal: has(reading, 'goal') || context.discourse.line !== null || context.timings.some((t) => t.kind === 'pledge'),
  }
}
