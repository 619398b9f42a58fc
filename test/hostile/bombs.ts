import { deflateRawSync } from 'node:zlib'
import { type SheetDraft, sheetOf } from '../workbooks/sheet-draft.js'
import { smallWorkbook } from '../workbooks/small.js'
import { unzip, withFile, type ZipEntry, zip } from '../workbooks/zip.js'

const SHEET = 'xl/worksheets/sheet1.xml'
const zeros = (length: number) => new Uint8Array(length)
const noise = (length: number) => Array.from({ length }, (_, i) => ((i * 7919 + 13) % 1_000_003).toString(36)).join('')

/** A workbook that would cost a spreadsheet library dearly, and words of the refusal. */
export interface Bomb {
  readonly what: string
  readonly bytes: () => Promise<Uint8Array>
  readonly words: string
  /** Found only once much of it is unpacked or read, and so in about the time of a genuine workbook. */
  readonly late?: boolean
}

async function parts(): Promise<ZipEntry[]> {
  return unzip((await smallWorkbook('2024')).bytes)
}

/** The genuine workbook with more files. */
function plus(...more: ZipEntry[]): () => Promise<Uint8Array> {
  return async () => zip([...(await parts()), ...more])
}

/** The genuine workbook with its first sheet in another form. */
function sheetAs(change: (entry: ZipEntry) => ZipEntry): () => Promise<Uint8Array> {
  return async () => zip((await parts()).map((e) => (e.name === SHEET ? change(e) : e)))
}

/** The genuine workbook with more inside the first sheet; noise in a comment keeps it below the guard's ratio. */
function inSheet(before: string, more: () => string, hidden = ''): () => Promise<Uint8Array> {
  return async () =>
    withFile(
      (await smallWorkbook('2024')).bytes,
      SHEET,
      (xml) => `${xml.replace(before, () => more() + before)}<!--${hidden}-->`,
    )
}

function drafted(change: (drafts: SheetDraft[]) => void): () => Promise<Uint8Array> {
  return async () => (await smallWorkbook('2024', change)).bytes
}

