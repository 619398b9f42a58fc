import type { Claim } from './claim.js'
import type { Context } from './context.js'
import type { Place } from './place.js'
import { clauseOf } from './reading.js'
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

/** Tokens between a figure and a time that still says of when it is. */
const BESIDE = 3
/** Tokens between a name and a figure that may be its own. */
const NEAR = 3

/** What places do that a figure is not of. */
const ASIDE: ReadonlySet<Place['as']> = new Set(['definer', 'within', 'compared', 'place'])

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((x, i) => x === b[i])

function distinct<T>(items: readonly T[], equal: (a: T, b: T) => boolean): T[] {
  return items.filter((item, i) => items.findIndex((other) => equal(item, other)) === i)
}

/** What a piece of text, and what was spoken of before it, offer for a claim that was found in it. */
export function offerOf(context: Context, { span, question }: Claim): Offer | undefined {
  if (!('areas' in question)) return undefined
  const { reading, places, timings, discourse, published, lexicon, world } = context
  const { tokens } = reading
  const from = tokens.findIndex((t) => t.end > span.start)
  const to = tokens.findLastIndex((t) => t.start < span.end) + 1
  const clause = clauseOf(reading, from)
  const far = (m: { readonly from: number; readonly to: number }) => Math.max(0, from - m.to, m.from - to)
  const named = places
    .filter((p) => !p.codes.some((c) => lexicon.outside.has(c) || lexicon.vague.has(c)))
    .toSorted((a, b) => far(a) - far(b))
  const rivals = named.filter(
    (p) => p.to > clause.from && p.from < clause.to && (!ASIDE.has(p.as) || same(p.codes, question.areas)),
  )
  const inside = rivals.filter((p) => p.from >= from && p.to <= to)
  // What stands nearest before a figure may have it, whatever it does there; and one country's may pass for its group's.
  const nearest = inside.at(-1) ?? named.find((p) => p.to <= to && p.as !== 'definer' && far(p) <= NEAR)
  const parts = [...named.map((p) => p.codes), discourse.areas].some((a) => a.some((code) => !isGroup(world, code)))
  const passes =
    (nearest === undefined || same(nearest.codes, question.areas)) &&
    !(parts && question.areas.some((code) => isGroup(world, code)))
  const [only] = inside.length > 0 ? inside : rivals
  const years = timings.toSorted((a, b) => far(a) - far(b)).flatMap((t) => t.years)
  const today = published === null ? [] : [Number(published.slice(0, 4)), Number(published.slice(0, 4)) - 1].map(String)
  const timed = 'periods' in question || 'to' in question
  const own = 'periods' in question ? question.periods : 'to' in question ? [question.to] : []
  const within = timings.filter((t) => far(t) === 0)
  const beside = within.length > 0 ? within : timings.filter((t) => far(t) <= BESIDE)
  return {
    areas: distinct(
      [...named.map((p) => p.codes), discourse.areas].filter((a) => a.length > 0),
      same,
    ),
    periods: distinct(
      [...years, ...discourse.periods, ...(discourse.year ? [discourse.year] : []), ...today],
      (a, b) => a === b,
    ),
    plain: {
      area: passes && (inside.length || rivals.length) === 1 && same(only?.codes ?? [], question.areas),
      period: !timed || (beside.length === 1 && own.length > 0 && own.every((year) => beside[0]?.years.includes(year))),
    },
  }
}
