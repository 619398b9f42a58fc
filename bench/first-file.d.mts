/** Bytes of a built page's first file as gzip -9 sends it, and of its parts alone, which sum to a little more or less. */
export function firstFile(folder: string): {
  readonly total: number
  readonly parts: readonly { readonly name: string; readonly bytes: number }[]
}
