import type { Context } from './context.js'
import { placesByNumber } from './find-rank-place.js'
import { placesInTable, secondOnly } from './find-rank-table.js'
import { MOST_LINE } from './goal-line.js'
import { subjectOf } from './ground.js'
import type { Stretch } from './quantity.js'
import { allies, oneByOne, rank } from './rank-claim.js'
import { measureOf } from './rank-measure.js'
import { all, begins, broken, ends, endsAt, first, has, last, type Mark } from './reading.js'
import { strengthOf } from './world.js'

function mostMembers({ world, lexicon }: Context): number {
  return strengthOf(world, lexicon.alliance).most
}

/** Whether the words around say that the rank is among members. */
function among(context: Context, from: number, to: number): Mark | undefined {
  const { reading } = context
  return first(reading, 'rankIn', Math.max(0, from - 4), to + 7)
}

/** "ranks last", "sits at the bottom": a place of its own, with no thing behind that would be the greatest or least. */
function isPlace({ reading }: Context, mark: Mark): boolean {
  return endsAt(reading, mark.to, ['in', 'rankIn', 'of', 'oneOf'])
}

/** "Spain is last.": said of a table that was spoken of, by a sentence that ends there. */
function isAlone({ reading, discourse }: Context, mark: Mark): boolean {
  const next = reading.tokens[mark.to]?.text
  return discourse.gdp && (next === undefined || next === '.' || next === ';')
}

/** "fifth in NATO in absolute terms", "the second-largest army in the alliance", "the third biggest spender". */
function ordinalRanks(context: Context): void {
  const { reading, quantities, used } = context
  for (const q of quantities) {
    if (q.kind !== 'ordinal' || used.has(q) || q.value > mostMembers(context)) continue
    const at = reading.tokens[q.to]?.text === '-' ? q.to + 1 : q.to
    const top = begins(reading, 'top', at)
    const bottom = begins(reading, 'bottom', at)
    const noun =
      first(reading, 'spender', at, at + 5) ??
      first(reading, 'army', at, at + 5) ??
      first(reading, 'spending', at, at + 5)
    const group = among(context, q.from, noun?.to ?? q.to)
    if (
      !(group !== undefined && (top || bottom || noun || q.to === group.from)) &&
      !((top || bottom) && noun && (context.discourse.defence || has(reading, 'defence')))
    )
      continue
    if (begins(reading, 'unit', q.to) || begins(reading, 'outsideRank', at) || ofWorld(context, q)) continue
    const who = subjectOf(oneByOne(context), q, q.to)
    if (!allies(context, who.areas)) continue
    used.add(q)
    const terms = first(reading, 'absolute', q.to, q.to + 10) ?? first(reading, 'relative', q.to, q.to + 12)
    rank(
      context,
      q.from,
      Math.max(
        q.to,
        (noun ?? top ?? bottom)?.to ?? 0,
        group !== undefined && group.from >= q.to ? group.to : 0,
        terms?.to ?? 0,
      ),
      q.value,
      bottom ? 'bottom' : 'top',
      measureOf(context, q.from),
      who.areas,
    )
  }
}

/** "No NATO country spends more on defence than Poland"; "more than any ally except the United States". */
function comparisons(context: Context): void {
  const { reading, places } = context
  for (const than of all(reading, 'than')) {
    const more =
      last(reading, 'top', Math.max(0, than.from - 8), than.from) ??
      last(reading, 'bottom', Math.max(0, than.from - 8), than.from)
    if (more === undefined || broken(reading, more.from, than.from)) continue
    const end = more.cat === 'bottom' ? 'bottom' : 'top'
    const verb = last(reading, 'spendVerb', Math.max(0, more.from - 8), than.from)
    const no = last(reading, 'no', Math.max(0, (verb ?? more).from - 7), more.from)
    const after = places.find((p) => p.from >= than.to && p.from - than.to <= 3)
    const any = begins(reading, 'any', than.to)
    if (no !== undefined && verb !== undefined && after !== undefined && allies(context, after.codes)) {
      if (
        first(reading, 'member', no.to, verb.from) === undefined &&
        places.every((p) => p.from < no.from || p.to > verb.from)
      )
        continue
      rank(context, no.from, after.to, 1, end, measureOf(context, more.from), after.codes)
      continue
    }
    if (any !== undefined) {
      const except = first(reading, 'except', any.to, any.to + 8)
      const excepted =
        except === undefined ? undefined : places.find((p) => p.from >= except.to && p.from - except.to <= 3)
      const one = oneByOne(context)
      const who = subjectOf({ ...one, places: one.places.filter((p) => p.to <= more.from) }, more, more.to)
      if (!allies(context, who.areas)) continue
      const n = 1 + (excepted?.codes.length ?? 0)
      const noun = first(reading, 'member', any.to, any.to + 4)
      if (noun === undefined) continue
      rank(context, more.from, excepted?.to ?? noun.to, n, end, measureOf(context, more.from), who.areas)
      continue
    }
    if (verb === undefined || after === undefined || !allies(context, after.codes) || after.from > than.to + 2) continue
    const who = places.findLast((p) => p.to <= verb.from && verb.from - p.to <= 5 && allies(context, p.codes))
    const measure = measureOf(context, more.from)
    if (who === undefined || who.codes.length > 1) continue
    rank(context, who.from, after.to, 1, end, measure, who.codes, { than: after.codes })
  }
}

