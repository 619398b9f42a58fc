/** Eurostat's total expenditure on defence as a share of GDP, as the EU's fiscal rules count it. */
import { join } from 'node:path'
import type { Observation } from '../src/terms/observation.js'
import { periodOf } from '../src/terms/period.js'
import { COPY, rowsOf, type Transcription, unitOf } from './transcription.js'

const DAY = '2026-04-27'
const MEASURE = 'eurostat.defence.share'
const FILE = 'eurostat-cofog/gov_ev-defence-2021-2025.csv'

/** Eurostat's two-letter codes, Greece's its own. */
const AREAS: Readonly<Record<string, string>> = {
  AT: 'AUT',
  BE: 'BEL',
  BG: 'BGR',
  CZ: 'CZE',
  DE: 'DEU',
  DK: 'DNK',
  EE: 'EST',
  EL: 'GRC',
  ES: 'ESP',
  FI: 'FIN',
  FR: 'FRA',
  HR: 'HRV',
  HU: 'HUN',
  IE: 'IRL',
  LT: 'LTU',
  LU: 'LUX',
  LV: 'LVA',
  MT: 'MLT',
  NL: 'NLD',
  PL: 'POL',
  PT: 'PRT',
  RO: 'ROU',
  SE: 'SWE',
  SI: 'SVN',
  SK: 'SVK',
}

export const transcribeEurostat: Transcription = (desk) => {
  const observations = rowsOf(join(desk.folder, FILE)).flatMap((row): Observation[] => {
    const area = AREAS[row.geo ?? '']
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
