/** Exchange rates, purchasing-power parities and population of the World Bank. */
import { join } from 'node:path'
import type { Observation } from '../src/terms/observation.js'
import { periodOf } from '../src/terms/period.js'
import { areasOf, COPY, currencyOn, type Desk, rowsOf, type Transcription, unitOf } from './transcription.js'

const FIRST = 1995
const LAST = 2024
/** Lines before the heading of the World Bank's own downloads. */
const PREAMBLE = 4

interface Series {
  readonly day: string
  readonly indicator: string
  readonly copy: string
  /** Value of an area and year as the file has it; empty if it has none. */
  readonly read: (folder: string) => (area: string, year: number) => string
}

/** A file of one row a number. */
function long(path: string, indicator: string): Series['read'] {
  return (folder) => {
    const values = new Map(
      rowsOf(join(folder, path))
        .filter((r) => r.indicator === indicator)
        .map((r) => [`${r.iso3}|${r.year}`, r.value ?? '']),
    )
    return (area, year) => values.get(`${area}|${year}`) ?? ''
  }
}

/** The World Bank's own download: one row an area, a column a year. */
function wide(path: string): Series['read'] {
  return (folder) => {
    const areas = new Map(rowsOf(join(folder, path), PREAMBLE).map((r) => [r['Country Code'] ?? '', r]))
    return (area, year) => areas.get(area)?.[String(year)] ?? ''
  }
}

const SERIES: readonly Series[] = [
  {
    day: '2025-07-01',
    indicator: 'PA.NUS.FCRF',
    copy: 'original',
    read: wide('worldbank/original/API_PA.NUS.FCRF_DS2_en_csv_v2_22859.csv'),
  },
  {
    day: '2026-03-05',
    indicator: 'PA.NUS.PPP',
    copy: COPY,
    read: long('fx/worldbank-official-exchange-rate-and-ppp.csv', 'PA.NUS.PPP'),
  },
  {
    day: '2026-03-06',
    indicator: 'SP.POP.TOTL',
    copy: COPY,
    read: long('worldbank/worldbank-gdp-population.csv', 'SP.POP.TOTL'),
  },
]

function observationsOf(desk: Desk, series: Series): Observation[] {
  const { dataset, folder } = desk
  const measure = dataset.subjects[series.indicator]
  if (measure === undefined) throw new Error(`no measure for ${series.indicator}`)
  const value = series.read(folder)
  return areasOf(desk).flatMap(({ code: area }) => {
    const first = Math.max(FIRST, Number(dataset.heldFrom[measure]?.[area] ?? FIRST))
    const unit = unitOf(desk, measure, currencyOn(desk, area, `${LAST}-12-31`), null)
    return Array.from({ length: LAST - first + 1 }, (_, i) => first + i).flatMap((year): Observation[] => {
      const text = value(area, year)
      if (text === '') return []
      return [
        {
          measure,
          area,
          period: periodOf(year),
          edition: `${dataset.id}/${series.day}`,
          copy: series.copy,
          value: Number(text),
          missing: null,
          unit,
          status: 'outturn',
          mark: '',
          cell: `${series.indicator}/${area}/${year}`,
        },
      ]
    })
  })
}

export const transcribeWorldBank: Transcription = (desk) =>
  new Map(SERIES.map((series) => [series.day, observationsOf(desk, series)]))
