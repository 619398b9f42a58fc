import { PledgebookError } from '../terms/fault.js'
import { LONGEST_RECORD } from './delimited-records.js'
import { SINGLE_BYTE, sniffSingleByte } from './single-byte.js'

export const ENCODINGS = ['utf-8', ...SINGLE_BYTE, 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]

const LF = 10
const CR = 13

/**
 * The encoding of a file by its first bytes: a byte order mark; zero bytes on one side of each pair (UTF-16); else UTF-8
 * unless more lines are broken in it than right in it, which leaves an encoding of one byte a letter. Throws `source`
 * `ledger.binary`.
 */
export function sniffEncoding(sample: Uint8Array, file: string): Encoding {
  const [a, b, c] = sample
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const pairs = sample.length / 2
  if (odd > 0.3 * pairs && even < 0.05 * pairs) return 'utf-16le'
  if (even > 0.3 * pairs && odd < 0.05 * pairs) return 'utf-16be'
  if (even + odd > 0.01 * sample.length + 8)
    throw new PledgebookError(
      'source',
      'ledger.binary',
      'the file is not text: it holds many zero bytes',
      'give a ledger as CSV, TSV, XLSX or Parquet',
      { where: file },
    )
  const lines = linesOf(sample.subarray(0, lastLineEnd(sample) + 1 || sample.length))
  const beyondAscii = lines.filter((line) => line.some((byte) => byte >= 0x80))
  const broken = beyondAscii.filter((line) => decodeStrictly(line) === undefined)
  if (broken.length * 2 <= beyondAscii.length) return 'utf-8'
  return sniffSingleByte(broken.reduce(joinBytes, new Uint8Array()))
}

/** Text of a file, block by block, and how many lines were in another encoding than the rest. */
export class TextBlocks {
  /** Lines of a UTF-8 file that are not UTF-8 and were read as Windows-1252, and lines of UTF-8 in a file that is not. */
  mended = 0
  #carry = new Uint8Array()
  #wide: TextDecoder | undefined
  #endsInReturn = false

  /** `loneReturns`: the file ends its lines by carriage returns alone; they become line feeds. */
  constructor(
    readonly encoding: Encoding,
    readonly loneReturns: boolean,
  ) {
    if (encoding.startsWith('utf-16')) this.#wide = new TextDecoder(encoding)
  }

  push(bytes: Uint8Array, last = false): string {
    return this.#lineFeeds(this.#wide ? this.#wide.decode(bytes, { stream: !last }) : this.#narrow(bytes, last))
  }

  #narrow(bytes: Uint8Array, last: boolean): string {
    const all = this.#carry.length === 0 ? bytes : joinBytes(this.#carry, bytes)
    let cut = last ? all.length : (this.loneReturns ? all.lastIndexOf(CR) : all.lastIndexOf(LF)) + 1
    if (cut === 0 && all.length > LONGEST_RECORD) cut = all.length
    this.#carry = all.slice(cut)
    return this.#decode(all.subarray(0, cut))
  }

  #decode(bytes: Uint8Array): string {
    if (this.encoding !== 'utf-8' && !holdsUtf8(bytes)) return decodeAs(this.encoding, bytes)
    const whole = decodeStrictly(bytes)
    if (whole !== undefined && this.encoding === 'utf-8') return whole
    return linesOf(bytes)
      .map((line) => this.#line(line))
      .join('')
  }

  #line(line: Uint8Array): string {
    const text = decodeStrictly(line)
    const own = (text !== undefined) === (this.encoding === 'utf-8') || line.every((byte) => byte < 0x80)
    if (!own) this.mended++
    return text ?? decodeAs(this.encoding === 'utf-8' ? 'windows-1252' : this.encoding, line)
  }

  #lineFeeds(text: string): string {
    if (!this.loneReturns) return text
    // A pair cut in two by a block must not become two ends of line.
    const start = this.#endsInReturn && text.startsWith('\n') ? 1 : 0
    this.#endsInReturn = text.endsWith('\r')
    return text.slice(start).replace(/\r\n?/g, '\n')
  }
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** Whether there may be a letter of UTF-8 among other bytes: a byte that begins one, followed by one that goes on. */
function holdsUtf8(bytes: Uint8Array): boolean {
  for (let i = 0; i + 1 < bytes.length; i++) {
    const [lead = 0, next = 0] = [bytes[i], bytes[i + 1]]
    if (lead >= 0xc2 && lead <= 0xf4 && next >= 0x80 && next <= 0xbf) return true
  }
  return false
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Lines with their line feeds. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LF, at)
    const next = end < 0 ? bytes.length : end + 1
    lines.push(bytes.subarray(at, next))
    at = next
  }
  return lines
}

function lastLineEnd(bytes: Uint8Array): number {
  return bytes.lastIndexOf(LF)
}

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}
