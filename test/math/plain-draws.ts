import type { Paths, Picks, Tables } from '../../src/math/kernel.js'

/** The model in plain words, one number after another, to hold the kernel against. */
export function plainPaths(
  tables: Tables,
  picks: Picks,
  blockOf: ArrayLike<number>,
  floor: number,
  area: number,
): Paths {
  const { years, origins, level, spread } = tables
  const { draws, first, second, normal } = picks
  const empty = () => new Float32Array(years * draws)
  const paths = { real: empty(), price: empty(), nominal: empty() }
  const least = Math.fround(floor)
  for (let draw = 0; draw < draws; draw++) {
    const running = [1, 1]
    for (let year = 0; year < years; year++) {
      const pick = blockOf[year]! * draws + draw
      for (const v of [0, 1]) {
        const row = ((area * years + year) * 2 + v) * origins
        const product = Math.fround(normal[pick]! * spread[row + second[pick]!]!)
        const factor = Math.max(least, Math.fround(level[row + first[pick]!]! + product))
        running[v] = Math.fround(running[v]! * factor)
      }
      paths.real[year * draws + draw] = running[0]!
      paths.price[year * draws + draw] = running[1]!
      paths.nominal[year * draws + draw] = Math.fround(running[0]! * running[1]!)
    }
  }
  return paths
}

/** R's type 7 by sorting. */
export function plainQuantiles(values: Float32Array, probabilities: readonly number[]): Float64Array {
  const sorted = values.slice().sort()
  return Float64Array.from(probabilities, (p) => {
    const at = (sorted.length - 1) * p
    const low = sorted[Math.floor(at)]!
    const high = sorted[Math.min(Math.floor(at) + 1, sorted.length - 1)]!
    const rest = at - Math.floor(at)
    if (low === high) return low
    return rest < 0.5 ? low + (high - low) * rest : high - (high - low) * (1 - rest)
  })
}

/** Tables that look like errors of forecasts, from whole-number arithmetic, the same as in test/reference/draws.py. */
export function madeTables(areas: number, years: number, origins: number): Tables {
  const cells = areas * years * 2 * origins
  const level = Float32Array.from({ length: cells }, (_, i) => 1.03 + (((i * 37) % 1013) - 506) / 8000)
  const spread = Float32Array.from({ length: cells }, (_, i) => (((i * 53) % 997) - 498) / 20000)
  return { areas, years, origins, level, spread }
}
