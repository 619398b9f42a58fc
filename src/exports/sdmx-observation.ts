/** A number of an answer as SDMX knows it: dimensions, a value, attributes. */
export interface SdmxObservation {
  /** Area or group code. */
  readonly area: string
  /** Measure id of the book, or of what was computed (`cost.level`). */
  readonly indicator: string
  /** Edition id; null for what was computed and stands in none. */
  readonly edition: string | null
  /** Year, four digits. */
  readonly period: string
  /** Null where the publisher gives none. */
  readonly value: number | null
  readonly status: 'outturn' | 'estimate' | 'forecast' | null
  readonly missing?: string | null
  readonly unit: string
  /** Power of ten. */
  readonly scale: number
  readonly prices: string | null
  readonly cell: string | null
  readonly mark?: string | null
}

/** Components of the data structure, in its order. */
export const DIMENSIONS = ['FREQ', 'REF_AREA', 'INDICATOR', 'EDITION', 'TIME_PERIOD'] as const
export const ATTRIBUTES = [
  'UNIT_MEASURE',
  'UNIT_MULT',
  'PRICES',
  'BASE_PER',
  'OBS_STATUS',
  'CELL',
  'FOOTNOTE_MARK',
] as const

export type Dimension = (typeof DIMENSIONS)[number]
export type Attribute = (typeof ATTRIBUTES)[number]

/** An observation in codes; `value` is null where there is none. */
export interface CodedObservation {
  readonly dimensions: Readonly<Record<Dimension, string>>
  readonly value: number | null
  readonly attributes: Readonly<Record<Attribute, string>>
}

/** An identifier of ours in the letters that SDMX allows: points, slashes and all else become a line, letters capitals. */
export function sdmxId(id: string): string {
  return id.replace(/[^A-Za-z0-9@$-]/g, '_').toUpperCase()
}

/** Not applicable, as the cross-domain code lists have it. */
export const NOT_APPLICABLE = '_Z'

const UNITS: Readonly<Record<string, string>> = {
  percent: 'PT',
  points: 'PP',
  persons: 'PS',
  ratio: 'RATIO',
  index: 'IX',
}

const STATUS = { outturn: 'A', estimate: 'E', forecast: 'F' } as const

/** Code of CL_OBS_STATUS: A normal, E estimated, F forecast, M cannot exist, O missing. */
function statusOf({ value, status, missing }: SdmxObservation): string {
  if (value === null) return missing === 'no-such-state' ? 'M' : 'O'
  return status === null ? 'A' : STATUS[status]
}

function coded(o: SdmxObservation): CodedObservation {
  const constant = o.prices !== null && o.prices !== 'current'
  return {
    dimensions: {
      FREQ: 'A',
      REF_AREA: sdmxId(o.area),
      INDICATOR: sdmxId(o.indicator),
      EDITION: o.edition === null ? NOT_APPLICABLE : sdmxId(o.edition),
      TIME_PERIOD: o.period,
    },
    value: o.value,
    attributes: {
      UNIT_MEASURE: UNITS[o.unit] ?? sdmxId(o.unit),
      UNIT_MULT: String(o.scale),
      PRICES: o.prices === null ? NOT_APPLICABLE : constant ? 'Q' : 'V',
      BASE_PER: constant ? o.prices : '',
      OBS_STATUS: statusOf(o),
      CELL: o.cell ?? '',
      FOOTNOTE_MARK: o.mark ?? '',
    },
  }
}

/** The observations of an answer in codes, in order of their keys, each key once: of those with one key the first. */
export function codedObservations(observations: readonly SdmxObservation[]): CodedObservation[] {
  const found = new Map<string, CodedObservation>()
  for (const each of observations.map(coded)) {
    const key = DIMENSIONS.map((d) => each.dimensions[d]).join('.')
    if (!found.has(key)) found.set(key, each)
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}
