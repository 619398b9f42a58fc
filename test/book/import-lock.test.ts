import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { oneAtATime } from '../../src/book/import-lock.js'

/** Above every system's greatest number of a process. */
const NOBODY = '2147483647'

let root: string
let lock: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pledgebook-lock-'))
  lock = join(root, 'import.lock')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Whether something ran within a fifth of a second of a lock being there; then the lock is taken away and it must run. */
async function ranBeside(): Promise<boolean> {
  let ran = false
  const running = oneAtATime(root, async () => {
    ran = true
  })
  await delay(200)
  const early = ran
  rmSync(lock, { force: true })
  await running
  expect(ran).toBe(true)
  return early
}

it('imports of one process run one after the other', async () => {
  const inside: number[] = []
  let now = 0
  await Promise.all(
    [1, 2, 3].map(() =>
      oneAtATime(root, async () => {
        inside.push(++now)
        await delay(10)
        now--
      }),
    ),
  )
  expect(inside).toEqual([1, 1, 1])
  expect(existsSync(lock)).toBe(false)
})

it('the lock of a running process is waited for', async () => {
  writeFileSync(lock, String(process.pid))
  expect(await ranBeside()).toBe(false)
})

it('the lock of a process that runs no more holds nobody up', async () => {
  writeFileSync(lock, NOBODY)
  expect(await ranBeside()).toBe(true)
})

it('a lock that is only being written is not taken from its writer', async () => {
  writeFileSync(lock, '')
  expect(await ranBeside()).toBe(false)
})

it('a lock that was never written to the end is taken over after a while', async () => {
  writeFileSync(lock, '')
  expect(await oneAtATime(root, async () => 7)).toBe(7)
  expect(existsSync(lock)).toBe(false)
})

it('an import that fails leaves no lock', async () => {
  const failing = oneAtATime(root, async () => {
    throw new Error('no room')
  })
  await expect(failing).rejects.toThrow('no room')
  expect(existsSync(lock)).toBe(false)
  expect(await oneAtATime(root, async () => 7)).toBe(7)
})
