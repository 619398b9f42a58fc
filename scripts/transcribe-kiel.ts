/** Military aid to Ukraine by donor and year: the tracker's donor months, summed over each year that is over. */
import { join } from 'node:path'
import type { Observation } from '../src/terms/observation.js'
import { periodOf } from '../src/terms/period.js'
import { areasOf, COPY, rowsOf, type Transcription, unitOf } from './transcription.js'

const DAY = '2026-08-04'
const FILE = 'kiel/release-29/data_explorer.csv'
const COLUMN = 'military'
/** The last year of which every month is in the release. */
const LAST = '2025'
/** The tracker gives billions with six decimals; a sum has no more. */
const DECIMALS = 6

export const transcribeKiel: Transcription = (desk) => {
  const measure = desk.dataset.subjects[COLUMN]
  if (measure === undefined) throw new Error(`no measure for ${COLUMN}`)
  const areas = new Set(areasOf(desk).map((a) => a.code))
  // Months without aid have no row.
  const months = new Map<string, string[]>()
  for (const row of rowsOf(join(desk.folder, FILE))) {
    if (!areas.has(row.iso ?? '') || (row.year ?? '') > LAST) continue
    const key = `${row.iso}/${row.year}`
    months.set(key, [...(months.get(key) ?? []), row[COLUMN] ?? ''])
  }
  const observations = [...months].map(([key, values]): Observation => {
    const [area = '', year = ''] = key.split('/')
    const sum = values.reduce((total, value) => total + Number(value), 0)
    return {
      measure,
      area,
      period: periodOf(Number(year)),
      edition: `${desk.dataset.id}/${DAY}`,
      copy: COPY,
      value: Number(sum.toFixed(DECIMALS)),
      missing: null,
      unit: unitOf(desk, measure, '', null),
      status: 'outturn',
      mark: '',
      cell: `data_explorer/${key}/${COLUMN} (sum of ${values.length} ${values.length === 1 ? 'row' : 'rows'})`,
    }
  })
  return new Map([[DAY, observations]])
}
