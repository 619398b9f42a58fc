/** A file of an archive, unpacked. */
export interface Part {
  readonly name: string
  readonly data: Uint8Array
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** Checksum of a file in a ZIP archive; `before` is that of the bytes before these. */
export function crc32(data: Uint8Array, before = 0): number {
  let crc = ~before
  for (let i = 0; i < data.length; i++) crc = (TABLE[(crc ^ (data[i] ?? 0)) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** A ZIP archive of unpacked files; checksums are left at 0, which says that there is none. */
export function storedArchive(parts: readonly Part[]): Uint8Array {
  const names = parts.map((part) => new TextEncoder().encode(part.name))
  const sizes = parts.map((part, i) => (names[i]?.length ?? 0) + part.data.length)
  const size = sizes.reduce((sum, n) => sum + n + 30, 22) + names.reduce((sum, name) => sum + name.length + 46, 0)
  const out = new Uint8Array(size)
  const view = new DataView(out.buffer)
  let at = 0
  const header = (signature: number, shift: number, name: Uint8Array, data: Uint8Array): void => {
    view.setUint32(at, signature, true)
    view.setUint32(at + 18 + shift, data.length, true)
    view.setUint32(at + 22 + shift, data.length, true)
    view.setUint16(at + 26 + shift, name.length, true)
  }
  const offsets = parts.map(({ data }, i) => {
    const start = at
    const name = names[i] ?? new Uint8Array()
    header(0x04034b50, 0, name, data)
    out.set(name, at + 30)
    out.set(data, at + 30 + name.length)
    at += 30 + name.length + data.length
    return start
  })
  const directory = at
  parts.forEach(({ data }, i) => {
    const name = names[i] ?? new Uint8Array()
    header(0x02014b50, 2, name, data)
    view.setUint32(at + 42, offsets[i] ?? 0, true)
    out.set(name, at + 46)
    at += 46 + name.length
  })
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, parts.length, true)
  view.setUint16(at + 10, parts.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return out
}
