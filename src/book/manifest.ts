/** Rows of one measure in a file: first inclusive, end exclusive. */
export type RowRange = readonly [first: number, end: number]

/** One file of a book, with what it must be. */
export interface BookFile {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** A part of a file that can be had and checked alone. */
export interface Piece {
  readonly bytes: number
  readonly sha256: string
}

/** The table of contents of a compiled book. The book's id is the hash of this, so that an id names every byte of it. */
export interface Manifest {
  readonly format: 1
  readonly knownTo: string
  readonly facts: BookFile
  readonly layouts: BookFile
  readonly datasets: readonly (BookFile & {
    readonly id: string
    readonly rows: number
    readonly measures: Readonly<Record<string, RowRange>>
    /** The file cut into the rows of each measure, in order, and what stands after them. Absent in older books. */
    readonly pieces?: readonly Piece[] | undefined
  })[]
  /** Absent in books made before there were any. */
  readonly trackRecords?: readonly (BookFile & { readonly id: string })[] | undefined
  /** Rule sets and mappings of ledgers; absent in books made before there were any. */
  readonly classification?: BookFile | undefined
  /** Words for reading texts. */
  readonly lexicon?: BookFile | undefined
}

export const MANIFEST_FILE = 'manifest.json'
const ID_LENGTH = 16

/** Id of the book whose manifest has this SHA-256. */
export function bookIdOf(manifestSha256: string): string {
  return manifestSha256.slice(0, ID_LENGTH)
}
