import { addClaim, type Context } from './context.js'
import { isEquipment, isOfSpending } from './counted.js'
import { lineOf } from './goal-line.js'
import { moodOf, whenOf } from './ground.js'
import { writtenOf } from './quantity.js'
import { begins, ends, first, has, last, type Mark, spanOf } from './reading.js'
import { isAlly, isWhole, pledgedPercents } from './world.js'

/** "all allies meet the 2 % target": none misses it; "no ally spends 5 %": none meets it. */
export function everyMember(context: Context): void {
  const { reading, quantities, used, lexicon, world } = context
  for (const cat of ['every', 'no'] as const)
    for (const mark of reading.marks.get(cat) ?? []) {
      const noun = membersOf(context, mark)
      if (
        noun === undefined ||
        isOfSpending(context, mark.from) ||
        ends(reading, 'relation', mark.from) ||
        first(reading, 'except', noun.to, noun.to + 4)
      )
        continue
      const count = quantities.find((q) => q.from >= mark.to && q.to <= noun.from && q.kind === 'count' && q.value > 1)
      if (count !== undefined && !isWhole(world, lexicon.alliance, count.value)) continue
      const line = quantities.find((q) => q.kind === 'percent' && q.from >= noun.to && q.from - noun.to <= 16)
      const verb =
        first(reading, 'meet', noun.to, Math.min(noun.to + 14, line?.from ?? noun.to + 14)) ??
        (line && last(reading, 'spendVerb', noun.to, line.from))
      const goal = verb && first(reading, 'goal', verb.to, verb.to + 10)
      if (verb === undefined || (line === undefined && goal === undefined) || isWanted(context, noun, verb)) continue
      const mood = moodOf(context, verb)
      const end = Math.max(verb.to, line?.to ?? 0, goal?.to ?? 0)
      const span = spanOf(reading, mark.from, end)
      if (context.claims.some((c) => c.question.ask === 'count' && c.span.start < span.end && c.span.end > span.start))
        continue
      const when = whenOf(context, { from: mark.from, to: end }, end, mood)
      if (line) used.add(line)
      addClaim(
        context,
        mark.from,
        end,
        'count-of-allies',
        {
          ask: 'count',
          group: lexicon.alliance,
          periods: when.periods,
          side: cat === 'every' ? 'missed' : 'met',
          line: line === undefined ? null : { ...writtenOf(line), relation: 'at-least' },
          count: { value: 0, step: 1, relation: 'equal' },
          named: [],
          measure: 'spending',
        },
        mood,
        { assumed: when.assumed, unclear: [] },
      )
      return
    }
}

/** The noun of members behind "every" or "no": "every one of NATO's members", "no NATO country". */
function membersOf({ reading, places, lexicon }: Context, mark: Mark): Mark | undefined {
  const strict = first(reading, 'memberStrict', mark.to, mark.to + 6)
  if (strict !== undefined) return strict
  const alliance = places.find((p) => p.codes[0] === lexicon.alliance && p.from >= mark.to && p.from - mark.to <= 1)
  return alliance && first(reading, 'member', alliance.to, alliance.to + 2)
}

/** What members agreed, ought or are obliged to do, or will do in a year not said, they have not done. */
function isWanted({ reading, timings, published }: Context, noun: Mark, verb: Mark): boolean {
  if (['adopt', 'should', 'wish'].some((cat) => has(reading, cat, noun.to, verb.from))) return true
  if (first(reading, 'than', noun.to, verb.to + 4)) return true
  if (begins(reading, 'to', verb.from - 1) && !has(reading, 'estimate', noun.to, verb.from)) return true
  const year = published?.slice(0, 4) ?? ''
  return (
    has(reading, 'plan', noun.to, verb.to) &&
    !timings.some((t) => t.from >= noun.to && t.years.length > 0 && t.years.every((y) => y <= year))
  )
}

