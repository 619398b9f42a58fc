import type { Piece } from './manifest.js'

/** Gives a checked piece of a file by its place among the file's pieces. */
export type ReadPiece = (index: number) => Promise<Uint8Array>

/** A file whose pieces come one by one, when first needed; what reads Parquet asks it for ranges of bytes. */
export class PieceFile {
  readonly byteLength: number
  readonly #starts: readonly number[]
  readonly #pieces: readonly Piece[]
  readonly #read: ReadPiece

  constructor(pieces: readonly Piece[], read: ReadPiece) {
    let end = 0
    this.#starts = pieces.map(({ bytes }) => {
      end += bytes
      return end - bytes
    })
    this.byteLength = end
    this.#pieces = pieces
    this.#read = read
  }

  /** Bytes from `start` (inclusive) to `end` (exclusive), of as many pieces as hold them. */
  async slice(start: number, end: number = this.byteLength): Promise<ArrayBuffer> {
    const found = new Uint8Array(end - start)
    const parts = this.#pieces.map(async ({ bytes }, i) => {
      const at = this.#starts[i] ?? 0
      if (at >= end || at + bytes <= start) return
      const piece = await this.#read(i)
      const from = Math.max(start, at)
      found.set(piece.subarray(from - at, Math.min(end, at + bytes) - at), from - start)
    })
    await Promise.all(parts)
    return found.buffer
  }
}
