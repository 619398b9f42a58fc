import { PledgebookError } from '../terms/fault.js'
import { shown } from './shown.js'
import { crc32, type Part, storedArchive } from './stored-archive.js'
import { TagCount } from './tag-count.js'

/** What a workbook of a publisher may hold; anything beyond is refused before it is unpacked. */
const LIMITS = {
  /** Bytes of the packed file, inclusive. */
  packed: 50_000_000,
  /** Files inside it. */
  entries: 1_000,
  /** Bytes of everything inside it once unpacked. */
  unpacked: 60_000_000,
  /** Unpacked ÷ packed of one file, once it is over `smallEntry` bytes. */
  ratio: 200,
  smallEntry: 1_000_000,
  /** Rows, column definitions and tags in all that is read of it. */
  rows: 20_000,
  columns: 1_000,
  tags: 500_000,
  /** Tags of its largest file, times the references that could have a file read again. */
  readAgain: 15_000_000,
} as const

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly crc: number
  readonly offset: number
}

/** What a spreadsheet library is given: the workbook, its texts and its sheets. Styles only cost time here. */
const READ =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?!styles)[^/]+\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i

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
function readDirectory(bytes: Uint8Array): Entry[] {
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
    if ((view.getUint16(at + 8, true) & 1) !== 0) refuse('encrypted', `"${shown(name)}" is encrypted`)
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
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
    if (names.has(name.toLowerCase())) refuse('duplicateFile', `it holds "${shown(name)}" twice`)
    names.add(name.toLowerCase())
    if (unpacked > LIMITS.smallEntry && unpacked > packed * LIMITS.ratio)
      refuse(
        'bomb',
        `"${shown(name)}" would unpack from ${packed} to ${unpacked} bytes, more than ${LIMITS.ratio} to 1`,
      )
    total += unpacked
  }
  if (total > LIMITS.unpacked) refuse('bomb', `it would unpack to ${total} bytes; at most ${LIMITS.unpacked} are read`)
}

/**
 * Unpacks one entry, never beyond the size its directory declares; `look` sees what is there so far and may refuse it.
 * Throws `source` `workbook.damaged`, `.truncated` or `.bomb`.
 */
async function unpack(
  bytes: Uint8Array,
  entry: Entry,
  look: (soFar: Uint8Array, whole: boolean) => void,
): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.offset
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL)
    refuse('damaged', `"${shown(entry.name)}" is damaged`)
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + entry.packed > bytes.length) refuse('truncated', `"${shown(entry.name)}" is cut off`)
  if (entry.method !== STORED && entry.method !== DEFLATED)
    refuse('damaged', `"${shown(entry.name)}" is packed by method ${entry.method}, not by ${DEFLATED}`)
  const data = bytes.subarray(start, start + entry.packed)
  const out = entry.method === STORED ? data : await inflate(data, entry, (soFar) => look(soFar, false))
  if (out.length !== entry.unpacked)
    refuse('damaged', `"${shown(entry.name)}" unpacks to ${out.length} bytes, not the ${entry.unpacked} it declares`)
  look(out, true)
  if (crc32(out) !== entry.crc) refuse('damaged', `"${shown(entry.name)}" is damaged: its checksum is wrong`)
  return out
}

async function inflate(data: Uint8Array, entry: Entry, look: (soFar: Uint8Array) => void): Promise<Uint8Array> {
  const out = new Uint8Array(entry.unpacked)
  let length = 0
  try {
    const stream = new Blob([data as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
    for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
      if (length + chunk.length > out.length)
        refuse('bomb', `"${shown(entry.name)}" unpacks beyond the ${entry.unpacked} bytes it declares`)
      out.set(chunk, length)
      length += chunk.length
      look(out.subarray(0, length))
    }
  } catch (error) {
    if (error instanceof PledgebookError) throw error
    refuse(
      'damaged',
      `"${shown(entry.name)}" cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  return out.subarray(0, length)
}

/** Totals over the files of a workbook, refused as soon as they are beyond any publisher's. */
class Totals {
  readonly #counts: TagCount[] = []

  /** A count for one more file. */
  file(name: string): (soFar: Uint8Array, whole: boolean) => void {
    const count = new TagCount()
    this.#counts.push(count)
    return (soFar, whole) => {
      count.read(soFar, whole)
      this.#check(name)
    }
  }

  #check(name: string): void {
    const sum = (of: (count: TagCount) => number) => this.#counts.reduce((total, count) => total + of(count), 0)
    if (sum((c) => c.of('row')) > LIMITS.rows) refuse('tooManyRows', `it has more than ${LIMITS.rows} rows`, name)
    if (sum((c) => c.of('col')) > LIMITS.columns)
      refuse('tooManyColumns', `it describes columns more than ${LIMITS.columns} times`, name)
    if (sum((c) => c.all) > LIMITS.tags) refuse('tooManyTags', `it has more than ${LIMITS.tags} tags`, name)
    const references = sum((c) => c.of('sheet') + c.of('pivotCache') + c.of('Relationship'))
    const largest = Math.max(...this.#counts.map((c) => c.all))
    if (references * largest > LIMITS.readAgain)
      refuse('bomb', `${references} references could have ${largest} tags read again and again`, name)
  }
}

/**
 * Refuses a workbook that is cut off, damaged, encrypted or larger inside than any publisher's (see LIMITS), in time
 * bounded by what it declares. Returns a plain archive of the files that were checked and nothing else, for a
 * spreadsheet library, none of which bounds any of this.
 */
export async function guardWorkbook(bytes: Uint8Array): Promise<Uint8Array> {
  const entries = readDirectory(bytes)
  if (!entries.some((e) => e.name === 'xl/workbook.xml'))
    refuse('notXlsx', 'it is a ZIP file, but holds no xl/workbook.xml: not an .xlsx workbook')
  const totals = new Totals()
  const parts: Part[] = []
  for (const entry of entries)
    if (READ.test(entry.name))
      parts.push({ name: entry.name, data: await unpack(bytes, entry, totals.file(entry.name)) })
  return storedArchive(parts)
}
