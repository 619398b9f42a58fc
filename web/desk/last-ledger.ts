import type { Context } from 'pledgebook/browser'

/** Keeps the ledger that was read last, as long as the files it was read of are the same. */
export class LastLedger {
  #of: readonly unknown[] = []
  #held: Promise<unknown> | undefined

  /** What a context needs of it, for files as they are now. */
  keeper(files: ReadonlyMap<string, Blob>): NonNullable<Context['keep']> {
    return <T>(key: string, make: () => Promise<T>): Promise<T> => {
      const named = [...files].filter(([name]) => key.includes(JSON.stringify(name))).map(([, blob]) => blob)
      const of = [key, ...named]
      if (this.#held !== undefined && of.length === this.#of.length && of.every((each, i) => each === this.#of[i]))
        return this.#held as Promise<T>
      this.#of = of
      const held = make()
      this.#held = held
      held.catch(() => {
        if (this.#held === held) this.#held = undefined
      })
      return held
    }
  }
}
