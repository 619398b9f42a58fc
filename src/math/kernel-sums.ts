import { type KernelMemory, openMemory } from './kernel-memory.js'
import { LOWEST_KEY, Places } from './kernel-quantile.js'
import { MOST_PATHS, refuse } from './kernel-tables.js'

/** Columns of one year: money, money over a baseline, and the two that shares of fixed money are of. */
const COLUMNS = 4

/** What one area's money of one year is made of, besides its draws. */
export interface Coefficients {
  /** Central GDP, in units of the sums for each per cent of it. */
  readonly gdp: number
  /** Central price level of the year and of the start. */
  readonly deflator: number
  readonly start: number
  /** Per cent of GDP, and how much of them is over the baseline's. */
  readonly share: number
  readonly apart: number
  /** Money of the baseline at current prices, and that which rises with prices; times `rate` in units of the sums. */
  readonly cash: number
  readonly steady: number
  readonly rate: number
  /** Price level of the year whose prices are wanted; null for each year's own. */
  readonly toPrices: number | null
}

/** An area's draws of one year, over the central ones; `atBase` are prices of the year wanted, where they are drawn. */
export interface DrawColumns {
  readonly real: Float32Array
  readonly price: Float32Array
  readonly atBase: Float32Array | undefined
}

/**
 * Sums of money over areas, draw by draw, for several years, in a memory of their own. Of one area, year and draw, in
 * float64 and in this order, with nominal = gdp × float32(real × price):
 *
 *     level += share × nominal × into
 *     extra += (apart × nominal − rate × (cash + steady × deflator × price ÷ start)) × into
 *     gdp   += 100 × nominal × (start ÷ (deflator × price))
 *     fixed += share × gdp × (start ÷ (deflator × price))
 *
 * where into is 1, or toPrices × atBase ÷ (deflator × price). Sums are in the order that areas are added in.
 */
export interface Sums {
  /** Begins anew: nothing is added yet. At most MOST_PATHS years × draws. Quantiles will be asked at these probabilities. */
  begin(years: number, draws: number, probabilities: readonly number[]): void
  /** Adds an area to a year; gdp and fixed only where shares will be asked for. */
  add(year: number, of: Coefficients, columns: DrawColumns, shares: boolean): void
  /** Quantiles, as `Kernel.quantiles` gives them of float32. Throws RangeError where a sum grew beyond it. */
  quantiles(year: number, of: 'level' | 'extra' | 'share'): Float64Array
  /** In what part of the draws fixed money is at least this share of GDP, in per cent. */
  reaches(year: number, share: number): number
}

/** Sums with a memory of their own, which keeps that of the largest job: 32 bytes a year and draw. */
export async function openSums(): Promise<Sums> {
  return new KernelSums(await openMemory())
}

class KernelSums implements Sums {
  #draws = 0
  #width = 0
  #places = new Places(1, [])
  /** Addresses of the sums, of three columns of draws, and of what a selection needs. */
  #sums = 0
  #columns = 0
  #keys = 0
  #spare = 0
  #records = 0

  constructor(private readonly memory: KernelMemory) {}

  begin(years: number, draws: number, probabilities: readonly number[]): void {
    const size = years * draws
    refuse(size >= 1 && size <= MOST_PATHS, `sums of ${years} years × ${draws} draws: up to ${MOST_PATHS} are allowed`)
    this.#draws = draws
    this.#width = Math.ceil(draws / 4) * 4
    this.#places = new Places(draws, probabilities)
    const { recordBytes } = this.#places
    const sums = years * COLUMNS * this.#width
    const regions = this.memory.reserve([8 * sums, 12 * this.#width, 4 * this.#width, 8 * draws, recordBytes])
    ;[this.#sums = 0, this.#columns = 0, this.#keys = 0, this.#spare = 0, this.#records = 0] = regions
    this.memory.doubles(this.#sums, sums).fill(0)
  }

  /** Address of a column of a year's sums. */
  #column(year: number, column: number): number {
    return this.#sums + 8 * this.#width * (COLUMNS * year + column)
  }

  add(year: number, of: Coefficients, { real, price, atBase }: DrawColumns, shares: boolean): void {
    const { memory } = this
    const bytes = 4 * this.#width
    const place = (column: Float32Array, i: number): number => {
      const address = this.#columns + i * bytes
      memory.floats(address, this.#draws).set(column)
      return address
    }
    memory.program.money(
      place(real, 0),
      place(price, 1),
      atBase === undefined ? 0 : place(atBase, 2),
      this.#column(year, 0),
      8 * this.#width,
      this.#width,
      of.gdp,
      of.deflator,
      of.start,
      of.share,
      of.apart,
      of.cash,
      of.steady,
      of.rate,
      of.toPrices ?? 1,
      Number(of.toPrices !== null),
      Number(of.cash !== 0 || of.steady !== 0),
      Number(shares),
    )
  }

  quantiles(year: number, of: 'level' | 'extra' | 'share'): Float64Array {
    const { program } = this.memory
    if (of === 'share') program.percents(this.#column(year, 3), this.#column(year, 2), this.#keys, this.#width)
    else program.narrow(this.#column(year, of === 'level' ? 0 : 1), this.#keys, this.#width)
    program.orderable(this.#keys, this.#draws)
    const found = new Float64Array(this.#places.count)
    const job = {
      keys: this.#keys,
      size: this.#draws,
      records: this.#records,
      spare: this.#spare,
      lowest: LOWEST_KEY,
    }
    if (!this.#places.read(this.memory, job, found, 0))
      throw new RangeError(`${of} of year ${year} grew beyond the numbers of float32`)
    return found
  }

  reaches(year: number, share: number): number {
    const gdp = this.memory.doubles(this.#column(year, 2), this.#draws)
    const fixed = this.memory.doubles(this.#column(year, 3), this.#draws)
    let reached = 0
    for (let d = 0; d < gdp.length; d++)
      // What is the share exactly may miss it by rounding.
      if (100 * (fixed[d] ?? 0) >= share * (gdp[d] ?? 0) * (1 - 1e-12)) reached += 1
    return reached / gdp.length
  }
}
