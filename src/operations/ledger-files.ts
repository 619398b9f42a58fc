/** A file that is read piece by piece, so that it may be of any size. */
export interface LedgerFile {
  /** As the person gave it. */
  readonly name: string
  readonly size: number
  /** Its bytes from the start, at every call. */
  readonly bytes: () => AsyncIterable<Uint8Array>
  /** Where a program that reads files itself finds it; absent for standard input. */
  readonly path?: string
}

/** Files of the person who asks, however large. */
export interface LedgerFiles {
  /**
   * The files a name stands for, sorted: the one of that name, else all that fit it as a pattern, in which `*` is any part of
   * a name and `?` one letter. Throws `source` `file.unreadable` where there are none.
   */
  find(pattern: string): Promise<string[]>
  /** Throws `source` `file.unreadable` or `file.notFile`. `-` is standard input. */
  open(path: string): Promise<LedgerFile>
  /** The path of a file in the folder of another; undefined where there is no such file. */
  beside(path: string, name: string): Promise<string | undefined>
}
