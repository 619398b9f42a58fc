import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PledgebookError } from '../terms/fault.js'
import { asUnwritable, makeFolder } from './whole-file.js'

const TRIES = 200
const PAUSE_MS = 50

/** Whether the process that wrote a lock still runs; a lock of a killed one holds nobody up. */
function isAlive(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    if (!Number.isInteger(pid) || pid <= 0) return false
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Runs one import at a time in a folder: a second waits for the first, so that neither overwrites the other. Throws
 * `source` `import.busy` after some seconds, `file.unwritable` where nothing may be written.
 */
export async function oneAtATime<T>(root: string, run: () => Promise<T>): Promise<T> {
  const lock = join(root, 'import.lock')
  await makeFolder(root).catch((error: unknown) => {
    throw asUnwritable(error, root)
  })
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw asUnwritable(error, lock)
      if (!isAlive(lock)) rmSync(lock, { force: true })
      else if (attempt >= TRIES)
        throw new PledgebookError(
          'source',
          'import.busy',
          'another import is under way',
          'wait for it to end, then try again',
          {
            where: lock,
          },
        )
      else await wait(PAUSE_MS)
    }
  }
  try {
    return await run()
  } finally {
    rmSync(lock, { force: true })
  }
}
