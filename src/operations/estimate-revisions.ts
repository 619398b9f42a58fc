import type { Edition, Observation } from '../terms/observation.js'

/** By how much one edition's estimates of a year moved in a later edition. */
export interface EstimateRevision {
  readonly from: string
  readonly to: string
  readonly period: string
  readonly areas: number
  /** In points, later − earlier. */
  readonly mean: number
  readonly meanAbsolute: number
  readonly largest: { readonly area: string; readonly change: number }
  /** The two editions do not follow one definition: a restatement is in it. */
  readonly basisChanges: boolean
}

/**
 * Estimates of each edition against every later one that holds the same cells, over the areas that are no groups. Editions in order of
 * their day; only those known.
 */
export function estimateRevisions(
  editions: readonly Edition[],
  observations: readonly Observation[],
  areas: ReadonlySet<string>,
): EstimateRevision[] {
  const cells = new Map(observations.map((o) => [`${o.edition}|${o.area}|${o.period}`, o]))
  const result: EstimateRevision[] = []
  const ordered = [...editions].sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1))
  for (const [i, earlier] of ordered.entries()) {
    const estimates = observations.filter(
      (o) => o.edition === earlier.id && o.status === 'estimate' && o.value !== null && areas.has(o.area),
    )
    for (const later of ordered.slice(i + 1))
      for (const period of [...new Set(estimates.map((o) => o.period))].sort()) {
        const moved = estimates
          .filter((o) => o.period === period)
          .flatMap((o) => {
            const now = cells.get(`${later.id}|${o.area}|${o.period}`)?.value
            return now === undefined || now === null
              ? []
              : [{ area: o.area, change: Number((now - (o.value ?? 0)).toPrecision(10)) }]
          })
        const [first] = moved
        if (first === undefined) continue
        const mean = (of: (x: number) => number) =>
          Number((moved.reduce((sum, m) => sum + of(m.change), 0) / moved.length).toPrecision(6))
        result.push({
          from: earlier.id,
          to: later.id,
          period,
          areas: moved.length,
          mean: mean((x) => x),
          meanAbsolute: mean(Math.abs),
          largest: moved.reduce((a, b) => (Math.abs(b.change) > Math.abs(a.change) ? b : a), first),
          basisChanges: earlier.basis !== later.basis,
        })
      }
  }
  return result
}
