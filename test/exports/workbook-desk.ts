import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, type WorkBook } from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe } from 'vitest'

const CALC = process.env.SOFFICE ?? '/usr/bin/soffice'
/** Debian's own, which has openpyxl where python3-openpyxl is installed. */
const PYTHON = process.env.PYTHON ?? '/usr/bin/python3'

/** Tests that need another program; skipped with a notice on a machine without it, a failure in CI. */
function describeWith(there: boolean, what: string, name: string, tests: () => void): void {
  if (!there && process.env.CI) throw new Error(`${what} is not here; .ci/run installs it`)
  if (!there) console.warn(`skipped: ${name} (${what} is not here)`)
  describe.skipIf(!there)(name, tests)
}

export function describeWithCalc(name: string, tests: () => void): void {
  describeWith(existsSync(CALC), `LibreOffice Calc (${CALC})`, name, tests)
}

export function describeWithPython(name: string, tests: () => void): void {
  const there = spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0
  describeWith(there, `openpyxl of ${PYTHON}`, name, tests)
}

/** What a Python program prints of a workbook's file, which is its first argument. */
export function byPython(program: string, bytes: Uint8Array): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'pledgebook-xlsx-'))
  try {
    const file = join(folder, 'book.xlsx')
    writeFileSync(file, bytes)
    const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', program, file], { encoding: 'utf8', maxBuffer: 1e8 })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The parts of a workbook as text. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

/** Cells by the names that the workbook gives them: the sheet's part and the address. */
function named(parts: ReadonlyMap<string, string>): Map<string, { part: string; at: string }> {
  const book = parts.get('xl/workbook.xml') ?? ''
  const sheets = [...book.matchAll(/<sheet name="([^"]*)"/g)].map((m) => m[1] ?? '')
  const found = new Map<string, { part: string; at: string }>()
  for (const [, name = '', sheet = '', column, row] of book.matchAll(
    /<definedName name="(\w+)"[^>]*>(\w+)!\$([A-Z]+)\$(\d+)</g,
  ))
    found.set(name, { part: `xl/worksheets/sheet${sheets.indexOf(sheet) + 1}.xml`, at: `${column}${row}` })
  return found
}

/**
 * A workbook with other values in named cells, and without what any formula gave: whoever opens it must compute. Throws where a name
 * is not in it, or a formula keeps its value.
 */
export function emptied(bytes: Uint8Array, changes: Readonly<Record<string, number | string>> = {}): Uint8Array {
  const parts = partsOf(bytes)
  const names = named(parts)
  for (const [name, value] of Object.entries(changes)) {
    const place = names.get(name)
    const before = parts.get(place?.part ?? '') ?? ''
    const cell = new RegExp(`<c r="${place?.at}"( s="\\d+")(?: t="s")?(?:/>|><v>[^<]*</v></c>)`)
    if (place === undefined || !cell.test(before)) throw new Error(`no input named ${name}`)
    const written = typeof value === 'number' ? `><v>${value}</v></c>` : ` t="inlineStr"><is><t>${value}</t></is></c>`
    parts.set(place.part, before.replace(cell, `<c r="${place.at}"$1${written}`))
  }
  for (const [name, part] of parts) {
    const none = part.replaceAll(/(<c [^>]*?)(?: t="str")?>(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1>$2')
    if (/<\/f><v>/.test(none)) throw new Error(`a formula of ${name} keeps its value`)
    parts.set(name, none)
  }
  return zipSync(Object.fromEntries([...parts].map(([name, text]) => [name, strToU8(text)])))
}

/** Workbooks as LibreOffice computes them, all in one run. */
export function recalculated(books: ReadonlyMap<string, Uint8Array>): Map<string, WorkBook> {
  const folder = mkdtempSync(join(tmpdir(), 'pledgebook-calc-'))
  const [into, profile] = [join(folder, 'out'), join(folder, 'profile')]
  try {
    const names = [...books.keys()]
    const files = names.map((name, i) => {
      writeFileSync(join(folder, `${i}.xlsx`), books.get(name) ?? new Uint8Array())
      return join(folder, `${i}.xlsx`)
    })
    const options = ['--headless', '--norestore', `-env:UserInstallation=file://${profile}`]
    const convert = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', into]
    const { status, stderr } = spawnSync(CALC, [...options, ...convert, ...files], { encoding: 'utf8' })
    const made = existsSync(into) ? readdirSync(into) : []
    if (status !== 0 || made.length !== files.length) throw new Error(`LibreOffice: ${status}, ${made}; ${stderr}`)
    return new Map(names.map((name, i) => [name, read(readFileSync(join(into, `${i}.xlsx`)))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Value of a cell: a number, a text (an error as its word), or undefined. */
export function valueAt(book: WorkBook, sheet: string, at: string): string | number | undefined {
  const cell = book.Sheets[sheet]?.[at]
  return cell?.t === 'e' ? String(cell.w) : cell?.v
}
