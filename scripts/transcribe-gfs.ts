/** The IMF's Government Finance Statistics: general government expenditure on defence as a share of GDP. */
import { join } from 'node:path'
import type { Observation } from '../src/terms/observation.js'
import { periodOf } from '../src/terms/period.js'
import { areasOf, COPY, rowsOf, type Transcription, unitOf } from './transcription.js'

const DAY = '2026-02-03'
const FILE = 'eurostat-cofog/imf-gfs-cofog-gf02-defence-pct-gdp.csv'
const SECTOR = 'S13'

export const transcribeGfs: Transcription = (desk) => {
  const areas = new Set(areasOf(desk).map((a) => a.code))
  const observations = rowsOf(join(desk.folder, FILE)).flatMap((row): Observation[] => {
    const measure = desk.dataset.subjects[row.cofog ?? '']
    if (measure === undefined || row.sector !== SECTOR || !areas.has(row.iso3 ?? '') || row.value === '') return []
    if (row.update_date !== DAY) throw new Error(`${row.iso3} ${row.year} is of the update of ${row.update_date}`)
    return [
      {
        measure,
        area: row.iso3 ?? '',
        period: periodOf(Number(row.year)),
        edition: `${desk.dataset.id}/${DAY}`,
        copy: COPY,
        value: Number(row.value),
        missing: null,
        unit: unitOf(desk, measure, '', null),
        status: 'outturn',
        mark: '',
        cell: `${row.cofog}/${row.sector}/${row.iso3}/${row.year}`,
      },
    ]
  })
  return new Map([[DAY, observations]])
}
