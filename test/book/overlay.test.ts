import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/book.js'
import { openFolder } from '../../src/book/shipped.js'
import type { Observation } from '../../src/terms/observation.js'
import { copyOf, editionWith, type Home, homeWith, treeOf } from '../workbooks/overlay-home.js'
import { SMALL_DAY, smallFigures } from '../workbooks/small.js'
import { editionOf } from '../workbooks/world.js'

const SHARE = 'nato.core.share'
const BASE = editionOf('2026-07-07').filter((o) => o.measure === SHARE)
const NEW = smallFigures().filter((o) => o.measure === SHARE)
const OLD_DAY = '2026-07-07'

let home: Home
beforeAll(async () => {
  home = await homeWith(BASE)
})
afterAll(() => home.remove())

function sharesOf(book: Book, day: string): Promise<Observation[]> {
  return book.observations([SHARE], new Set([`nato.defexp/${day}`]))
}

async function poland2026(book: Book): Promise<[value: number | null | undefined, copy: string | undefined]> {
  const found = (await sharesOf(book, OLD_DAY)).find((o) => o.area === 'POL' && o.period === '2026')
  return [found?.value, found?.copy]
}

/** Poland's cell of 2026 as another copy has it. */
function polandAs(copy: string, value: number): Observation[] {
  return BASE.filter((o) => o.area === 'POL' && o.period === '2026').map((o) => ({ ...o, copy, value }))
}

describe('an overlay', () => {
  it('without imports is the base book, and leaves no trace', async () => {
    const overlay = home.overlay()
    expect((await overlay.open()).id).toBe(home.baseId)
    expect(treeOf(overlay.root)).toBeUndefined()
  })

  it('gains an edition: its figures, its day, another id; the base stays answerable', async () => {
    const overlay = home.overlay()
    const copy = copyOf('original', 'original')
    const book = await overlay.add(editionWith(SMALL_DAY, copy), copy, NEW)
    expect(book.id).not.toBe(home.baseId)
    expect(book.knownTo).toBe(SMALL_DAY)
    const key = (o: Observation) => `${o.area} ${o.period}`
    expect((await sharesOf(book, SMALL_DAY)).map(key).sort()).toEqual(NEW.map(key).sort())
    expect(await sharesOf(book, OLD_DAY)).toHaveLength(BASE.length)
    expect((await overlay.byId(home.baseId)).knownTo).toBe('2026-11-23')
  })

  it('opened again is the same book, and nothing is written', async () => {
    const overlay = home.overlay()
    const copy = copyOf('original', 'original')
    const { id } = await overlay.add(editionWith(SMALL_DAY, copy), copy, NEW)
    const before = treeOf(overlay.root)
    expect((await overlay.open()).id).toBe(id)
    expect(treeOf(overlay.root)).toEqual(before)
  })

  it('gains an original over a transcription: its cells win, the others stay, every older id still answers', async () => {
    const overlay = home.overlay()
    const [own, original] = [copyOf('original', 'original', 'b'), copyOf('original', 'original')]
    const first = await overlay.add(editionWith(SMALL_DAY, original), original, NEW)
    const second = await overlay.add(editionWith(OLD_DAY, own), own, polandAs('original', 4.6812))
    expect(await poland2026(second)).toEqual([4.6812, 'original'])
    expect(await sharesOf(second, OLD_DAY)).toHaveLength(BASE.length)
    expect((await sharesOf(second, OLD_DAY)).filter((o) => o.copy === 'transcription')).toHaveLength(BASE.length - 1)
    const edition = second.facts.editions.find((e) => e.id === `nato.defexp/${OLD_DAY}`)
    expect(edition?.copies.map((c) => c.id)).toEqual(['transcription', 'original'])
    expect(edition?.title).toBe('Defence Investment of NATO Countries (2014-2026)')
    expect(edition?.partial).toBeUndefined()
    for (const id of [home.baseId, first.id]) {
      const older = await overlay.byId(id)
      expect(older.id).toBe(id)
      expect(await poland2026(older)).toEqual([4.68, 'transcription'])
    }
    expect(await poland2026(await overlay.byId(second.id))).toEqual([4.6812, 'original'])
  })

  it('keeps two transcriptions of one day; the first one stands where both have a cell', async () => {
    const overlay = home.overlay()
    const [first, second] = [copyOf('transcription', 'transcription'), copyOf('transcription-2', 'transcription', 'b')]
    const other = NEW.map((o) => ({ ...o, copy: 'transcription-2', value: 99 }))
    const some = NEW.slice(0, 10).map((o) => ({ ...o, copy: 'transcription' }))
    await overlay.add(editionWith(SMALL_DAY, first), first, some)
    const book = await overlay.add(editionWith(SMALL_DAY, second), second, other)
    const found = await sharesOf(book, SMALL_DAY)
    expect(found.filter((o) => o.copy === 'transcription')).toHaveLength(10)
    expect(found.filter((o) => o.value === 99)).toHaveLength(NEW.length - 10)
    expect(book.facts.editions.find((e) => e.id.endsWith(SMALL_DAY))?.copies).toMatchObject([first, second])
  })

  it('never overwrites: a copy of a name that is there is refused, and nothing changes', async () => {
    const overlay = home.overlay()
    const copy = copyOf('original', 'original')
    await overlay.add(editionWith(SMALL_DAY, copy), copy, NEW)
    const before = treeOf(overlay.root)
    const again = overlay.add(editionWith(SMALL_DAY, copy), copy, NEW.slice(1))
    await expect(again).rejects.toMatchObject({ fault: 'input', code: 'import.exists' })
    expect(treeOf(overlay.root)).toEqual(before)
  })

  it('says which id it does not keep', async () => {
    await expect(home.overlay().byId('0123456789abcdef')).rejects.toMatchObject({
      fault: 'notFound',
      code: 'book.unknown',
      message: 'no book "0123456789abcdef" is kept here',
    })
  })
})

describe('a book on disk', () => {
  it('that names a file elsewhere is refused', async () => {
    const other = await homeWith([])
    const manifest = join(other.base, 'manifest.json')
    writeFileSync(
      manifest,
      JSON.stringify({
        format: 1,
        facts: { file: '../secret', sha256: '' },
        layouts: { file: 'l', sha256: '' },
        datasets: [],
      }),
    )
    await expect(openFolder(other.base)).rejects.toMatchObject({
      fault: 'source',
      message: 'the book names a file "../secret"',
    })
    other.remove()
  })

  it.each(['', 'null', '7', '[]', '{}', '{"format":1}', '{"format":2}', '{"format":1,"facts":{}'])(
    'whose manifest is %j is refused',
    async (text) => {
      const other = await homeWith([])
      writeFileSync(join(other.base, 'manifest.json'), text)
      await expect(openFolder(other.base)).rejects.toMatchObject({ name: 'PledgebookError', fault: 'source' })
      other.remove()
    },
  )
})
