import type { ErrorVectors } from '../../src/scenarios/forecast-errors.js'
import { scattered } from './record-at-hand.js'

/** Errors of `n` editions, five years ahead: a common shock of each edition and year, and one of each area's own. */
export function madeVectors(areas: readonly string[], n = 20, horizons = 6): ErrorVectors {
  const ratio = new Float64Array(areas.length * horizons * 2 * n)
  for (let a = 0; a < areas.length; a++)
    for (let h = 0; h < horizons; h++)
      for (let v = 0; v < 2; v++)
        for (let o = 0; o < n; o++)
          ratio[((a * horizons + h) * 2 + v) * n + o] =
            1 + 0.01 * (h + 1) * scattered(o, o + h, v) + 0.004 * scattered(o, h, v, a + 1)
  return {
    origins: Array.from({ length: n }, (_, o) => `${2000 + o}-10`),
    areas,
    horizons,
    ratio,
    actual: ratio.slice(),
    stoodIn: areas.map(() => ({ growth: 0, prices: 0 })),
    consumerPrices: 0,
  }
}

/** The same editions with other errors. */
export function withErrors(vectors: ErrorVectors, ratio: Float64Array): ErrorVectors {
  return { ...vectors, ratio, actual: ratio.slice() }
}
