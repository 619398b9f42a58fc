import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formatTidy } from '../../src/book/tidy-csv.js'
import { type Home, homeWith } from '../workbooks/overlay-home.js'
import { smallFigures } from '../workbooks/small.js'
import { editionOf } from '../workbooks/world.js'

const KILLS = process.env.PLEDGEBOOK_FUZZ === 'long' ? 400 : 25
const FIGURES = smallFigures().filter((o) => o.measure === 'nato.core.share')

let home: Home
let program: string
let csv: string

beforeAll(async () => {
  home = await homeWith(editionOf('2023-07-07'))
  const folder = dirname(home.base)
  program = join(folder, 'killed-import.mjs')
  csv = join(folder, 'new.csv')
  writeFileSync(csv, formatTidy(FIGURES))
  await build({
    entryPoints: [fileURLToPath(new URL('./killed-import.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);",
    },
  })
})
afterAll(() => home.remove())

/** Starts the program; kills it so many milliseconds after it began to import. Resolves to whether it was done, and how long that took. */
async function importing(root: string, day: string, killAfter?: number): Promise<{ done: boolean; took: number }> {
  // Every edition is a file of its own: the same bytes are one edition, of one day.
  writeFileSync(
    csv,
    formatTidy(FIGURES.map((o, i) => (i === 0 ? { ...o, value: Number(day.replaceAll('-', '')) } : o))),
  )
  const child = spawn(process.execPath, [program, home.base, root, csv, day], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('close', resolve))
  let said = ''
  let began = 0
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (began > 0 || !said.includes('begins')) return
    began = performance.now()
    if (killAfter !== undefined) void delay(killAfter).then(() => child.kill('SIGKILL'))
  })
  await ended
  return { done: said.includes('done'), took: performance.now() - began }
}

it(`an import killed at ${KILLS} random moments leaves whole editions only, and the next one succeeds`, async () => {
  const overlay = home.overlay()
  const dayOf = (round: number) => new Date(Date.UTC(2027, 0, 1 + round)).toISOString().slice(0, 10)
  const first = await importing(overlay.root, dayOf(0))
  expect(first.done).toBe(true)
  const held = new Set([dayOf(0)])
  let [nothing, whole] = [0, 0]
  for (let round = 1; round <= KILLS; round++) {
    const day = dayOf(round)
    await importing(overlay.root, day, Math.random() * first.took)
    const book = await overlay.open()
    const found = book.facts.editions
      .filter((e) => e.publishedOn.startsWith('2027-'))
      .map((e) => e.publishedOn as string)
    if (found.includes(day)) {
      whole++
      held.add(day)
    } else nothing++
    expect(found).toEqual([...held].sort())
    const cells = await book.observations(['nato.core.share'])
    for (const known of held) expect(cells.filter((o) => o.edition.endsWith(known))).toHaveLength(FIGURES.length)
  }
  console.log(
    `killed ${KILLS} times within ${Math.round(first.took)} ms: ${nothing} times nothing was left, ${whole} times all`,
  )
  expect((await importing(overlay.root, '2028-01-01')).done).toBe(true)
  expect((await overlay.open()).facts.editions.some((e) => e.publishedOn === '2028-01-01')).toBe(true)
}, 600_000)
