import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

async function written(path: string, bytes: Uint8Array): Promise<void> {
  const handle: FileHandle = await open(path, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Writes a file whole or not at all: into a new file beside it, flushed to disk, then renamed in one step. Whoever
 * reads sees the old file or the new one, also after a kill at any moment.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await written(beside, bytes)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** Writes a folder of files whole or not at all, by renaming it into place; false if the place was taken meanwhile. */
export async function writeFolderWhole(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  await mkdir(dirname(folder), { recursive: true })
  const beside = `${folder}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await mkdir(beside)
    for (const [name, bytes] of files) await written(join(beside, name), bytes)
    await rename(beside, folder)
    return true
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false
    throw error
  }
}
