import { PledgebookError } from '../terms/fault.js'
import type { DebtBaseline } from './debt.js'
import type { Economy } from './economy.js'

export const OBJECTIVES = ['cheapest', 'smoothest', 'latest'] as const
export type Objective = (typeof OBJECTIVES)[number]

/** A ceiling on debt; spending has no effect on output here. */
export interface DebtCeiling {
  /** Most debt in per cent of GDP: one number for all years, or one a year (entry 0, the start, does not count). */
  readonly most: number | ArrayLike<number | undefined>
  /** Debt without the plan, at the same years as the economy. */
  readonly baseline: DebtBaseline
  /** Fraction of the extra spending that is borrowed, 0 to 1. */
  readonly financing: number
}

/** Limits on the way; those left out do not limit. */
export interface PlanLimits {
  /** Largest real growth of spending a year, a fraction: 0.05 is 5 %. */
  readonly growth?: number
  /** Largest rise of the share in a year, in points of GDP. */
  readonly step?: number
  /** Whether the share may fall from one year to the next; false unless given. */
  readonly mayFall?: boolean
  readonly debt?: DebtCeiling
  /** Least share a year, one entry a year of the economy; entry 0 does not count. */
  readonly floor?: ArrayLike<number | undefined>
}

/** Shares are per cent of GDP. The years are those of the economy: its first is the start, its last the end of the plan. */
export interface PlanRequest {
  readonly economy: Economy
  readonly start: number
  readonly target: number
  /** Year from which on the share is at least the target. */
  readonly by: number
  readonly objective: Objective
  readonly limits: PlanLimits
}

/** A year in which GDP grows or shrinks a thousandfold is a slip of units, and no solver is exact there. */
const LARGEST_JUMP = 1000

function refuse(code: string, found: string, hint: string): never {
  throw new PledgebookError('input', code, found, hint)
}

function checkEconomy({ first, gdp, deflator }: Economy): void {
  if (gdp.length < 2)
    refuse(
      'plan.years',
      `a plan of ${gdp.length} year${gdp.length === 1 ? '' : 's'} from ${first}`,
      'let the plan end after its start: --by',
    )
  for (let t = 0; t < gdp.length; t++) {
    const [now, level, before] = [gdp[t] ?? NaN, deflator[t] ?? NaN, gdp[t - 1] ?? gdp[t] ?? NaN]
    if (!(now > 0 && level > 0 && now < Infinity && level < Infinity))
      refuse('plan.gdp', `GDP of ${now} and a deflator of ${level} in ${first + t}`, 'give numbers above zero')
    if (!(now / before <= LARGEST_JUMP && before / now <= LARGEST_JUMP))
      refuse('plan.gdp', `GDP of ${before} and a year later, in ${first + t}, of ${now}`, 'check the units of the path')
  }
}

function checkShares({ economy, start, target, by }: PlanRequest): void {
  const last = economy.first + economy.gdp.length - 1
  for (const [name, share] of [
    ['start', start],
    ['target', target],
  ] as const)
    if (!(share >= 0 && share <= 100))
      refuse('plan.share', `a ${name} of ${share} %`, 'give a share of GDP from 0 to 100')
  if (target < start)
    refuse(
      'plan.target',
      `the target of ${target} % lies below the start of ${start} %`,
      'a plan raises the share: give a target above the start, or a later start',
    )
  if (!(Number.isInteger(by) && by > economy.first && by <= last))
    refuse('plan.years', `a target for ${by}`, `give a year after ${economy.first} and not after ${last}`)
}

function checkDebt({ most, baseline, financing }: DebtCeiling, economy: Economy): void {
  if (!(financing >= 0 && financing <= 1))
    refuse('plan.limit', `a borrowed part of ${financing}`, 'give a fraction from 0 to 1')
  if (baseline.first !== economy.first || baseline.debt.length !== economy.gdp.length)
    throw new PledgebookError(
      'bug',
      'plan.debtYears',
      `debt of ${baseline.debt.length} years from ${baseline.first} for a plan of ${economy.gdp.length} from ${economy.first}`,
      'please report this with the command you gave',
    )
  for (const ceiling of typeof most === 'number' ? [most] : Array.from(most))
    if (ceiling !== undefined && !Number.isFinite(ceiling))
      refuse('plan.limit', `a debt ceiling of ${ceiling} %`, 'give a number in per cent of GDP, or leave the limit out')
}

function checkLimits({ start, limits, economy }: PlanRequest): void {
  const { growth, step, debt, floor } = limits
  if (growth !== undefined && !(growth > -1 && growth < Infinity))
    refuse('plan.limit', `a largest real growth of ${100 * growth} % a year`, 'give a number above −100, in per cent')
  if (growth !== undefined && !(start > 0))
    refuse(
      'plan.start',
      'a largest real growth with a start of 0 %',
      'no rate grows from nothing: limit the step instead',
    )
  if (step !== undefined && !(step >= 0 && step < Infinity))
    refuse('plan.limit', `a largest step of ${step} points a year`, 'give a number of points from 0 up')
  if (debt) checkDebt(debt, economy)
  for (const share of floor ? Array.from(floor) : [])
    if (share !== undefined && !(share >= 0 && share <= 100))
      refuse('plan.share', `a least share of ${share} %`, 'give a share of GDP from 0 to 100')
}

/** Throws `input` `plan.years`, `plan.gdp`, `plan.share`, `plan.target`, `plan.start` or `plan.limit` for what no plan can be made of. */
export function checkRequest(request: PlanRequest): void {
  checkEconomy(request.economy)
  checkShares(request)
  checkLimits(request)
}
