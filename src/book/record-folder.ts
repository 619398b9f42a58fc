import { existsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { PledgebookError } from '../terms/fault.js'
import { oneAtATime } from './import-lock.js'
import { brokenRecord, monthsIn, type RecordFile, type RecordHead, readHead, writeHead } from './record-head.js'
import { beginningOf, hashOfLine, hasSeveralLines, type RecordLine, recordLines } from './record-lines.js'
import { asUnwritable } from './whole-file.js'

/** Where a line stands in the record. */
export interface RecordPlace {
  readonly file: string
  readonly line: number
  readonly sha256: string
}

/** What a check of the whole record found. `unfinished` are files with bytes of a writer that was killed; they are never read. */
export interface RecordCheck {
  readonly files: readonly { readonly file: string; readonly lines: number }[]
  readonly faults: readonly { readonly where: string; readonly says: string }[]
  readonly unfinished: readonly string[]
  /** SHA-256 over the last lines of all files: another one means another record. */
  readonly seal: string
}

/** Under the lock of another writer it is busy, whatever that one writes. */
async function alone<T>(folder: string, run: () => Promise<T>): Promise<T> {
  try {
    return await oneAtATime(folder, run)
  } catch (error) {
    if (!(error instanceof PledgebookError) || error.code !== 'import.busy') throw error
    const hint = 'wait for it to end, then try again; if there is none, remove this file'
    throw new PledgebookError('source', 'record.busy', 'somebody else is writing this record', hint, {
      where: error.where ?? folder,
    })
  }
}

async function put(path: string, at: number, text: string): Promise<void> {
  try {
    const handle = await open(path, existsSync(path) ? 'r+' : 'w')
    try {
      // What a killed writer left beyond the lines that count.
      await handle.truncate(at)
      await handle.write(text, at, 'utf8')
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw asUnwritable(error, path)
  }
}

/** A folder of JSON Lines, a file a month, in which lines are only ever added; each names the SHA-256 of the one before. */
export class RecordFolder {
  constructor(readonly folder: string) {}

  /**
   * Adds one line to a month (`2025-06`, or `undated`), whole or not at all, also after a kill at any moment: the line counts from the
   * moment the head names it. A second writer waits. Throws `input` `record.held` where the month has this key already, `source`
   * `record.busy`, `file.unwritable`, `data` `record.broken`.
   */
  async append(month: string, key: string, entry: unknown): Promise<RecordPlace> {
    const name = `${month}.jsonl`
    const path = join(this.folder, name)
    return alone(this.folder, async () => {
      const head = await this.#headToWrite()
      const held: RecordFile = head.files[name] ?? { lines: 0, bytes: 0, last: beginningOf(path) }
      if (held.lines > 0) await this.#refuseHeld(path, held, key)
      const n = held.lines + 1
      const text = JSON.stringify({ n, before: held.last, key, entry })
      const sha256 = hashOfLine(text)
      await put(path, held.bytes, `${text}\n`)
      const bytes = held.bytes + Buffer.byteLength(text) + 1
      await writeHead(this.folder, { ...head, files: { ...head.files, [name]: { lines: n, bytes, last: sha256 } } })
      return { file: name, line: n, sha256 }
    })
  }

  /** The head is there before the first line, so that one that was taken away is told from one that never was. */
  async #headToWrite(): Promise<RecordHead> {
    const head = readHead(this.folder)
    if (head === undefined) {
      const none: RecordHead = { format: 1, files: {} }
      await writeHead(this.folder, none)
      return none
    }
    for (const fault of await this.#strangers(head)) throw fault
    return head
  }

  async #refuseHeld(path: string, held: RecordFile, key: string): Promise<void> {
    for await (const line of recordLines(path, held))
      if (line.key === key)
        throw new PledgebookError('input', 'record.held', 'this text is in the record already', 'nothing was added', {
          where: `${path}, line ${line.n}`,
        })
  }

  /** Months that the head does not name, of more lines than a writer killed at its first one may leave. */
  async #strangers(head: RecordHead): Promise<PledgebookError[]> {
    const found: PledgebookError[] = []
    for (const name of monthsIn(this.folder)) {
      const path = join(this.folder, name)
      if (head.files[name] === undefined && (await hasSeveralLines(path)))
        found.push(brokenRecord(path, 'the head of the record does not name this month'))
    }
    return found
  }

  /**
   * The lines of the months that are wanted, month by month, streamed and checked; undated ones last. Throws `data` `record.broken` at the
   * first line that is not as it was written.
   */
  async *lines(
    wanted: (month: string) => boolean = () => true,
  ): AsyncGenerator<RecordLine & { readonly file: string }> {
    const head = readHead(this.folder)
    if (head === undefined) return
    for (const fault of await this.#strangers(head)) throw fault
    for (const [file, held] of filesOf(head)) {
      if (!wanted(file.slice(0, -'.jsonl'.length))) continue
      for await (const line of recordLines(join(this.folder, file), held)) yield { ...line, file }
    }
  }

  /** Reads every line; says of each file the first that is not as it was written. */
  async verify(): Promise<RecordCheck> {
    const faults: PledgebookError[] = []
    const files: { file: string; lines: number }[] = []
    const unfinished: string[] = []
    let head: RecordHead | undefined
    try {
      head = readHead(this.folder)
      if (head) faults.push(...(await this.#strangers(head)))
      if (head) unfinished.push(...monthsIn(this.folder).filter((name) => head?.files[name] === undefined))
    } catch (error) {
      faults.push(asBroken(error))
    }
    for (const [file, held] of filesOf(head)) {
      const path = join(this.folder, file)
      let lines = 0
      try {
        for await (const _line of recordLines(path, held)) lines++
      } catch (error) {
        faults.push(asBroken(error))
      }
      if (existsSync(path) && statSync(path).size > held.bytes) unfinished.push(file)
      files.push({ file, lines })
    }
    const ends = filesOf(head).map(([file, { last }]) => `${file} ${last}`)
    return {
      files,
      faults: faults.map((fault) => ({ where: fault.where ?? this.folder, says: fault.message })),
      unfinished: unfinished.sort(),
      seal: hashOfLine(ends.join('\n')),
    }
  }
}

function filesOf(head: RecordHead | undefined): [string, RecordFile][] {
  return Object.entries(head?.files ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
}

function asBroken(error: unknown): PledgebookError {
  if (error instanceof PledgebookError && error.code === 'record.broken') return error
  throw error
}
