import { answer, holds } from './plan-feasible.js'
import type { Solve } from './plan-lp.js'
import type { PlanRequest } from './plan-request.js'
import { type Constraint, constraintsOf, rowsOf, SLACK } from './plan-rows.js'

/** Rates that are not tried: a millionfold in a year. */
const FASTEST = 1e6
const PRECISION = 1e-12
const MOST_TRIES = 100

/** How far one constraint alone must give for the rest to hold; null if no giving of it is enough. */
export interface Relaxation {
  readonly constraint: Constraint
  /**
   * What would do: the largest real growth (a fraction), the largest step or fall (points a year), the points above the debt
   * ceiling or below the floor, the highest target within reach (per cent).
   */
  readonly needed: number | null
  /** Only for `target`: the first later year of the plan by which the target itself is within reach; null if there is none. */
  readonly year?: number | null
}

export interface Conflict {
  readonly relaxations: readonly Relaxation[]
  /** Sets of constraints that cannot hold together, while any one of a set less can; a plan has to loosen one of each. */
  readonly sets: readonly (readonly Constraint[])[]
}

/**
 * The least by which the steepest year misses a largest real growth, in points of the year before; below 0 it is kept with room.
 * The other constraints hold. It cannot be below −start, which keeps the variable of the programme from being negative.
 */
function growthMissed(request: PlanRequest, solve: Solve, growth: number): number {
  const others = constraintsOf(request).filter((c) => c !== 'growth')
  const steep = rowsOf(request, 'growth', 1, growth).map((row) => ({ ...row, limit: row.limit - request.start }))
  const rows = [...others.flatMap((c) => rowsOf(request, c)), ...steep]
  return answer({ minimise: new Map([[SLACK, 1]]), rows }, solve)(SLACK) - request.start
}

/** Where the miss is nothing, between a rate that is missed and one that is kept: false position, Illinois variant. */
function neededGrowth(request: PlanRequest, solve: Solve): number | null {
  const others = constraintsOf(request).filter((c) => c !== 'growth')
  if (!holds(others, request, solve)) return null
  const miss = (growth: number) => growthMissed(request, solve, growth)
  let low = request.limits.growth ?? 0
  let high = Math.max(1, 2 * low)
  let [above, below] = [miss(low), miss(high)]
  for (; below > 0; below = miss(high)) {
    if (high > FASTEST) return null
    ;[low, above, high] = [high, below, 2 * high]
  }
  let kept = 0
  for (let i = 0; i < MOST_TRIES && high - low > PRECISION * (1 + high) && below < -PRECISION; i++) {
    const middle = low + ((high - low) * above) / (above - below)
    const now = miss(middle)
    if (now > 0) {
      ;[low, above] = [middle, now]
      if (kept > 0) below /= 2
      kept = 1
    } else {
      ;[high, below] = [middle, now]
      if (kept < 0) above /= 2
      kept = -1
    }
  }
  return high
}

function neededSlack(request: PlanRequest, constraint: Constraint, solve: Solve): number | null {
  const others = constraintsOf(request).filter((c) => c !== constraint)
  if (!holds(others, request, solve)) return null
  const rows = [...others.flatMap((c) => rowsOf(request, c)), ...rowsOf(request, constraint, 1)]
  return answer({ minimise: new Map([[SLACK, 1]]), rows }, solve)(SLACK)
}

function neededYear(request: PlanRequest, solve: Solve): number | null {
  const last = request.economy.first + request.economy.gdp.length - 1
  for (let by = request.by + 1; by <= last; by++)
    if (holds(constraintsOf(request), { ...request, by }, solve)) return by
  return null
}

function relaxation(request: PlanRequest, constraint: Constraint, solve: Solve): Relaxation {
  if (constraint === 'growth') return { constraint, needed: neededGrowth(request, solve) }
  const slack = neededSlack(request, constraint, solve)
  if (constraint === 'step') return { constraint, needed: slack === null ? null : (request.limits.step ?? 0) + slack }
  if (constraint !== 'target') return { constraint, needed: slack }
  const needed = slack === null ? null : request.target - slack
  return { constraint, needed, year: neededYear(request, solve) }
}

/** One set that cannot hold together but for any one of it, by taking constraints away in turn; undefined if all hold. */
function minimalSet(all: readonly Constraint[], request: PlanRequest, solve: Solve): Constraint[] | undefined {
  if (holds(all, request, solve)) return undefined
  let set = [...all]
  for (const constraint of all) {
    const rest = set.filter((c) => c !== constraint)
    if (!holds(rest, request, solve)) set = rest
  }
  return set
}

/**
 * Why a request has no plan: for each constraint the least by which it alone would have to give (elastic programmes), and
 * minimal sets that conflict (deletion filter, Chinneck and Dravnieks 1991): after one is found, its first constraint is left out
 * and the rest looked at again. Only for requests that have no plan.
 */
export function conflictOf(request: PlanRequest, solve: Solve): Conflict {
  const all = constraintsOf(request)
  const sets: Constraint[][] = []
  let left = all
  for (let set = minimalSet(left, request, solve); set !== undefined; set = minimalSet(left, request, solve)) {
    const [first] = set
    sets.push(set)
    left = left.filter((c) => c !== first)
  }
  return { relaxations: all.map((constraint) => relaxation(request, constraint, solve)), sets }
}
