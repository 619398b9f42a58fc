import type { Cost } from 'pledgebook/browser'

/** Every number of a kind that a chart of an answer shows, in the answer's unit. */
function shown(value: Cost, of: 'level' | 'share'): number[] {
  return [
    ...value.years.flatMap((y) =>
      of === 'level'
        ? [y.level.value, y.baseline.value, ...(y.bands?.p95 ?? [])]
        : [y.share, ...(y.shareBands?.p95 ?? [])],
    ),
    ...(of === 'share' ? value.history.map((h) => h.share) : []),
  ]
}

/** What the axes of two scenarios must hold to be on one scale; money only where both are in one unit. */
export function reachOf(one: Cost | undefined, other: Cost | undefined): Readonly<Record<string, string>> {
  const [a, b] = [one?.total.average, other?.total.average]
  if (one === undefined || other === undefined || a === undefined || b === undefined) return {}
  const unit = (m: typeof a) => `${m.currency} ${m.scale}`
  const reach = (of: 'level' | 'share') => {
    const all = [...shown(one, of), ...shown(other, of)]
    return `${Math.min(...all)},${Math.max(...all)}`
  }
  return { share: reach('share'), ...(unit(a) === unit(b) ? { level: reach('level') } : {}) }
}
