import type { Claim } from './claim.js'
import type { Context } from './context.js'
import type { Place } from './place.js'
import type { Stretch } from './quantity.js'
import type { Question } from './question.js'
import { clauseOf } from './reading.js'
import type { Timing } from './timing.js'
import { isGroup } from './world.js'

/**
 * What else a text names that a figure may be of: its areas and years, nearest first, and whether the figure's own are said so
 * plainly (beside it, and nothing else in the same clause) that no other can be meant.
 */
export interface Offer {
  readonly areas: readonly (readonly string[])[]
  readonly periods: readonly string[]
  readonly plain: { readonly area: boolean; readonly period: boolean }
}

/** Tokens between a figure and a name or time that may be its own. */
const NEAR = 3

/** What places do that a figure is not of. */
const ASIDE: ReadonlySet<Place['as']> = new Set(['definer', 'within', 'compared', 'place'])

/** Tokens between two stretches; none where they touch. */
function gap(a: Stretch, b: Stretch): number {
  return Math.max(0, a.from - b.to, b.from - a.to)
}

/** What a piece of text, and what was spoken of so far, offer for a claim that was found in it. */
export function offerOf(context: Context, { span, question }: Claim): Offer | undefined {
  if (!('areas' in question)) return undefined
  const { reading, places, timings, discourse, published, lexicon } = context
  const { tokens } = reading
  const at = {
    from: tokens.findIndex((t) => t.end > span.start),
    to: tokens.findLastIndex((t) => t.start < span.end) + 1,
  }
  const nearestFirst = <T extends Stretch>(found: readonly T[]) => found.toSorted((a, b) => gap(a, at) - gap(b, at))
  const named = nearestFirst(places.filter((p) => !p.codes.some((c) => lexicon.outside.has(c) || lexicon.vague.has(c))))
  const areas = [...named.map((p) => p.codes), discourse.areas].filter((a) => a.length > 0)
  const year = Number(published?.slice(0, 4))
  const today = published === null ? [] : [String(year), String(year - 1)]
  const years = nearestFirst(timings).flatMap((t) => t.years)
  return {
    areas: [...new Map(areas.map((a) => [a.join(), a])).values()],
    periods: [...new Set([...years, ...discourse.periods, ...(discourse.year ? [discourse.year] : []), ...today])],
    plain: {
      area: isPlainArea(context, at, question.areas, named),
      period: isPlainPeriod(timings, at, question),
    },
  }
}

/** Whether a figure's own areas are those named within it, or else the only ones of its clause. */
function isPlainArea(
  { reading, world, discourse }: Context,
  at: Stretch,
  areas: readonly string[],
  named: readonly Place[],
): boolean {
  const isOwn = (place: Place | undefined) => place?.codes.join() === areas.join()
  const country = (codes: readonly string[]) => codes.some((code) => !isGroup(world, code))
  // One country's figure may pass for its group's.
  if (areas.some((code) => isGroup(world, code)) && (country(discourse.areas) || named.some((p) => country(p.codes))))
    return false
  const clause = clauseOf(reading, at.from)
  const rivals = named.filter((p) => p.to > clause.from && p.from < clause.to && (!ASIDE.has(p.as) || isOwn(p)))
  const inside = rivals.filter((p) => p.from >= at.from && p.to <= at.to)
  // What stands nearest before a figure may have it, whatever it does there.
  const nearest = inside.at(-1) ?? named.find((p) => p.to <= at.to && p.as !== 'definer' && gap(p, at) <= NEAR)
  const [only, ...more] = inside.length > 0 ? inside : rivals
  return isOwn(only) && more.length === 0 && (nearest === undefined || isOwn(nearest))
}

/** Whether a figure's own years are those of the only time within it, or else beside it. */
function isPlainPeriod(timings: readonly Timing[], at: Stretch, question: Question): boolean {
  const own = 'periods' in question ? question.periods : 'to' in question ? [question.to] : undefined
  if (own === undefined) return true
  const within = timings.filter((t) => gap(t, at) === 0)
  const [only, ...more] = within.length > 0 ? within : timings.filter((t) => gap(t, at) <= NEAR)
  return more.length === 0 && own.length > 0 && own.every((year) => only?.years.includes(year))
}
