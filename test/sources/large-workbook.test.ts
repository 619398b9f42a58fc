import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { openLargeWorkbook, type SheetRow } from '../../src/sources/large-workbook.js'
import { readWorkbook } from '../../src/sources/workbook.js'
import { daySerial, dayStyles, workbookParts } from '../../src/sources/workbook-parts.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { BOMBS } from '../hostile/bombs.js'
import { refusalOf } from '../terms/refusal.js'
import { smallWorkbook } from '../workbooks/small.js'
import { withFile, type ZipEntry, zip } from '../workbooks/zip.js'

const text = (content: string) => new TextEncoder().encode(content)

/** A workbook of one sheet with these rows as XML. */
function workbook(rows: string, more: readonly ZipEntry[] = [], prefix = ''): Uint8Array {
  const sheet = `<?xml version="1.0"?><${prefix}worksheet><${prefix}sheetData>${rows}</${prefix}sheetData></${prefix}worksheet>`
  return zip([
    {
      name: 'xl/workbook.xml',
      data: text('<workbook><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId7"/></sheets></workbook>'),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: text(
        '<Relationships><Relationship Id="rId7" Type="x/worksheet" Target="worksheets/s.xml"/></Relationships>',
      ),
    },
    { name: 'xl/worksheets/s.xml', data: text(sheet) },
    ...more,
  ])
}

async function rowsOf(bytes: Uint8Array, sheet = 0): Promise<SheetRow[]> {
  const sheets = await openLargeWorkbook(bytes)
  const rows: SheetRow[] = []
  for await (const part of sheets[sheet]?.rows() ?? []) rows.push(...part)
  return rows
}
const cellsOf = async (rows: string, more: readonly ZipEntry[] = []) =>
  (await rowsOf(workbook(rows, more))).map(({ cells }) => cells)

describe('a workbook read row by row', () => {
  it('has the cells that the other reader finds', async () => {
    for (const edition of ['2024', '2025'] as const) {
      const { bytes } = await smallWorkbook(edition)
      const expected = await readWorkbook(bytes)
      const sheets = await openLargeWorkbook(bytes)
      expect(sheets.map((sheet) => sheet.name)).toEqual(expected.map((sheet) => sheet.name))
      for (const [i, { rows }] of expected.entries()) {
        const own = await rowsOf(bytes, i)
        const filled = rows.flatMap((cells, at) => {
          const last = cells.findLastIndex((cell) => cell !== null && cell !== '')
          return last < 0 ? [] : [{ index: at + 1, cells: cells.slice(0, last + 1) }]
        })
        const trimmed = own.map(({ index, cells }) => ({
          index,
          cells: cells.slice(0, cells.findLastIndex((cell) => cell !== null && cell !== '') + 1),
        }))
        expect(trimmed).toEqual(filled)
      }
    }
  })

  it('knows all types of cells, gaps, entities, phonetic readings and formulas without a result', async () => {
    const strings =
      '<sst><si><t>shared</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh sb="0"><t>no</t></rPh></si></sst>'
    const cells = await cellsOf(
      `<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><v>-1.5E3</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#REF!</v></c></row>
       <row r="3"/><row r="5"><c r="B5" t="inlineStr"><is><t>a &lt;b&gt; &#233;_x000D_</t></is></c><c r="C5" t="str"><f>x</f><v>out</v></c><c r="D5"><f>1+1</f></c><c r="E5"/></row>
       <row><c t='s'><v>0</v></c><c><v>7</v></c></row>`,
      [{ name: 'xl/sharedStrings.xml', data: text(strings) }],
    )
    expect(cells).toEqual([
      ['rich ', null, -1500, true, '#REF!'],
      [null, 'a <b> é\r', 'out', '=1+1', null],
      ['shared', 7],
    ])
    const rows = await rowsOf(workbook('<x:row r="9"><x:c r="A9"><x:v>1</x:v></x:c></x:row>', [], 'x:'))
    expect(rows).toEqual([{ index: 9, cells: [1] }])
  })

  it('reads days as days, in both systems', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="#,##0 &quot;dny&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
    expect(
      await cellsOf(
        '<row><c s="1"><v>45292</v></c><c s="2"><v>45657.75</v></c><c s="3"><v>45292</v></c><c s="0"><v>5</v></c></row>',
        [{ name: 'xl/styles.xml', data: text(styles) }],
      ),
    ).toEqual([['2024-01-01', '2024-12-31', 45292, 5]])
    expect([1, 59, 60, 61, 45_292].map((day) => daySerial(day, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-28',
      '1900-03-01',
      '2024-01-01',
    ])
    expect(daySerial(0, true)).toBe('1904-01-01')
    expect(daySerial(-5, false)).toBeUndefined()
    expect(dayStyles('')(3)).toBe(false)
    expect(workbookParts('<workbook><workbookPr date1904="1"/></workbook>', '').date1904).toBe(true)
    for (let day = 61; day < 80_000; day += 97) {
      expect(daySerial(day, false)).toBe(new Date((day - 25_569) * 86_400_000).toISOString().slice(0, 10))
    }
  })

  it('goes on far beyond two thousand rows, row by row', async () => {
    const count = 60_000
    const rows = Array.from({ length: count }, (_, i) => ['Försvar', `${i}:1`, i + 0.5])
    const bytes = await writeXlsx({ sheets: [{ name: 'Utfall', rows: [['Namn', 'Kod', 'Belopp'], ...rows] }] })
    const found = await rowsOf(bytes)
    expect(found).toHaveLength(count + 1)
    expect(found.at(-1)).toEqual({ index: count + 1, cells: ['Försvar', '59999:1', 59_999.5] })
  }, 30_000)
})

