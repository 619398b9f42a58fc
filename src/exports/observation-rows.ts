import type { Edition, Observation } from '../terms/observation.js'

/** Columns of exported observations, in order: everything a number needs, nothing dropped. */
export const EXPORT_COLUMNS = [
  'measure',
  'area',
  'period',
  'value',
  'unit',
  'scale',
  'prices',
  'status',
  'mark',
  'missing',
  'edition',
  'publishedOn',
  'basis',
  'copy',
  'cell',
] as const

export type ExportRow = Readonly<Record<(typeof EXPORT_COLUMNS)[number], string | number | null>>

export function exportRows(observations: readonly Observation[], editions: readonly Edition[]): ExportRow[] {
  const byId = new Map(editions.map((e) => [e.id, e]))
  return observations.map((o) => ({
    measure: o.measure,
    area: o.area,
    period: o.period,
    value: o.value,
    unit: o.unit.code,
    scale: o.unit.scale,
    prices: o.unit.prices,
    status: o.status,
    mark: o.mark,
    missing: o.missing,
    edition: o.edition,
    publishedOn: byId.get(o.edition)?.publishedOn ?? null,
    basis: byId.get(o.edition)?.basis ?? null,
    copy: o.copy,
    cell: o.cell,
  }))
}
