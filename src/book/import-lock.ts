import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PledgebookError } from '../terms/fault.js'
import { asUnwritable, makeFolder } from './whole-file.js'

const TRIES = 200
const PAUSE_MS = 50

/** So often a lock is seen without a number, then it was left by a program killed while it wrote it. */
const UNSAID_TRIES = 20

/** Who holds a lock: a process that runs, one that runs no more, one that has not said yet; or it is gone meanwhile. */
function holderOf(lock: string): 'running' | 'ended' | 'unsaid' | 'gone' {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    if (!Number.isInteger(pid) || pid <= 0) return 'unsaid'
    process.kill(pid, 0)
    return 'running'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ESRCH' ? 'ended' : code === 'ENOENT' ? 'gone' : 'running'
  }
}

/** Removes a left-over lock; one that another process has put in its place meanwhile stays. */
function clear(lock: string): void {
  const aside = `${lock}.${process.pid}`
  try {
    renameSync(lock, aside)
    if (holderOf(aside) === 'running') renameSync(aside, lock)
    else rmSync(aside, { force: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw asUnwritable(error, lock)
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
  let unsaid = 0
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw asUnwritable(error, lock)
      const holder = holderOf(lock)
      unsaid = holder === 'unsaid' ? unsaid + 1 : 0
      if (holder === 'ended' || unsaid > UNSAID_TRIES) clear(lock)
      else if (attempt >= TRIES)
        throw new PledgebookError(
          'source',
          'import.busy',
          'another import is under way',
          'wait for it to end, then try again; if there is none, remove this file',
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
