import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Book } from './book.js'
import { openFolder, shippedFolder } from './shipped.js'

/** Folder of a user's own editions: PLEDGEBOOK_DATA, else the system's place for data of programs. */
export function overlayFolder(env: NodeJS.ProcessEnv): string {
  if (env.PLEDGEBOOK_DATA) return env.PLEDGEBOOK_DATA
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'pledgebook')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'pledgebook')
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'pledgebook')
}

/**
 * The book as it is now for a user: the shipped one, with the editions of the overlay folder if there are any. What
 * reads and compiles an overlay is loaded only then.
 */
export async function openCurrent(root: string): Promise<Book> {
  if (!existsSync(join(root, 'editions'))) return openFolder(shippedFolder())
  const { Overlay } = await import('./overlay.js')
  return new Overlay(root).open()
}
