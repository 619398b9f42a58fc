import { formatTidy, TIDY_COLUMNS } from '../../src/book/tidy-csv.js'
import { SMALL_DAY, smallFigures } from '../workbooks/small.js'
import { zip } from '../workbooks/zip.js'
import type { Asked } from './desk.js'

/** A file that is no edition, how it is imported if not as usual, and words of the refusal. */
export interface BadFile {
  readonly what: string
  readonly bytes: Uint8Array
  readonly asked?: Asked
  readonly code: string
  readonly words: string
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content)
}

const HEADING = TIDY_COLUMNS.join(',')
const FIGURES = smallFigures().filter((o) => o.measure === 'nato.core.share')
const CSV = formatTidy(FIGURES)

/** A real CSV with its third line changed. */
function changed(from: string | RegExp, to: string): Uint8Array {
  const lines = CSV.split('\n')
  const line = lines[2] ?? ''
  if (line.replace(from, to) === line) throw new Error(`${from} is not in ${line}`)
  lines[2] = line.replace(from, to)
  return text(lines.join('\n'))
}

/** Bytes that are no text and begin like no known file. */
const NOISE = Uint8Array.from({ length: 5000 }, (_, i) => (i * 197 + (i >> 3)) & 255)
const malformed = (what: string, bytes: Uint8Array, words: string): BadFile => ({
  what,
  bytes,
  code: 'tidy.malformed',
  words,
})
const kind = (what: string, bytes: Uint8Array, words: string): BadFile => ({ what, bytes, code: 'import.kind', words })
const heading = (what: string, bytes: Uint8Array, words: string): BadFile => ({
  what,
  bytes,
  code: 'tidy.heading',
  words,
})

export const BAD_FILES: readonly BadFile[] = [
  kind('nothing', new Uint8Array(), '"new.xlsx" is empty'),
  kind('a PDF', text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), '"new.xlsx" is a pdf file'),
  kind(
    'an old .xls, or a workbook under a password',
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    'an .xls file',
  ),
  kind('noise', NOISE, 'is a binary file'),
  kind('a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'is a binary file'),
  kind('CSV in UTF-16', new Uint8Array(Buffer.from(`\uFEFF${CSV}`, 'utf16le')), 'is a binary file'),
  {
    what: 'CSV in Windows-1252',
    bytes: new Uint8Array(Buffer.from(CSV.replace('TUR', 'Türkiye'), 'latin1')),
    code: 'tidy.encoding',
    words: 'not UTF-8 text',
  },
  {
    what: 'the two letters PK',
    bytes: text('PK'),
    code: 'workbook.notXlsx',
    words: 'not an .xlsx file: it begins with 50 4b',
  },
  {
    what: 'text that begins with PK',
    bytes: text(`PK${CSV}`),
    code: 'workbook.truncated',
    words: 'without its directory: it is cut off',
  },
  { what: 'an empty archive', bytes: zip([]), code: 'workbook.notXlsx', words: 'holds no xl/workbook.xml' },
  {
    what: 'a text document (.docx)',
    bytes: zip([{ name: 'word/document.xml', data: text('<w/>') }]),
    code: 'workbook.notXlsx',
    words: 'holds no xl/workbook.xml',
  },
  {
    what: 'an archive with an empty workbook',
    bytes: zip([{ name: 'xl/workbook.xml', data: text('') }]),
    code: 'workbook.unreadable',
    words: 'the workbook cannot be read',
  },
  heading('a web page', text('<!doctype html><title>NATO</title>'), 'the heading is "<!doctype html>'),
  heading('JSON', text('{"value": 1}'), 'the heading is "{"value": 1}"'),
  heading('a CSV of something else', text('country,2014,2015\nAlbania,1,2\n'), 'the heading is "country,2014,2015"'),
  heading('a CSV with semicolons', text(CSV.replaceAll(',', ';')), 'the heading is "measure;area'),
  malformed('a CSV of a heading only', text(`${HEADING}\n`), 'no observation'),
  malformed('a formula', changed(/,[\d.]+,percent/, ',=1+1,percent'), 'line 3: "=1+1" looks like a formula'),
  malformed('a formula that would run a program', changed(/[^,]+$/, "=cmd|' /C calc'!A0"), 'looks like a formula'),
  malformed('NaN', changed(/,[\d.]+,percent/, ',NaN,percent'), 'line 3: "NaN" is not a plain number'),
  malformed('Infinity', changed(/,[\d.]+,percent/, ',Infinity,percent'), '"Infinity" is not a plain number'),
  malformed('a number beyond any', changed(/,[\d.]+,percent/, ',1e+400,percent'), '"1e+400" is too large'),
  malformed(
    'a decimal comma',
    changed(/,[\d.]+,percent/, ',"2,58",percent'),
    '"2,58" is not a plain number with a decimal point',
  ),
  malformed('a decimal comma without quotes', changed(/,[\d.]+,percent/, ',2,58,percent'), '12 fields, expected 11'),
  malformed(
    'a negative GDP',
    text(`${HEADING}\nnato.gdp.usd.current,POL,2027,-5,USD,6,current,estimate,,,Table 5\n`),
    '-5 is below 0, the least nato.gdp.usd.current can be',
  ),
  malformed('an unknown ally', changed(',ALB,', ',ALP,'), 'line 3: unknown area "ALP"'),
  malformed('a measure of its own', changed('nato.core.share', '__proto__'), 'line 3: unknown measure "__proto__"'),
  malformed('a wrong number of fields', changed(/,[^,]*$/, ''), '10 fields, expected 11'),
  malformed('a quote that is never closed', changed(/[^,]+$/, '"Table 3'), 'broken quotes'),
  malformed('a key twice', text(CSV + CSV.split('\n')[1]), 'stands on line 2 already'),
  malformed('a year in Roman numerals', changed(',2022,', ',MMXXII,'), '"MMXXII" is not a year'),
  {
    what: 'no day of publication',
    bytes: text(CSV),
    asked: { published: undefined as never },
    code: 'import.noDay',
    words: 'does not say on which day',
  },
  {
    what: 'a day that is a path',
    bytes: text(CSV),
    asked: { published: '../../2027-06-30' },
    code: 'day.malformed',
    words: 'is not a day',
  },
  {
    what: 'a day of no calendar',
    bytes: text(CSV),
    asked: { published: '2027-02-29' },
    code: 'day.malformed',
    words: '"2027-02-29" is not a day',
  },
  {
    what: 'a day many years off',
    bytes: text(CSV),
    asked: { published: '1949-04-04' },
    code: 'import.oddDay',
    words: 'the figures go to 2027',
  },
  {
    what: 'a dataset that is a path',
    bytes: text(CSV),
    asked: { dataset: '../../nato.defexp' },
    code: 'dataset.unknown',
    words: 'no dataset "../../nato.defexp"',
  },
  {
    what: 'a title of nothing',
    bytes: text(CSV),
    asked: { title: '' },
    code: 'yaml.unexpected',
    words: 'title: is empty',
  },
  {
    what: 'an address of nothing',
    bytes: text(CSV),
    asked: { url: '' },
    code: 'yaml.unexpected',
    words: 'url: is empty',
  },
  {
    what: 'a transcription of a day whose original is held',
    bytes: text(CSV),
    asked: { published: SMALL_DAY },
    code: 'import.exists',
    words: 'a transcription would never be used',
  },
]
