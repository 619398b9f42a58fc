import { debtWeight } from './debt.js'
import type { Row } from './plan-lp.js'
import type { PlanRequest } from './plan-request.js'

const CONSTRAINTS = ['fall', 'floor', 'step', 'debt', 'growth', 'target'] as const
/** `fall`: the share does not fall; `target`: it is at the target from the year asked for on. */
export type Constraint = (typeof CONSTRAINTS)[number]

/** The variable by which an elastic programme loosens a constraint. */
export const SLACK = 'z'

export function shareName(t: number): string {
  return `s${t}`
}

/** The constraints a request has; the target always. */
export function constraintsOf({ limits }: PlanRequest): Constraint[] {
  const given: Record<Constraint, boolean> = {
    fall: limits.mayFall !== true,
    floor: limits.floor !== undefined,
    step: limits.step !== undefined,
    debt: limits.debt !== undefined,
    growth: limits.growth !== undefined,
    target: true,
  }
  return CONSTRAINTS.filter((c) => given[c])
}

/** Real GDP of a year against that of the year before. */
export function realGrowthOf({ economy }: PlanRequest, t: number): number {
  const real = (i: number) => (economy.gdp[i] ?? 0) / (economy.deflator[i] ?? 1)
  return real(t) / real(t - 1)
}

/** Most debt of a year in per cent of GDP; undefined where none is given. */
export function ceilingOf({ limits }: PlanRequest, t: number): number | undefined {
  const most = limits.debt?.most
  return typeof most === 'object' ? most[t] : most
}

/** Builds Σ factor · share ≤ limit from shares that may be the fixed one of the start (t = 0). */
function row(
  request: PlanRequest,
  shares: readonly (readonly [t: number, factor: number])[],
  sense: Row['sense'],
  limit: number,
  slack = 0,
): Row {
  const terms = new Map(shares.filter(([t]) => t > 0).map(([t, factor]) => [shareName(t), factor]))
  if (slack !== 0) terms.set(SLACK, slack)
  const fixed = shares.reduce((sum, [t, factor]) => sum + (t === 0 ? factor * request.start : 0), 0)
  return { terms, sense, limit: limit - fixed }
}

/** The share of year t kept at that of the start, to within `slack` times SLACK. */
export function heldRows(request: PlanRequest, t: number, slack: number): Row[] {
  return [row(request, [[t, 1]], '>=', request.start, slack), row(request, [[t, 1]], '<=', request.start, -slack)]
}

/** Rise and fall of the share in year t are at most SLACK points. */
export function changeRows(request: PlanRequest, t: number): Row[] {
  return [1, -1].map((sign) =>
    row(
      request,
      [
        [t, sign],
        [t - 1, -sign],
      ],
      '<=',
      0,
      -1,
    ),
  )
}

function debtRow(request: PlanRequest, t: number, slack: number): Row[] {
  const { debt } = request.limits
  const most = ceilingOf(request, t)
  if (debt === undefined || most === undefined) return []
  const weights = Array.from({ length: t }, (_, i) => debt.financing * debtWeight(debt.baseline, t, i + 1))
  const held = weights.reduce((sum, weight) => sum + weight * request.start, 0)
  const shares = weights.map((weight, i) => [i + 1, weight] as const)
  return [row(request, shares, '<=', most - (debt.baseline.debt[t] ?? 0) + held, -slack)]
}

function rowsIn(request: PlanRequest, constraint: Constraint, t: number, slack: number, growth: number): Row[] {
  const { economy, limits, target, by } = request
  const change = [
    [t, 1],
    [t - 1, -1],
  ] as const
  switch (constraint) {
    case 'fall':
      return [row(request, change, '>=', 0, slack)]
    case 'step':
      return [row(request, change, '<=', limits.step ?? 0, -slack)]
    case 'growth': {
      const before = [t, realGrowthOf(request, t) / (1 + growth)] as const
      return [row(request, [before, change[1]], '<=', 0, -slack)]
    }
    case 'target':
      return economy.first + t < by ? [] : [row(request, [[t, 1]], '>=', target, slack)]
    case 'debt':
      return debtRow(request, t, slack)
    case 'floor': {
      const least = limits.floor?.[t]
      return least === undefined ? [] : [row(request, [[t, 1]], '>=', least, slack)]
    }
  }
}

/**
 * The rows of one constraint. `slack` 1 lets each be broken by SLACK, in points of GDP (of a year for `step` and `fall`; for
 * `growth` of the year before's share, as a rate multiplies a share). `growth` replaces the largest real growth of the request.
 */
export function rowsOf(
  request: PlanRequest,
  constraint: Constraint,
  slack = 0,
  growth = request.limits.growth ?? 0,
): Row[] {
  const years = Array.from({ length: request.economy.gdp.length - 1 }, (_, i) => i + 1)
  return years.flatMap((t) => rowsIn(request, constraint, t, slack, growth))
}
