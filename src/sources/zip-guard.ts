import { PledgebookError } from '../terms/fault.js'

/** What a workbook of a publisher may hold; anything beyond is refused before it is unpacked. */
export const LIMITS = {
  /** Bytes of the packed file, inclusive. */
  packed: 50_000_000,
  /** Files inside it. */
  entries: 1_000,
  /** Bytes of everything inside it once unpacked. */
  unpacked: 60_000_000,
  /** Unpacked ÷ packed of one file, once it is over `smallEntry` bytes. */
  ratio: 200,
  smallEntry: 1_000_000,
  /** Rows in all sheets together. */
  rows: 20_000,
} as const

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8

function refuse(code: string, message: string, where?: string): never {
  throw new PledgebookError(
    'source',
    `workbook.${code}`,
    message,
    'get the workbook again from the publisher; if it is genuine, open it in a spreadsheet program and save it as .xlsx',
    where === undefined ? {} : { where },
  )
}

/** Reads the directory of a ZIP file without unpacking anything. Throws `source` faults for what is no sound ZIP. */
export function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length > LIMITS.packed)
    refuse('tooLarge', `the file has ${bytes.length} bytes; at most ${LIMITS.packed} are read`)
  if (bytes.length < 22 || view.getUint16(0, true) !== 0x4b50)
    refuse('notXlsx', `not an .xlsx file: it begins with ${describeStart(bytes)}, not with a ZIP signature`)
  let end = bytes.length - 22
  const stop = Math.max(0, bytes.length - 22 - 65_535)
  while (end >= stop && view.getUint32(end, true) !== END) end--
  if (end < stop) refuse('truncated', `the file ends after ${bytes.length} bytes without its directory: it is cut off`)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > LIMITS.entries) refuse('tooManyFiles', `it holds ${count} files; at most ${LIMITS.entries} are read`)
  const decoder = new TextDecoder()
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      refuse('damaged', `entry ${i + 1} of ${count} of its directory is damaged`)
    const nameLength = view.getUint16(at + 28, true)
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if ((view.getUint16(at + 8, true) & 1) !== 0) refuse('encrypted', `"${name}" is encrypted`)
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  checkSizes(entries)
  return entries
}

function describeStart(bytes: Uint8Array): string {
  return bytes.length === 0
    ? 'nothing'
    : [...bytes.subarray(0, 4)].map((b) => b.toString(16).padStart(2, '0')).join(' ')
}

function checkSizes(entries: readonly Entry[]): void {
  const names = new Set<string>()
  let total = 0
  for (const { name, packed, unpacked } of entries) {
    if (names.has(name.toLowerCase())) refuse('duplicateFile', `it holds "${name}" twice`)
    names.add(name.toLowerCase())
    if (unpacked > LIMITS.smallEntry && unpacked > packed * LIMITS.ratio)
      refuse('bomb', `"${name}" would unpack from ${packed} to ${unpacked} bytes, more than ${LIMITS.ratio} to 1`)
    total += unpacked
  }
  if (total > LIMITS.unpacked) refuse('bomb', `it would unpack to ${total} bytes; at most ${LIMITS.unpacked} are read`)
}

/** Unpacks one entry, never beyond the size its directory declares. Throws `source` `workbook.damaged` or `.bomb`. */
async function unpack(bytes: Uint8Array, entry: Entry): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.offset
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) refuse('damaged', `"${entry.name}" is damaged`)
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + entry.packed > bytes.length) refuse('truncated', `"${entry.name}" is cut off`)
  const data = bytes.subarray(start, start + entry.packed)
  if (entry.method === STORED) return data
  if (entry.method !== DEFLATED) refuse('damaged', `"${entry.name}" is packed by method ${entry.method}, not by 8`)
  const out = new Uint8Array(entry.unpacked)
  let length = 0
  try {
    const stream = new Blob([data as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
    for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
      if (length + chunk.length > out.length)
        refuse('bomb', `"${entry.name}" unpacks beyond the ${entry.unpacked} bytes it declares`)
      out.set(chunk, length)
      length += chunk.length
    }
  } catch (error) {
    if (error instanceof PledgebookError) throw error
    refuse('damaged', `"${entry.name}" cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (length !== out.length)
    refuse('damaged', `"${entry.name}" unpacks to ${length} bytes, not the ${entry.unpacked} it declares`)
  return out
}

/** Rows a sheet's XML opens; bytes above 127 do not matter for that. */
function countRows(xml: Uint8Array): number {
  const text = new TextDecoder('latin1').decode(xml)
  let rows = 0
  for (let at = text.indexOf('<row'); at >= 0; at = text.indexOf('<row', at + 4)) rows++
  return rows
}

/**
 * Refuses a workbook that is cut off, damaged, encrypted or larger inside than any publisher's (see LIMITS), in time
 * bounded by what it declares. Call before handing the bytes to a spreadsheet library, none of which bounds this.
 */
export async function guardWorkbook(bytes: Uint8Array): Promise<void> {
  const entries = readDirectory(bytes)
  if (!entries.some((e) => e.name === 'xl/workbook.xml'))
    refuse('notXlsx', 'it is a ZIP file, but holds no xl/workbook.xml: not an .xlsx workbook')
  const xml = entries.filter((entry) => /\.(xml|rels)$/i.test(entry.name))
  const rows = await Promise.all(
    xml.map(async (entry) => {
      const unpacked = await unpack(bytes, entry)
      return /^xl\/worksheets\//i.test(entry.name) ? countRows(unpacked) : 0
    }),
  )
  const total = rows.reduce((sum, n) => sum + n, 0)
  if (total > LIMITS.rows) refuse('tooManyRows', `it has ${total} rows; at most ${LIMITS.rows} are read`)
}
