import { optimum, type Program, type Row, type Solve, solverFault } from './plan-lp.js'
import type { PlanRequest } from './plan-request.js'
import { type Constraint, heldRows, rowsOf, SLACK } from './plan-rows.js'

/** Limits missed by no more than this, in points of GDP, count as kept. */
const MISSED = 5e-10

/**
 * The least by which rows with slack have to be broken, in points of GDP, all by as much: 0 if shares meet them all. An elastic
 * programme always has an answer; a solver that is asked whether shares exist may not find one near the edge.
 */
function leastMiss(rows: readonly Row[], solve: Solve): number {
  const value = optimum({ minimise: new Map([[SLACK, 1]]), rows }, solve)
  if (value === undefined) throw solverFault('no answer to an elastic programme')
  return value(SLACK)
}

/** Whether shares meet the constraints. `held` years after the start keep its share; `growth` replaces the largest real growth. */
export function holds(
  constraints: readonly Constraint[],
  request: PlanRequest,
  solve: Solve,
  { held = 0, growth }: { held?: number; growth?: number } = {},
): boolean {
  const kept = Array.from({ length: held }, (_, i) => heldRows(request, i + 1, 1))
  const rows = [...constraints.map((c) => rowsOf(request, c, 1, growth)), ...kept].flat()
  return leastMiss(rows, solve) <= MISSED
}

function loosened(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, limit: row.limit + (row.sense === '<=' ? 1.5 : -1.5) * MISSED }))
}

/**
 * The optimum of a programme that is known to have one. Where the solver finds no values because they are on the edge, each row
 * is loosened by a little more than what counts as kept.
 */
export function answer(program: Program, solve: Solve): (name: string) => number {
  const found = optimum(program, solve) ?? optimum({ ...program, rows: loosened(program.rows) }, solve)
  if (found === undefined) throw solverFault('no answer where there is one')
  return found
}