describe('a hostile workbook read row by row', () => {
  it.each(BOMBS)('$what is refused, or read to its end', async ({ bytes }) => {
    const bomb = await bytes()
    try {
      for (const sheet of await openLargeWorkbook(bomb))
        for await (const rows of sheet.rows()) expect(rows.length).toBeGreaterThan(0)
    } catch (error) {
      expect(error).toBeInstanceOf(PledgebookError)
      expect(error).toMatchObject({ fault: 'source' })
    }
  })

  const noise = (length: number) =>
    Array.from({ length }, (_, i) => ((i * 7919 + 13) % 1_000_003).toString(36)).join('')
  it.each([
    ['more rows than a sheet has', () => workbook('<row r="1048577"><c><v>1</v></c></row>'), 'tooManyRows'],
    ['a cell far to the right', () => workbook('<row><c r="XFD1"><v>1</v></c></row>'), 'tooManyColumns'],
    ['a row without end', () => workbook(`<row><c t="str"><v>${noise(1_200_000)}</v></c>`), 'longRow'],
    [
      'a text without end',
      () =>
        workbook('<row><c t="s"><v>0</v></c></row>', [
          { name: 'xl/sharedStrings.xml', data: text(`<sst><si><t>${noise(200_000)}`) },
        ]),
      'longText',
    ],
    [
      'a sheet that would unpack to terabytes',
      () => workbook('', [{ name: 'xl/worksheets/t.xml', data: text(''), unpacked: 3_000_000_000 }]),
      'bomb',
    ],
    [
      'a sheet that says it is small and is not',
      () =>
        zip([
          { name: 'xl/workbook.xml', data: text('<sheet name="a" r:id="r"/>') },
          { name: 'xl/_rels/workbook.xml.rels', data: text('<Relationship Id="r" Target="worksheets/s.xml"/>') },
          { name: 'xl/worksheets/s.xml', data: text(''), raw: deflateRawSync(new Uint8Array(50_000_000)), unpacked: 9 },
        ]),
      'bomb',
    ],
    ['a row cut off', () => workbook('<row><c><v>1</v></c>'), 'damaged'],
    ['no workbook in it', () => zip([{ name: 'a.txt', data: text('a') }]), 'notXlsx'],
  ])('%s is refused', async (_, bytes, code) => {
    const error = await refusalOf(() => rowsOf(bytes()))
    expect(error).toMatchObject({ fault: 'source', code: `workbook.${code}` })
  })

  it('changed in its sheet gives rows or a refusal in words, whatever was changed', async () => {
    const { bytes } = await smallWorkbook('2024')
    for (let i = 1; i < 40; i++) {
      const odd = withFile(bytes, 'xl/worksheets/sheet1.xml', (xml) => {
        const at = Math.floor((xml.length * i) / 40)
        return i % 2 === 0
          ? xml.slice(0, at)
          : `${xml.slice(0, at)}<c r="${'Z'.repeat(i)}1"><v>&#x110000;</v>${xml.slice(at)}`
      })
      try {
        expect(Array.isArray(await rowsOf(odd))).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(PledgebookError)
      }
    }
  })
})
