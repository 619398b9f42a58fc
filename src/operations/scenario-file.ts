import { splitLine } from '../book/csv-table.js'
import { shown } from '../sources/shown.js'
import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import type { Context } from './operation.js'

const MOST_BYTES = 100_000
const MOST_PROBLEMS = 20
const SCALES: Readonly<Record<string, number>> = { '': 1, _thousand: 1e3, _million: 1e6, _billion: 1e9 }

/** A column beside the year; one of money may say its scale, such as gdp_billion. */
export interface ScenarioColumn {
  readonly name: string
  readonly money: boolean
}

/** One line of a user's file: a year and the value of each column that is not empty, in units. */
export interface ScenarioRow {
  readonly year: number
  readonly values: Readonly<Record<string, number>>
}

function columnOf(heading: string, columns: readonly ScenarioColumn[]): { name: string; scale: number } | undefined {
  for (const { name, money } of columns) {
    const scale = heading.startsWith(name) ? SCALES[heading.slice(name.length)] : undefined
    if (scale !== undefined && (money || scale === 1)) return { name, scale }
  }
  return undefined
}

/** The bytes of a file; what is no file may be a choice misspelt. */
async function bytesOf(context: Context, path: string, choices: readonly string[]): Promise<Uint8Array> {
  const unknown = (code: string, message: string, cause?: unknown) =>
    new PledgebookError('input', code, `"${shown(path)}" is ${message}`, didYouMean(path, choices), { cause })
  if (context.files === undefined)
    throw unknown('scenarioFile.none', `none of ${choices.join(', ')}, and files cannot be read here`)
  try {
    return await context.files.read(path)
  } catch (error) {
    if (error instanceof PledgebookError && error.code === 'file.unreadable')
      throw unknown('scenarioFile.unknown', `none of ${choices.join(', ')}, and as a file: ${error.message}`, error)
    throw error
  }
}

/** Fields of a line, quoted or not; a line of broken quotes is one field. */
function fieldsOf(text: string): string[] {
  return (splitLine(text) ?? [text]).map((field) => field.trim())
}

function linesOf(bytes: Uint8Array): { text: string; number: number }[] {
  return new TextDecoder()
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, i) => ({ text: text.trim(), number: i + 1 }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'))
}

/**
 * Reads a user's CSV of years: a heading with `year` and some of `columns`, those of money with _thousand, _million or _billion if
 * need be; then a line a year, ascending, decimal points, `#` for comments. `choices` are the names that stand for something else
 * than a file. Throws `data` `scenarioFile.malformed` with every bad line, `input` `scenarioFile.none` where the door reads no files
 * and `scenarioFile.unknown` where there is no such file.
 */
export async function readScenarioFile(
  context: Context,
  path: string,
  columns: readonly ScenarioColumn[],
  choices: readonly string[],
): Promise<ScenarioRow[]> {
  const bytes = await bytesOf(context, path, choices)
  const ways = columns.map((c) => (c.money ? `${c.name} (or ${c.name}_billion)` : c.name)).join(', ')
  const fail = (problems: readonly string[]): never => {
    const more = problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : ''
    throw new PledgebookError(
      'data',
      'scenarioFile.malformed',
      problems.slice(0, MOST_PROBLEMS).join('; ') + more,
      `write a heading of year and some of ${ways}, then one line a year, in order, fields parted by commas, decimals by points`,
      { where: path },
    )
  }
  if (bytes.length > MOST_BYTES) fail([`${bytes.length} bytes, at most ${MOST_BYTES} are read`])
  const [head, ...rows] = linesOf(bytes)
  if (head === undefined) fail(['it is empty'])
  const headings = fieldsOf(head?.text ?? '').map((h) => h.toLowerCase())
  const known = headings.map((h, i) => (i === 0 ? undefined : columnOf(h, columns)))
  const problems: string[] = []
  const at = `line ${head?.number ?? 1}`
  if (headings[0] !== 'year') problems.push(`${at}: the first column is "${shown(headings[0] ?? '')}", expected year`)
  for (const [i, heading] of headings.entries()) {
    const column = known[i]
    if (i > 0 && column === undefined) problems.push(`${at}: unknown column "${shown(heading)}", expected ${ways}`)
    if (column && known.findIndex((k) => k?.name === column.name) < i)
      problems.push(`${at}: a second column of ${column.name}`)
  }
  if (headings.length < 2) problems.push(`${at}: no column beside the year`)
  if (rows.length === 0) problems.push('no line with a year')
  let before = 0
  const result = rows.map(({ text, number }): ScenarioRow => {
    const cells = fieldsOf(text)
    if (cells.length !== headings.length)
      problems.push(`line ${number}: ${cells.length} fields, expected ${headings.length}`)
    const year = Number(cells[0])
    if (!/^(19|20|21)\d\d$/.test(cells[0] ?? '')) problems.push(`line ${number}: "${shown(cells[0] ?? '')}" is no year`)
    else if (year <= before)
      problems.push(`line ${number}: ${year} comes after ${before}; years must ascend, each once`)
    before = Math.max(before, year)
    const values: Record<string, number> = {}
    for (const [i, column] of known.entries()) {
      const cell = cells[i] ?? ''
      if (column === undefined || cell === '') continue
      if (/^-?\d{1,18}(\.\d{1,18})?(e\d{1,2})?$/i.test(cell)) values[column.name] = Number(cell) * column.scale
      else problems.push(`line ${number}: "${shown(cell)}" is no plain number with a decimal point`)
    }
    return { year, values }
  })
  if (problems.length > 0) fail(problems)
  return result
}
