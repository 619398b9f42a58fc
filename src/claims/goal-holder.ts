import type { Context } from './context.js'
import { lineOf } from './goal-line.js'
import { aboutGroup, subjectOf } from './ground.js'
import type { Place } from './place.js'
import type { Quantity } from './quantity.js'
import { begins, ends, first, has, isComma } from './reading.js'

/** The holder of a goal that a clause names: the group, unless a country is the subject. */
export function holderOf(
  context: Context,
  quantity: Quantity,
  end: number,
): { holder: readonly string[]; group: boolean; assumed: readonly string[]; outside: boolean } {
  const { places, lexicon, reading } = context
  const line = lineOf(context, quantity)
  const before =
    line &&
    places.find(
      (p) =>
        p.to <= line.goal.from &&
        line.goal.from - p.to <= 4 &&
        !quantityBetween(context, p.to, line.goal.from, quantity),
    )
  const country =
    line?.as === 'of' &&
    before !== undefined &&
    aboutGroup(context, before.codes) &&
    places.some((p) => p.to <= before.from && p.as === 'subject' && !aboutGroup(context, p.codes)) &&
    has(reading, 'plan', 0, before.from)
  if (line !== undefined && line.as !== 'named' && before !== undefined && !country)
    return { holder: before.codes, group: aboutGroup(context, before.codes), assumed: [], outside: false }
  const stated = context.claims.findLast(
    (c) => c.question.ask === 'goal-terms' || c.question.ask === 'goal-date',
  )?.question
  if (
    stated !== undefined &&
    'holder' in stated &&
    has(reading, 'ofWhich', Math.max(0, quantity.hedged - 3), quantity.hedged)
  )
    return { holder: [stated.holder], group: true, assumed: [], outside: false }
  const near = places.find((p) => p.as === 'holder')
  const many = has(reading, 'memberNation') || has(reading, 'leaders') || has(reading, 'summit')
  const subject = subjectOf(
    {
      ...context,
      places: places.filter(
        (p) =>
          p.as !== 'within' &&
          !(p.as === 'speaker' && line?.as === 'is') &&
          !(many && (p.as === 'place' || ends(reading, 'where', placeStart(context, p)))),
      ),
    },
    quantity,
    end,
    false,
  )
  if (subject.areas.length > 0 && !aboutGroup(context, subject.areas)) {
    const verb =
      near !== undefined &&
      subject.place !== undefined &&
      (has(reading, 'meet', subject.place.to, near.from) || has(reading, 'miss', subject.place.to, near.from))
    const common =
      !verb &&
      near !== undefined &&
      has(reading, 'goal') &&
      near.from > (subject.place?.to ?? 0) &&
      !has(reading, 'plan')
    if (!common) return { holder: subject.areas, group: false, assumed: subject.assumed, outside: subject.outside }
  }
  if (near !== undefined || aboutGroup(context, subject.areas))
    return { holder: near?.codes ?? subject.areas, group: true, assumed: [], outside: false }
  if (!many && context.discourse.areas.length > 0 && !aboutGroup(context, context.discourse.areas))
    return {
      holder: context.discourse.areas,
      group: false,
      assumed: [`${context.discourse.areas.join(', ')} was spoken of before`],
      outside: false,
    }
  // "We shall spend 2.5 per cent": whose promise it is is not said.
  if (!many && has(reading, 'we')) return { holder: [], group: false, assumed: [], outside: true }
  // "Spending will rise to 2.6 per cent": without a word of goals or members it may be anybody's.
  const common =
    many ||
    context.discourse.adopted ||
    has(reading, 'goal') ||
    has(reading, 'adopt') ||
    context.discourse.line !== null
  if (!common && !has(reading, 'pledgeNoun')) return { holder: [], group: false, assumed: [], outside: false }
  return {
    holder: [lexicon.alliance],
    group: true,
    assumed: [`the goal of ${lexicon.alliance} is meant`],
    outside: false,
  }
}

function placeStart({ reading }: Context, place: Place): number {
  return begins(reading, 'article', place.from - 1) ? place.from - 1 : place.from
}

function quantityBetween(context: Context, from: number, to: number, except: Quantity): boolean {
  return context.quantities.some((q) => q !== except && q.from >= from && q.to <= to)
}

/** Percentages after "of which" or joined to another of the same goal: its parts. */
export function partsOf(context: Context, quantity: Quantity): Quantity[] {
  const { quantities, reading, used } = context
  const parts = [quantity]
  for (const next of quantities) {
    const before = parts.at(-1) ?? quantity
    if (next.kind !== 'percent' || next.from <= before.from || used.has(next)) continue
    if (next.from - before.to > 12) break
    const joined =
      has(reading, 'and', before.to, next.from) && purposeAfter(context, before) && purposeAfter(context, next)
    if (joined && !has(reading, 'break', before.to, next.from) && !has(reading, 'ofWhich', before.to, next.from))
      parts.push(next)
  }
  return parts
}

/** Whether a percentage is followed by what it is for: "3.5 % (of GDP) for core defence". */
function purposeAfter(context: Context, quantity: Quantity): boolean {
  const { reading } = context
  const gdp = reading.marks.get('gdp')?.find((m) => m.from >= quantity.to && m.from - quantity.to <= 4)
  const end = gdp?.to ?? quantity.to
  // "3.5 % would go to core needs"
  const goes = first(reading, 'goesTo', end, end + 4)
  const to = begins(reading, 'toLevel', end)
  const thing = to !== undefined && !context.quantities.some((q) => q.hedged <= to.to && q.to > to.to)
  return thing || begins(reading, 'purpose', end) !== undefined || (goes !== undefined && !isComma(reading, end))
}
