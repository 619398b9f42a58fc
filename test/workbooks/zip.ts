import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** A file in a ZIP archive; everything but name and data may lie. */
export interface ZipEntry {
  readonly name: string
  readonly data: Uint8Array
  readonly stored?: boolean
  readonly flags?: number
  readonly method?: number
  /** What the directory says, if not the truth. */
  readonly packed?: number
  readonly unpacked?: number
  readonly crc?: number
  /** Data packed already, put in as they are. */
  readonly raw?: Uint8Array
}

export interface ZipEnd {
  /** What the end record says of the directory, if not the truth. */
  readonly count?: number
  readonly size?: number
  readonly offset?: number
  readonly comment?: Uint8Array
}

function record(size: number, fields: readonly (readonly [at: number, bytes: 2 | 4, value: number])[]): Buffer {
  const out = Buffer.alloc(size)
  for (const [at, bytes, value] of fields)
    if (bytes === 2) out.writeUInt16LE(value, at)
    else out.writeUInt32LE(value >>> 0, at)
  return out
}

function header(entry: ZipEntry, data: Uint8Array, shift: number): [number, 2 | 4, number][] {
  return [
    [shift + 4, 2, 20],
    [shift + 6, 2, entry.flags ?? 0],
    [shift + 8, 2, entry.method ?? (entry.stored ? 0 : 8)],
    [shift + 14, 4, entry.crc ?? crc32(entry.data)],
    [shift + 18, 4, entry.packed ?? data.length],
    [shift + 22, 4, entry.unpacked ?? entry.data.length],
    [shift + 26, 2, Buffer.byteLength(entry.name)],
  ]
}

/** A ZIP archive, written byte by byte so that it can be wrong. */
export function zip(entries: readonly ZipEntry[], end: ZipEnd = {}): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const data = entry.raw ?? (entry.stored ? entry.data : deflateRawSync(entry.data))
    const name = Buffer.from(entry.name)
    parts.push(record(30, [[0, 4, 0x04034b50], ...header(entry, data, 0)]), name, data)
    directory.push(record(46, [[0, 4, 0x02014b50], [4, 2, 20], ...header(entry, data, 2), [42, 4, at]]), name)
    at += 30 + name.length + data.length
  }
  const size = directory.reduce((n, d) => n + d.length, 0)
  const comment = end.comment ?? new Uint8Array()
  const last = record(22, [
    [0, 4, 0x06054b50],
    [8, 2, end.count ?? entries.length],
    [10, 2, end.count ?? entries.length],
    [12, 4, end.size ?? size],
    [16, 4, end.offset ?? at],
    [20, 2, comment.length],
  ])
  return new Uint8Array(Buffer.concat([...parts, ...directory, last, comment]))
}

/** The files of a sound ZIP archive, in order. */
export function unzip(bytes: Uint8Array): { name: string; data: Uint8Array }[] {
  const buffer = Buffer.from(bytes)
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = buffer.readUInt32LE(end + 16)
  return Array.from({ length: buffer.readUInt16LE(end + 10) }, () => {
    const [name, extra, comment] = [28, 30, 32].map((field) => buffer.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const local = buffer.readUInt32LE(at + 42)
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28)
    const data = buffer.subarray(start, start + buffer.readUInt32LE(at + 20))
    const found = {
      name: buffer.toString('utf8', at + 46, at + 46 + name),
      data: new Uint8Array(buffer.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)),
    }
    at += 46 + name + extra + comment
    return found
  })
}

/** A workbook's archive with one file's text changed. */
export function withFile(bytes: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  let found = false
  const entries = unzip(bytes).map((entry) => {
    if (entry.name !== name) return entry
    found = true
    return { name, data: new TextEncoder().encode(change(new TextDecoder().decode(entry.data))) }
  })
  if (!found) throw new Error(`no ${name} in the archive`)
  return zip(entries)
}
