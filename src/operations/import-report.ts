import * as z from 'zod/mini'
import type { Book } from '../book/book.js'
import type { Observation } from '../terms/observation.js'
import { runRevisions } from './revisions.js'

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

/** Cells whose number differs between the copy held and the new one, by more than the held one's rounding. */
export function compareCopies(
  held: readonly Observation[],
  incoming: readonly Observation[],
): z.infer<typeof difference>[] {
  const before = new Map(held.map((o) => [`${o.measure}|${o.area}|${o.period}`, o]))
  return incoming.flatMap((o) => {
    const was = before.get(`${o.measure}|${o.area}|${o.period}`)
    if (was === undefined || was.value === o.value) return []
    if (was.value !== null && o.value !== null && Math.abs(was.value - o.value) <= stepOf(was.value)) return []
    return [{ measure: o.measure, area: o.area, period: o.period, before: was.value, after: o.value, cell: o.cell }]
  })
}

function stepOf(value: number): number {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
  return (0.5 + 1e-9) / Number(`1e${decimals}`)
}

/** Verdicts on the goals that differ between the newest edition before and this one, for every year both cover. */
export async function flipsBetween(before: Book, after: Book, edition: string): Promise<z.infer<typeof importFlip>[]> {
  const flips: z.infer<typeof importFlip>[] = []
  const earlier = before.facts.editions.filter((e) => e.held && e.id < edition).at(-1)
  if (earlier === undefined) return flips
  for (const goal of after.facts.goals) {
    const observations = (await after.observations([goal.measure])).filter((o) => o.edition === edition)
    for (const period of [...new Set(observations.map((o) => o.period))].sort()) {
      const answer = await runRevisions(after, { goal: goal.id, area: goal.holders, period })
      const flip = answer.value.flips.find((f) => f.to === edition)
      if (flip && flip.gained.length + flip.lost.length > 0)
        flips.push({ goal: goal.id, period, from: flip.from, to: flip.to, gained: flip.gained, lost: flip.lost })
    }
  }
  return flips
}
