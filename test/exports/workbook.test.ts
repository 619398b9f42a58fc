import { read, utils, type WorkBook } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answered } from '../../src/exports/answer-files.js'
import { answerWorkbook } from '../../src/exports/workbook.js'
import { cellText, columnLetters, LONGEST_TEXT, MOST_ROWS, sheetNames } from '../../src/exports/xlsx-text.js'
import { answerFile } from '../../src/operations/answer-file.js'
import { ask } from '../../src/operations/ask.js'
import { openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { byPython, describeWithPython, partsOf } from './workbook-desk.js'

const ENVELOPE = {
  schema: 'urn:x',
  tool: { name: 'pledgebook', version: '1' },
  book: { id: 'b', knownTo: '2026-11-23' },
  asOf: '2026-11-23',
  citation: {
    text: 'Cite me',
    editions: [
      { id: 'e', title: '=E', url: 'https://example.org/a?b=1&c="2"' },
      { id: 'f', title: 'F', url: 'javascript:alert(1)' },
    ],
  },
}
const OPERATION = { name: 'series', summary: 'What was published' }

function workbook(own: Record<string, unknown>, question: object = { area: 'POL' }): Uint8Array {
  return answerWorkbook({ operation: OPERATION, question, answer: { ...ENVELOPE, ...own } as Answered & object })
}

const sheetOf = (bytes: Uint8Array, name: string) => read(bytes, { cellFormula: true }).Sheets[name] ?? {}

/** Rows of a sheet as values. */
function rowsOf(book: WorkBook, name: string): unknown[][] {
  return utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1, blankrows: true, defval: null, rawNumbers: true })
}

/** Texts of every kind: with what XML cannot hold, halves of pairs, what looks like a formula or an escape. */
const TEXT = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '=cmd|', '<b>', '&amp;', '_x0041_', ']]>'), fc.string())
    .map(([a, b]) => a + b),
)

describe('an answer as a workbook', () => {
  it('has what was asked, how to cite it, each list on a sheet and all else on another', () => {
    const bytes = workbook({
      area: 'POL',
      notes: ['one', 'two'],
      history: [{ period: '2024', value: 1234.5678, known: true, says: 'so' }],
      rows: [{ period: '2024/25', value: null, parts: [{ n: 1 }] }],
    })
    const book = read(bytes)
    expect(book.SheetNames).toEqual(['Read me', 'Answer', 'history 2', 'rows', 'rows.parts'])
    expect(rowsOf(book, 'history 2')).toEqual([
      ['period', 'value', 'known', 'says'],
      [2024, 1234.5678, true, 'so'],
    ])
    expect(rowsOf(book, 'rows')).toEqual([
      ['period', 'value'],
      ['2024/25', null],
    ])
    expect(rowsOf(book, 'Answer')).toEqual([
      ['field', 'value'],
      ['area', 'POL'],
      ['notes', 'one'],
      ['notes', 'two'],
    ])
    const said = rowsOf(book, 'Read me').flat()
    for (const text of ['Pledgebook: series', 'POL', '2026-11-23', 'b, known to 2026-11-23', 'Cite me', 'two'])
      expect(said).toContain(text)
  })

  it('links editions on the web and nothing else, and its own sheets', () => {
    const parts = partsOf(workbook({ rows: [{ a: 1 }] }))
    expect(parts.get('xl/worksheets/_rels/sheet1.xml.rels')?.match(/Target="[^"]*"/g)).toEqual([
      'Target="https://example.org/a?b=1&amp;c=&quot;2&quot;"',
    ])
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain(`location="'rows'!A1"`)
  })

  it('keeps texts texts, whatever they begin with', () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")', '-5']
    const bytes = workbook({ rows: texts.map((text) => ({ text })) })
    const sheet = sheetOf(bytes, 'rows')
    texts.forEach((text, i) => {
      expect(sheet[`A${i + 2}`]).toMatchObject({ t: 's', v: text })
      expect(sheet[`A${i + 2}`]?.f).toBeUndefined()
    })
    const parts = partsOf(bytes)
    expect([...parts.values()].join('')).not.toContain('<f>')
    expect(parts.get('xl/styles.xml')).toContain('quotePrefix="1"')
  })

  it('holds texts of all kinds, cut where a cell ends, on sheets of all names', () => {
    fc.assert(
      fc.property(fc.array(TEXT, { minLength: 1, maxLength: 8 }), TEXT, (texts, name) => {
        const own = { [`n${name}`]: texts.map((text) => ({ text, [`c${name}`]: 1 })) }
        const bytes = workbook(own, { text: texts[0] })
        const book = read(bytes)
        const sheet = book.Sheets[book.SheetNames[2] ?? ''] ?? {}
        texts.forEach((text, i) => {
          const kept = cellText(text).replaceAll('_x005F_', '_')
          expect(sheet[`A${i + 2}`]?.v ?? '').toBe(kept)
        })
      }),
    )
    const long = workbook({
      rows: [{ text: 'é'.repeat(40_000) }, { text: `${'x'.repeat(32_718)}😀${'y'.repeat(99)}` }],
    })
    for (const at of ['A2', 'A3']) {
      const { v } = sheetOf(long, 'rows')[at] ?? {}
      expect(String(v).length).toBeLessThanOrEqual(LONGEST_TEXT)
      expect(v).toMatch(/the whole text is in the JSON answer]$/)
      expect(v).not.toMatch(/[\ud800-\udfff] …/)
    }
  })

  it('writes numbers that no cell can hold as words', () => {
    const sheet = sheetOf(
      workbook({ rows: [{ a: Number.NaN, b: Number.POSITIVE_INFINITY, c: -0, d: 1e-300 }] }),
      'rows',
    )
    expect(sheet.A2?.v).toBeUndefined()
    expect(sheet.B2?.v).toBe('Infinity')
    expect([sheet.C2?.v, sheet.D2?.v]).toEqual([0, 1e-300])
  })

  it('refuses what no sheet can hold, and says what to do', async () => {
    const rows = Array.from({ length: MOST_ROWS }, () => ({ a: 1 }))
    const refused = await refusalOf(async () => workbook({ rows }))
    expect(refused).toMatchObject({ fault: 'input', code: 'xlsx.size' })
    expect(refused.message).toMatch(/^1048577 rows of "rows" are more than the 1048576/)
  })

  it('gives the same bytes for the same answer', async () => {
    const context = { book: await openedBook(), log: () => undefined }
    const [one, other] = await Promise.all(
      [1, 2].map(async () =>
        answerFile(await ask(context, 'library', 'cost', { area: 'NLD', asOf: '2026-11-23', draws: 200 }), 'xlsx'),
      ),
    )
    expect(one?.extension).toBe('xlsx')
    expect(Buffer.from(one?.bytes ?? []).equals(Buffer.from(other?.bytes ?? []))).toBe(true)
    const words = [...partsOf(one?.bytes ?? new Uint8Array()).values()].join('')
    expect(words).not.toMatch(/dcterms:created|dcterms:modified/)
  })

  it('holds the figures of an answer before anything is computed', async () => {
    const context = { book: await openedBook(), log: () => undefined }
    const answered = await ask(context, 'library', 'cost', { area: 'NLD', asOf: '2026-11-23', draws: 200 })
    const { bytes } = await answerFile(answered, 'xlsx')
    const value = answered.answer.value as {
      years: { level: { value: number }; bands: { p80: number[] } | null }[]
      total: { cumulative: { value: number } }
    }
    const book = read(bytes, { cellFormula: true })
    const { Years: years = {}, Totals: totals = {} } = book.Sheets
    expect(totals.B6?.v).toBe(value.total.cumulative.value)
    value.years.forEach((year, i) => {
      expect(years[`D${i + 6}`]).toMatchObject({ v: year.level.value, f: expect.stringMatching(/^Working!/) })
    })
    const [, low] = value.years[1]?.bands?.p80 ?? []
    const bands = Object.values(years).filter((cell) => cell?.v === low)
    expect(bands).toHaveLength(1)
    expect(bands[0]?.f).toBeUndefined()
  })

  it('names sheets as they can be named', () => {
    expect(sheetNames(['History', 'a/b', 'A B', "'x'", '', 'y'.repeat(40), 'Y'.repeat(40)])).toEqual([
      'History 2',
      'a b',
      'A B 2',
      'x',
      'sheet',
      'y'.repeat(31),
      `${'Y'.repeat(29)} 2`,
    ])
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  })
})

