import { PledgebookError } from '../terms/fault.js'

/** A year's growth of GDP at current prices and change of the GDP deflator, as fractions (0.02 is 2 %). */
export interface Growth {
  readonly nominal: number
  readonly prices: number
}

/**
 * GDP at current prices and its deflator, one entry a year from `first` on. The deflator is 1 in the year whose prices the
 * start is at; where GDP is held still, both are that of one year throughout.
 */
export interface Economy {
  readonly first: number
  readonly gdp: Float64Array
  readonly deflator: Float64Array
  /** First year whose growth is the last known year's, repeated; null if none is. */
  readonly extrapolatedFrom: number | null
}

/** Growth from real growth and change of prices, each a fraction. */
export function growthOf(real: number, prices: number): Growth {
  return { nominal: (1 + real) * (1 + prices) - 1, prices }
}

/** How many times its first year's a path may become. */
const MOST = 1e12
const LEAST = 1e-9

function refuseCollapse(growth: Growth, year: number): void {
  if (growth.nominal > -1 && growth.prices > -1 && growth.nominal < Infinity && growth.prices < Infinity) return
  const wrong = growth.prices > -1 && growth.prices < Infinity ? growth.nominal : growth.prices
  throw new PledgebookError(
    'input',
    'growth.impossible',
    `growth of ${Number((100 * wrong).toPrecision(6))} % in ${year} leaves no economy`,
    'give growth and inflation above −100 %, in per cent a year: --growth 1.2 --inflation 2',
  )
}

/** Refuses a path that leaves all that can be meant, up or down. */
function refuseBeyond(factor: number, what: string, year: number, first: number): void {
  if (factor >= LEAST && factor <= MOST) return
  throw new PledgebookError(
    'input',
    'growth.impossible',
    `${what} of ${year} would be ${factor.toPrecision(3)} times ${first}’s`,
    'give growth and inflation in per cent a year, such as --growth 1.2 --inflation 2, or fewer years',
  )
}

/**
 * GDP of the years first to last, inclusive, from its level in the first. Beyond the last year with a known growth that
 * year's nominal growth and deflator are repeated, be it that of the first year itself. `growthIn` gives a year's growth on the year before. Throws
 * `notFound` `gdp.none` when not even that is known, `input` `growth.impossible` for −100 % or less.
 */
export function projectEconomy(
  level: number,
  first: number,
  last: number,
  growthIn: (year: number) => Growth | undefined,
): Economy {
  const gdp = new Float64Array(last - first + 1)
  const deflator = new Float64Array(last - first + 1)
  gdp[0] = level
  deflator[0] = 1
  let known = growthIn(first)
  let extrapolatedFrom: number | null = null
  for (let i = 1; i < gdp.length; i++) {
    const given = growthIn(first + i)
    if (given === undefined && extrapolatedFrom === null) extrapolatedFrom = first + i
    known = given ?? known
    if (known === undefined)
      throw new PledgebookError(
        'notFound',
        'gdp.none',
        `no growth of GDP is held for ${first + i}`,
        'give growth yourself with --growth and --inflation, a path with --gdp FILE, or --gdp static',
      )
    refuseCollapse(known, first + i)
    gdp[i] = (gdp[i - 1] ?? 0) * (1 + known.nominal)
    deflator[i] = (deflator[i - 1] ?? 0) * (1 + known.prices)
    refuseBeyond((gdp[i] ?? 0) / level, 'GDP', first + i, first)
    refuseBeyond(deflator[i] ?? 0, 'prices', first + i, first)
  }
  return { first, gdp, deflator, extrapolatedFrom }
}

/** An economy that stands still at a GDP and the price level it is counted in: the limit of no growth and no inflation. */
export function staticEconomy(gdp: number, deflator: number, first: number, last: number): Economy {
  const years = last - first + 1
  return {
    first,
    gdp: new Float64Array(years).fill(gdp),
    deflator: new Float64Array(years).fill(deflator),
    extrapolatedFrom: null,
  }
}

/** The years from `first` on of an economy that starts earlier; the deflator keeps its base. */
export function economyFrom(economy: Economy, first: number): Economy {
  const skip = first - economy.first
  return {
    ...economy,
    first,
    gdp: economy.gdp.slice(skip),
    deflator: economy.deflator.slice(skip),
  }
}

/**
 * Several economies as one: nominal GDPs and GDPs at start prices are summed, each times its fixed rate into one currency;
 * the deflator is their quotient. All must cover the same years.
 */
export function sumEconomies(parts: readonly { economy: Economy; rate: number }[]): Economy {
  const [one] = parts
  if (one === undefined) throw new PledgebookError('bug', 'economy.empty', 'no economy to sum', 'check the group')
  const gdp = new Float64Array(one.economy.gdp.length)
  const real = new Float64Array(gdp.length)
  let extrapolatedFrom: number | null = null
  for (const { economy, rate } of parts) {
    for (let i = 0; i < gdp.length; i++) {
      const nominal = (economy.gdp[i] ?? 0) * rate
      gdp[i] = (gdp[i] ?? 0) + nominal
      real[i] = (real[i] ?? 0) + nominal / (economy.deflator[i] ?? 1)
    }
    if (economy.extrapolatedFrom !== null)
      extrapolatedFrom = Math.min(extrapolatedFrom ?? economy.extrapolatedFrom, economy.extrapolatedFrom)
  }
  return { first: one.economy.first, gdp, deflator: gdp.map((x, i) => x / (real[i] ?? 1)), extrapolatedFrom }
}
