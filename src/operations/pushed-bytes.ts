/** Texts that are pushed by one who makes them and pulled by one who writes them down. */
export class PushedBytes implements AsyncIterable<Uint8Array> {
  #waiting: string[] = []
  #wake: (() => void) | undefined
  #ended = false
  #fault: unknown

  push(text: string): void {
    this.#waiting.push(text)
    this.#wake?.()
  }

  /** No more comes; with a fault, whoever pulls gets it thrown. */
  end(fault?: unknown): void {
    this.#ended = true
    this.#fault = fault
    this.#wake?.()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (this.#waiting.length > 0) {
        const text = this.#waiting.join('')
        this.#waiting = []
        yield new TextEncoder().encode(text)
        continue
      }
      if (this.#fault !== undefined) throw this.#fault
      if (this.#ended) return
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
