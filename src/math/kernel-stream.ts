import { type KernelMemory, MOST_NAME_BYTES, WORDS_AT_ONCE } from './kernel-memory.js'

/** The most numbers one call gives: 512 MB. */
const MOST_NUMBERS = 67_108_864

/**
 * A random stream, fixed by its seed and name alone, whatever other streams are used. Each call goes on where the last one
 * ended; a shorter call from the same place gives the beginning of a longer one. All throw RangeError for a count that is
 * not a whole number from 0 to 67,108,864.
 */
export interface Stream {
  /** Whole numbers from 0 to n − 1, each as likely: 1 ≤ n ≤ 65,535. */
  below(n: number, count: number): Uint16Array
  /** Numbers from 0 inclusive to 1 exclusive, multiples of 2⁻⁵³. */
  uniforms(count: number): Float64Array
  /** Standard normals by Box and Muller, up to ± 6.66. A call uses up a multiple of eight of them. */
  normals(count: number): Float32Array
}

function refuseCount(count: number): void {
  if (!(Number.isSafeInteger(count) && count >= 0 && count <= MOST_NUMBERS))
    throw new RangeError(`${count} random numbers asked for: a whole number from 0 to ${MOST_NUMBERS} is needed`)
}

/** See `Kernel.stream`. */
export function openStream(memory: KernelMemory, seed: number, name: string): Stream {
  if (!(Number.isSafeInteger(seed) && seed >= 0))
    throw new RangeError(`the seed is ${seed}: a whole number from 0 to 2^53 - 1 is needed`)
  const bytes = new TextEncoder().encode(name)
  if (bytes.length > MOST_NAME_BYTES)
    throw new RangeError(`a stream's name has ${bytes.length} bytes of UTF-8: at most ${MOST_NAME_BYTES} are allowed`)
  const { program } = memory
  memory.name.set(bytes)
  program.open(seed, bytes.length)
  const state = memory.state.slice()

  /** Fills `found` piece by piece: `turn` makes numbers of fresh words, in their place, and says how many. */
  const pour = <T extends Uint16Array | Float32Array | Float64Array>(
    found: T,
    View: new (buffer: ArrayBuffer, address: number, count: number) => T,
    wordsFor: (missing: number) => number,
    turn: (words: number) => number,
  ): T => {
    memory.state.set(state)
    for (let at = 0; at < found.length; ) {
      const missing = found.length - at
      const words = Math.min(wordsFor(missing), WORDS_AT_ONCE)
      program.fill(words)
      const got = Math.min(turn(words), missing)
      found.set(memory.words(View, got), at)
      at += got
    }
    state.set(memory.state)
    return found
  }

  return {
    below(n, count) {
      if (!(Number.isSafeInteger(n) && n >= 1 && n <= 65535))
        throw new RangeError(`whole numbers below ${n} asked for: a whole number from 1 to 65535 is needed`)
      refuseCount(count)
      const words = (missing: number) => missing
      return pour(new Uint16Array(count), Uint16Array, words, (drawn) => program.below(drawn, n))
    },
    uniforms(count) {
      refuseCount(count)
      const turn = (drawn: number) => {
        program.uniforms(drawn)
        return drawn
      }
      return pour(new Float64Array(count), Float64Array, (missing) => missing, turn)
    },
    normals(count) {
      refuseCount(count)
      const turn = (drawn: number) => {
        program.normals(drawn)
        return 2 * drawn
      }
      return pour(new Float32Array(count), Float32Array, (missing) => 4 * Math.ceil(missing / 8), turn)
    },
  }
}
