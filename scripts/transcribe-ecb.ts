/** Annual means of the ECB's daily euro reference rates, for areas whose currency the ECB quotes. */
import { join } from 'node:path'
import type { Observation } from '../src/terms/observation.js'
import { periodOf } from '../src/terms/period.js'
import { areasOf, COPY, currencyOn, rowsOf, type Transcription, unitOf } from './transcription.js'

const DAY = '2026-04-13'
const MEASURE = 'ecb.eur-rate'
const FILE = 'fx/original/eurofxref-hist.csv'
/** The ECB quotes four to six digits; a mean has no more. */
const DIGITS = 6

export const transcribeEcb: Transcription = (desk) => {
  const days = new Map<string, Record<string, string>[]>()
  for (const row of rowsOf(join(desk.folder, FILE))) {
    const year = (row.Date ?? '').slice(0, 4)
    days.set(year, [...(days.get(year) ?? []), row])
  }
  const years = [...days.keys()].sort()
  const observations = areasOf(desk).flatMap(({ code: area }) =>
    years.flatMap((year): Observation[] => {
      const currency = currencyOn(desk, area, `${year}-01-01`)
      if (currencyOn(desk, area, `${year}-12-31`) !== currency) return []
      const rates = (days.get(year) ?? []).map((row) => Number(row[currency] || Number.NaN))
      // A year in which it was not quoted on every day has no mean of its own.
      if (rates.length === 0 || rates.some((r) => Number.isNaN(r))) return []
      const mean = rates.reduce((sum, r) => sum + r, 0) / rates.length
      return [
        {
          measure: MEASURE,
          area,
          period: periodOf(Number(year)),
          edition: `${desk.dataset.id}/${DAY}`,
          copy: COPY,
          value: Number(mean.toPrecision(DIGITS)),
          missing: null,
          unit: unitOf(desk, MEASURE, currency, null),
          status: year === DAY.slice(0, 4) ? 'estimate' : 'outturn',
          mark: '',
          cell: `${currency}/${year} (mean of ${rates.length} days)`,
        },
      ]
    }),
  )
  return new Map([[DAY, observations]])
}
