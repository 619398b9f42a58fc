/** Eurostat's general government expenditure by function: the codes that data/datasets/eurostat.cofog.yaml names. */
import { join } from 'node:path'
import type { Observation } from '../src/terms/observation.js'
import { periodOf } from '../src/terms/period.js'
import { EUROSTAT_AREAS } from './eurostat-areas.js'
import { COPY, rowsOf, type Transcription, unitOf } from './transcription.js'

const DAY = '2023-01-03'
const FILE = 'eurostat-cofog/gov_10a_exp-2012-2020-all-cofog-groups.csv.gz'

export const transcribeCofog: Transcription = (desk) => {
  const observations = rowsOf(join(desk.folder, FILE)).flatMap((row): Observation[] => {
    const measure = desk.dataset.subjects[`${row.cofog}.${row.unit}`]
    const area = EUROSTAT_AREAS.get(row.geo ?? '')
    if (measure === undefined || area === undefined || row.value === '') return []
    return [
      {
        measure,
        area,
        period: periodOf(Number(row.year)),
        edition: `${desk.dataset.id}/${DAY}`,
        copy: COPY,
        value: Number(row.value),
        missing: null,
        unit: unitOf(desk, measure, '', null),
        status: row.flag === 'p' ? 'estimate' : 'outturn',
        mark: '',
        cell: `S13/TE/${row.cofog}/${row.unit}/${row.geo}/${row.year}`,
      },
    ]
  })
  return new Map([[DAY, observations]])
}
