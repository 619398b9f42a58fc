/**
 * The IMF's forecasts and what came of them. Growth and consumer prices from the IMF's own table of past forecasts, then
 * from the editions themselves; the deflator, of which there is no such table, from the editions held.
 */
import { join } from 'node:path'
import { joinLine } from '../src/book/csv-table.js'
import { FORECAST_COLUMNS, OUTCOME_COLUMNS, YEARS_AHEAD } from '../src/book/track-record-csv.js'
import type { Outcome, PastForecast } from '../src/terms/track-record.js'
import { areasOf, type Desk, rowsOf } from './transcription.js'

/** The last edition that the table of past forecasts has, the last year it has an outcome of, and the first with a deflator. */
const LAST_ORIGIN = '2024-10'
const LAST_OUTCOME = 2023
const FIRST_DEFLATOR = 2019
const FIRST_ORIGIN = 1990
/** A year whose outcome has not yet been published in an October: its first, of the April after it. */
const FIRST_WORD = { year: 2025, edition: '2026-04' }

interface Variable {
  readonly id: string
  readonly target: string
  readonly subject: string
}

const VARIABLES: readonly Variable[] = [
  { id: 'growth', target: 'ngdp_rpch', subject: 'NGDP_RPCH' },
  { id: 'consumer-prices', target: 'pcpi_pch', subject: 'PCPIPCH' },
]
const DEFLATOR = 'deflator'

/** As many digits as the table of past forecasts has. */
const DIGITS = 6

export interface TrackRecordRows {
  readonly forecasts: readonly PastForecast[]
  readonly outcomes: readonly Outcome[]
}

/** Cells of the editions held: subject, area, edition (as year and month) and year. */
type Editions = (edition: string, area: string, subject: string, year: number) => number | undefined

function editionsOf(desk: Desk): Editions {
  const cells = new Map<string, number>()
  for (const r of rowsOf(join(desk.folder, 'imf-weo/weo-vintages-2019-2026-nato-partners.csv.gz')))
    if (r.value !== '') cells.set(`${r.vintage}|${r.iso3}|${r.subject}|${r.year}`, Number(r.value))
  return (edition, area, subject, year) => cells.get(`${edition}|${area}|${subject}|${year}`)
}

/** Change of the deflator on the year before, in per cent; where an edition has none, of nominal by real GDP. */
function deflatorChange(of: Editions, edition: string, area: string, year: number): number | undefined {
  const level = (y: number): number | undefined => {
    const deflator = of(edition, area, 'NGDP_D', y)
    if (deflator !== undefined || edition !== FIRST_WORD.edition) return deflator
    const nominal = of(edition, area, 'NGDP', y)
    const real = of(edition, area, 'NGDP_R', y)
    return nominal === undefined || real === undefined ? undefined : nominal / real
  }
  const now = level(year)
  const before = level(year - 1)
  return now === undefined || before === undefined ? undefined : Number((100 * (now / before - 1)).toPrecision(DIGITS))
}

function months(first: number, last: string): string[] {
  const all = []
  for (let year = first; ; year++)
    for (const month of ['04', '10']) {
      const edition = `${year}-${month}`
      if (edition > last) return all
      all.push(edition)
    }
}

export function transcribeTrackRecord(desk: Desk): TrackRecordRows {
  const of = editionsOf(desk)
  const past = new Map<string, Record<string, string>>()
  for (const r of rowsOf(join(desk.folder, 'imf-weo/weo-historical-forecasts-1990-2024.csv.gz'))) {
    const month = r.forecast_season === 'S' ? '04' : '10'
    past.set(`${r.iso3}|${r.target}|${r.forecast_year}-${month}|${r.target_year}`, r)
  }
  const inTable = new Set([...past.values()].map((r) => r.iso3))
  const areas = areasOf(desk)
    .map((a) => a.code)
    .filter((code) => inTable.has(code))
  const number = (text: string | undefined) => (text === undefined || text === '' ? undefined : Number(text))

  const forecasts: PastForecast[] = []
  const add = (area: string, variable: string, origin: string, expected: (year: number) => number | undefined) => {
    const first = Number(origin.slice(0, 4))
    const values = Array.from({ length: YEARS_AHEAD }, (_, h) => expected(first + h) ?? null)
    if (values.some((v) => v !== null)) forecasts.push({ area, variable, origin, values })
  }
  const outcomes: Outcome[] = []
  const settle = (area: string, variable: string, year: number, edition: string, value: number | undefined) => {
    if (value !== undefined) outcomes.push({ area, variable, year, value, edition })
  }

  for (const area of areas) {
    for (const { id, target, subject } of VARIABLES) {
      for (const origin of months(FIRST_ORIGIN, FIRST_WORD.edition))
        add(area, id, origin, (year) =>
          origin <= LAST_ORIGIN
            ? number(past.get(`${area}|${target}|${origin}|${year}`)?.prediction)
            : of(origin, area, subject, year),
        )
      for (let year = FIRST_ORIGIN; year <= LAST_OUTCOME; year++) {
        const rows = months(year - YEARS_AHEAD + 1, `${year}-10`).map((o) => past.get(`${area}|${target}|${o}|${year}`))
        settle(area, id, year, `${year + 1}-10`, number(rows.find((r) => r !== undefined)?.truth_1))
      }
      for (let year = LAST_OUTCOME + 1; year < FIRST_WORD.year; year++)
        settle(area, id, year, `${year + 1}-10`, of(`${year + 1}-10`, area, subject, year))
      settle(area, id, FIRST_WORD.year, FIRST_WORD.edition, of(FIRST_WORD.edition, area, subject, FIRST_WORD.year))
    }
    for (const origin of months(FIRST_DEFLATOR, `${FIRST_WORD.year}-10`))
      add(area, DEFLATOR, origin, (year) => deflatorChange(of, origin, area, year))
    for (let year = FIRST_DEFLATOR; year <= FIRST_WORD.year; year++) {
      const edition = year === FIRST_WORD.year ? FIRST_WORD.edition : `${year + 1}-10`
      settle(area, DEFLATOR, year, edition, deflatorChange(of, edition, area, year))
    }
  }
  return { forecasts, outcomes }
}

function table(columns: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
  return `${[columns, ...lines].map(joinLine).join('\n')}\n`
}

export function formatForecasts(rows: readonly PastForecast[]): string {
  return table(
    FORECAST_COLUMNS,
    rows.map((f) => [f.area, f.variable, f.origin, ...f.values.map((v) => v ?? '')]),
  )
}

export function formatOutcomes(rows: readonly Outcome[]): string {
  return table(
    OUTCOME_COLUMNS,
    rows.map((o) => [o.area, o.variable, o.year, o.value, o.edition]),
  )
}
