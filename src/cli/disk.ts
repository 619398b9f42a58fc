import { createReadStream, existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { writeWhole } from '../book/whole-file.js'
import type { LedgerFile, LedgerFiles } from '../operations/ledger-files.js'
import type { Files } from '../operations/operation.js'
import { PledgebookError } from '../terms/fault.js'
import { filesLike } from './file-pattern.js'

/** Largest file that is read, bytes. */
const MOST = 200_000_000

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > MOST)
      throw new PledgebookError(
        'source',
        'file.tooLarge',
        `standard input goes on beyond ${MOST} bytes`,
        'give a smaller file',
      )
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Size of a file. Throws `source` `file.unreadable` or `file.notFile`. */
async function sizeOf(path: string): Promise<number> {
  const about = await stat(path).catch((error: unknown) => unreadable(path, error))
  if (!about.isFile())
    throw new PledgebookError('source', 'file.notFile', 'it is not a file', 'give the path of a file', { where: path })
  return about.size
}

function unreadable(path: string, error: unknown): never {
  if (error instanceof PledgebookError) throw error
  const code = (error as NodeJS.ErrnoException).code
  throw new PledgebookError(
    'source',
    'file.unreadable',
    code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`,
    'check the path',
    { where: path, cause: error },
  )
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 262_144 })) yield piece as Uint8Array
  } catch (error) {
    unreadable(path, error)
  }
}

const ledgers: LedgerFiles = {
  async find(pattern) {
    if (pattern === '-' || existsSync(pattern) || !/[*?]/.test(pattern)) return [pattern]
    const found = await filesLike(pattern)
    if (found.length > 0) return found
    throw new PledgebookError('source', 'file.unreadable', 'no file is named like this', 'check the pattern', {
      where: pattern,
    })
  },
  async open(name): Promise<LedgerFile> {
    if (name === '-') {
      const whole = await readAll(process.stdin)
      const once = async function* () {
        yield whole
      }
      return { name: 'standard input', size: whole.length, bytes: once }
    }
    const size = await sizeOf(name)
    return { name, size, path: resolve(name), bytes: () => piecesOf(name) }
  },
  async beside(path, name) {
    const there = join(dirname(path), name)
    return path !== '-' && existsSync(there) ? there : undefined
  },
}

/** The person's own disk; `-` is standard input. */
export const disk: Files = {
  ledgers,
  async read(path) {
    if (path === '-') return readAll(process.stdin)
    const size = await sizeOf(path)
    if (size > MOST)
      throw new PledgebookError(
        'source',
        'file.tooLarge',
        `it has ${size} bytes; at most ${MOST} are read`,
        'give a smaller file',
        { where: path },
      )
    return new Uint8Array(await readFile(path).catch((error: unknown) => unreadable(path, error)))
  },
  write: writeNew,
  writeFrom: writeNew,
  free: refuseTaken,
}

/** Throws `input` `file.exists`, `file.noFolder`. */
async function refuseTaken(path: string): Promise<void> {
  if (existsSync(path))
    throw new PledgebookError(
      'input',
      'file.exists',
      'the file exists already and is not overwritten',
      'choose another name, or remove it first',
      { where: path },
    )
  if (!existsSync(dirname(path)))
    throw new PledgebookError(
      'input',
      'file.noFolder',
      'there is no such folder',
      'make the folder first, or give another path',
      { where: dirname(path) },
    )
}

/** Writes a new file whole or not at all, of bytes or of pieces. Throws `input` `file.exists`, `file.noFolder`. */
async function writeNew(path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  await refuseTaken(path)
  await writeWhole(path, bytes)
}
