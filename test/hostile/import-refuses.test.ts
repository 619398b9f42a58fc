import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatTidy } from '../../src/book/tidy-csv.js'
import { sheetOf } from '../workbooks/sheet-draft.js'
import { SMALL_DAY, smallFigures, smallWorkbook } from '../workbooks/small.js'
import { unzip, zip } from '../workbooks/zip.js'
import { BAD_FILES } from './bad-files.js'
import { Desk } from './desk.js'

let desk: Desk
let genuine: Uint8Array
beforeAll(async () => {
  desk = await Desk.open()
  genuine = (await smallWorkbook('2025')).bytes
})
afterAll(() => desk.home.remove())

describe('import refuses, and changes not a byte on the disk:', () => {
  it.each(BAD_FILES)('$what', async ({ bytes, asked, code, words }) => {
    const error = await desk.refusal(bytes, asked)
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
    expect(error.hint).not.toBe('')
  })

  it('a workbook cut off at any length', async () => {
    const lengths = Array.from({ length: 60 }, (_, i) => Math.floor((genuine.length * (i + 0.5)) / 60))
    for (const length of [1, 2, 3, 4, 21, 22, 30, ...lengths, genuine.length - 1]) {
      const error = await desk.refusal(genuine.subarray(0, length))
      expect(error.code).toMatch(/^workbook\.(notXlsx|truncated)$|^import\.kind$|^tidy\.heading$/)
    }
  })

  it('a workbook of which any one file is missing that is needed', async () => {
    const needed = unzip(genuine).filter((e) => !/styles|theme|docProps/.test(e.name))
    for (const { name } of needed) {
      const error = await desk.refusal(zip(needed.filter((e) => e.name !== name)))
      expect(error.fault, name).toMatch(/^(source|data)$/)
    }
  })

  it('an encrypted workbook', async () => {
    const error = await desk.refusal(zip(unzip(genuine).map((e) => ({ ...e, flags: 1 }))))
    expect(error).toMatchObject({
      fault: 'source',
      code: 'workbook.encrypted',
      message: '"[Content_Types].xml" is encrypted',
    })
  })

  it('a formula without a result, which would look like a blank cell', async () => {
    const { bytes } = await smallWorkbook('2025')
    const entries = unzip(bytes).map((e) => {
      const xml = new TextDecoder().decode(e.data).replace('<c r="B5"><v>1</v></c>', '<c r="B5"><f>SUM(B6:B9)</f></c>')
      return { name: e.name, data: new TextEncoder().encode(xml) }
    })
    const error = await desk.refusal(zip(entries))
    expect(error.message).toBe('expected a number or an empty cell, found "=SUM(B6:B9)"')
    expect(error.where).toBe('Table 1!B5')
  })

  it('a number beyond any', async () => {
    const { bytes } = await smallWorkbook('2025')
    const entries = unzip(bytes).map((e) => {
      const xml = new TextDecoder().decode(e.data).replace('<c r="B5"><v>1</v>', '<c r="B5"><v>1e999</v>')
      return { name: e.name, data: new TextEncoder().encode(xml) }
    })
    expect((await desk.refusal(zip(entries))).message).toContain('found "Infinity"')
  })

  it('a sheet whose name is a path', async () => {
    const { bytes } = await smallWorkbook('2025', (drafts) => {
      sheetOf(drafts, 'Table 7').name = '..%2F..%2Fevil'
    })
    expect((await desk.refusal(bytes)).message).toContain('a sheet named "Table 7"')
  })

  it('the workbook that is held already, and another for the same day', async () => {
    expect(await desk.refusal(desk.held, { published: SMALL_DAY })).toMatchObject({
      fault: 'input',
      code: 'import.held',
    })
    expect(await desk.refusal(genuine, { published: SMALL_DAY })).toMatchObject({
      fault: 'input',
      code: 'import.exists',
    })
  })
})

describe('import takes', () => {
  it('a file under any name, and keeps only the last part of it', async () => {
    const figures = smallFigures().filter((o) => o.measure === 'nato.core.share')
    const bytes = new TextEncoder().encode(formatTidy(figures))
    const answer = await desk.import(bytes, { file: '../../../etc/passwd', published: '2027-07-01' })
    expect(answer).toMatchObject({
      edition: 'nato.defexp/2027-07-01',
      kind: 'transcription',
      numbers: figures.length,
      blank: 0,
    })
    const edition = (await desk.overlay.open()).facts.editions.find((e) => e.id === answer.edition)
    expect(edition?.copies[0]?.files[0]?.name).toBe('passwd')
  })
})
