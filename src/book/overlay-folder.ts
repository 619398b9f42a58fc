import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { PledgebookError } from '../terms/fault.js'

/** Folder of a user's own editions: PLEDGEBOOK_DATA, else the system's place for data of programs. */
export function overlayFolder(env: NodeJS.ProcessEnv): string {
  if (env.PLEDGEBOOK_DATA) return env.PLEDGEBOOK_DATA
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'pledgebook')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'pledgebook')
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'pledgebook')
}

/**
 * Whether a user has imported anything: without it the shipped book is the whole answer. Throws `source`
 * `overlay.unreadable` where the folder is there but may not be read, rather than answer without it.
 */
export function hasImports(root: string): boolean {
  try {
    return readdirSync(root).includes('editions')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return false
    throw new PledgebookError(
      'source',
      'overlay.unreadable',
      `the folder of imported editions cannot be read (${code})`,
      'give yourself the right to read it, or set PLEDGEBOOK_DATA to another folder',
      { where: root, cause: error },
    )
  }
}
