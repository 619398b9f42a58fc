import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addCopy, editionsBelow } from '../../src/book/edition-folder.js'
import type { Overlay } from '../../src/book/overlay.js'
import { formatTidy } from '../../src/book/tidy-csv.js'
import { copyOf, editionWith, type Home, homeWith, treeOf } from '../workbooks/overlay-home.js'
import { SMALL_DAY, smallFigures } from '../workbooks/small.js'
import { editionOf } from '../workbooks/world.js'

const NEW = smallFigures().filter((o) => o.measure === 'nato.core.share')
const COPY = copyOf('original', 'original')

let home: Home
let overlay: Overlay
let id: string
beforeAll(async () => {
  home = await homeWith(editionOf('2023-07-07'))
})
afterAll(() => home.remove())
beforeEach(async () => {
  overlay = home.overlay()
  id = (await overlay.add(editionWith(SMALL_DAY, COPY), COPY, NEW)).id
})

const folderOf = (day = SMALL_DAY) => join(overlay.root, 'editions', 'nato.defexp', day)

describe('what a killed import leaves behind', () => {
  it('figures without their sidecar are no edition', async () => {
    mkdirSync(folderOf('2028-06-30'), { recursive: true })
    writeFileSync(join(folderOf('2028-06-30'), 'original.csv'), 'measure,ar')
    writeFileSync(join(folderOf('2028-06-30'), '.edition.yaml.0a1b.tmp'), 'datas')
    expect((await overlay.open()).id).toBe(id)
    const copy = { ...COPY, files: [{ name: 'b.csv', sha256: 'b'.repeat(64) }] }
    const figures = NEW.map((o) => ({ ...o, edition: 'nato.defexp/2028-06-30' }))
    const book = await overlay.add(editionWith('2028-06-30', copy), copy, figures)
    expect(await book.observations(['nato.core.share'], new Set(['nato.defexp/2028-06-30']))).toHaveLength(NEW.length)
  })

  it('half a compiled book disturbs neither the current book nor older ones', async () => {
    const half = join(overlay.root, 'books', '0123456789abcdef01234567.0a1b2c3d4e5f.tmp')
    mkdirSync(half)
    writeFileSync(join(half, 'manifest.json'), '{"format":1,"fac')
    expect((await overlay.open()).id).toBe(id)
    expect((await overlay.byId(home.baseId)).id).toBe(home.baseId)
    expect((await overlay.byId(id)).id).toBe(id)
  })
})

describe('an overlay that was damaged', () => {
  it('in a compiled book is made again from the editions, with the same id', async () => {
    const [name = ''] = readdirSync(join(overlay.root, 'books'))
    const file = join(overlay.root, 'books', name, 'nato.defexp.parquet')
    const bytes = readFileSync(file)
    bytes[100] = bytes[100]! ^ 1
    writeFileSync(file, bytes)
    const mended = await overlay.open()
    expect(mended.id).toBe(id)
    expect((await mended.observations(['nato.core.share'])).length).toBeGreaterThan(NEW.length)
  })

  it('by losing figures says which', async () => {
    rmSync(join(folderOf(), 'original.csv'))
    await expect(overlay.open()).rejects.toMatchObject({
      fault: 'source',
      code: 'overlay.missing',
      message: `the figures of nato.defexp/${SMALL_DAY}, copy "original", are gone`,
    })
  })

  it.each([
    ['edition.yaml', 'copies: {}', 'yaml.unexpected'],
    ['edition.yaml', 'a: &a [*a]', 'yaml.malformed'],
    ['edition.yaml', '\ta', 'yaml.malformed'],
  ])('in %s (%j) says so, with its place', async (name, text, code) => {
    writeFileSync(join(folderOf(), name), text)
    await expect(overlay.open()).rejects.toMatchObject({
      fault: 'data',
      code,
      where: expect.stringContaining(SMALL_DAY),
    })
  })

  it('in the figures, by as little as a digit, says so: they are not those that were imported', async () => {
    const csv = join(folderOf(), 'original.csv')
    writeFileSync(csv, readFileSync(csv, 'utf8').replace(/,(\d)/, ',9$1'))
    await expect(overlay.open()).rejects.toMatchObject({
      fault: 'source',
      code: 'overlay.changed',
      where: expect.stringContaining(SMALL_DAY),
    })
  })

  it('by a folder of another day says so', async () => {
    mkdirSync(folderOf('2028-06-30'))
    writeFileSync(join(folderOf('2028-06-30'), 'edition.yaml'), readFileSync(join(folderOf(), 'edition.yaml')))
    await expect(overlay.open()).rejects.toMatchObject({ fault: 'data', code: 'edition.folder' })
  })
})

describe('figures that could not be read again', () => {
  it('are refused before anything is written', async () => {
    const before = treeOf(overlay.root)
    const adding = overlay.add(editionWith('2028-06-30', COPY), COPY, [{ ...NEW[0]!, cell: '' }])
    await expect(adding).rejects.toMatchObject({ fault: 'data', code: 'tidy.malformed', message: 'line 2: no cell' })
    expect(treeOf(overlay.root)).toEqual(before)
  })
})

describe('the sidecar of an imported edition', () => {
  it('gives back any title, address and file name that was written', async () => {
    const said = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 })
    let count = 0
    await fc.assert(
      fc.asyncProperty(said, said, said, fc.option(said), async (title, url, name, note) => {
        const root = join(overlay.root, `of-sidecars-${count++}`)
        const copy = { ...COPY, files: [{ ...COPY.files[0]!, name, url }], ...(note === null ? {} : { note }) }
        const edition = editionWith(SMALL_DAY, copy, { title, url, constantPrices: '2021', basis: 'core' })
        await addCopy(root, edition, copy, formatTidy(NEW.slice(0, 1)))
        expect(editionsBelow(root).map((e) => e.edition)).toEqual([edition])
      }),
      { numRuns: process.env.PLEDGEBOOK_FUZZ === 'long' ? 2000 : 40 },
    )
  })

  it.each([
    ['an empty title', { title: '' }, {}],
    ['an empty file name', {}, { files: [{ name: '', sha256: 'a'.repeat(64) }] }],
    ['an empty address', {}, { files: [{ name: 'a.xlsx', sha256: 'a'.repeat(64), url: '' }] }],
  ])('with %s is refused before anything is written: it could not be read again', async (_, edition, copy) => {
    const before = treeOf(overlay.root)
    const whole = { ...COPY, ...copy }
    const adding = overlay.add(editionWith('2028-06-30', whole, edition), whole, NEW)
    await expect(adding).rejects.toMatchObject({
      fault: 'data',
      code: 'yaml.unexpected',
      message: expect.stringContaining('is empty'),
    })
    expect(treeOf(overlay.root)).toEqual(before)
    expect(existsSync(folderOf('2028-06-30'))).toBe(false)
  })
})
