import type { Pledge } from '../book/schemas.js'
import type { Point } from '../scenarios/trajectory.js'
import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'

/** Points of an announced plan on a measure, in order of years. */
export function planPoints(plan: Pledge, measure: string): Point[] {
  return plan.share
    .filter((s) => s.measure === measure)
    .map((s) => ({ year: Number(s.period), share: s.value }))
    .sort((a, b) => a.year - b.year)
}

/** What a plan is, who announced it and when: a target is called one, since nothing says by which steps it is reached. */
export function planInWords(plan: Pledge): string {
  const kind = plan.kind === 'target' ? 'target, which is no plan of years' : plan.kind
  return `${plan.id}, the announced ${kind} (${plan.source.text}, announced ${plan.announcedOn})`
}

/**
 * The plan to follow: the one named, or the newest announced plan or law with shares on the measure after the start year, else the newest
 * such target. Known on the day, not withdrawn.
 */
export function planOf(
  pledges: readonly Pledge[],
  area: string,
  measure: string,
  from: number,
  asOf: string,
  id: string | undefined,
): Pledge | undefined {
  const own = pledges.filter(
    (p) =>
      p.area === area &&
      p.announcedOn <= asOf &&
      (p.withdrawnOn === undefined || p.withdrawnOn > asOf) &&
      planPoints(p, measure).some((s) => s.year > from),
  )
  if (id !== undefined) {
    const found = own.find((p) => p.id === id)
    if (found) return found
    throw new PledgebookError(
      'notFound',
      'plan.unknown',
      `no plan "${id}" with shares of GDP after ${from}`,
      own.length === 0
        ? 'none is held for this area'
        : didYouMean(
            id,
            own.map((p) => p.id),
          ),
    )
  }
  const newest = (kinds: readonly string[]) =>
    own.filter((p) => kinds.includes(p.kind)).sort((a, b) => (a.announcedOn < b.announcedOn ? 1 : -1))[0]
  return newest(['plan', 'law']) ?? newest(['target'])
}
