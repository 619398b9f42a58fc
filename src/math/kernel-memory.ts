import { KERNEL_WASM } from './kernel-wasm.js'

// Where kernel/memory.ts puts what never moves, in bytes.
const STATE = 1024
const STATE_BYTES = 32
const NAME = 1088
const NAME_BYTES = 960
const LEVELS = 4096
const SPREADS = 8192
const ROWS_BYTES = 4096
const WORDS = 32768
const FREE = 65536

const PAGE = 65536
/** Random words the kernel makes at a time. */
export const WORDS_AT_ONCE = 4096
/** Origins that a row of the tables has room for. */
export const MOST_ORIGINS = 255
/** UTF-8 bytes in the name of a stream. */
export const MOST_NAME_BYTES = NAME_BYTES

/** What kernel/index.ts exports; pointers and sizes are whole numbers. */
export interface Program {
  readonly memory: WebAssembly.Memory
  open(seed: number, nameBytes: number): void
  fill(words: number): void
  uniforms(words: number): void
  below(words: number, n: number): number
  normals(words: number): void
  advance(codes: number, normals: number, running: number, out: number, count: number, floor: number, all: number): void
  select(keys: number, size: number, wanted: number, end: number, spare: number, lowest: number): number
  orderable(keys: number, size: number): void
  money(
    real: number,
    price: number,
    atBase: number,
    out: number,
    column: number,
    count: number,
    gdp: number,
    deflator: number,
    start: number,
    share: number,
    apart: number,
    cash: number,
    steady: number,
    rate: number,
    toPrices: number,
    constant: number,
    frozen: number,
    fixed: number,
  ): void
  narrow(from: number, to: number, count: number): void
  percents(parts: number, wholes: number, to: number, count: number): void
}

/** The kernel's memory as typed arrays. Views of earlier calls are void once `reserve` has made it larger. */
export class KernelMemory {
  constructor(readonly program: Program) {}

  get state(): Uint8Array {
    return new Uint8Array(this.program.memory.buffer, STATE, STATE_BYTES)
  }

  get name(): Uint8Array {
    return new Uint8Array(this.program.memory.buffer, NAME, NAME_BYTES)
  }

  get levels(): Float32Array {
    return new Float32Array(this.program.memory.buffer, LEVELS, ROWS_BYTES / 4)
  }

  get spreads(): Float32Array {
    return new Float32Array(this.program.memory.buffer, SPREADS, ROWS_BYTES / 4)
  }

  /** Addresses of regions of these many bytes, one after another, each on a multiple of 16. Earlier ones are void. */
  reserve(sizes: readonly number[]): number[] {
    let end = FREE
    const addresses = sizes.map((size) => {
      const address = end
      end += Math.ceil(size / 16) * 16
      return address
    })
    const missing = Math.ceil((end - this.program.memory.buffer.byteLength) / PAGE)
    if (missing > 0) this.program.memory.grow(missing)
    return addresses
  }

  /** Random words, or what the kernel has made of them in their place. */
  words<T>(View: new (buffer: ArrayBuffer, address: number, count: number) => T, count: number): T {
    return new View(this.program.memory.buffer, WORDS, count)
  }

  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.program.memory.buffer, address, count)
  }

  doubles(address: number, count: number): Float64Array {
    return new Float64Array(this.program.memory.buffer, address, count)
  }

  wholes(address: number, count: number): Uint32Array {
    return new Uint32Array(this.program.memory.buffer, address, count)
  }
}

/** Compiles the kernel and gives it a memory of its own. */
export async function openMemory(): Promise<KernelMemory> {
  const bytes = Uint8Array.from(atob(KERNEL_WASM), (character) => character.charCodeAt(0))
  const { instance } = await WebAssembly.instantiate(bytes)
  return new KernelMemory(instance.exports as unknown as Program)
}
