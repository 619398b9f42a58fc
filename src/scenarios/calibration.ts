import type { Kernel, Stream } from '../math/kernel.js'
import { wholeRoot } from '../math/power.js'
import { drawTables } from './draw-tables.js'
import { type ErrorVectors, VARIABLES, withoutOrigin } from './forecast-errors.js'

/** What is judged: the levels that growth and prices lead to, and their product. In the order the kernel gives them. */
export const LEVELS = ['real GDP', 'prices', 'nominal GDP'] as const

/** Whether a band keeps what it promises, as far as so few origins can tell. */
export type CoverageVerdict = 'as stated' | 'too narrow' | 'too wide'

/** By whether the interval of the coverage holds what the band promises. */
export function verdictOf(c: Pick<Coverage, 'band' | 'low' | 'high'>): CoverageVerdict {
  if (c.high < c.band) return 'too narrow'
  return c.low > c.band ? 'too wide' : 'as stated'
}

/** How often a band held, years ahead. */
export interface Coverage {
  readonly level: (typeof LEVELS)[number]
  /** Years ahead, from 1. */
  readonly horizon: number
  /** What the band promises, a fraction. */
  readonly band: number
  /** In what part of the cells the outcome lay inside, a fraction. */
  readonly covered: number
  /** 95 % interval of `covered`, from circular blocks of consecutive origins drawn with replacement. */
  readonly low: number
  readonly high: number
  readonly origins: number
  readonly cells: number
}

/** Mean and spread of one year's errors, in per cent of the level forecast. */
export interface ErrorSize {
  readonly variable: 'growth' | 'prices'
  readonly horizon: number
  /** Above 0: it turned out higher than forecast. */
  readonly mean: number
  readonly meanAbsolute: number
}

const RESAMPLES = 1000

/** Where the outcome lay within each band, by origin: hits of [level][horizon − 1][band][origin], of `areas` cells each. */
function hitsOf(
  kernel: Kernel,
  vectors: ErrorVectors,
  draws: number,
  seed: number,
  floor: number,
  bands: readonly number[],
): number[][][][] {
  const years = vectors.horizons - 1
  const n = vectors.origins.length
  const ends = bands.flatMap((b) => [(1 - b) / 2, (1 + b) / 2])
  const hits = LEVELS.map(() => Array.from({ length: years }, () => bands.map(() => new Array<number>(n).fill(0))))
  const picks = kernel.drawPicks(seed, 'calibration', n - 1, 1, draws)
  for (let o = 0; o < n; o++) {
    const tables = drawTables(withoutOrigin(vectors, o), 1, years)
    const quantiles = kernel.fans(tables, picks, tables.blockOf, floor, ends)
    for (let a = 0; a < vectors.areas.length; a++) {
      let real = 1
      let price = 1
      for (let t = 0; t < years; t++) {
        const at = (a * vectors.horizons + t + 1) * VARIABLES * n + o
        real *= vectors.ratio[at] ?? 1
        price *= vectors.ratio[at + n] ?? 1
        const outcome = [real, price, real * price]
        for (const [k, x] of outcome.entries())
          for (let b = 0; b < bands.length; b++) {
            const from = ((a * years + t) * LEVELS.length + k) * ends.length + 2 * b
            const inside = x >= (quantiles[from] ?? 0) && x <= (quantiles[from + 1] ?? 0)
            const row = hits[k]?.[t]?.[b]
            if (inside && row) row[o] = (row[o] ?? 0) + 1
          }
      }
    }
  }
  return hits
}

/** Means of circular blocks of consecutive origins, drawn with replacement until as many origins as there are; sorted. */
function resampled(hits: readonly number[], block: number, stream: Stream): number[] {
  const n = hits.length
  const blocks = Math.ceil(n / block)
  const starts = stream.below(n, RESAMPLES * blocks)
  return Array.from({ length: RESAMPLES }, (_, r) => {
    let sum = 0
    for (let i = 0; i < n; i++) sum += hits[((starts[r * blocks + Math.floor(i / block)] ?? 0) + (i % block)) % n] ?? 0
    return sum / n
  }).sort((a, b) => a - b)
}

/**
 * 95 % interval of the mean of `hits`, each of `most` at most, as a fraction: from the resampled means; where all or none hit, which resampling
 * cannot vary, from as many independent blocks as there are (0.025 = p^blocks).
 */
function intervalOf(hits: readonly number[], most: number, block: number, stream: Stream): readonly [number, number] {
  const sum = hits.reduce((a, b) => a + b, 0)
  const bound = wholeRoot(0.025, Math.max(1, Math.floor(hits.length / block)))
  if (sum === most * hits.length) return [bound, 1]
  if (sum === 0) return [0, 1 - bound]
  const means = resampled(hits, block, stream)
  return [(means[Math.floor(0.025 * RESAMPLES)] ?? 0) / most, (means[Math.ceil(0.975 * RESAMPLES) - 1] ?? 0) / most]
}

/**
 * Leave-one-origin-out coverage: each past origin's bands are drawn from the errors of all the others, and its own outcome is
 * looked for in them. Origins that are neighbours share years, so the interval draws blocks of as many consecutive origins as there
 * are years ahead (circular block bootstrap, Politis and Romano 1992). `bands` are fractions.
 */
export function coverageOf(
  kernel: Kernel,
  vectors: ErrorVectors,
  draws: number,
  seed: number,
  floor: number,
  bands: readonly number[],
): Coverage[] {
  const hits = hitsOf(kernel, vectors, draws, seed, floor, bands)
  const areas = vectors.areas.length
  const n = vectors.origins.length
  const cut = (x: number) => Number(x.toPrecision(6))
  return LEVELS.flatMap((level, k) =>
    (hits[k] ?? []).flatMap((byBand, t) =>
      byBand.map((row, b): Coverage => {
        const stream = kernel.stream(seed, `calibration/${level}/${t}/${b}`)
        const [low, high] = intervalOf(row, areas, vectors.horizons - 1, stream)
        return {
          level,
          horizon: t + 1,
          band: bands[b] ?? 0,
          covered: cut(row.reduce((x, y) => x + y, 0) / n / areas),
          low: cut(low),
          high: cut(high),
          origins: n,
          cells: n * areas,
        }
      }),
    ),
  )
}

/** Sizes of one year's errors by years ahead, all areas and origins together. */
export function errorSizes(vectors: ErrorVectors): ErrorSize[] {
  const n = vectors.origins.length
  return (['growth', 'prices'] as const).flatMap((variable, v) =>
    Array.from({ length: vectors.horizons }, (_, horizon): ErrorSize => {
      let sum = 0
      let absolute = 0
      for (let a = 0; a < vectors.areas.length; a++)
        for (let o = 0; o < n; o++) {
          const error = 100 * ((vectors.ratio[((a * vectors.horizons + horizon) * VARIABLES + v) * n + o] ?? 1) - 1)
          sum += error
          absolute += Math.abs(error)
        }
      const cells = n * vectors.areas.length
      return {
        variable,
        horizon,
        mean: Number((sum / cells).toPrecision(6)),
        meanAbsolute: Number((absolute / cells).toPrecision(6)),
      }
    }),
  )
}
