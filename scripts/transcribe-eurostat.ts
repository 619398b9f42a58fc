/** Eurostat's total expenditure on defence as a share of GDP, as the EU's fiscal rules count it. */
import { join } from 'node:path'
import type { Observation } from '../src/terms/observation.js'
import { periodOf } from '../src/terms/period.js'
import { EUROSTAT_AREAS } from './eurostat-areas.js'
import { COPY, rowsOf, type Transcription, unitOf } from './transcription.js'

const DAY = '2026-04-27'
const MEASURE = 'eurostat.defence.share'
const FILE = 'eurostat-cofog/gov_ev-defence-2021-2025.csv'

export const transcribeEurostat: Transcription = (desk) => {
  const observations = rowsOf(join(desk.folder, FILE)).flatMap((row): Observation[] => {
    const area = EUROSTAT_AREAS.get(row.geo ?? '')
    if (row.na_item !== 'TE' || row.unit !== 'PC_GDP' || area === undefined || row.value === '') return []
    return [
      {
        measure: MEASURE,
        area,
        period: periodOf(Number(row.year)),
        edition: `${desk.dataset.id}/${DAY}`,
        copy: COPY,
        value: Number(row.value),
        missing: null,
        unit: unitOf(desk, MEASURE, '', null),
        status: 'outturn',
        mark: '',
        cell: `TE/PC_GDP/${row.geo}/${row.year}`,
      },
    ]
  })
  return new Map([[DAY, observations]])
}
