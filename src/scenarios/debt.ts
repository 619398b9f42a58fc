import { PledgebookError } from '../terms/fault.js'

/**
 * A government's debt and what moves it, one entry a year from `first` on. Debt, primary balance and residual are per cent of
 * GDP, rate and growth are fractions. Entry 0 is the start: there only the debt counts.
 */
export interface DebtBaseline {
  readonly first: number
  readonly debt: Float64Array
  /** Effective interest on the debt of the year before. */
  readonly rate: Float64Array
  /** Growth of GDP at current prices. */
  readonly growth: Float64Array
  readonly primaryBalance: Float64Array
  /** Stock-flow residual: what moves the debt beside interest, growth and primary balance. */
  readonly residual: Float64Array
  /** First year whose rate and primary balance are the last published year's, held, and whose residual is 0; null if none is. */
  readonly heldFrom: number | null
  /** Years in which the government earns more interest than it pays: their rate is 0, the residual takes the rest. */
  readonly netEarner: readonly number[]
}

/** Published figures in per cent of GDP, one entry a year from the start on. */
export interface PublishedDebt {
  readonly debt: ArrayLike<number | undefined>
  readonly primaryBalance: ArrayLike<number | undefined>
  readonly balance: ArrayLike<number | undefined>
}

/** One year of the standard recursion: d = d₋₁ (1 + i) ÷ (1 + γ) − pb + f. */
export function nextDebt(before: number, ratePlusOne: number, growthFactor: number, balance: number, residual: number) {
  return (before * ratePlusOne) / growthFactor - balance + residual
}

function growthOf(gdp: ArrayLike<number>, first: number): Float64Array {
  return Float64Array.from({ length: gdp.length }, (_, t) => {
    const [now, before] = [gdp[t] ?? NaN, gdp[t - 1] ?? NaN]
    if (!(now > 0 && now < Infinity))
      throw new PledgebookError('input', 'debt.gdp', `GDP of ${now} in ${first + t}`, 'debt needs a GDP above zero')
    return t === 0 ? 0 : now / before - 1
  })
}

function noDebt(first: number, what: string): PledgebookError {
  return new PledgebookError(
    'notFound',
    'debt.none',
    `no ${what} is held for ${first}`,
    'debt needs published debt, primary balance and overall balance of the start year and the year after; leave --debt out',
  )
}

/**
 * The published projection as a recursion that reproduces it. Interest is what lies between primary and overall balance:
 * i_t = (pb_t − ob_t)(1 + γ_t) ÷ d_{t−1}; the residual f_t is what is left of d_t. It is net interest: in years in which a
 * government earns more than it pays, i is 0 and f takes the earnings, as extra debt would not be lent at a negative rate.
 * After the last year of the unbroken published run i and pb stay at their last values and f is 0; γ is always that of
 * `gdp`, at current prices in any unit, entry 0 being the start. Throws `notFound` `debt.none` where the start's debt or the
 * year after it is not published, `input` `debt.gdp` for a GDP that is not above zero.
 */
export function debtBaseline(first: number, gdp: ArrayLike<number>, published: PublishedDebt): DebtBaseline {
  const years = gdp.length
  const growth = growthOf(gdp, first)
  const [debt, rate] = [new Float64Array(years), new Float64Array(years)]
  const [primaryBalance, residual] = [new Float64Array(years), new Float64Array(years)]
  const netEarner: number[] = []
  let heldFrom: number | null = null
  const start = published.debt[0]
  if (start === undefined) throw noDebt(first, 'debt')
  debt[0] = start
  for (let t = 1; t < years; t++) {
    const before = debt[t - 1] ?? 0
    const factor = 1 + (growth[t] ?? 0)
    const [now, primary, overall] = [published.debt[t], published.primaryBalance[t], published.balance[t]]
    if (heldFrom === null && now !== undefined && primary !== undefined && overall !== undefined) {
      const paid = primary - overall
      if (paid < 0) netEarner.push(first + t)
      const i = paid > 0 && before > 0 ? (paid * factor) / before : 0
      rate[t] = i
      primaryBalance[t] = primary
      residual[t] = now - nextDebt(before, 1 + i, factor, primary, 0)
    } else {
      if (t === 1) throw noDebt(first + 1, 'debt with its balances')
      heldFrom ??= first + t
      rate[t] = rate[t - 1] ?? 0
      primaryBalance[t] = primaryBalance[t - 1] ?? 0
    }
    debt[t] = nextDebt(before, 1 + (rate[t] ?? 0), factor, primaryBalance[t] ?? 0, residual[t] ?? 0)
  }
  return { first, debt, rate, growth, primaryBalance, residual, heldFrom, netEarner }
}

/** The same rates, primary balances and residuals under another GDP: its debt is no longer the published one. */
export function withGrowth(baseline: DebtBaseline, gdp: ArrayLike<number>): DebtBaseline {
  const growth = growthOf(gdp, baseline.first)
  const debt = Float64Array.from(baseline.debt)
  for (let t = 1; t < debt.length; t++)
    debt[t] = nextDebt(
      debt[t - 1] ?? 0,
      1 + (baseline.rate[t] ?? 0),
      1 + (growth[t] ?? 0),
      baseline.primaryBalance[t] ?? 0,
      baseline.residual[t] ?? 0,
    )
  return { ...baseline, growth, debt }
}

/**
 * By how much a point of GDP borrowed in year `borrowed` raises the debt of year `year`, both counted from the start: it grows
 * with interest and shrinks with GDP, Π (1 + i) ÷ (1 + γ) over the years after it. 0 for borrowing still to come. Holds where
 * spending has no effect on output.
 */
export function debtWeight(baseline: DebtBaseline, year: number, borrowed: number): number {
  if (borrowed > year) return 0
  let weight = 1
  for (let u = borrowed + 1; u <= year; u++) weight *= (1 + (baseline.rate[u] ?? 0)) / (1 + (baseline.growth[u] ?? 0))
  return weight
}
