import { describe, expect, it } from 'vitest'
import { readNatoWorkbook } from '../../src/sources/nato-workbook.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { SheetDraft, sheetOf } from '../workbooks/sheet-draft.js'
import { SMALL_DAY, smallWorkbook } from '../workbooks/small.js'
import { contextOf } from '../workbooks/world.js'
import { withFile } from '../workbooks/zip.js'
import { PLACES } from './faults/places.js'
import { ROWS } from './faults/rows.js'
import { YEARS } from './faults/years.js'

async function faultOf(bytes: Uint8Array, day = SMALL_DAY): Promise<PledgebookError> {
  const error: unknown = await readNatoWorkbook(bytes, contextOf(day, 'original')).then(
    () => 'it was read',
    (thrown: unknown) => thrown,
  )
  if (error instanceof PledgebookError) return error
  throw new Error(`expected a PledgebookError, got ${String(error)}`)
}

describe('a workbook with', () => {
  it.each([...PLACES, ...YEARS, ...ROWS])('$what ($layout) is refused at $where', async (fault) => {
    const { bytes } = await smallWorkbook(fault.layout, fault.change)
    const error = await faultOf(bytes)
    const said = `${error.message} | ${error.hint}`
    for (const word of fault.words) expect(said).toContain(word)
    expect(error.fault).toBe('data')
    expect(error.where).toBe(fault.where)
  })

  it('two sheets of one name is refused: neither could be told to be the right one', async () => {
    const { bytes } = await smallWorkbook('2024', (drafts) => drafts.push(new SheetDraft('TABLE9')))
    const error = await faultOf(withFile(bytes, 'xl/workbook.xml', (xml) => xml.replace('"TABLE9"', '"TABLE3"')))
    expect(error.message).toContain('expected one sheet named "TABLE3", found "TABLE1, TABLE2, TABLE3, ')
    expect(error).toMatchObject({ fault: 'data', where: 'workbook' })
  })

  it('Finland before it joined is refused: membership is that of the day of publication', async () => {
    const error = await faultOf((await smallWorkbook('2024')).bytes, '2022-06-30')
    expect(error.message).toBe('expected only members on 2022-06-30, found "Finland (Euros)"')
    expect(error.where).toBe('TABLE1!C19')
  })
})

describe('no fault', () => {
  const read = async (layout: '2024' | '2025', change: (drafts: SheetDraft[]) => void) => {
    const { bytes, placed } = await smallWorkbook(layout, change)
    return { reading: await readNatoWorkbook(bytes, contextOf(SMALL_DAY, 'original')), placed }
  }

  it('is a lack of Table 4 in the newer layout: everything else is read', async () => {
    const { reading, placed } = await read('2025', (drafts) => {
      drafts.splice(drafts.indexOf(sheetOf(drafts, 'Table 4')), 1)
    })
    expect(reading.observations).toEqual(placed.filter((o) => !o.measure.startsWith('nato.summary.')))
  })

  it('is other spacing and case in titles, nor sheets in another order', async () => {
    const { reading, placed } = await read('2024', (drafts) => {
      sheetOf(drafts, 'TABLE2').set('B4', 'TABLE\u00a02:  defence   EXPENDITURE ')
      drafts.reverse()
    })
    expect(reading.observations).toEqual(placed)
  })

  it('is a hidden row, whatever it holds', async () => {
    const { reading, placed } = await read('2024', (drafts) => {
      const sheet = sheetOf(drafts, 'TABLE8b')
      const last = sheet.rowOf('Notes')
      sheet.put(last - 1, 2, 'Utopia')
      sheet.put(last - 1, 3, 12)
      sheet.hide(last - 1)
    })
    expect(reading.observations).toEqual(placed)
    expect(reading.hiddenRows).toBe(7)
  })
})