const PROGRAM = `
import json, sys, zipfile, openpyxl
from xml.dom import minidom
with zipfile.ZipFile(sys.argv[1]) as z:
    for name in z.namelist():
        minidom.parseString(z.read(name))
book = openpyxl.load_workbook(sys.argv[1])
sheet = book[book.sheetnames[int(json.loads('INDEX'))]]
names = [n.name for n in book.defined_names.definedName] if hasattr(book.defined_names, 'definedName') else list(book.defined_names)
print(json.dumps({'sheets': book.sheetnames, 'names': names, 'frozen': sheet.freeze_panes,
  'filter': sheet.auto_filter.ref, 'wide': sheet.page_setup.orientation,
  'rows': [[[c.data_type, c.value] for c in row] for row in sheet.iter_rows()]}))
`

interface Seen {
  readonly sheets: string[]
  readonly names: string[]
  readonly frozen: string
  readonly filter: string
  readonly rows: [string, unknown][][]
}

describeWithPython('a workbook as openpyxl and a strict XML parser read it', () => {
  it('has well-formed parts and the texts as they are', () => {
    const texts = fc.sample(TEXT, { numRuns: 400, seed: 11 })
    const seen = byPython(
      PROGRAM.replace('INDEX', '2'),
      workbook({ rows: texts.map((text) => ({ text, n: 1 })) }),
    ) as Seen
    expect(seen).toMatchObject({ sheets: ['Read me', 'Answer', 'rows'], frozen: 'A2', filter: 'A1:B401' })
    expect(seen.rows.slice(1).map(([text]) => text?.[1] ?? '')).toEqual(
      texts.map((text) => cellText(text).replaceAll('_x005F_', '_')),
    )
    expect(seen.rows.slice(1).filter(([text]) => text?.[0] === 'f')).toEqual([])
  })

  it('has names for the assumptions of a cost, and formulas', async () => {
    const context = { book: await openedBook(), log: () => undefined }
    const answered = await ask(context, 'library', 'cost', { area: 'NLD', asOf: '2026-11-23', draws: 0 })
    const { bytes } = await answerFile(answered, 'xlsx')
    const seen = byPython(PROGRAM.replace('INDEX', '2'), bytes) as Seen
    expect(seen.sheets.slice(0, 6)).toEqual(['Read me', 'Totals', 'Years', 'Assumptions', 'Working', 'Check'])
    for (const name of [
      'target',
      'start_share',
      'start_gdp',
      'path',
      'baseline',
      'growth_every_year',
      'inflation_2030',
    ])
      expect(seen.names).toContain(name)
    const years = seen.rows.slice(5)
    expect(years.length).toBeGreaterThan(5)
    for (const row of years) expect(row.slice(1, 6).map(([kind]) => kind)).toEqual(['f', 'f', 'f', 'f', 'f'])
  })
})
