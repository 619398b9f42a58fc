import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PledgebookError } from '../terms/fault.js'

/** A refusal of the system to write, as a fault; anything else stays what it is. */
export function asUnwritable(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (error instanceof PledgebookError || typeof code !== 'string') return error
  return new PledgebookError(
    'source',
    'file.unwritable',
    `it cannot be written (${code})`,
    'choose a place you may write to (PLEDGEBOOK_DATA for imports), with space left. Nothing was changed',
    { where: path, cause: error },
  )
}

/** Makes a folder and those above it. Asks of each whether it is there, since some file systems deny it for ever. */
export async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return
  const above = dirname(path)
  if (above !== path && !existsSync(above)) await makeFolder(above)
  try {
    await mkdir(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

async function written(path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const handle: FileHandle = await open(path, 'wx')
  try {
    if (bytes instanceof Uint8Array) await handle.writeFile(bytes)
    else for await (const piece of bytes) await handle.writeFile(piece)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Writes a file whole or not at all: into a new file beside it, flushed to disk, then renamed in one step. Whoever
 * reads sees the old file or the new one, also after a kill at any moment. Bytes may come in pieces. Throws `source` `file.unwritable`.
 */
export async function writeWhole(path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${crypto.randomUUID().slice(-12)}.tmp`)
  try {
    await makeFolder(dirname(path))
    await written(beside, bytes)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw asUnwritable(error, path)
  }
}

/**
 * Writes a folder of files whole or not at all, by renaming it into place; false if the place was taken meanwhile. Throws
 * `source` `file.unwritable`.
 */
export async function writeFolderWhole(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  const beside = `${folder}.${crypto.randomUUID().slice(-12)}.tmp`
  try {
    await makeFolder(dirname(folder))
    await mkdir(beside)
    for (const [name, bytes] of files) await written(join(beside, name), bytes)
    await rename(beside, folder)
    return true
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined)
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false
    throw asUnwritable(error, folder)
  }
}
