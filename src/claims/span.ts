/** A piece of a text: UTF-16 offsets, start inclusive, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}
