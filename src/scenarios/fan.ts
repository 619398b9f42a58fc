import type { Coefficients, Sums } from '../math/kernel-sums.js'
import type { BaselineParts } from './baseline.js'
import type { DrawnErrors } from './drawn-errors.js'
import type { Economy } from './economy.js'
import type { Shares } from './trajectory.js'

/** One area's central course, whose draws are its economy's errors applied to it. */
export interface Course {
  readonly economy: Economy
  readonly path: Shares
  readonly baseline: BaselineParts
  /** Units of the answer's currency for one of the economy's, fixed. */
  readonly rate: number
}

/** How money is wanted: at each year's own prices, or at those of one year. */
export interface PriceBase {
  /** Year of constant prices; null for current. */
  readonly year: number | null
  /** Central price level of that year over the start's deflator base, for each course; 1 for current. */
  readonly level: readonly number[]
}

/** Quantiles and probabilities of one year, in the order of the probabilities and targets asked for. */
export interface FanYear {
  readonly level: Float64Array
  readonly extra: Float64Array
  /** Share of GDP, in per cent, if the central amounts are fixed in cash. */
  readonly share: Float64Array
  /** Probability that those amounts reach each target share. */
  readonly reaches: readonly number[]
}

export interface FanRequest {
  readonly courses: readonly Course[]
  readonly prices: PriceBase
  readonly probabilities: readonly number[]
  readonly targets: readonly number[]
}

function coefficientsOf({ courses, prices }: FanRequest, area: number, t: number): Coefficients {
  const { economy, path, baseline, rate } = courses[area] as Course
  const share = path[t + 1] ?? 0
  return {
    gdp: (rate * (economy.gdp[t + 1] ?? 0)) / 100,
    deflator: economy.deflator[t + 1] ?? 1,
    start: economy.deflator[0] ?? 1,
    share,
    apart: share - (baseline.share[t + 1] ?? 0),
    cash: baseline.cash,
    steady: baseline.real,
    rate,
    toPrices: prices.year === null ? null : (prices.level[area] ?? 1),
  }
}

/** Sums the courses' money of some years after the start, the first being 0; `shares` as well where they are asked for. */
function addCourses(
  sums: Sums,
  errors: DrawnErrors,
  request: FanRequest,
  years: readonly number[],
  shares: boolean,
): void {
  const { courses, prices, probabilities } = request
  const { draws } = errors
  sums.begin(years.length, draws, probabilities)
  for (const [a, { economy }] of courses.entries()) {
    const { real, price } = errors.of(a)
    const column = (of: Float32Array, t: number) => of.subarray(t * draws, (t + 1) * draws)
    const base = prices.year === null ? -1 : prices.year - economy.first - 1
    // Prices of the start and before are not drawn.
    const atBase = base < 0 || base >= errors.years ? undefined : column(price, base)
    for (const [i, t] of years.entries())
      sums.add(i, coefficientsOf(request, a, t), { real: column(real, t), price: column(price, t), atBase }, shares)
  }
}

/**
 * Fans of the years after the start: each draw moves every economy by the same past errors; a share of GDP that is promised
 * then costs an uncertain amount (`level`, `extra`), an amount that is promised is an uncertain share (`share`, `reaches`), of several courses
 * weighed by their GDP at the start's prices.
 * `errors` are of one area for each course. The central amounts are those of the courses themselves.
 */
export function fanOf(sums: Sums, errors: DrawnErrors, request: FanRequest): FanYear[] {
  const years = Array.from({ length: errors.years }, (_, t) => t)
  addCourses(sums, errors, request, years, true)
  return years.map((t) => ({
    level: sums.quantiles(t, 'level'),
    extra: sums.quantiles(t, 'extra'),
    share: sums.quantiles(t, 'share'),
    reaches: request.targets.map((target) => sums.reaches(t, target)),
  }))
}

/** Quantiles of the level of one year alone. */
export function levelFan(sums: Sums, errors: DrawnErrors, request: FanRequest, t: number): Float64Array {
  addCourses(sums, errors, request, [t], false)
  return sums.quantiles(0, 'level')
}
