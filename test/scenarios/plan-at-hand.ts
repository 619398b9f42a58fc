import type { DebtCeiling, PlanRequest } from '../../src/scenarios/plan-request.js'

/** Real GDP of a year of the request, counted from the start. */
export function realGdp({ economy }: PlanRequest, t: number): number {
  return (economy.gdp[t] ?? NaN) / (economy.deflator[t] ?? NaN)
}

/**
 * The lowest shares, year by year, that meet target, floors, the largest growth and step, and do not fall: if any shares meet
 * them, these do and all others lie on or above them. Backward from the last year, then forward, until nothing rises.
 * Undefined if they would have to begin above the start. Written without a solver. `kept` years after the start stay at its share.
 */
export function lowestShares(request: PlanRequest, kept = 0): number[] | undefined {
  const { economy, start, target, by, limits } = request
  const years = economy.gdp.length
  const shares = Array.from({ length: years }, (_, t) => {
    if (t === 0) return start
    return Math.max(limits.floor?.[t] ?? 0, economy.first + t >= by ? target : 0, t <= kept ? start : 0)
  })
  let risen = Infinity
  for (let pass = 0; pass < 2 * years; pass++) {
    const before = [...shares]
    for (let t = years - 1; t > 0; t--) {
      const now = shares[t] ?? NaN
      const byGrowth =
        limits.growth === undefined ? 0 : (now * realGdp(request, t)) / realGdp(request, t - 1) / (1 + limits.growth)
      const byStep = limits.step === undefined ? 0 : now - limits.step
      shares[t - 1] = Math.max(shares[t - 1] ?? NaN, byGrowth, byStep)
    }
    if (limits.mayFall !== true)
      for (let t = 1; t < years; t++) shares[t] = Math.max(shares[t] ?? NaN, shares[t - 1] ?? NaN)
    risen = Math.max(...shares.map((share, t) => share - (before[t] ?? NaN)))
  }
  // What still rises after each year has been reached from each other year would rise for ever.
  if (risen > 1e-12) return undefined
  const tooHigh = shares.some((share, t) => t <= kept && share > start + 1e-9)
  return tooHigh ? undefined : shares
}

/** Whether a change of the limits by a millionth decides if there is a plan: there solvers and sums may differ by a digit. */
export function onTheEdge(request: PlanRequest): boolean {
  const moved = (by: number): PlanRequest => {
    const { growth, step, floor } = request.limits
    return {
      ...request,
      target: request.target - by,
      limits: {
        ...request.limits,
        ...(growth === undefined ? {} : { growth: growth + by }),
        ...(step === undefined ? {} : { step: step + by }),
        ...(floor === undefined ? {} : { floor: Array.from(floor, (least) => least && least - by) }),
      },
    }
  }
  return (lowestShares(moved(1e-6)) === undefined) !== (lowestShares(moved(-1e-6)) === undefined)
}

/** Debt under a path, by the recursion itself. */
export function debtUnder({ baseline, financing }: DebtCeiling, shares: readonly number[]): number[] {
  let debt = baseline.debt[0] ?? NaN
  return shares.map((share, t) => {
    if (t === 0) return debt
    const factor = (1 + (baseline.rate[t] ?? NaN)) / (1 + (baseline.growth[t] ?? NaN))
    const balance = (baseline.primaryBalance[t] ?? NaN) - (baseline.residual[t] ?? NaN)
    debt = debt * factor - balance + financing * (share - (shares[0] ?? NaN))
    return debt
  })
}
