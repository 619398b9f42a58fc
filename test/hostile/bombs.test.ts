import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readNatoWorkbook } from '../../src/sources/nato-workbook.js'
import { SMALL_DAY, smallWorkbook } from '../workbooks/small.js'
import type { WrittenWorkbook } from '../workbooks/words.js'
import { contextOf } from '../workbooks/world.js'
import { BOMBS, HARMLESS } from './bombs.js'
import { Desk } from './desk.js'

const CONTEXT = contextOf(SMALL_DAY, 'original')

/** Least time that something takes, of several goes: noise only ever adds. */
async function leastTime(goes: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < goes; i++) {
    const start = performance.now()
    await work().catch(() => undefined)
    least = Math.min(least, performance.now() - start)
  }
  return least
}

let desk: Desk
let genuine: WrittenWorkbook
let genuineTime: number
beforeAll(async () => {
  desk = await Desk.open()
  genuine = await smallWorkbook('2024')
  genuineTime = await leastTime(5, () => readNatoWorkbook(genuine.bytes, CONTEXT))
})

/** Sees that import refuses a bomb with these words and changes nothing on the disk; gives the time of that, as a share of reading a genuine workbook. */
async function refused(bomb: Uint8Array, words: string): Promise<number> {
  const error = await desk.refusal(bomb)
  expect(error.message).toContain(words)
  expect(['source', 'data']).toContain(error.fault)
  return (await leastTime(2, () => readNatoWorkbook(bomb, CONTEXT))) / genuineTime
}

const shares: { what: string; share: number }[] = []
afterAll(() => {
  desk.home.remove()
  const [slowest] = shares.toSorted((a, b) => b.share - a.share)
  console.log(
    `slowest bomb (${slowest?.what}): refused in ${slowest?.share.toFixed(2)} of the time of reading a genuine workbook`,
  )
})

describe('a workbook with', () => {
  it.each(BOMBS.filter((b) => b.late))(
    '$what is refused in about the time of a genuine one',
    async ({ bytes, words }) => {
      expect(await refused(await bytes(), words)).toBeLessThan(3)
    },
  )

  it.each(BOMBS.filter((b) => !b.late))(
    '$what is refused, sooner than a genuine one is read',
    async ({ what, bytes, words }) => {
      const share = await refused(await bytes(), words)
      shares.push({ what, share })
      expect(share).toBeLessThan(1)
    },
  )

  it.each(HARMLESS)('$what gives the figures of the genuine one, in about its time', async ({ bytes }) => {
    const odd = await bytes()
    expect((await readNatoWorkbook(odd, CONTEXT)).observations).toEqual(genuine.placed)
    expect(await leastTime(2, () => readNatoWorkbook(odd, CONTEXT))).toBeLessThan(genuineTime * 3)
  })
})
