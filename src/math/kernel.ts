import { openMemory } from './kernel-memory.js'
import { readFans, readPaths } from './kernel-model.js'
import { Places, readQuantiles } from './kernel-quantile.js'
import { openStream, type Stream } from './kernel-stream.js'
import { type Kind, MOST_PATHS, type Paths, type Picks, refuse, refusePicks, type Tables } from './kernel-tables.js'

export type { Stream } from './kernel-stream.js'
export {
  type Kind,
  MOST_PATHS,
  MOST_PICKS,
  MOST_VALUES,
  type Paths,
  type Picks,
  type Tables,
} from './kernel-tables.js'

const KINDS: readonly Kind[] = ['real', 'price', 'nominal']

/**
 * Draws of real growth and price change from past errors of forecasts, and quantiles of them: the same digits in every
 * engine, from WebAssembly without relaxed SIMD.
 *
 * The model is a smoothed bootstrap (Silverman and Young 1987). For each block of years a draw takes the whole errors of
 * one origin, `first`, and adds a normal multiple of those of another, `second`; the same origins and normal for all areas,
 * all years of the block and both variables, so that countries, years and variables keep their correlation. With the
 * tables' `level` and `spread` of an area, year and variable the year's factor is
 *
 *     max(floor, level[first] + normal · spread[second])
 *
 * and real and price are the products of their factors from 1 before the first year, nominal is real × price: all in
 * float32, in this order.
 *
 * Every method throws RangeError, in words, for input it does not take; callers check what people give before. Results are
 * copies. A kernel is for one thread and keeps the memory of its largest job (24 bytes a draw, 40 with real or price, and 8
 * for each block) until it is let go.
 */
export interface Kernel {
  /**
   * The random stream of a seed, a whole number from 0 to 2^53 − 1, and a name of at most 960 bytes of UTF-8: the same
   * numbers whatever else is drawn. xoshiro256++ from a hash of both.
   */
  stream(seed: number, name: string): Stream
  /**
   * Picks from the streams `name/first`, `name/second` and `name/normal`, block after block: those of a block do not
   * change when there are more. At most 255 origins and MOST_PICKS blocks × draws.
   */
  drawPicks(seed: number, name: string, origins: number, blocks: number, draws: number): Picks
  /**
   * All paths of one area. `blockOf` says of which block of the picks each year is; `floor` is above 0 and at most 1, in
   * float32. At most MOST_PATHS years × draws. What grows beyond float32 is infinite here, and refused by `fans`.
   */
  paths(tables: Tables, picks: Picks, blockOf: ArrayLike<number>, floor: number, area: number): Paths
  /**
   * Quantiles at each of the probabilities, from 0 to 1 in any order, of finite values in any order, which stay as they
   * are: R's type 7 and NumPy's default, exact order statistics joined by a straight line in double. From 1 to MOST_PATHS
   * values.
   */
  quantiles(values: Float32Array, probabilities: readonly number[]): Float64Array
  /**
   * Such quantiles of every area's paths, without keeping the paths, for the kinds named or real, price and nominal:
   * `[((area · years + year) · kinds + kind) · probabilities + probability]`. Nominal alone takes a third of the time. At
   * most MOST_VALUES areas × years × draws.
   */
  fans(
    tables: Tables,
    picks: Picks,
    blockOf: ArrayLike<number>,
    floor: number,
    probabilities: readonly number[],
    kinds?: readonly Kind[],
  ): Float64Array
}

/** A kernel with a memory of its own. Compiles 4.5 kB of WebAssembly: a millisecond or so. */
export async function openKernel(): Promise<Kernel> {
  const memory = await openMemory()
  const stream = (seed: number, name: string) => openStream(memory, seed, name)
  return {
    stream,
    drawPicks(seed, name, origins, blocks, draws) {
      refusePicks(origins, blocks, draws)
      const count = blocks * draws
      return {
        origins,
        blocks,
        draws,
        first: stream(seed, `${name}/first`).below(origins, count),
        second: stream(seed, `${name}/second`).below(origins, count),
        normal: stream(seed, `${name}/normal`).normals(count),
      }
    },
    paths: (tables, picks, blockOf, floor, area) => readPaths(memory, [tables, picks, blockOf, floor], area),
    quantiles(values, probabilities) {
      const size = values.length
      refuse(size >= 1 && size <= MOST_PATHS, `quantiles of ${size} values: from 1 to ${MOST_PATHS} are allowed`)
      return readQuantiles(memory, values, new Places(size, probabilities))
    },
    fans: (tables, picks, blockOf, floor, probabilities, kinds = KINDS) =>
      readFans(memory, [tables, picks, blockOf, floor], probabilities, kinds),
  }
}
