import { shown } from '../sources/shown.js'
import { parseDay } from '../terms/day.js'
import type { Outcome, PastForecast } from '../terms/track-record.js'
import { PLAIN_NUMBER, readTable, type TableForm } from './csv-table.js'

/** Years ahead that a row of forecasts has, from the year of the edition on. */
export const YEARS_AHEAD = 6

/** Columns of `forecasts.csv`; `h0` is the year of the edition. */
export const FORECAST_COLUMNS = [
  'area',
  'variable',
  'origin',
  ...Array.from({ length: YEARS_AHEAD }, (_, h) => `h${h}`),
] as const

/** Columns of `outcomes.csv`. */
export const OUTCOME_COLUMNS = ['area', 'variable', 'year', 'value', 'edition'] as const

/** What a track record may name. */
export interface TrackRecordContext {
  readonly areas: ReadonlySet<string>
  readonly variables: ReadonlySet<string>
}

function isMonth(text: string): boolean {
  if (!/^(?:19|20|21)\d{2}-\d{2}$/.test(text)) return false
  try {
    return parseDay(text).startsWith(text)
  } catch {
    return false
  }
}

function problemOf(context: TrackRecordContext, area: string, variable: string, edition: string): string | undefined {
  if (!context.areas.has(area)) return `unknown area "${shown(area)}"`
  if (!context.variables.has(variable))
    return `unknown variable "${shown(variable)}", expected ${[...context.variables].join(' or ')}`
  if (!isMonth(edition)) return `"${shown(edition)}" is no edition, expected year and month such as 1990-10`
  return undefined
}

function numberProblem(text: string): string | undefined {
  if (!PLAIN_NUMBER.test(text)) return `"${shown(text)}" is not a plain number with a decimal point`
  return Number.isFinite(Number(text)) ? undefined : `"${shown(text)}" is too large`
}

/** Reads `forecasts.csv`, all of it or nothing; an empty field is no forecast. Throws as `readTable` does. */
export function readForecasts(bytes: Uint8Array, context: TrackRecordContext, file: string): PastForecast[] {
  const form: TableForm<PastForecast> = {
    columns: FORECAST_COLUMNS,
    noun: 'forecast',
    keyOf: (f) => `${f.area} ${f.variable} ${f.origin}`,
    read: ([area = '', variable = '', origin = '', ...values]) => {
      const given = values.filter((v) => v !== '')
      const problem =
        problemOf(context, area, variable, origin) ??
        given.map(numberProblem).find((p) => p !== undefined) ??
        (given.length === 0 ? 'not one forecast' : undefined)
      return problem ?? { area, variable, origin, values: values.map((v) => (v === '' ? null : Number(v))) }
    },
  }
  return readTable(bytes, form, file)
}

/** Reads `outcomes.csv`, all of it or nothing. An edition before the year's end knows no outcome. Throws as `readTable` does. */
export function readOutcomes(bytes: Uint8Array, context: TrackRecordContext, file: string): Outcome[] {
  const form: TableForm<Outcome> = {
    columns: OUTCOME_COLUMNS,
    noun: 'outcome',
    keyOf: (o) => `${o.area} ${o.variable} ${o.year}`,
    read: ([area = '', variable = '', year = '', value = '', edition = '']) => {
      const early = `the edition ${edition} cannot know what ${year} turned out to be`
      const problem =
        problemOf(context, area, variable, edition) ??
        (/^(?:19|20|21)\d{2}$/.test(year) ? undefined : `"${shown(year)}" is not a year between 1900 and 2199`) ??
        numberProblem(value) ??
        (edition.slice(0, 4) > year ? undefined : early)
      return problem ?? { area, variable, year: Number(year), value: Number(value), edition }
    },
  }
  return readTable(bytes, form, file)
}
