import { roundHalfUp } from '../math/rounding.js'
import type { Relaxation } from './plan-conflict.js'
import type { PlanRequest } from './plan-request.js'
import { type Constraint, ceilingOf } from './plan-rows.js'

/** Residue of the solver, which is not rounded up. */
const DECIMALS = 8
const SHOWN = 2

/** Two decimals, never less than x: with a limit that is said to be enough there must be a plan. */
function upwards(x: number): number {
  const exact = roundHalfUp(x, DECIMALS)
  const near = roundHalfUp(exact, SHOWN)
  return near >= exact ? near : roundHalfUp(near + 0.01, SHOWN)
}

/** Two decimals, never more than x: a target that is said to be within reach must be. */
function downwards(x: number): number {
  const exact = roundHalfUp(x, DECIMALS)
  const near = roundHalfUp(exact, SHOWN)
  return near <= exact ? near : roundHalfUp(near - 0.01, SHOWN)
}

const percent = (fraction: number) => roundHalfUp(100 * fraction, SHOWN)

/** Years as ranges: 2026–2028, 2031. */
function yearsInWords(years: readonly number[]): string {
  const runs: [number, number][] = []
  for (const year of years) {
    const run = runs.at(-1)
    if (run && run[1] === year - 1) run[1] = year
    else runs.push([year, year])
  }
  return runs.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)).join(', ')
}

function debtLimit(request: PlanRequest): string {
  const { most } = request.limits.debt ?? {}
  return typeof most === 'number' ? `${most} % of GDP` : 'the ceiling of the year'
}

/** What a constraint asks for. */
export function constraintInWords(request: PlanRequest, constraint: Constraint): string {
  const { limits, target, by } = request
  switch (constraint) {
    case 'fall':
      return 'the share does not fall'
    case 'floor':
      return 'the share is at least the floor of the year'
    case 'step':
      return `the share rises by at most ${limits.step} points a year`
    case 'debt':
      return `debt is at most ${debtLimit(request)}`
    case 'growth':
      return `spending grows by at most ${percent(limits.growth ?? 0)} % a year in real terms`
    case 'target':
      return `the share is at least ${target} % from ${by} on`
  }
}

/** Where an optimal plan is at a limit. */
export function bindingInWords(request: PlanRequest, constraint: Constraint, years: readonly number[]): string {
  return `${constraintInWords(request, constraint)}: at the limit in ${yearsInWords(years)}`
}

function ceilingInWords(request: PlanRequest, needed: number): string {
  const { economy, limits } = request
  if (typeof limits.debt?.most === 'number')
    return `debt of at least ${upwards(limits.debt.most + needed)} % of GDP would be needed, ${limits.debt.most} % are allowed`
  const years = Array.from(economy.gdp, (_, t) => t).filter((t) => t > 0 && ceilingOf(request, t) !== undefined)
  return `debt ceilings at least ${upwards(needed)} points higher would be needed in ${yearsInWords(years.map((t) => economy.first + t))}`
}

function targetInWords({ target, by }: PlanRequest, needed: number | null, year: number | null | undefined): string {
  const share =
    needed === null ? `no share could be held from ${by} on` : `${downwards(needed)} % could be reached by ${by}`
  return year === null || year === undefined
    ? `${share}, ${target} % are asked for and not within reach in any year of the plan`
    : `${share}, ${target} % by ${year}`
}

/** What would have to give for a plan to exist, if this constraint alone gave. */
export function relaxationInWords(request: PlanRequest, { constraint, needed, year }: Relaxation): string {
  const { limits } = request
  if (constraint === 'target') return targetInWords(request, needed, year)
  if (needed === null) return `${constraintInWords(request, constraint)}: to give up this alone is not enough`
  switch (constraint) {
    case 'fall':
      return `the share would have to fall by up to ${upwards(needed)} points in a year, which is not allowed`
    case 'floor':
      return `floors at least ${upwards(needed)} points lower would be needed`
    case 'step':
      return `steps of at least ${upwards(needed)} points a year would be needed, ${limits.step} are allowed`
    case 'debt':
      return ceilingInWords(request, needed)
    case 'growth':
      return `a real growth of at least ${upwards(100 * needed)} % a year would be needed, ${percent(limits.growth ?? 0)} % are allowed`
  }
}
