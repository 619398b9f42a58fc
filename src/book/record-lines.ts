import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { brokenRecord, type RecordFile } from './record-head.js'

/** One line: its number from 1, the SHA-256 of the line before, what must not be there twice, and what is recorded. */
export interface RecordLine {
  readonly n: number
  readonly before: string
  readonly key: string
  readonly entry: unknown
}

/** SHA-256 of a line without its end, in lower-case hexadecimal. */
export function hashOfLine(line: string): string {
  return createHash('sha256').update(line).digest('hex')
}

/** What stands before the first line: the name of the file, so that a file under another's name is found. */
export function beginningOf(path: string): string {
  return hashOfLine(basename(path))
}

async function* rawLines(path: string, bytes: number): AsyncGenerator<string> {
  if (bytes === 0) return
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { end: bytes - 1, highWaterMark: 262_144 })) {
    rest = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer])
    let start = 0
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, start)) {
      yield rest.toString('utf8', start, end)
      start = end + 1
    }
    rest = rest.subarray(start)
  }
  if (rest.length > 0) yield rest.toString('utf8')
}

/** Whether a file has more than the one line that a writer killed at its first line may leave. */
export async function hasSeveralLines(path: string): Promise<boolean> {
  let ends = 0
  for await (const _line of rawLines(path, statSync(path).size)) if (++ends > 1) return true
  return false
}

function parsed(text: string): Partial<RecordLine> | undefined {
  try {
    return JSON.parse(text) as Partial<RecordLine>
  } catch {
    return undefined
  }
}

/**
 * The lines of one file in order, read piece by piece, each held against the one before and the last against the head. Bytes beyond
 * those that the head names are of a writer that was killed, and are not read. Throws `data` `record.broken` at the first line that
 * is not as it was written, with its number.
 */
export async function* recordLines(path: string, held: RecordFile): AsyncGenerator<RecordLine> {
  const size = existsSync(path) ? statSync(path).size : undefined
  if (size === undefined) throw brokenRecord(path, `the file is gone; it had ${held.lines} lines`)
  let before = beginningOf(path)
  let n = 0
  for await (const text of rawLines(path, held.bytes)) {
    n++
    const where = `${path}, line ${n}`
    const line = parsed(text)
    if (line === undefined || typeof line.n !== 'number' || typeof line.key !== 'string')
      throw brokenRecord(
        where,
        size < held.bytes ? 'the file is cut off within this line' : 'this is no line of a record',
      )
    if (line.n !== n)
      throw brokenRecord(where, `this was written as line ${line.n}: lines were moved, removed or put in`)
    if (line.before !== before)
      throw brokenRecord(
        n === 1 ? where : `${path}, line ${n - 1}`,
        n === 1 ? 'this is not the first line of this file' : `this is not the line that line ${n} was written after`,
      )
    before = hashOfLine(text)
    yield { n, before: line.before, key: line.key, entry: line.entry }
  }
  if (n < held.lines) throw brokenRecord(`${path}, line ${n + 1}`, `the file is cut off: it had ${held.lines} lines`)
  if (before !== held.last) throw brokenRecord(`${path}, line ${n}`, 'this is not the last line that was written')
}
