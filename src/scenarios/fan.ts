import type { Kernel, Picks } from '../math/kernel.js'
import type { BaselineParts } from './baseline.js'
import type { DrawTables } from './draw-tables.js'
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

/** Sums over the courses of one year, one entry a draw. */
interface YearDraws {
  readonly level: Float64Array
  readonly extra: Float64Array
  /** GDP and the central amounts, both at the start's prices of each course: what shares of several are averaged by. */
  readonly gdp: Float64Array
  readonly cash: Float64Array
}

function addCourse(
  sums: readonly YearDraws[],
  course: Course,
  toPrices: number,
  priceYear: number | null,
  paths: { readonly real: Float32Array; readonly price: Float32Array; readonly nominal: Float32Array },
): void {
  const { economy, path, baseline, rate } = course
  const draws = sums[0]?.gdp.length ?? 0
  const base = priceYear === null ? -1 : priceYear - economy.first - 1
  for (const [t, { level, extra, gdp: total, cash }] of sums.entries()) {
    const gdp = (rate * (economy.gdp[t + 1] ?? 0)) / 100
    const deflator = economy.deflator[t + 1] ?? 1
    const start = economy.deflator[0] ?? 1
    const share = path[t + 1] ?? 0
    const apart = share - (baseline.share[t + 1] ?? 0)
    for (let d = 0; d < draws; d++) {
      const at = t * draws + d
      const nominal = gdp * (paths.nominal[at] ?? 1)
      const price = paths.price[at] ?? 1
      const atBase = base < 0 ? 1 : (paths.price[base * draws + d] ?? 1)
      const into = priceYear === null ? 1 : (toPrices * atBase) / (deflator * price)
      level[d] = (level[d] ?? 0) + share * nominal * into
      extra[d] =
        (extra[d] ?? 0) + (apart * nominal - rate * (baseline.cash + (baseline.real * deflator * price) / start)) * into
      const atStart = start / (deflator * price)
      total[d] = (total[d] ?? 0) + 100 * nominal * atStart
      cash[d] = (cash[d] ?? 0) + share * gdp * atStart
    }
  }
}

/**
 * Fans of the years after the start: each draw moves every economy by the same past errors; a share of GDP that is promised
 * then costs an uncertain amount (`level`, `extra`), an amount that is promised is an uncertain share (`share`, `reaches`), of several courses
 * weighed by their GDP at the start's prices.
 * `tables` has one area for each course. The central amounts are those of the courses themselves.
 */
export function fanOf(kernel: Kernel, tables: DrawTables, picks: Picks, floor: number, request: FanRequest): FanYear[] {
  const { courses, prices, probabilities, targets } = request
  const draws = picks.draws
  const sums = Array.from({ length: tables.years }, () => ({
    level: new Float64Array(draws),
    extra: new Float64Array(draws),
    gdp: new Float64Array(draws),
    cash: new Float64Array(draws),
  }))
  courses.forEach((course, a) => {
    addCourse(sums, course, prices.level[a] ?? 1, prices.year, kernel.paths(tables, picks, tables.blockOf, floor, a))
  })
  return sums.map(({ level, extra, gdp, cash }) => ({
    level: kernel.quantiles(Float32Array.from(level), probabilities),
    extra: kernel.quantiles(Float32Array.from(extra), probabilities),
    share: kernel.quantiles(
      Float32Array.from(gdp, (x, d) => (100 * (cash[d] ?? 0)) / x),
      probabilities,
    ),
    reaches: targets.map(
      (target) => gdp.reduce((n, x, d) => n + (100 * (cash[d] ?? 0) >= target * x * (1 - 1e-12) ? 1 : 0), 0) / draws,
    ),
  }))
}
