import type { KernelMemory } from './kernel-memory.js'

/** Bytes of one record of `select`. */
const RECORD_BYTES = 16
/** The key of the least finite number. */
export const LOWEST_KEY = -2139095040

/**
 * Where the quantiles of `size` values stand: for each probability p the rank (size − 1) p, cut into a whole part and a
 * rest. R's type 7 (Hyndman and Fan 1996) and NumPy's default.
 */
export class Places {
  /** Each rank once, ascending: `select` goes through its counters once. */
  private readonly ranks: readonly number[]
  private readonly ends: readonly { readonly low: number; readonly high: number; readonly rest: number }[]

  constructor(size: number, probabilities: readonly number[]) {
    for (const p of probabilities)
      if (!(p >= 0 && p <= 1)) throw new RangeError(`the probability is ${p}: a number from 0 to 1 is needed`)
    const ends = probabilities.map((p) => {
      const low = Math.floor((size - 1) * p)
      return { low, high: Math.min(low + 1, size - 1), rest: (size - 1) * p - low }
    })
    this.ranks = [...new Set(ends.flatMap(({ low, high }) => [low, high]))].sort((i, j) => i - j)
    const record = new Map(this.ranks.map((rank, i) => [rank, i]))
    const wordOf = (rank: number) => (record.get(rank) ?? 0) * (RECORD_BYTES / 4)
    this.ends = ends.map(({ low, high, rest }) => ({ low: wordOf(low), high: wordOf(high), rest }))
  }

  get count(): number {
    return this.ends.length
  }

  get recordBytes(): number {
    return this.ranks.length * RECORD_BYTES
  }

  /** Puts the quantiles of the keys at an address into `into` from `to` on; false where a key is not a finite number's. */
  read(memory: KernelMemory, job: SelectJob, into: Float64Array, to: number): boolean {
    const { keys, size, records, spare, lowest } = job
    const words = memory.wholes(records, this.recordBytes / 4)
    this.ranks.forEach((rank, i) => {
      words[(i * RECORD_BYTES) / 4] = rank
    })
    if (memory.program.select(keys, size, records, records + this.recordBytes, spare, lowest) === 0) return false
    const found = memory.floats(records, words.length)
    this.ends.forEach(({ low, high, rest }, i) => {
      into[to + i] = between(found[low] ?? 0, found[high] ?? 0, rest)
    })
    return true
  }
}

/** Addresses of keys, of records and of room for twice as many keys; the lowest key allowed. */
export interface SelectJob {
  readonly keys: number
  readonly size: number
  readonly records: number
  readonly spare: number
  readonly lowest: number
}

/** From the nearer end, as NumPy does, so that quantiles never run against each other. */
function between(low: number, high: number, rest: number): number {
  if (low === high) return low
  return rest < 0.5 ? low + (high - low) * rest : high - (high - low) * (1 - rest)
}

/** See `Kernel.quantiles`. */
export function readQuantiles(memory: KernelMemory, values: Float32Array, places: Places): Float64Array {
  const size = values.length
  const [keys = 0, spare = 0, records = 0] = memory.reserve([4 * size, 8 * size, places.recordBytes])
  memory.floats(keys, size).set(values)
  memory.program.orderable(keys, size)
  const found = new Float64Array(places.count)
  if (!places.read(memory, { keys, size, records, spare, lowest: LOWEST_KEY }, found, 0))
    throw new RangeError(
      `value ${values.findIndex((x) => !Number.isFinite(x))} of those to take quantiles of is not finite`,
    )
  return found
}
