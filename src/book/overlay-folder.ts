import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Folder of a user's own editions: PLEDGEBOOK_DATA, else the system's place for data of programs. */
export function overlayFolder(env: NodeJS.ProcessEnv): string {
  if (env.PLEDGEBOOK_DATA) return env.PLEDGEBOOK_DATA
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'pledgebook')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'pledgebook')
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'pledgebook')
}

/** Whether a user has imported anything: without it the shipped book is the whole answer. */
export function hasImports(root: string): boolean {
  return existsSync(join(root, 'editions'))
}
