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
/** Fewer origins than this make no bands. */
const LEAST_ORIGINS = 10

/** How coverage is tried. */
export interface CoverageRequest {
  readonly draws: number
  readonly seed: number
  readonly floor: number
  /** Fractions. */
  readonly bands: readonly number[]
  /** Neighbouring origins on either side that are left out as well, since they share years with the one judged. */
  readonly near: number
}

/** Outcomes of one origin inside a band, of how many that were published. */
interface Hits {
  inside: number
  of: number
}

/** Where the outcome lay within each band: [level][horizon − 1][band][origin]. */
function hitsOf(kernel: Kernel, vectors: ErrorVectors, request: CoverageRequest): Hits[][][][] {
  const { draws, seed, floor, bands, near } = request
  const years = vectors.horizons - 1
  const n = vectors.origins.length
  const ends = bands.flatMap((b) => [(1 - b) / 2, (1 + b) / 2])
  const hits = LEVELS.map(() =>
    Array.from({ length: years }, () => bands.map(() => Array.from({ length: n }, (): Hits => ({ inside: 0, of: 0 })))),
  )
  for (let o = 0; o < n; o++) {
    const others = withoutOrigin(vectors, o, near)
    if (others.origins.length < LEAST_ORIGINS) continue
    const tables = drawTables(others, 1, years)
    const picks = kernel.drawPicks(seed, 'calibration', others.origins.length, 1, draws)
    const quantiles = kernel.fans(tables, picks, tables.blockOf, floor, ends)
    for (let a = 0; a < vectors.areas.length; a++) {
      let real = 1
      let price = 1
      for (let t = 0; t < years; t++) {
        const at = (a * vectors.horizons + t + 1) * VARIABLES * n + o
        real *= vectors.actual[at] ?? Number.NaN
        price *= vectors.actual[at + n] ?? Number.NaN
        for (const [k, x] of [real, price, real * price].entries()) {
          if (Number.isNaN(x)) continue
          for (let b = 0; b < bands.length; b++) {
            const from = ((a * years + t) * LEVELS.length + k) * ends.length + 2 * b
            const found = hits[k]?.[t]?.[b]?.[o]
            if (found === undefined) continue
            found.of++
            if (x >= (quantiles[from] ?? 0) && x <= (quantiles[from + 1] ?? 0)) found.inside++
          }
        }
      }
    }
  }
  return hits
}

function shareOf(hits: Iterable<Hits | undefined>): number {
  let inside = 0
  let of = 0
  for (const h of hits) {
    inside += h?.inside ?? 0
    of += h?.of ?? 0
  }
  return of === 0 ? 0 : inside / of
}

/**
 * 95 % interval of the share of hits: circular blocks of consecutive origins, drawn with replacement until as many origins as there are (Politis
 * and Romano 1992); where all or none hit, which resampling cannot vary, from as many independent blocks as there are (0.025 = p^blocks).
 */
function intervalOf(hits: readonly Hits[], block: number, stream: Stream): readonly [number, number] {
  const n = hits.length
  const covered = shareOf(hits)
  const bound = wholeRoot(0.025, Math.max(1, Math.floor(n / block)))
  if (covered === 1) return [bound, 1]
  if (covered === 0) return [0, 1 - bound]
  const blocks = Math.ceil(n / block)
  const starts = stream.below(n, RESAMPLES * blocks)
  const shares = Array.from({ length: RESAMPLES }, (_, r) =>
    shareOf(
      Array.from({ length: n }, (_, i) => hits[((starts[r * blocks + Math.floor(i / block)] ?? 0) + (i % block)) % n]),
    ),
  ).sort((a, b) => a - b)
  return [shares[Math.floor(0.025 * RESAMPLES)] ?? 0, shares[Math.ceil(0.975 * RESAMPLES) - 1] ?? 0]
}

/**
 * Leave-one-origin-out coverage: each past origin's bands are drawn from the errors of the others, and its own published outcome is looked for in
 * them; an outcome of very high inflation counts as it was. With `near` 0 neighbours stay, which share years with it and make the test kinder than
 * a real one. The interval draws blocks of as many consecutive origins as there are years ahead.
 */
export function coverageOf(kernel: Kernel, vectors: ErrorVectors, request: CoverageRequest): Coverage[] {
  const hits = hitsOf(kernel, vectors, request)
  const cut = (x: number) => Number(x.toPrecision(6))
  return LEVELS.flatMap((level, k) =>
    (hits[k] ?? []).flatMap((byBand, t) =>
      byBand.map((row, b): Coverage => {
        const judged = row.filter((h) => h.of > 0)
        const stream = kernel.stream(request.seed, `calibration/${level}/${t}/${b}`)
        const [low, high] = intervalOf(judged, vectors.horizons - 1, stream)
        return {
          level,
          horizon: t + 1,
          band: request.bands[b] ?? 0,
          covered: cut(shareOf(judged)),
          low: cut(low),
          high: cut(high),
          origins: judged.length,
          cells: judged.reduce((sum, h) => sum + h.of, 0),
        }
      }),
    ),
  )
}

/** Sizes of one year's errors by years ahead, all areas and origins together, as they were published. */
export function errorSizes(vectors: ErrorVectors): ErrorSize[] {
  const n = vectors.origins.length
  return (['growth', 'prices'] as const).flatMap((variable, v) =>
    Array.from({ length: vectors.horizons }, (_, horizon): ErrorSize => {
      let sum = 0
      let absolute = 0
      let cells = 0
      for (let a = 0; a < vectors.areas.length; a++)
        for (let o = 0; o < n; o++) {
          const error =
            100 * ((vectors.actual[((a * vectors.horizons + horizon) * VARIABLES + v) * n + o] ?? Number.NaN) - 1)
          if (Number.isNaN(error)) continue
          sum += error
          absolute += Math.abs(error)
          cells++
        }
      return {
        variable,
        horizon,
        mean: cells === 0 ? 0 : Number((sum / cells).toPrecision(6)),
        meanAbsolute: cells === 0 ? 0 : Number((absolute / cells).toPrecision(6)),
      }
    }),
  )
}
