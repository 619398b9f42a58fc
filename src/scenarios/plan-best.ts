import { answer, holds } from './plan-feasible.js'
import type { Row, Solve } from './plan-lp.js'
import type { PlanRequest } from './plan-request.js'
import { changeRows, constraintsOf, heldRows, rowsOf, SLACK, shareName } from './plan-rows.js'

/** Room left above a first optimum when a second is looked for, against the solver's own rounding. */
const ROOM = 1e-11

function years({ economy }: PlanRequest): number[] {
  return Array.from({ length: economy.gdp.length - 1 }, (_, i) => i + 1)
}

/** Least sum of real extra spending: Σ share · real GDP, as the spending at the start's share is given. */
function cheapest(request: PlanRequest, rows: readonly Row[], solve: Solve): (name: string) => number {
  const { gdp, deflator } = request.economy
  const real = (t: number) => (gdp[t] ?? 0) / (deflator[t] ?? 1)
  const minimise = new Map(years(request).map((t) => [shareName(t), real(t) / real(0)]))
  return answer({ minimise, rows }, solve)
}

/** The straight line to the target, which then holds. */
function lineAt({ economy, start, target, by }: PlanRequest, t: number): number {
  const span = by - economy.first
  return t >= span ? target : start + ((target - start) * t) / span
}

/** Least largest change in a year; among those paths the one with the least sum of distances from the straight line. */
function smoothest(request: PlanRequest, rows: readonly Row[], solve: Solve): (name: string) => number {
  const changes = years(request).flatMap((t) => changeRows(request, t))
  const largest = answer({ minimise: new Map([[SLACK, 1]]), rows: [...rows, ...changes] }, solve)(SLACK)
  const away = (t: number) => `a${t}`
  const distances = years(request).flatMap((t) =>
    [1, -1].map((sign): Row => {
      const terms = new Map([
        [away(t), 1],
        [shareName(t), sign],
      ])
      return { terms, sense: '>=', limit: sign * lineAt(request, t) }
    }),
  )
  const capped: Row = { terms: new Map([[SLACK, 1]]), sense: '<=', limit: largest * (1 + ROOM) + ROOM }
  const minimise = new Map(years(request).map((t) => [away(t), 1]))
  return answer({ minimise, rows: [...rows, ...changes, capped, ...distances] }, solve)
}

/** The start's share for as many years as possible, then the cheapest path. */
function latest(request: PlanRequest, rows: readonly Row[], solve: Solve): (name: string) => number {
  const constraints = constraintsOf(request)
  let held = years(request).length
  while (held > 0 && !holds(constraints, request, solve, { held })) held--
  const kept = years(request)
    .slice(0, held)
    .flatMap((t) => heldRows(request, t, 0))
  return cheapest(request, [...rows, ...kept], solve)
}

/** The best shares in per cent, the start's first, under all constraints of the request; undefined if none meet them. */
export function bestShares(request: PlanRequest, solve: Solve): number[] | undefined {
  const constraints = constraintsOf(request)
  if (!holds(constraints, request, solve)) return undefined
  const rows = constraints.flatMap((constraint) => rowsOf(request, constraint))
  const best = { cheapest, smoothest, latest }[request.objective](request, rows, solve)
  return [request.start, ...years(request).map((t) => best(shareName(t)))]
}
