import { squareRoot, wholeRoot } from '../math/power.js'
import { type ErrorVectors, VARIABLES } from './forecast-errors.js'

/** What the kernel needs to draw paths: factors by year and origin, and which block of years shares a pick of origins. */
export interface DrawTables {
  readonly areas: number
  readonly years: number
  readonly origins: number
  /** `level[((area·years + year)·2 + variable)·origins + origin]` */
  readonly level: Float32Array
  /** The same shape: what one standard normal adds. */
  readonly spread: Float32Array
  readonly blockOf: Uint8Array
  /** Number of years, from the first, whose errors are known; the others repeat the longest horizon's. */
  readonly calibrated: number
}

/** Silverman's rule of thumb for one dimension, in units of the spread: (4 ÷ 3n)^(1/5). */
export function bandwidth(origins: number): number {
  return wholeRoot(4 / (3 * origins), 5)
}

/**
 * Tables for years that lie `ahead` years after the forecast was made, then one more each. A smoothed bootstrap (Silverman and
 * Young 1987): a draw is one origin's whole error vector, shrunk towards the mean of all, plus a normal multiple of another
 * origin's, so that means and covariances are those of the past. A year that was past when the forecast was made has no
 * error. Beyond the longest horizon H a new origin is drawn for every H years, and the k-th of them takes the error that the
 * k-th edition after it made H years ahead: errors of consecutive years as they came.
 */
export function drawTables(vectors: ErrorVectors, ahead: number, years: number): DrawTables {
  const { horizons, ratio } = vectors
  const n = vectors.origins.length
  const longest = horizons - 1
  const h = bandwidth(n)
  const shrink = 1 / squareRoot(1 + h * h)
  const level = new Float32Array(vectors.areas.length * years * VARIABLES * n).fill(1)
  const spread = new Float32Array(level.length)
  const blockOf = Uint8Array.from({ length: years }, (_, t) =>
    ahead + t <= longest ? 0 : 1 + Math.floor((ahead + t - longest - 1) / longest),
  )
  for (let a = 0; a < vectors.areas.length; a++)
    for (let t = 0; t < years; t++) {
      const horizon = Math.min(ahead + t, longest)
      if (horizon < 0) continue
      const later = ahead + t > longest ? (ahead + t - longest - 1) % longest : 0
      for (let v = 0; v < VARIABLES; v++) {
        const from = ((a * horizons + horizon) * VARIABLES + v) * n
        let mean = 0
        for (let o = 0; o < n; o++) mean += (ratio[from + o] ?? 1) / n
        const to = ((a * years + t) * VARIABLES + v) * n
        for (let o = 0; o < n; o++) {
          const error = (ratio[from + ((o + later) % n)] ?? 1) - mean
          level[to + o] = mean + shrink * error
          spread[to + o] = shrink * h * error
        }
      }
    }
  return {
    areas: vectors.areas.length,
    years,
    origins: n,
    level,
    spread,
    blockOf,
    calibrated: Math.max(0, Math.min(years, longest - ahead + 1)),
  }
}
