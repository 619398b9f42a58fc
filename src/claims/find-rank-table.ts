import type { Context } from './context.js'
import { subjectOf } from './ground.js'
import { allies, oneByOne, rank } from './rank-claim.js'
import { measureOf } from './rank-measure.js'
import { all, has, type Mark } from './reading.js'

/** The places named right after a token, with those joined to them as owners: "Poland's and America's". */
function ownersFrom({ reading, places }: Context, from: number): { codes: readonly string[]; to: number } | undefined {
  let to = from
  const codes: string[] = []
  for (const place of places) {
    if (place.from < to || place.from - to > (codes.length === 0 ? 2 : 3)) continue
    if (codes.length > 0 && !has(reading, 'and', to, place.from)) break
    codes.push(...place.codes)
    to = place.to
    if (reading.tokens[to]?.text === "'") to += reading.tokens[to + 1]?.word === 's' ? 2 : 1
  }
  return codes.length === 0 ? undefined : { codes, to }
}

/** "second only to Warsaw", "behind only the United States". */
export function secondOnly(context: Context): void {
  const { reading, places, used, quantities } = context
  for (const mark of all(reading, 'secondOnly')) {
    const after = ownersFrom(context, mark.to)
    if (after === undefined || !allies(context, after.codes)) continue
    const who = subjectOf({ ...context, places: places.filter((p) => p.to <= mark.from) }, mark, mark.to)
    if (!allies(context, who.areas)) continue
    const ordinal = quantities.find((q) => q.from >= mark.from && q.to <= mark.to)
    if (ordinal) used.add(ordinal)
    rank(context, mark.from, after.to, 1 + after.codes.length, 'top', measureOf(context, mark.from), who.areas)
  }
}

/** "the United States leads the list", "is ahead only of Luxembourg": a place in the table of all. */
export function placesInTable(context: Context): void {
  const { reading, places } = context
  if (!context.discourse.gdp && !context.discourse.defence && !has(reading, 'spending') && !has(reading, 'gdp')) return
  const before = (mark: Mark) =>
    subjectOf({ ...oneByOne(context), places: places.filter((p) => p.to <= mark.from) }, mark, mark.to)
  for (const mark of all(reading, 'atHead')) {
    const who = before(mark)
    if (!allies(context, who.areas)) continue
    rank(
      context,
      who.place?.from ?? mark.from,
      mark.to,
      who.areas.length,
      'top',
      measureOf(context, mark.from),
      who.areas,
    )
  }
  for (const mark of all(reading, 'aheadOnly')) {
    const [who, after] = [before(mark), ownersFrom(context, mark.to)]
    if (after === undefined || !allies(context, after.codes) || !allies(context, who.areas)) continue
    const n = who.areas.length + after.codes.length
    rank(context, mark.from, after.to, n, 'bottom', measureOf(context, mark.from), who.areas)
  }
}
