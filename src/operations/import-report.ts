import * as z from 'zod/mini'
import type { Book } from '../book/book.js'
import type { Erratum } from '../book/schemas.js'
import { roundHalfUp } from '../math/rounding.js'
import type { IdentityBreak } from '../series/identities.js'
import { Precision } from '../series/recomputed.js'
import { PledgebookError } from '../terms/fault.js'
import type { Observation } from '../terms/observation.js'
import { runRevisions } from './revisions.js'
import type { Revisions } from './revisions-schema.js'

export const difference = z.object({
  measure: z.string(),
  area: z.string(),
  period: z.string(),
  before: z.nullable(z.number()),
  after: z.nullable(z.number()),
  cell: z.string(),
})
export const importFlip = z.object({
  goal: z.string(),
  period: z.string(),
  from: z.string(),
  to: z.string(),
  gained: z.array(z.string()),
  lost: z.array(z.string()),
})

export const revision = z.object({
  from: z.string(),
  compared: z.number(),
  revised: z.number(),
  /** The largest revisions, by absolute difference. */
  largest: z.array(z.object({ area: z.string(), period: z.string(), before: z.number(), after: z.number() })),
})

const LARGEST = 10

/** What an edition makes of the figures of the edition before, for one measure, beyond the coarser rounding of the two. */
export function revisionOf(
  before: readonly Observation[],
  after: readonly Observation[],
  decimals: number,
): z.infer<typeof revision> | null {
  const [first] = before
  if (first === undefined) return null
  const was = new Map(before.map((o) => [`${o.area}|${o.period}`, o.value]))
  const pairs = after.flatMap((o) => {
    const old = was.get(`${o.area}|${o.period}`)
    return old == null || o.value === null ? [] : [{ area: o.area, period: o.period, before: old, after: o.value }]
  })
  const size = (p: { before: number; after: number }) => Math.abs(p.after - p.before)
  const revised = pairs.filter((p) => roundHalfUp(p.before, decimals) !== roundHalfUp(p.after, decimals))
  const largest = [...revised].sort((a, b) => size(b) - size(a)).slice(0, LARGEST)
  return { from: first.edition, compared: pairs.length, revised: revised.length, largest }
}

/** Arithmetic residue of full-precision figures, relative. */
const RESIDUE = 1e-9

/** Cells whose number differs between the copy held and the new one, by more than the held copy's rounding of that measure. */
export function compareCopies(
  held: readonly Observation[],
  incoming: readonly Observation[],
): z.infer<typeof difference>[] {
  const before = new Map(held.map((o) => [`${o.measure}|${o.area}|${o.period}`, o]))
  const precision = new Precision(held)
  const same = (was: Observation, o: Observation): boolean => {
    if (was.value === null || o.value === null) return was.value === o.value
    if (was.unit.code !== o.unit.code || was.unit.prices !== o.unit.prices) return false
    const now = o.value * Number(`1e${o.unit.scale - was.unit.scale}`)
    const half = precision.halfStep(was.edition, was.measure)
    return Math.abs(was.value - now) <= half + RESIDUE * Math.max(1, Math.abs(was.value))
  }
  return incoming.flatMap((o) => {
    const was = before.get(`${o.measure}|${o.area}|${o.period}`)
    if (was === undefined || same(was, o)) return []
    return [{ measure: o.measure, area: o.area, period: o.period, before: was.value, after: o.value, cell: o.cell }]
  })
}

/** Cells without a number now that had one before. */
export function blankNow(
  before: readonly Observation[],
  incoming: readonly Observation[],
): { measure: string; area: string; period: string }[] {
  const had = new Set(before.filter((o) => o.value !== null).map((o) => `${o.measure}|${o.area}|${o.period}`))
  return incoming
    .filter((o) => o.value === null && had.has(`${o.measure}|${o.area}|${o.period}`))
    .map(({ measure, area, period }) => ({ measure, area, period }))
}

/** Breaks that no erratum of any edition knows come first: they are what a reader has to look at. */
export function newFirst(errata: readonly Erratum[], breaks: readonly IdentityBreak[]): IdentityBreak[] {
  const known = (b: IdentityBreak) =>
    errata.some(
      (e) =>
        e.identity === b.identity &&
        e.measure === b.measure &&
        e.areas.includes(b.area) &&
        e.periods.includes(b.period),
    )
  return [...breaks].sort((a, b) => Number(known(a)) - Number(known(b)))
}

/** The held edition of the same dataset published last before this one. */
export function editionBefore(book: Book, edition: string): string | undefined {
  const dataset = edition.slice(0, edition.lastIndexOf('/') + 1)
  return book.facts.editions.filter((e) => e.held && e.id.startsWith(dataset) && e.id < edition).at(-1)?.id
}

/** A year that only non-members or an aggregate have a figure for has no verdicts to compare. */
async function revisionsIfAny(book: Book, goal: string, area: string, period: string): Promise<Revisions | undefined> {
  try {
    return (await runRevisions(book, { goal, area, period })).value
  } catch (error) {
    if (error instanceof PledgebookError && error.code === 'revisions.none') return undefined
    throw error
  }
}

/** Verdicts on the goals that differ between the newest edition before and this one, for every year both cover. */
export async function flipsBetween(before: Book, after: Book, edition: string): Promise<z.infer<typeof importFlip>[]> {
  const flips: z.infer<typeof importFlip>[] = []
  if (editionBefore(before, edition) === undefined) return flips
  for (const goal of after.facts.goals) {
    const observations = (await after.observations([goal.measure])).filter((o) => o.edition === edition)
    for (const period of [...new Set(observations.map((o) => o.period))].sort()) {
      const answer = await revisionsIfAny(after, goal.id, goal.holders, period)
      const flip = answer?.flips.find((f) => f.to === edition)
      if (flip && flip.gained.length + flip.lost.length > 0)
        flips.push({ goal: goal.id, period, from: flip.from, to: flip.to, gained: flip.gained, lost: flip.lost })
    }
  }
  return flips
}
