import { roundHalfUp, significant } from '../math/rounding.js'
import { debtWeight } from './debt.js'
import { bestShares } from './plan-best.js'
import { conflictOf, type Relaxation } from './plan-conflict.js'
import type { Solve } from './plan-lp.js'
import { checkRequest, type Objective, type PlanRequest } from './plan-request.js'
import { type Constraint, ceilingOf, constraintsOf, realGrowthOf } from './plan-rows.js'
import { bindingInWords, constraintInWords, relaxationInWords } from './plan-words.js'

/** Shares are cut at this many decimals of a point, below which lies the residue of the solver. */
const DECIMALS = 10
/** Changes of such shares are cut at one decimal less, so that a limit kept is shown as kept. */
const CHANGE_DECIMALS = 9
/** A constraint that is this near to its limit, in points or as a fraction, is at it. */
const AT_LIMIT = 1e-9

/** Share in per cent, real growth of spending as a fraction, step in points; the start has neither growth nor step. */
export interface PlanYear {
  readonly year: number
  readonly share: number
  /** Null also where spending grows from nothing. */
  readonly realGrowth: number | null
  readonly step: number | null
}

export interface Binding {
  readonly constraint: Constraint
  /** Years in which the plan is at the limit. */
  readonly years: readonly number[]
  readonly words: string
}

/** A constraint that stands in the way of a plan: it conflicts with others, or a plan exists once it alone gives. */
export interface Shortfall extends Relaxation {
  /** Whether it is in one of the sets that cannot hold together. */
  readonly conflicts: boolean
  readonly words: string
}

export interface PlanObjective {
  readonly kind: Objective
  /** Real spending over the start's share, summed over the years after the start: currency of the economy, prices of its deflator. */
  readonly realExtra: number
  /** Largest rise or fall of the share in a year, in points. */
  readonly largestChange: number
  /** First year in which the share is not that of the start; null if none. */
  readonly departs: number | null
}

export type Plan =
  | {
      readonly status: 'optimal'
      readonly binding: readonly Binding[]
      readonly years: readonly PlanYear[]
      readonly objective: PlanObjective
    }
  | {
      readonly status: 'infeasible'
      readonly binding: readonly Shortfall[]
      /** Sets of constraints that cannot hold together, while any one of a set less can; a plan has to loosen one of each. */
      readonly conflicts: readonly (readonly Constraint[])[]
      readonly years: readonly []
      readonly words: string
    }

function yearsOf(request: PlanRequest, shares: readonly number[]): PlanYear[] {
  return shares.map((share, t) => {
    const year = request.economy.first + t
    const before = shares[t - 1]
    if (before === undefined) return { year, share, realGrowth: null, step: null }
    const growth = before > 0 ? roundHalfUp((share * realGrowthOf(request, t)) / before - 1, CHANGE_DECIMALS) : null
    return { year, share, realGrowth: growth, step: roundHalfUp(share - before, CHANGE_DECIMALS) }
  })
}

/** How far a year is from a limit; undefined where the limit does not bear on it. */
function distance(
  request: PlanRequest,
  constraint: Constraint,
  years: readonly PlanYear[],
  t: number,
): number | undefined {
  const { limits, target, by, start } = request
  const { year, share, realGrowth, step } = years[t] ?? { year: 0, share: 0, realGrowth: null, step: null }
  switch (constraint) {
    case 'fall':
      return step ?? undefined
    case 'step':
      return step === null ? undefined : (limits.step ?? 0) - step
    case 'growth':
      return realGrowth === null ? undefined : (limits.growth ?? 0) - realGrowth
    case 'target':
      return year < by ? undefined : share - target
    case 'floor': {
      const least = limits.floor?.[t]
      return least === undefined ? undefined : share - least
    }
    case 'debt': {
      const most = ceilingOf(request, t)
      if (limits.debt === undefined || most === undefined) return undefined
      const { baseline, financing } = limits.debt
      const extra = years
        .slice(1, t + 1)
        .reduce((sum, y, i) => sum + financing * debtWeight(baseline, t, i + 1) * (y.share - start), 0)
      return most - (baseline.debt[t] ?? 0) - extra
    }
  }
}

function bindingOf(request: PlanRequest, years: readonly PlanYear[]): Binding[] {
  return constraintsOf(request).flatMap((constraint) => {
    const at = years.flatMap(({ year }, t) => {
      const left = t === 0 ? undefined : distance(request, constraint, years, t)
      return left !== undefined && Math.abs(left) <= AT_LIMIT ? [year] : []
    })
    return at.length > 0 ? [{ constraint, years: at, words: bindingInWords(request, constraint, at) }] : []
  })
}

function objectiveOf({ objective, start, economy }: PlanRequest, years: readonly PlanYear[]): PlanObjective {
  const real = (t: number) => (economy.gdp[t] ?? 0) / (economy.deflator[t] ?? 1)
  return {
    kind: objective,
    realExtra: significant(years.reduce((sum, { share }, t) => sum + ((share - start) / 100) * real(t), 0)),
    largestChange: Math.max(...years.map(({ step }) => Math.abs(step ?? 0))),
    departs: years.find(({ share }) => Math.abs(share - start) > AT_LIMIT)?.year ?? null,
  }
}

/**
 * A path of shares of GDP from a start to a target that keeps to limits, by linear programming.
 *
 * - `cheapest`: least sum of real spending over that of the start's share. Every year counts alike, so that it waits.
 * - `smoothest`: the largest change of the share in any year is as small as can be; of the paths that have it, the one nearest
 *   to the straight line (least sum of distances).
 * - `latest`: keeps the start's share for as many years as can be, then is cheapest. It differs from `cheapest` only where
 *   the share may fall: a cheapest path that may not fall waits just as long.
 *
 * `binding` names the constraints that the plan is at the limit of; where there is no plan, what each constraint alone would
 * have to give (`needed`) and which ones conflict. A limit missed by less than 1e-9 counts as kept.
 * Debt is the standard recursion without an effect of spending on output. `solve` takes a programme in LP text format:
 * `(lp) => highs.solve(lp, SOLVER_OPTIONS)`. Throws `input` `plan.*` for what no plan can be made of.
 */
export function makePlan(request: PlanRequest, solve: Solve): Plan {
  checkRequest(request)
  const found = bestShares(request, solve)
  if (found) {
    const years = yearsOf(
      request,
      found.map((share) => roundHalfUp(share, DECIMALS)),
    )
    return { status: 'optimal', binding: bindingOf(request, years), years, objective: objectiveOf(request, years) }
  }
  const { relaxations, sets } = conflictOf(request, solve)
  const binding = relaxations
    .map((relaxation) => ({
      ...relaxation,
      conflicts: sets.some((set) => set.includes(relaxation.constraint)),
      words: relaxationInWords(request, relaxation),
    }))
    .filter(({ conflicts, needed, year }) => conflicts || needed !== null || typeof year === 'number')
  const together = sets.map((set) => set.map((c) => constraintInWords(request, c)).join('; '))
  const words = together.map((set) => `these cannot hold together: ${set}`).join(' / ')
  return { status: 'infeasible', binding, conflicts: sets, years: [], words }
}
