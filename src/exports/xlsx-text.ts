import { PledgebookError } from '../terms/fault.js'

/** Longest text of a cell, in UTF-16 units; a longer one makes the file unreadable for Excel. */
export const LONGEST_TEXT = 32_767
/** Rows and columns of a sheet. */
export const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384

const CUT = ' … [cut: the whole text is in the JSON answer]'
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** Control characters but tab and line end, and what is no character. */
const FORBIDDEN = /[^\P{Cc}\t\n]|[\ufffe\uffff]/gu
/** Such text would be read as an escaped character. */
const ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g

/** Texts that a spreadsheet would take for a formula when someone edits the cell. */
const FORMULA = /^[=+\-@\t\r\n]/

/** Whether a text must be marked as text, so that it stays one when it is edited. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text)
}

/** A text as a cell can hold it: cut, one line end for all, and what XML cannot hold as U+FFFD. */
export function cellText(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll(LONE, '\ufffd').replaceAll(FORBIDDEN, '\ufffd')
  const escaped = lines.replaceAll(ESCAPE, '_x005F_')
  // Counted as written: a reader that does not undo the escapes must be able to hold it too.
  if (escaped.length <= LONGEST_TEXT) return escaped
  const kept = escaped.slice(0, LONGEST_TEXT - CUT.length)
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}${CUT}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text between tags or in an attribute. */
export function xml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (c) => ENTITIES[c] ?? c)
}

/** Letters of a column counted from 0: 0 is A, 26 is AA. Throws `input` `xlsx.size` beyond the last. */
export function columnLetters(column: number): string {
  if (column >= MOST_COLUMNS) throw tooLarge(`${column + 1} columns`, `${MOST_COLUMNS}`)
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}

/** What no sheet can hold. */
export function tooLarge(what: string, most: string): PledgebookError {
  return new PledgebookError(
    'input',
    'xlsx.size',
    `${what} are more than the ${most} a sheet can hold`,
    'take csv or zip, or ask for less',
  )
}

/** Address of a cell, row and column counted from 0; `$` before both where it is fixed. */
export function address(row: number, column: number, fixed = false): string {
  const mark = fixed ? '$' : ''
  return `${mark}${columnLetters(column)}${mark}${row + 1}`
}

/** A sheet's name in a formula. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}

/**
 * Names that sheets can have: at most 31 characters, without `[]:*?/\`, no apostrophe at an end, no two alike whatever their case, and not
 * Excel's own "History".
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(['history'])
  return wanted.map((name) => {
    const plain = cellText(name)
      .replaceAll(/[[\]:*?/\\\n\t\ufffd]/g, ' ')
      .replaceAll(/^['\s]+|['\s]+$/g, '')
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` ${n}`
      const cut = plain.slice(0, 31 - end.length).replace(/[\ud800-\udbff'\s]+$/, '')
      const found = `${cut === '' ? 'sheet' : cut}${end}`
      if (taken.has(found.toLowerCase())) continue
      taken.add(found.toLowerCase())
      return found
    }
  })
}
