import { PledgebookError } from '../terms/fault.js'
import { shown } from './shown.js'
import { crc32 } from './stored-archive.js'

/** What an archive may hold; anything beyond is refused before it is unpacked. */
export interface ArchiveLimits {
  /** Bytes of the packed file, inclusive. */
  readonly packed: number
  /** Files inside it. */
  readonly entries: number
  /** Bytes of everything inside it once unpacked. */
  readonly unpacked: number
  /** Unpacked ÷ packed of one file, once it is over `smallEntry` bytes. */
  readonly ratio: number
  readonly smallEntry: number
}

/** A file inside an archive, as the directory has it. */
export interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly crc: number
  readonly offset: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8

export function refuse(code: string, message: string, where?: string): never {
  throw new PledgebookError(
    'source',
    `workbook.${code}`,
    message,
    'get the workbook again from the publisher; if it is genuine, open it in a spreadsheet program and save it as .xlsx',
    where === undefined ? {} : { where },
  )
}

/** Reads the directory of a ZIP file without unpacking anything. Throws `source` faults for what is no sound ZIP or beyond the limits. */
export function readDirectory(bytes: Uint8Array, limits: ArchiveLimits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length > limits.packed)
    refuse('tooLarge', `the file has ${bytes.length} bytes; at most ${limits.packed} are read`)
  if (bytes.length < 22 || view.getUint16(0, true) !== 0x4b50)
    refuse('notXlsx', `not an .xlsx file: it begins with ${describeStart(bytes)}, not with a ZIP signature`)
  let end = bytes.length - 22
  const stop = Math.max(0, bytes.length - 22 - 65_535)
  while (end >= stop && view.getUint32(end, true) !== END) end--
  if (end < stop) refuse('truncated', `the file ends after ${bytes.length} bytes without its directory: it is cut off`)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > limits.entries) refuse('tooManyFiles', `it holds ${count} files; at most ${limits.entries} are read`)
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
  checkSizes(entries, limits)
  return entries
}

function describeStart(bytes: Uint8Array): string {
  return bytes.length === 0
    ? 'nothing'
    : [...bytes.subarray(0, 4)].map((b) => b.toString(16).padStart(2, '0')).join(' ')
}

function checkSizes(entries: readonly Entry[], limits: ArchiveLimits): void {
  const names = new Set<string>()
  let total = 0
  for (const { name, packed, unpacked } of entries) {
    if (names.has(name.toLowerCase())) refuse('duplicateFile', `it holds "${shown(name)}" twice`)
    names.add(name.toLowerCase())
    if (unpacked > limits.smallEntry && unpacked > packed * limits.ratio)
      refuse(
        'bomb',
        `"${shown(name)}" would unpack from ${packed} to ${unpacked} bytes, more than ${limits.ratio} to 1`,
      )
    total += unpacked
  }
  if (total > limits.unpacked) refuse('bomb', `it would unpack to ${total} bytes; at most ${limits.unpacked} are read`)
}

/** The packed bytes of an entry. Throws `source` `workbook.damaged` or `.truncated`. */
function packedData(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.offset
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL)
    refuse('damaged', `"${shown(entry.name)}" is damaged`)
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + entry.packed > bytes.length) refuse('truncated', `"${shown(entry.name)}" is cut off`)
  if (entry.method !== STORED && entry.method !== DEFLATED)
    refuse('damaged', `"${shown(entry.name)}" is packed by method ${entry.method}, not by ${DEFLATED}`)
  return bytes.subarray(start, start + entry.packed)
}

/**
 * Unpacks one entry, piece by piece and never beyond the size its directory declares. Size and checksum are checked when
 * the last piece has been taken. Throws `source` `workbook.damaged`, `.truncated` or `.bomb`.
 */
export async function* unpackedPieces(bytes: Uint8Array, entry: Entry): AsyncGenerator<Uint8Array> {
  const data = packedData(bytes, entry)
  const pieces = entry.method === STORED ? [data] : inflate(data, entry)
  let length = 0
  let crc = 0
  for await (const piece of pieces) {
    length += piece.length
    if (length > entry.unpacked)
      refuse('bomb', `"${shown(entry.name)}" unpacks beyond the ${entry.unpacked} bytes it declares`)
    crc = crc32(piece, crc)
    yield piece
  }
  if (length !== entry.unpacked)
    refuse('damaged', `"${shown(entry.name)}" unpacks to ${length} bytes, not the ${entry.unpacked} it declares`)
  if (crc !== entry.crc) refuse('damaged', `"${shown(entry.name)}" is damaged: its checksum is wrong`)
}

async function* inflate(data: Uint8Array, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    const stream = new Blob([data as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
    yield* stream as unknown as AsyncIterable<Uint8Array>
  } catch (error) {
    if (error instanceof PledgebookError) throw error
    refuse(
      'damaged',
      `"${shown(entry.name)}" cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
