import { parseDay } from '../../src/terms/day.js'
import type { Edition, Observation } from '../../src/terms/observation.js'
import { PERCENT, type Unit } from '../../src/terms/unit.js'

export const USD: Unit = { code: 'USD', scale: 6, prices: 'current' }
export const EUR: Unit = { code: 'EUR', scale: 6, prices: 'current' }

/** An edition of a made-up dataset, named by its day. */
export function editionOf(day: string, held = true): Edition {
  return { id: `made.up/${day}`, dataset: 'made.up', publishedOn: parseDay(day), title: day, held, copies: [] }
}

/** A cell of such an edition: a share of Aland in 2024 unless told otherwise. A null value is a blank. */
export function observed(
  day: string,
  value: number | null,
  other: { measure?: string; area?: string; period?: string; unit?: Unit } = {},
): Observation {
  const { measure = 'share', area = 'AAA', period = '2024', unit = PERCENT } = other
  return {
    measure,
    area,
    period: period as Observation['period'],
    edition: `made.up/${day}`,
    copy: 'original',
    value,
    missing: value === null ? 'blank' : null,
    unit,
    status: 'outturn',
    mark: '',
    cell: `${measure}!${area}/${period}`,
  }
}
