/** Loans of the EU's SAFE instrument by member state: the Commission's tentative allocation, the Council's decisions. */
import { join } from 'node:path'
import type { Observation } from '../src/terms/observation.js'
import { periodOf } from '../src/terms/period.js'
import { COPY, rowsOf, type Transcription, unitOf } from './transcription.js'

const FILE = 'eda/safe-loans-2025-2026.csv'
const TENTATIVE = 'Commission tentative allocation'

export const transcribeSafe: Transcription = (desk) => {
  const editions = new Map<string, Observation[]>()
  for (const { iso3 = '', stage = '', stage_date: day = '', amount_eur: amount = '' } of rowsOf(
    join(desk.folder, FILE),
  )) {
    const tentative = stage === TENTATIVE
    const measure = desk.dataset.subjects[tentative ? 'tentative' : 'granted']
    if (measure === undefined) throw new Error(`no measure for "${stage}"`)
    if (!/^\d+$/.test(amount)) throw new Error(`"${amount}" of ${iso3} is no amount of euro`)
    const before = editions.get(day) ?? []
    editions.set(day, [
      ...before,
      {
        measure,
        area: iso3,
        period: periodOf(Number(day.slice(0, 4))),
        edition: `${desk.dataset.id}/${day}`,
        copy: COPY,
        value: Number(amount),
        missing: null,
        unit: unitOf(desk, measure, '', null),
        // What was tentative was not yet the loan.
        status: tentative ? 'estimate' : 'outturn',
        mark: '',
        cell: `${tentative ? 'tentative allocation' : 'maximum loan amount'}/${iso3}`,
      },
    ])
  }
  for (const observations of editions.values()) observations.sort((a, b) => (a.area < b.area ? -1 : 1))
  return editions
}
