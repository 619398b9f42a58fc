import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeWhole } from '../book/whole-file.js'
import type { Files } from '../operations/operation.js'
import { PledgebookError } from '../terms/fault.js'

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

/** The person's own disk; `-` is standard input. */
export const disk: Files = {
  async read(path) {
    if (path === '-') return readAll(process.stdin)
    try {
      const about = await stat(path)
      if (!about.isFile())
        throw new PledgebookError('source', 'file.notFile', 'it is not a file', 'give the path of a file', {
          where: path,
        })
      if (about.size > MOST)
        throw new PledgebookError(
          'source',
          'file.tooLarge',
          `it has ${about.size} bytes; at most ${MOST} are read`,
          'give a smaller file',
          { where: path },
        )
      return new Uint8Array(await readFile(path))
    } catch (error) {
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
  },
  async write(path, bytes) {
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
    await writeWhole(path, bytes)
  },
}
