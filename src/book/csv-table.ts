import { shown } from '../sources/shown.js'
import { PledgebookError } from '../terms/fault.js'

/** Fields as one line of CSV; a field with commas or quotes is quoted. */
export function joinLine(fields: readonly (string | number)[]): string {
  return fields.map((field) => quoted(String(field))).join(',')
}

function quoted(field: string): string {
  return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

/** Splits one line of CSV; a quoted field may hold commas and doubled quotes, no line ends. Undefined if malformed. */
export function splitLine(line: string): string[] | undefined {
  if (!line.includes('"')) return line.split(',')
  const fields: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line[at] === '"') {
      let field = ''
      let end = at + 1
      for (;;) {
        const quote = line.indexOf('"', end)
        if (quote < 0) return undefined
        field += line.slice(end, quote)
        if (line[quote + 1] !== '"') {
          end = quote + 1
          break
        }
        field += '"'
        end = quote + 2
      }
      if (end < line.length && line[end] !== ',') return undefined
      fields.push(field)
      at = end + 1
      if (end === line.length) return fields
    } else {
      const comma = line.indexOf(',', at)
      const end = comma < 0 ? line.length : comma
      fields.push(line.slice(at, end))
      at = end + 1
      if (comma < 0) return fields
    }
  }
  return [...fields, '']
}

/** A number as our files write it: a decimal point, no thousands separator, no leading zeros. */
export const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]\d+)?$/
const FORMULA = /^[=+@]|^-(?![\d.])/
const MOST_PROBLEMS = 20

/** How a kind of table is read: its heading, what a line becomes (or what is wrong with it), and what may stand there once only. */
export interface TableForm<T> {
  readonly columns: readonly string[]
  readonly read: (fields: readonly string[]) => T | string
  readonly keyOf: (row: T) => string
  /** What a row is called. */
  readonly noun: string
}

/**
 * Reads a CSV of one form. All of it or nothing: throws `data` `tidy.heading`, `tidy.encoding`, or `tidy.malformed` that
 * lists every bad line (the first twenty), a formula, and a key that stands twice. `bytes` must be UTF-8; a byte order
 * mark is allowed.
 */
export function readTable<T>(bytes: Uint8Array, form: TableForm<T>, file: string): T[] {
  const lines = decodeUtf8(bytes, file).split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  const heading = form.columns.join(',')
  if (lines[0] !== heading)
    throw new PledgebookError(
      'data',
      'tidy.heading',
      `the heading is "${shown(lines[0] ?? '')}"`,
      `expected "${heading}"`,
      { where: `${file}:1` },
    )
  const problems: string[] = []
  const seen = new Map<string, number>()
  const rows: T[] = []
  for (let i = 1; i < lines.length; i++) {
    const number = i + 1
    const found = readLine(lines[i] ?? '', form)
    if (typeof found === 'string') problems.push(`line ${number}: ${found}`)
    else {
      const key = form.keyOf(found)
      const before = seen.get(key)
      if (before !== undefined) problems.push(`line ${number}: ${key} stands on line ${before} already`)
      seen.set(key, number)
      rows.push(found)
    }
  }
  if (rows.length === 0 && problems.length === 0) problems.push(`line 2: no ${form.noun}`)
  if (problems.length > 0)
    throw new PledgebookError(
      'data',
      'tidy.malformed',
      problems.slice(0, MOST_PROBLEMS).join('; ') +
        (problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : ''),
      'correct these lines; nothing was read',
      { where: file },
    )
  return rows
}

function readLine<T>(line: string, form: TableForm<T>): T | string {
  const fields = splitLine(line)
  if (fields === undefined || fields.length !== form.columns.length)
    return `${fields?.length ?? 'broken quotes and so no'} fields, expected ${form.columns.length}`
  const formula = fields.find((f) => FORMULA.test(f))
  if (formula !== undefined) return `"${shown(formula)}" looks like a formula`
  return form.read(fields)
}

function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.includes('\u0000')) throw new TypeError('it holds zero bytes')
    return text
  } catch (error) {
    throw new PledgebookError('data', 'tidy.encoding', 'the file is not UTF-8 text', 'save it as CSV in UTF-8', {
      where: file,
      cause: error,
    })
  }
}
