import { ElementStream } from './element-stream.js'
import { type CellWorld, rowCells, type SheetCell } from './sheet-cells.js'
import { dayStyles, workbookParts } from './workbook-parts.js'
import { richText } from './xml-text.js'
import { type Entry, readDirectory, refuse, unpackedPieces } from './zip-directory.js'

/** What a ledger's workbook may hold. It is read row by row, so that its sheets never lie in memory unpacked. */
const LIMITS = {
  packed: 200_000_000,
  entries: 1_000,
  unpacked: 2_000_000_000,
  ratio: 200,
  smallEntry: 1_000_000,
  /** Rows of a sheet, as spreadsheet programs have it. */
  rows: 1_048_576,
  columns: 1_000,
  cells: 30_000_000,
  /** Characters of a row and of a text, as XML. */
  row: 4_000_000,
  text: 500_000,
  /** Texts that cells share, and their characters in all: these do lie in memory. */
  texts: 2_000_000,
  characters: 100_000_000,
  /** Bytes of a file that is read whole. */
  part: 20_000_000,
} as const

/** A row of a sheet; `index` from 1. */
export interface SheetRow {
  readonly index: number
  readonly cells: readonly SheetCell[]
}

/** A sheet that is read as its rows are taken; `size` is that of its file, unpacked, in bytes. */
export interface LargeSheet {
  readonly name: string
  readonly size: number
  /** Rows that are not empty, some at a time, from the first at every call. */
  rows(): AsyncGenerator<SheetRow[]>
}

/**
 * Opens an .xlsx workbook for reading row by row. Refuses one that is cut off, damaged, encrypted or larger inside than
 * LIMITS before anything is unpacked as far as its directory tells, else as soon as it is seen. Throws `source` faults.
 */
export async function openLargeWorkbook(bytes: Uint8Array): Promise<LargeSheet[]> {
  const entries = new Map(readDirectory(bytes, LIMITS).map((entry) => [entry.name.toLowerCase(), entry]))
  const whole = async (name: string) => wholeText(bytes, entries.get(name))
  if (!entries.has('xl/workbook.xml'))
    refuse('notXlsx', 'it is a ZIP file, but holds no xl/workbook.xml: not an .xlsx workbook')
  const parts = workbookParts(await whole('xl/workbook.xml'), await whole('xl/_rels/workbook.xml.rels'))
  const world = lazily(async (): Promise<Pick<CellWorld, 'strings' | 'isDay'>> => {
    const strings = await sharedTexts(bytes, entries.get('xl/sharedstrings.xml'))
    return { strings, isDay: dayStyles(await whole('xl/styles.xml')) }
  })
  return parts.sheets.flatMap(({ name, file }) => {
    const entry = entries.get(file.toLowerCase())
    if (entry === undefined || !/worksheets\//iu.test(file)) return []
    return [{ name, size: entry.unpacked, rows: () => sheetRows(bytes, entry, name, world, parts.date1904) }]
  })
}

async function* sheetRows(
  bytes: Uint8Array,
  entry: Entry,
  sheet: string,
  world: () => Promise<Pick<CellWorld, 'strings' | 'isDay'>>,
  date1904: boolean,
): AsyncGenerator<SheetRow[]> {
  const cellWorld: CellWorld = {
    ...(await world()),
    date1904,
    widest: LIMITS.columns,
    refuse: () => refuse('tooManyColumns', `it has a cell beyond column ${LIMITS.columns}`, sheet),
  }
  const stream = new ElementStream('row', LIMITS.row, () =>
    refuse('longRow', `a row has more than ${LIMITS.row} characters`, sheet),
  )
  let index = 0
  let cells = 0
  for await (const piece of unpackedPieces(bytes, entry)) {
    const rows: SheetRow[] = []
    for (const { attributes, inside } of stream.push(piece)) {
      const stated = Number(/(?:^|\s)r=["'](\d{1,9})["']/u.exec(attributes)?.[1] ?? 0)
      index = Math.max(index + 1, stated)
      if (index > LIMITS.rows) refuse('tooManyRows', `it has more than ${LIMITS.rows} rows`, sheet)
      const row = rowCells(inside, cellWorld)
      cells += row.length
      if (cells > LIMITS.cells) refuse('tooManyCells', `it has more than ${LIMITS.cells} cells`, sheet)
      if (row.some((cell) => cell !== null && cell !== '')) rows.push({ index, cells: row })
    }
    if (rows.length > 0) yield rows
  }
  if (stream.unfinished) refuse('damaged', `it ends inside row ${index + 1}`, sheet)
}

/** Texts that cells share, by their number. */
async function sharedTexts(bytes: Uint8Array, entry: Entry | undefined): Promise<string[]> {
  if (entry === undefined) return []
  const stream = new ElementStream('si', LIMITS.text, () =>
    refuse('longText', `a text has more than ${LIMITS.text} characters`, entry.name),
  )
  const texts: string[] = []
  let characters = 0
  for await (const piece of unpackedPieces(bytes, entry))
    for (const { inside } of stream.push(piece)) {
      const text = richText(inside)
      characters += text.length
      texts.push(text)
      if (texts.length > LIMITS.texts || characters > LIMITS.characters)
        refuse('tooManyTexts', `it has more than ${LIMITS.texts} texts or ${LIMITS.characters} characters`, entry.name)
    }
  if (stream.unfinished) refuse('damaged', 'it ends inside a text', entry.name)
  return texts
}

async function wholeText(bytes: Uint8Array, entry: Entry | undefined): Promise<string> {
  if (entry === undefined) return ''
  if (entry.unpacked > LIMITS.part)
    refuse('bomb', `"${entry.name}" would unpack to ${entry.unpacked} bytes; at most ${LIMITS.part} are read`)
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of unpackedPieces(bytes, entry)) text += decoder.decode(piece, { stream: true })
  return text + decoder.decode()
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
