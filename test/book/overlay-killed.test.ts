import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Book } from '../../src/book/book.js'
import { type Home, homeWith, treeOf } from '../workbooks/overlay-home.js'
import { editionOf } from '../workbooks/world.js'
import { FIGURES, type Importer, importerOf } from './importer.js'

const LONG = process.env.PLEDGEBOOK_FUZZ === 'long'
const KILLS = LONG ? 400 : 25

let home: Home
let importing: Importer
beforeAll(async () => {
  home = await homeWith(editionOf('2023-07-07'))
  importing = await importerOf(home)
})
afterAll(() => home.remove())

/** Days of the editions of 2027 that a book has, each of which must be whole. */
async function wholeEditions(book: Book): Promise<string[]> {
  const cells = await book.observations(['nato.core.share'])
  return book.facts.editions
    .filter((e) => e.publishedOn.startsWith('2027-'))
    .map((e) => {
      expect(cells.filter((o) => o.edition === e.id)).toHaveLength(FIGURES.length)
      return e.publishedOn as string
    })
}

const dayOf = (n: number) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10)

it(`an import killed at ${KILLS} random moments leaves whole editions only, and the next one succeeds`, async () => {
  const overlay = home.overlay()
  const first = await importing(overlay.root, dayOf(0))
  expect(first.done).toBe(true)
  const held = [dayOf(0)]
  let nothing = 0
  for (let round = 1; round <= KILLS; round++) {
    await importing(overlay.root, dayOf(round), Math.random() * first.took)
    const found = await wholeEditions(await overlay.open())
    if (found.includes(dayOf(round))) held.push(dayOf(round))
    else nothing++
    expect(found).toEqual(held)
  }
  console.log(`killed ${KILLS} times within ${Math.round(first.took)} ms: ${nothing} times nothing was left, else all`)
  expect((await importing(overlay.root, dayOf(KILLS + 1))).done).toBe(true)
  expect(await wholeEditions(await overlay.open())).toEqual([...held, dayOf(KILLS + 1)])
}, 600_000)

it('imports at once wait for each other, also where a killed one left its lock: none is lost, nothing is left over', async () => {
  for (let round = 0; round < (LONG ? 40 : 2); round++) {
    const overlay = home.overlay()
    mkdirSync(overlay.root)
    // No process has this number: it is above every system's greatest.
    writeFileSync(join(overlay.root, 'import.lock'), '2147483647')
    const days = [0, 1, 2, 3].map(dayOf)
    const ended = await Promise.all(days.map((day) => importing(overlay.root, day)))
    expect(ended.map((e) => e.done)).toEqual(days.map(() => true))
    expect(await wholeEditions(await overlay.open())).toEqual(days)
    const left = [...(treeOf(overlay.root)?.keys() ?? [])].filter((name) => /\.tmp|lock/.test(name))
    expect(left).toEqual([])
  }
}, 600_000)

it('of imports at once of one edition exactly one is taken', async () => {
  const overlay = home.overlay()
  const ended = await Promise.all([0, 1, 2].map(() => importing(overlay.root, dayOf(0))))
  expect(ended.filter((e) => e.done)).toHaveLength(1)
  expect(await wholeEditions(await overlay.open())).toEqual([dayOf(0)])
}, 600_000)
