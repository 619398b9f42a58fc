import { createHash } from 'node:crypto'
import type { Written } from './question.js'

/** Of an answer's entity tag: whatever may change its bytes, in an order. */
export function tagOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

/** The answers asked for last, up to a number of bytes. What is asked for twice at once is worked out once. */
export class KeptAnswers {
  readonly #kept = new Map<string, Written>()
  readonly #coming = new Map<string, Promise<Written>>()
  #bytes = 0

  constructor(readonly most: number) {}

  /** Bytes that are kept now. */
  get bytes(): number {
    return this.#bytes
  }

  get(tag: string): Written | undefined {
    const found = this.#kept.get(tag)
    if (found === undefined) return undefined
    this.#kept.delete(tag)
    this.#kept.set(tag, found)
    return found
  }

  /** The answer of this tag, or made and kept. What fails is not kept. */
  async of(tag: string, make: () => Promise<Written>): Promise<Written> {
    const found = this.get(tag) ?? this.#coming.get(tag)
    if (found) return found
    const coming = make()
    this.#coming.set(tag, coming)
    try {
      const written = await coming
      this.#keep(tag, written)
      return written
    } finally {
      this.#coming.delete(tag)
    }
  }

  #keep(tag: string, written: Written): void {
    // One that is large would push out all others.
    if (written.bytes.length > this.most / 8) return
    this.#kept.set(tag, written)
    this.#bytes += written.bytes.length
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= this.most) return
      this.#kept.delete(oldest)
      this.#bytes -= bytes.length
    }
  }
}