/** "the highest spender in NATO", "the eight that spent least of their GDP", "NATO's biggest military spender", "in testa c'è la Polonia". */
function superlatives(context: Context): void {
  const { reading, places, quantities, used } = context
  for (const mark of [...all(reading, 'superlative'), ...all(reading, 'bottom')]) {
    if (mark.cat === 'bottom' && begins(reading, 'superlative', mark.from)) continue
    if (context.claims.some((c) => c.question.ask === 'rank' && overlaps(context, c.span, mark))) continue
    if (quantities.some((q) => q.kind === 'ordinal' && q.to <= mark.from && mark.from - q.to <= 1)) continue
    const end = begins(reading, 'bottom', mark.from) ? 'bottom' : 'top'
    const count = quantities.find(
      (q) =>
        q.kind === 'count' &&
        q.to <= mark.from &&
        mark.from - q.to <= 4 &&
        q.value > 1 &&
        q.value < mostMembers(context),
    )
    const verb = last(reading, 'spendVerb', Math.max(0, mark.from - 4), mark.from)
    if (count !== undefined && verb !== undefined && begins(reading, 'article', count.from - 1)) {
      const list =
        places.findLast((p) => p.to <= count.from && p.codes.length > 1) ??
        places.find((p) => p.from >= mark.to && p.codes.length > 1)
      if (list === undefined || !allies(context, list.codes)) continue
      used.add(count)
      const when = context.timings.find((t) => t.from >= mark.to && t.from - mark.to <= 6)
      rank(
        context,
        count.from - 1,
        when?.from ?? mark.to,
        list.codes.length,
        end,
        measureOf(context, mark.from),
        list.codes,
      )
      continue
    }
    const stands = last(reading, 'rankVerb', Math.max(0, mark.from - 3), mark.from)
    const near = begins(reading, 'rankIn', mark.to)
    const share = near && quantities.some((q) => q.kind === 'percent' && q.value <= MOST_LINE)
    const noun =
      (share ? mark : undefined) ??
      first(reading, 'spender', mark.to, mark.to + 3) ??
      first(reading, 'army', mark.to, mark.to + 2) ??
      (stands && (among(context, mark.from, mark.to) || isAlone(context, mark)) && isPlace(context, mark)
        ? mark
        : undefined)
    if (noun === undefined) continue
    const group = among(context, mark.from, noun.to)
    if (ofWorld(context, mark)) continue
    if (group === undefined && !context.discourse.defence && !has(reading, 'defence')) continue
    if (ends(reading, 'oneOf', mark.from) || last(reading, 'oneOf', Math.max(0, mark.from - 4), mark.from)) continue
    const who = subjectOf(oneByOne(context), mark, noun.to)
    if (!allies(context, who.areas) || who.areas.length > 3) continue
    rank(
      context,
      mark.from,
      Math.max(noun.to, group !== undefined && group.from >= noun.to ? group.to : 0),
      who.areas.length,
      end,
      measureOf(context, mark.from),
      who.areas,
    )
  }
}

function overlaps(context: Context, span: { start: number; end: number }, mark: Mark): boolean {
  const start = context.reading.tokens[mark.from]?.start ?? 0
  return start >= span.start && start < span.end
}

/** Ranks among members. */
export function findRanks(context: Context): void {
  secondOnly(context)
  ordinalRanks(context)
  comparisons(context)
  superlatives(context)
  placesInTable(context)
  placesByNumber(context)
}

/** "the world's fourth-largest spender" */
function ofWorld({ reading }: Context, { from, to }: Stretch): boolean {
  return has(reading, 'world', Math.max(0, from - 5), to + 8)
}