export const BOMBS: readonly Bomb[] = [
  {
    what: 'a sheet that unpacks to a thousand times its size',
    bytes: sheetAs((e) => ({ ...e, data: zeros(40_000_000) })),
    words: 'to 40000000 bytes, more than 200 to 1',
  },
  {
    what: 'a sheet that says it is small and is not',
    bytes: sheetAs((e) => ({ ...e, data: zeros(40_000_000), unpacked: 1000 })),
    words: 'unpacks beyond the 1000 bytes it declares',
  },
  {
    what: 'a sheet that says it is nothing at all',
    bytes: sheetAs((e) => ({ ...e, data: zeros(20_000_000), unpacked: 0 })),
    words: 'unpacks beyond the 0 bytes it declares',
  },
  {
    what: 'a sheet that says it is larger than it is',
    bytes: sheetAs((e) => ({ ...e, unpacked: 900_000 })),
    words: 'not the 900000 it declares',
  },
  {
    what: 'a sheet that says it is four gigabytes',
    bytes: sheetAs((e) => ({ ...e, unpacked: 0xffffffff })),
    words: 'to 4294967295 bytes, more than 200 to 1',
  },
  {
    what: 'a sheet whose packed size points beyond the file',
    bytes: sheetAs((e) => ({ ...e, packed: 0x7fffffff })),
    words: 'is cut off',
  },
  {
    what: 'a sheet with a wrong checksum',
    bytes: sheetAs((e) => ({ ...e, crc: 1 })),
    words: 'its checksum is wrong',
  },
  {
    what: 'a sheet with no checksum',
    bytes: sheetAs((e) => ({ ...e, crc: 0 })),
    words: 'its checksum is wrong',
  },
  {
    what: 'a sheet packed in a way that nobody knows',
    bytes: sheetAs((e) => ({ ...e, method: 99 })),
    words: 'is packed by method 99',
  },
  {
    what: 'sizes left to a record behind the data',
    bytes: sheetAs((e) => ({ ...e, flags: 8, packed: 0, unpacked: 0 })),
    words: 'cannot be unpacked',
  },
  {
    what: 'many files that are each just small enough',
    bytes: plus(...Array.from({ length: 80 }, (_, i) => ({ name: `xl/media/${i}.xml`, data: zeros(900_000) }))),
    words: 'at most 60000000 are read',
  },
  {
    what: 'two thousand files',
    bytes: plus(...Array.from({ length: 2000 }, (_, i) => ({ name: `${i}`, data: zeros(0) }))),
    words: 'files; at most 1000 are read',
  },
  {
    what: 'a directory that promises more files than there are',
    bytes: async () => zip(await parts(), { count: 500 }),
    words: 'of its directory is damaged',
  },
  {
    what: 'a directory of the larger kind, elsewhere',
    bytes: async () => zip(await parts(), { offset: 0xffffffff }),
    words: 'of its directory is damaged',
  },
  {
    what: 'the same file twice',
    bytes: plus({ name: SHEET, data: zeros(10) }),
    words: `it holds "${SHEET}" twice`,
  },
  {
    what: 'the same file twice, in capitals',
    bytes: plus({ name: SHEET.toUpperCase(), data: zeros(10) }),
    words: 'twice',
  },
  {
    what: 'an archive in an archive in an archive',
    bytes: async () =>
      zip([{ name: 'a.zip', data: zip([{ name: 'b.zip', data: zip([{ name: 'c', data: zeros(900_000) }]) }]) }]),
    words: 'holds no xl/workbook.xml',
  },
  {
    what: 'a million empty rows',
    bytes: inSheet('</sheetData>', () => '<row/>'.repeat(1_000_000)),
    words: 'more than 200 to 1',
  },
  {
    what: 'three hundred thousand empty rows, each different',
    bytes: inSheet('</sheetData>', () => Array.from({ length: 300_000 }, (_, i) => `<row r="${i * 7}"/>`).join('')),
    words: 'more than 20000 rows',
  },
  {
    what: 'a hundred thousand rows under a prefix',
    bytes: inSheet('</sheetData>', () => '<x:row/>'.repeat(100_000)),
    words: 'more than 20000 rows',
  },
  {
    what: 'two million cells in one row',
    bytes: inSheet('</sheetData>', () => `<row>${'<c/>'.repeat(2_000_000)}</row>`, noise(60_000)),
    words: 'more than 500000 tags',
    late: true,
  },
  {
    what: 'twenty thousand descriptions of every column',
    bytes: inSheet('<sheetData>', () => `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(20_000)}</cols>`),
    words: 'it describes columns more than 1000 times',
  },
  {
    what: 'one sheet under five thousand names',
    bytes: async () =>
      withFile((await smallWorkbook('2024')).bytes, 'xl/workbook.xml', (xml) =>
        xml.replace('</sheets>', () => `${'<sheet name="TABLE1" sheetId="1" r:id="rId1"/>'.repeat(5000)}</sheets>`),
      ),
    words: 'tags read again and again',
  },
  {
    what: 'a label of a hundred thousand letters',
    bytes: drafted((drafts) => sheetOf(drafts, 'TABLE1').set('C20', 'x'.repeat(100_000))),
    words: 'a cell holds more than 5000 characters',
    late: true,
  },
  {
    what: 'a label of nearly five thousand stars',
    bytes: drafted((drafts) => sheetOf(drafts, 'TABLE1').set('C20', `x${'*'.repeat(4_900)}x`)),
    words: 'is no area known to the book',
    late: true,
  },
  {
    what: 'a label of blanks and brackets',
    bytes: drafted((drafts) => sheetOf(drafts, 'TABLE1').set('C20', `x${' ('.repeat(2_400)}`)),
    words: 'is no area known to the book',
    late: true,
  },
  {
    what: 'entities that stand for entities',
    bytes: async () =>
      withFile((await smallWorkbook('2024')).bytes, 'xl/sharedStrings.xml', (xml) =>
        xml
          .replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>')
          .replace('Table 1 : Defence expenditure', '&b;'),
      ),
    words: 'expected "Table 1: Defence expenditure"',
    late: true,
  },
]

/** The genuine workbook beside files that unpack without end, were they opened; and cells a million rows away. */
export const HARMLESS: readonly Omit<Bomb, 'words' | 'late'>[] = [
  {
    what: 'a nested archive that is never opened',
    bytes: plus({ name: 'docProps/nested.zip', data: zip([{ name: 'z', data: zeros(20_000_000) }]) }),
  },
  {
    what: 'a picture that lies about its size, never opened',
    bytes: plus({ name: 'xl/media/image1.png', data: zeros(0), raw: deflateRawSync(zeros(20_000_000)), unpacked: 900 }),
  },
  {
    what: 'names that lead elsewhere',
    bytes: plus(
      { name: '../../../tmp/evil.xml', data: zeros(10) },
      { name: '/etc/passwd', data: zeros(10) },
      { name: 'xl\\..\\..\\evil.xml', data: zeros(10) },
    ),
  },
  {
    what: 'a cell in the last corner of the sheet',
    bytes: inSheet('</sheetData>', () => '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
  },
]
