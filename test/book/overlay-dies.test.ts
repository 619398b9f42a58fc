import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { copyOf, editionWith, type Home, homeWith, treeOf } from '../workbooks/overlay-home.js'
import { SMALL_DAY, smallFigures } from '../workbooks/small.js'
import { editionOf } from '../workbooks/world.js'

const fate = vi.hoisted(() => ({ steps: 0, diesAt: Number.POSITIVE_INFINITY, livesOn: false }))

// At a chosen step on the disk, which is done by half, the program dies: none after it happens, no tidying up either. Or
// the disk is full at this step only and the program lives on.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const step = async <T>(whole: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> => {
    const now = fate.steps++
    if (now < fate.diesAt || (now > fate.diesAt && fate.livesOn)) return whole()
    if (now === fate.diesAt) await half?.()
    throw new Error(fate.livesOn ? 'the disk is full' : 'the program is dead')
  }
  return {
    ...real,
    mkdir: (path: string, options?: object) => step(() => real.mkdir(path, options)),
    rename: (from: string, to: string) => step(() => real.rename(from, to)),
    rm: (path: string, options?: object) => step(() => real.rm(path, options)),
    open: async (path: string, flags: string) => {
      const handle = await step(() => real.open(path, flags))
      return {
        writeFile: (bytes: Uint8Array) =>
          step(
            () => handle.writeFile(bytes),
            () => handle.writeFile(bytes.subarray(0, bytes.length / 2)),
          ),
        sync: () => step(() => handle.sync()),
        // A dead program's files are closed by the system.
        close: () => handle.close(),
      }
    },
  }
})

const NEW = smallFigures().filter((o) => o.measure === 'nato.core.share')
const COPY = copyOf('original', 'original')
const LATER = '2028-06-30'

let home: Home
let wholeId: string
let steps: number

beforeAll(async () => {
  home = await homeWith(editionOf('2023-07-07'))
})
afterAll(() => home.remove())
beforeEach(async () => {
  fate.diesAt = Number.POSITIVE_INFINITY
  fate.steps = 0
  wholeId = (await home.overlay().add(editionWith(SMALL_DAY, COPY), COPY, NEW)).id
  steps = fate.steps
})

it('an import that dies at any step on the disk leaves the whole edition or nothing of it, and the next one succeeds', async () => {
  const outcomes: string[] = []
  for (let n = 0; n < steps; n++) {
    const overlay = home.overlay()
    Object.assign(fate, { steps: 0, diesAt: n, livesOn: false })
    await expect(overlay.add(editionWith(SMALL_DAY, COPY), COPY, NEW)).rejects.toThrow('the program is dead')
    fate.diesAt = Number.POSITIVE_INFINITY
    const { id } = await overlay.open()
    outcomes.push(id === home.baseId ? 'nothing' : id === wholeId ? 'whole' : `step ${n}: something else`)
    expect((await overlay.byId(home.baseId)).id).toBe(home.baseId)
    if (id === home.baseId)
      expect((await overlay.add(editionWith(SMALL_DAY, COPY), COPY, NEW)).id, `step ${n}`).toBe(wholeId)
    const later = NEW.map((o) => ({ ...o, edition: `nato.defexp/${LATER}` }))
    const book = await overlay.add(editionWith(LATER, COPY), COPY, later)
    expect(book.facts.editions.filter((e) => [LATER, SMALL_DAY].includes(e.publishedOn))).toHaveLength(2)
  }
  const turn = outcomes.indexOf('whole')
  expect(turn).toBeGreaterThan(5)
  expect(turn).toBeLessThan(steps - 5)
  expect(outcomes).toEqual(outcomes.map((_, n) => (n < turn ? 'nothing' : 'whole')))
}, 120_000)

it('an import that fails at any step and lives on tidies up: nothing half-written stays', async () => {
  for (let n = 0; n < steps; n++) {
    const overlay = home.overlay()
    Object.assign(fate, { steps: 0, diesAt: n, livesOn: true })
    await expect(overlay.add(editionWith(SMALL_DAY, COPY), COPY, NEW)).rejects.toThrow('the disk is full')
    const left = [...(treeOf(overlay.root)?.keys() ?? [])]
    expect(left.filter((name) => name.includes('.tmp'))).toEqual([])
    expect([home.baseId, wholeId]).toContain((await overlay.open()).id)
  }
})
