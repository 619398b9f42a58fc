import { PledgebookError } from '../terms/fault.js'
import { LONGEST_RECORD } from './delimited-records.js'

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]

const LF = 10
const CR = 13

/**
 * The encoding of a file by its first bytes: a byte order mark; zero bytes on one side of each pair (UTF-16); else UTF-8
 * unless more lines are broken in it than right in it, which leaves Windows-1252. Throws `source` `ledger.binary`.
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
  let right = 0
  let broken = 0
  for (const line of lines) {
    if (line.every((byte) => byte < 0x80)) continue
    if (decodeStrictly(line) === undefined) broken++
    else right++
  }
  return broken > right ? 'windows-1252' : 'utf-8'
}

/** Text of a file, block by block, and how many lines were in another encoding than the rest. */
export class TextBlocks {
  /** Lines of a UTF-8 file that are not UTF-8 and were read as Windows-1252. */
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
    if (this.encoding === 'windows-1252') return new TextDecoder('windows-1252').decode(bytes)
    const whole = decodeStrictly(bytes)
    if (whole !== undefined) return whole
    return linesOf(bytes)
      .map((line) => {
        const text = decodeStrictly(line)
        if (text !== undefined) return text
        this.mended++
        return new TextDecoder('windows-1252').decode(line)
      })
      .join('')
  }

  #lineFeeds(text: string): string {
    if (!this.loneReturns) return text
    // A pair cut in two by a block must not become two ends of line.
    const start = this.#endsInReturn && text.startsWith('\n') ? 1 : 0
    this.#endsInReturn = text.endsWith('\r')
    return text.slice(start).replace(/\r\n?/g, '\n')
  }
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