/** "Croatia, Portugal and Italy have all leapt to 2 %": a list of names in place of a number. */
export function named(context: Context): void {
  const { reading, places, lexicon, used, world, quantities } = context
  const list = places.find((p) => p.codes.length >= 3 && p.codes.every((c) => isAlly(world, c, lexicon.alliance)))
  if (list === undefined) return
  const line = quantities.find((q) => q.kind === 'percent' && q.from >= list.to && !used.has(q))
  if (line === undefined || context.claims.some((c) => c.question.ask === 'count')) return
  const verb =
    last(reading, 'meet', list.to, line.from) ??
    last(reading, 'all', list.to, line.from) ??
    last(reading, 'miss', list.to, line.from)
  if (verb === undefined || line.from - verb.from > 10) return
  // "have plans to get to 3.5 %"
  if (begins(reading, 'to', verb.from - 1) && has(reading, 'plan', list.to, verb.from)) return
  const pledged = context.published !== null && pledgedPercents(world, context.published).has(line.value)
  if (verb.cat === 'all' && line.relation === 'equal' && !pledged) return
  const every = last(reading, 'all', list.to, line.from)
  const side = verb.cat === 'miss' || has(reading, 'miss', list.to, line.from) ? 'missed' : 'met'
  const mood = moodOf(context, line)
  const when = whenOf(context, line, line.to, mood)
  used.add(line)
  const have = ends(reading, 'have', every?.from ?? -1)
  addClaim(
    context,
    have?.from ?? every?.from ?? verb.from,
    line.to,
    'count-of-allies',
    {
      ask: 'count',
      group: lexicon.alliance,
      periods: when.periods,
      side,
      line: { ...writtenOf(line), relation: 'at-least' },
      count: null,
      named: list.codes,
      measure: 'spending',
    },
    mood,
    { assumed: when.assumed, unclear: [] },
  )
}

/** "the only capital above the 4-percent mark". */
export function onlyOne(context: Context): void {
  const { reading, quantities, used, lexicon, places } = context
  for (const only of reading.marks.get('only') ?? []) {
    const member = reading.marks.get('member')?.find((m) => m.from >= only.to && m.from - only.to <= 3)
    // "the only one still under 2 %", after a count of members
    const known = context.discourse.count !== null || context.claims.some((c) => c.question.ask === 'count')
    const noun = member ?? (known ? only : undefined)
    const line = quantities.find((q) => q.kind === 'percent' && q.from >= only.to && q.from - only.to <= 14)
    const verb =
      noun &&
      (first(reading, 'meet', noun.to, line?.to ?? noun.to + 6) ??
        first(reading, 'miss', noun.to, line?.to ?? noun.to + 6) ??
        first(reading, 'relation', noun.to, line?.to ?? 0))
    if (noun === undefined || verb === undefined || line === undefined || used.has(line)) continue
    const who =
      places.findLast((p) => p.to <= only.from && p.as !== 'within' && p.as !== 'definer') ??
      places.find((p) => p.from >= line.to)
    // "They are the only allies": those spoken of before, who are not known to be one.
    const names = who?.codes ?? []
    if (names.length === 0) {
      used.add(line)
      continue
    }
    const below = verb.cat === 'miss' || verb.key === 'less-than'
    const goal = lineOf(context, line)
    const several = quantities.find((q) => q.kind === 'count' && q.from >= only.to && q.to <= noun.from)
    if (several) used.add(several)
    const mood = moodOf(context, only)
    const when = whenOf(context, only, line.to, mood)
    used.add(line)
    addClaim(
      context,
      only.from,
      goal?.as === 'named' ? goal.goal.to : line.to,
      'count-of-allies',
      {
        ask: 'count',
        group: lexicon.alliance,
        periods: when.periods,
        side: below ? 'missed' : 'met',
        line: writtenOf(line),
        count: { value: several?.value ?? names.length, step: 1, relation: 'equal' },
        named: names,
        measure: isEquipment(context, line) ? 'equipment' : 'spending',
      },
      mood,
      { assumed: when.assumed, unclear: [] },
    )
  }
}
