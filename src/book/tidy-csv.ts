import { shown } from '../sources/shown.js'
import { PledgebookError } from '../terms/fault.js'
import { MISSING_REASONS, type MissingReason, type Observation, STATUSES, type Status } from '../terms/observation.js'
import { parsePeriod } from '../terms/period.js'
import { parsePrices } from '../terms/unit.js'

/** Columns of the tidy form of an edition's figures, in order. */
export const TIDY_COLUMNS = [
  'measure',
  'area',
  'period',
  'value',
  'unit',
  'scale',
  'prices',
  'status',
  'mark',
  'missing',
  'cell',
] as const

/** One observation a line, comma-separated, `\n`; values in their shortest decimal form, which reads back to the same number. */
export function formatTidy(observations: readonly Observation[]): string {
  const lines = observations.map((o) =>
    [
      o.measure,
      o.area,
      o.period,
      o.value === null ? '' : String(o.value),
      o.unit.code,
      o.unit.scale,
      o.unit.prices ?? '',
      o.status,
      o.mark,
      o.missing ?? '',
      o.cell,
    ]
      .map((field) => quoted(String(field)))
      .join(','),
  )
  return `${[TIDY_COLUMNS.join(','), ...lines].join('\n')}\n`
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

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]\d+)?$/
const YEAR = /^(?:19|20|21)\d{2}$/
const FORMULA = /^[=+@]|^-(?![\d.])/
const MOST_PROBLEMS = 20

/** What a tidy file may name; anything else is a problem of that line. */
export interface TidyContext {
  readonly edition: string
  readonly copy: string
  readonly measures: ReadonlyMap<string, { readonly least?: number | undefined }>
  readonly areas: ReadonlySet<string>
}

/**
 * Reads a tidy CSV. All of it or nothing: throws `data` `tidy.malformed` that lists every bad line (the first twenty):
 * wrong heading, unknown measure or area, a value that is no plain number (a formula, NaN, a decimal comma), a negative amount,
 * a duplicate key. `bytes` must be UTF-8; a byte order mark is allowed.
 */
export function readTidy(bytes: Uint8Array, context: TidyContext, file: string): Observation[] {
  const text = decodeUtf8(bytes, file)
  const lines = text.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  const problems: string[] = []
  if (lines[0] !== TIDY_COLUMNS.join(','))
    throw new PledgebookError(
      'data',
      'tidy.heading',
      `the heading is "${shown(lines[0] ?? '')}"`,
      `expected "${TIDY_COLUMNS.join(',')}"`,
      { where: `${file}:1` },
    )
  const seen = new Map<string, number>()
  const observations: Observation[] = []
  for (let i = 1; i < lines.length; i++) {
    const number = i + 1
    const found = readLine(lines[i] ?? '', context)
    if (typeof found === 'string') problems.push(`line ${number}: ${found}`)
    else {
      const key = `${found.measure} ${found.area} ${found.period}`
      const before = seen.get(key)
      if (before !== undefined) problems.push(`line ${number}: ${key} stands on line ${before} already`)
      seen.set(key, number)
      observations.push(found)
    }
  }
  if (observations.length === 0 && problems.length === 0) problems.push('line 2: no observation')
  if (problems.length > 0)
    throw new PledgebookError(
      'data',
      'tidy.malformed',
      problems.slice(0, MOST_PROBLEMS).join('; ') +
        (problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : ''),
      'correct these lines; nothing was read',
      { where: file },
    )
  return observations
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

function readLine(line: string, context: TidyContext): Observation | string {
  const fields = splitLine(line)
  if (fields === undefined || fields.length !== TIDY_COLUMNS.length)
    return `${fields?.length ?? 'broken quotes and so no'} fields, expected ${TIDY_COLUMNS.length}`
  const [measure, area, period, value, code, scale, prices, status, mark, missing, cell] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const formula = fields.find((f) => FORMULA.test(f))
  if (formula !== undefined) return `"${shown(formula)}" looks like a formula`
  const known = context.measures.get(measure)
  if (known === undefined) return `unknown measure "${shown(measure)}"`
  if (!context.areas.has(area)) return `unknown area "${shown(area)}"`
  if (!YEAR.test(period)) return `"${shown(period)}" is not a year between 1900 and 2199`
  if ((value === '') !== (missing !== ''))
    return value === '' ? 'no value and no reason why it is missing' : `both a value and a missing reason`
  if (value !== '' && !NUMBER.test(value)) return `"${shown(value)}" is not a plain number with a decimal point`
  if (value !== '' && !Number.isFinite(Number(value))) return `"${shown(value)}" is too large`
  if (value !== '' && known.least !== undefined && Number(value) < known.least)
    return `${value} is below ${known.least}, the least ${measure} can be`
  if (missing !== '' && !MISSING_REASONS.includes(missing as MissingReason))
    return `missing is "${shown(missing)}", expected ${MISSING_REASONS.join(' or ')}`
  if (!STATUSES.includes(status as Status)) return `status is "${shown(status)}", expected ${STATUSES.join(' or ')}`
  if (!/^\d$/.test(scale)) return `scale is "${shown(scale)}", expected a power of ten such as 6`
  if (!/^(percent|persons|[A-Z]{3})$/.test(code))
    return `unit is "${shown(code)}", expected percent, persons or a currency`
  if (!/^(current|\d{4})?$/.test(prices)) return `prices are "${shown(prices)}", expected current, a year or nothing`
  if (!/^\**$/.test(mark)) return `mark is "${shown(mark)}", expected stars or nothing`
  if (cell === '') return 'no cell'
  return {
    measure,
    area,
    period: parsePeriod(period),
    edition: context.edition,
    copy: context.copy,
    value: value === '' ? null : Number(value),
    missing: missing === '' ? null : (missing as MissingReason),
    unit: { code, scale: Number(scale), prices: parsePrices(prices, '') },
    status: status as Status,
    mark,
    cell,
  }
}
