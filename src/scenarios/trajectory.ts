import { wholePower, wholeRoot } from '../math/power.js'
import { PledgebookError } from '../terms/fault.js'
import type { Economy } from './economy.js'

/** Shares of GDP in per cent, one entry a year from the start to the due year, both inclusive. */
export type Shares = Float64Array

/** A year and the share of GDP, in per cent, it should have. */
export interface Point {
  readonly year: number
  readonly share: number
}

function shares(years: number, of: (i: number) => number): Shares {
  return Float64Array.from({ length: years }, (_, i) => of(i))
}

/**
 * From start to target along u + bend·u(1 − u), u from 0 at the start to 1 in the due year. Bend 0 is the straight line,
 * above 0 rises faster at first (front-loaded), below 0 later (back-loaded). Throws `input` `path.bend` outside −1 to 1, where
 * the path would leave the span between start and target.
 */
export function bentPath(start: number, target: number, years: number, bend: number): Shares {
  if (!(bend >= -1 && bend <= 1))
    throw new PledgebookError(
      'input',
      'path.bend',
      `a bend of ${bend}`,
      'give --bend from 0 (the straight line) to 1 (all it can bend)',
    )
  return shares(years, (i) => {
    const u = i / (years - 1)
    return i === years - 1 ? target : start + (target - start) * (u + bend * u * (1 - u))
  })
}

/** Equal steps in the share, the last in the due year; between them it stays. `steps` from 1 to the number of years after the start. */
export function steppedPath(start: number, target: number, years: number, steps: number): Shares {
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= years - 1))
    throw new PledgebookError(
      'input',
      'path.steps',
      `${steps} steps in ${years - 1} years`,
      `give --steps from 1 to ${years - 1}`,
    )
  return shares(years, (i) =>
    i === years - 1 ? target : start + ((target - start) * Math.floor((i * steps) / (years - 1))) / steps,
  )
}

/** Spending at start prices: `share` per cent of the GDP of year i, deflated. */
function realLevel(economy: Economy, i: number, share: number): number {
  return ((share / 100) * (economy.gdp[i] ?? 0)) / (economy.deflator[i] ?? 1)
}

function shareOf(economy: Economy, i: number, real: number): number {
  return (100 * real * (economy.deflator[i] ?? 1)) / (economy.gdp[i] ?? 1)
}

/**
 * Spending grows by one constant real rate from the start's level to the target's share of the due year's GDP. Throws
 * `input` `path.noStart` from nothing, which no rate can grow.
 */
export function growthPath(start: number, target: number, economy: Economy): Shares {
  const years = economy.gdp.length
  const first = realLevel(economy, 0, start)
  if (!(first > 0))
    throw new PledgebookError('input', 'path.noStart', 'constant growth needs a start above zero', 'take --path linear')
  const factor = wholeRoot(realLevel(economy, years - 1, target) / first, years - 1)
  return shares(years, (i) => (i === years - 1 ? target : shareOf(economy, i, first * wholePower(factor, i))))
}

/**
 * Straight lines from the start through the points, which are in order of years; the last one stays. A point of the start
 * year or earlier gives way to the start itself.
 */
export function pointsPath(start: number, points: readonly Point[], first: number, years: number): Shares {
  const later = [{ year: first, share: start }, ...points.filter((p) => p.year > first)]
  return shares(years, (i) => {
    const year = first + i
    const next = later.findIndex((p) => p.year >= year)
    const after = later[next]
    if (after === undefined) return later.at(-1)?.share ?? start
    const before = later[next - 1]
    if (before === undefined || after.year === year) return after.share
    return before.share + ((after.share - before.share) * (year - before.year)) / (after.year - before.year)
  })
}

/**
 * A yearly change, in points of GDP, goes on until the target is reached, which then holds. `arrives` is the first year at
 * or above the target, also beyond the due year; null if the change does not lead there.
 */
export function pacePath(
  start: number,
  change: number,
  target: number,
  first: number,
  years: number,
): { path: Shares; arrives: number | null } {
  const path = shares(years, (i) => (start >= target ? start : Math.max(0, Math.min(target, start + change * i))))
  if (start >= target) return { path, arrives: first }
  if (!(change > 0)) return { path, arrives: null }
  const steps = (target - start) / change
  const whole = Math.round(steps)
  return { path, arrives: first + (Math.abs(steps - whole) < 1e-9 ? whole : Math.ceil(steps)) }
}

/** The path as far as spending may follow it when it grows by at most `most` a year in real terms (a fraction). */
export function cappedPath(path: Shares, economy: Economy, most: number): Shares {
  let before = realLevel(economy, 0, path[0] ?? 0)
  return path.map((share, i) => {
    if (i === 0) return share
    const wanted = realLevel(economy, i, share)
    const allowed = before * (1 + most)
    before = Math.min(wanted, allowed)
    return wanted <= allowed ? share : shareOf(economy, i, allowed)
  })
}

/** First year of a path at or above the target; null if it never is. A share short of it by rounding alone counts. */
export function arrivalOf(path: Shares, target: number, first: number): number | null {
  const found = path.findIndex((share) => share >= target - 1e-12 * Math.abs(target))
  return found < 0 ? null : first + found
}
