import { PledgebookError } from '../terms/fault.js'
import type { TrackRecord } from '../terms/track-record.js'
import type { UncertaintySettings } from './settings.js'

/** Real growth and change of prices, in this order wherever both stand in one array. */
export const VARIABLES = 2

/**
 * Past errors of a forecaster as factors: (1 + outcome) ÷ (1 + forecast) of a year's growth or price change, 1 being no
 * error. `ratio[((area·horizons + h)·2 + variable)·origins + origin]`, h years ahead from 0 on; variable 0 is real growth, 1
 * prices.
 */
export interface ErrorVectors {
  readonly origins: readonly string[]
  readonly areas: readonly string[]
  readonly horizons: number
  readonly ratio: Float64Array
  /** What an area's own errors were, in the same order: also of very high inflation, NaN where nothing was published. */
  readonly actual: Float64Array
  /** By area, the share of its cells of each variable that are its group's, because its own are missing or of very high inflation. */
  readonly stoodIn: readonly { readonly growth: number; readonly prices: number }[]
  /** Cells of prices whose error is of consumer prices, as a share of all of them. */
  readonly consumerPrices: number
}

/** One area's error of one variable, year and origin. */
interface Cell {
  readonly actual: number | undefined
  readonly usable: number | undefined
}

interface Table {
  readonly forecast: (area: string, variable: string, origin: string, h: number) => number | undefined
  readonly outcome: (area: string, variable: string, year: number) => number | undefined
}

function tableOf(record: TrackRecord, known: (edition: string) => boolean): Table {
  const forecasts = new Map(record.forecasts.map((f) => [`${f.area}|${f.variable}|${f.origin}`, f.values]))
  const outcomes = new Map(
    record.outcomes.filter((o) => known(o.edition)).map((o) => [`${o.area}|${o.variable}|${o.year}`, o.value]),
  )
  return {
    forecast: (area, variable, origin, h) => forecasts.get(`${area}|${variable}|${origin}`)?.[h] ?? undefined,
    outcome: (area, variable, year) => outcomes.get(`${area}|${variable}|${year}`),
  }
}

/** Median of some numbers; undefined of none. */
function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle]
  const low = sorted[middle - 1]
  return sorted.length % 2 === 1 || low === undefined || high === undefined ? high : (low + high) / 2
}

/**
 * Error vectors of a track record, one origin edition at a time, so that countries and years keep their correlation. Taken
 * are the editions of one season (`month`, such as `10`) all of whose years ahead have outcomes in editions that were `known`.
 * An area's missing cell, and its prices in a year whose forecast or outcome is above the limit of very high inflation, are
 * the median of its group's in the same origin and year, or of all areas'. Throws `data` `trackRecord.short` below ten origins.
 */
export function errorVectors(
  record: TrackRecord,
  areas: readonly string[],
  settings: UncertaintySettings,
  month: string,
  known: (edition: string) => boolean,
): ErrorVectors {
  const horizons = settings.horizon + 1
  const table = tableOf(record, known)
  const everyone = [...new Set([...record.forecasts.map((f) => f.area), ...areas])]
  let consumer = 0
  let prices = 0

  /** An area's own error, and the same where it may be drawn from. */
  const own = (area: string, origin: string, h: number, variable: number): Cell => {
    const year = Number(origin.slice(0, 4)) + h
    const ids = variable === 0 ? [settings.growth] : settings.prices
    for (const [rank, id] of ids.entries()) {
      const forecast = table.forecast(area, id, origin, h)
      const outcome = table.outcome(area, id, year)
      if (forecast === undefined || outcome === undefined) continue
      const actual = (100 + outcome) / (100 + forecast)
      if (variable === 1 && Math.max(forecast, outcome) > settings.highInflation) return { actual, usable: undefined }
      if (variable === 1) {
        prices++
        if (rank > 0) consumer++
      }
      return { actual, usable: actual }
    }
    return { actual: undefined, usable: undefined }
  }

  const all = [...new Set(record.forecasts.map((f) => f.origin))]
    .filter((origin) => origin.slice(5) === month && known(origin))
    .sort()
  const columns: { origin: string; cells: Cell[][] }[] = []
  for (const origin of all) {
    const cells = everyone.map((area) =>
      Array.from({ length: horizons * VARIABLES }, (_, i) =>
        own(area, origin, Math.floor(i / VARIABLES), i % VARIABLES),
      ),
    )
    const whole = cells[0]?.every((_, i) => cells.some((row) => row[i]?.usable !== undefined)) ?? false
    if (whole) columns.push({ origin, cells })
  }
  if (columns.length < 10)
    throw new PledgebookError(
      'data',
      'trackRecord.short',
      `${columns.length} editions with known errors ${settings.horizon} years ahead, at least 10 are needed`,
      'ask without --draws (--draws 0), or as of a later day',
    )

  const n = columns.length
  const width = horizons * VARIABLES
  const ratio = new Float64Array(areas.length * width * n)
  const actual = new Float64Array(ratio.length)
  const stoodIn = areas.map((area, a) => {
    const group = settings.groups.find((g) => g.areas.includes(area))?.areas ?? []
    const peers = everyone.flatMap((code, i) => (group.includes(code) ? [i] : []))
    const row = everyone.indexOf(area)
    const borrowed = [0, 0]
    columns.forEach(({ cells }, o) => {
      for (let i = 0; i < width; i++) {
        const mine = cells[row]?.[i]
        if (mine?.usable === undefined) borrowed[i % VARIABLES] = (borrowed[i % VARIABLES] ?? 0) + 1
        const among = (rows: readonly number[]) => median(rows.flatMap((r) => cells[r]?.[i]?.usable ?? []))
        const at = (a * width + i) * n + o
        ratio[at] = mine?.usable ?? among(peers) ?? among([...everyone.keys()]) ?? 1
        actual[at] = mine?.actual ?? Number.NaN
      }
    })
    return { growth: (borrowed[0] ?? 0) / (n * horizons), prices: (borrowed[1] ?? 0) / (n * horizons) }
  })
  return {
    origins: columns.map((c) => c.origin),
    areas,
    horizons,
    ratio,
    actual,
    stoodIn,
    consumerPrices: prices === 0 ? 0 : consumer / prices,
  }
}

/** The same vectors without the origins that lie at most `near` editions from one: 0 leaves out that one alone. */
export function withoutOrigin(vectors: ErrorVectors, origin: number, near = 0): ErrorVectors {
  const n = vectors.origins.length
  const keeps = (i: number) => Math.abs((i % n) - origin) > near
  return {
    ...vectors,
    origins: vectors.origins.filter((_, o) => keeps(o)),
    ratio: vectors.ratio.filter((_, i) => keeps(i)),
    actual: vectors.actual.filter((_, i) => keeps(i)),
  }
}
