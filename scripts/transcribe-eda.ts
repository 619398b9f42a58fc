/** The European Defence Agency's defence expenditure of the EU's members: money and share of GDP. */
import { join } from 'node:path'
import type { Observation } from '../src/terms/observation.js'
import { periodOf } from '../src/terms/period.js'
import { COPY, rowsOf, type Transcription, unitOf } from './transcription.js'

const FILE = 'eda/eda-defence-data-2005-2023-by-member-state.csv'

/** Day of the edition that a workbook is. */
const DAYS: Readonly<Record<string, string>> = {
  'eda-2022-defence-data.xlsx': '2023-11-30',
  'defence-data-2023.xlsx': '2024-12-05',
}

/** The sheet of 2005 to 2021, of which every workbook here has the same. */
const SHARED_SHEET = 'Billions'

/** A fraction as per cent: the point moved two places in its decimal form, so that no digit is made up. */
export function percentOfFraction(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`"${text}" is no plain fraction`)
  return Number(`${text}e2`)
}

export const transcribeEda: Transcription = (desk) => {
  const editions = new Map<string, Observation[]>(Object.values(DAYS).map((day) => [day, []]))
  for (const row of rowsOf(join(desk.folder, FILE))) {
    const [workbook = '', sheet] = (row.source_sheet ?? '').split('#')
    const own = DAYS[workbook]
    if (own === undefined) throw new Error(`no edition of ${workbook}`)
    const days = sheet === SHARED_SHEET ? [...editions.keys()] : [own]
    for (const [column, measure] of Object.entries(desk.dataset.subjects)) {
      const text = row[column] ?? ''
      if (text === '') continue
      const unit = unitOf(desk, measure, '', null)
      for (const day of days)
        editions.get(day)?.push({
          measure,
          area: row.iso3 ?? '',
          period: periodOf(Number(row.year)),
          edition: `${desk.dataset.id}/${day}`,
          copy: COPY,
          value: unit.code === 'percent' ? percentOfFraction(text) : Number(text),
          missing: null,
          unit,
          status: 'outturn',
          mark: '',
          cell: `${sheet}/${row.iso3}/${row.year}/${column}`,
        })
    }
  }
  return editions
}
