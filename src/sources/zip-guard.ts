import { type Part, storedArchive } from './stored-archive.js'
import { TagCount } from './tag-count.js'
import { type Entry, readDirectory, refuse, unpackedPieces } from './zip-directory.js'

/** What a workbook of a publisher may hold; anything beyond is refused before it is unpacked. */
const LIMITS = {
  /** Bytes of the packed file, inclusive. */
  packed: 50_000_000,
  /** Files inside it. */
  entries: 1_000,
  /** Bytes of everything inside it once unpacked. */
  unpacked: 60_000_000,
  /** Unpacked ÷ packed of one file, once it is over `smallEntry` bytes. */
  ratio: 200,
  smallEntry: 1_000_000,
  /** Rows, column definitions and tags in all that is read of it. */
  rows: 20_000,
  columns: 1_000,
  tags: 500_000,
  /** Tags of its largest file, times the references that could have a file read again. */
  readAgain: 15_000_000,
} as const

/** What a spreadsheet library is given: the workbook, its texts and its sheets. Styles only cost time here. */
const READ =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?!styles)[^/]+\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i

/** Unpacks one entry; `look` sees what is there so far and may refuse it. */
async function unpack(
  bytes: Uint8Array,
  entry: Entry,
  look: (soFar: Uint8Array, whole: boolean) => void,
): Promise<Uint8Array> {
  const out = new Uint8Array(entry.unpacked)
  let length = 0
  for await (const piece of unpackedPieces(bytes, entry)) {
    out.set(piece, length)
    length += piece.length
    look(out.subarray(0, length), false)
  }
  look(out, true)
  return out
}

/** Totals over the files of a workbook, refused as soon as they are beyond any publisher's. */
class Totals {
  readonly #counts: TagCount[] = []

  /** A count for one more file. */
  file(name: string): (soFar: Uint8Array, whole: boolean) => void {
    const count = new TagCount()
    this.#counts.push(count)
    return (soFar, whole) => {
      count.read(soFar, whole)
      this.#check(name)
    }
  }

  #check(name: string): void {
    const sum = (of: (count: TagCount) => number) => this.#counts.reduce((total, count) => total + of(count), 0)
    if (sum((c) => c.of('row')) > LIMITS.rows) refuse('tooManyRows', `it has more than ${LIMITS.rows} rows`, name)
    if (sum((c) => c.of('col')) > LIMITS.columns)
      refuse('tooManyColumns', `it describes columns more than ${LIMITS.columns} times`, name)
    if (sum((c) => c.all) > LIMITS.tags) refuse('tooManyTags', `it has more than ${LIMITS.tags} tags`, name)
    const references = sum((c) => c.of('sheet') + c.of('pivotCache') + c.of('Relationship'))
    const largest = Math.max(...this.#counts.map((c) => c.all))
    if (references * largest > LIMITS.readAgain)
      refuse('bomb', `${references} references could have ${largest} tags read again and again`, name)
  }
}

/**
 * Refuses a workbook that is cut off, damaged, encrypted or larger inside than any publisher's (see LIMITS), in time
 * bounded by what it declares. Returns a plain archive of the files that were checked and nothing else, for a
 * spreadsheet library, none of which bounds any of this.
 */
export async function guardWorkbook(bytes: Uint8Array): Promise<Uint8Array> {
  const entries = readDirectory(bytes, LIMITS)
  if (!entries.some((e) => e.name === 'xl/workbook.xml'))
    refuse('notXlsx', 'it is a ZIP file, but holds no xl/workbook.xml: not an .xlsx workbook')
  const totals = new Totals()
  const parts: Part[] = []
  for (const entry of entries)
    if (READ.test(entry.name))
      parts.push({ name: entry.name, data: await unpack(bytes, entry, totals.file(entry.name)) })
  return storedArchive(parts)
}
