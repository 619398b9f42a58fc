import { shown } from '../sources/shown.js'
import { MISSING_REASONS, type MissingReason, type Observation, STATUSES, type Status } from '../terms/observation.js'
import { parsePeriod } from '../terms/period.js'
import { parsePrices } from '../terms/unit.js'
import { joinLine, PLAIN_NUMBER, readTable } from './csv-table.js'

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
    joinLine([
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
    ]),
  )
  return `${[TIDY_COLUMNS.join(','), ...lines].join('\n')}\n`
}

const YEAR = /^(?:19|20|21)\d{2}$/

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
  const form = {
    columns: TIDY_COLUMNS,
    read: (fields: readonly string[]) => readFields(fields, context),
    keyOf: (o: Observation) => `${o.measure} ${o.area} ${o.period}`,
    noun: 'observation',
  }
  return readTable(bytes, form, file)
}

function readFields(fields: readonly string[], context: TidyContext): Observation | string {
  const [measure, area, period, value, code, scale, prices, status, mark, missing, cell] = fields as readonly [
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
  const known = context.measures.get(measure)
  if (known === undefined) return `unknown measure "${shown(measure)}"`
  if (!context.areas.has(area)) return `unknown area "${shown(area)}"`
  if (!YEAR.test(period)) return `"${shown(period)}" is not a year between 1900 and 2199`
  if ((value === '') !== (missing !== ''))
    return value === '' ? 'no value and no reason why it is missing' : `both a value and a missing reason`
  if (value !== '' && !PLAIN_NUMBER.test(value)) return `"${shown(value)}" is not a plain number with a decimal point`
  if (value !== '' && !Number.isFinite(Number(value))) return `"${shown(value)}" is too large`
  if (value !== '' && known.least !== undefined && Number(value) < known.least)
    return `${value} is below ${known.least}, the least ${measure} can be`
  if (missing !== '' && !MISSING_REASONS.includes(missing as MissingReason))
    return `missing is "${shown(missing)}", expected ${MISSING_REASONS.join(' or ')}`
  if (!STATUSES.includes(status as Status)) return `status is "${shown(status)}", expected ${STATUSES.join(' or ')}`
  if (!/^\d$/.test(scale)) return `scale is "${shown(scale)}", expected a power of ten such as 6`
  if (!/^(percent|persons|index|ratio|[A-Z]{3})$/.test(code))
    return `unit is "${shown(code)}", expected percent, persons, index, ratio or a currency`
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
