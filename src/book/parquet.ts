import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import type { MissingReason, Observation, Status } from '../terms/observation.js'
import type { Period } from '../terms/period.js'
import type { Prices } from '../terms/unit.js'

/** Rows of one measure in a file: first inclusive, end exclusive. */
export type RowRange = readonly [first: number, end: number]

export interface EncodedDataset {
  readonly bytes: Uint8Array
  readonly rows: number
  readonly measures: Readonly<Record<string, RowRange>>
}

function order(a: Observation, b: Observation): number {
  for (const key of ['measure', 'edition', 'area', 'period'] as const)
    if (a[key] !== b[key]) return a[key] < b[key] ? -1 : 1
  return 0
}

/**
 * Observations as one Parquet file, sorted by measure, edition, area and period, a row group for each measure so that a
 * question reads only what it needs. The same observations give the same bytes.
 */
export function encodeObservations(observations: readonly Observation[]): EncodedDataset {
  const sorted = [...observations].sort(order)
  const measures: Record<string, RowRange> = {}
  for (let i = 0; i < sorted.length; i++) {
    const id = sorted[i]?.measure ?? ''
    measures[id] = [measures[id]?.[0] ?? i, i + 1]
  }
  const text = (name: string, of: (o: Observation) => string | null) => ({
    name,
    data: sorted.map(of),
    type: 'STRING' as const,
    nullable: true,
  })
  const buffer = parquetWriteBuffer({
    columnData: [
      text('measure', (o) => o.measure),
      text('area', (o) => o.area),
      text('period', (o) => o.period),
      text('edition', (o) => o.edition),
      text('copy', (o) => o.copy),
      { name: 'value', data: sorted.map((o) => o.value), type: 'DOUBLE', nullable: true },
      text('missing', (o) => o.missing),
      text('unit', (o) => o.unit.code),
      { name: 'scale', data: Int32Array.from(sorted, (o) => o.unit.scale), type: 'INT32' },
      text('prices', (o) => o.unit.prices),
      text('status', (o) => o.status),
      text('mark', (o) => o.mark),
      text('cell', (o) => o.cell),
    ],
    rowGroupSize: Object.values(measures).map(([first, end]) => end - first),
    createdBy: 'pledgebook',
  })
  return { bytes: new Uint8Array(buffer), rows: sorted.length, measures }
}

interface Row {
  readonly measure: string
  readonly area: string
  readonly period: string
  readonly edition: string
  readonly copy: string
  readonly value: number | null
  readonly missing: string | null
  readonly unit: string
  readonly scale: number
  readonly prices: string | null
  readonly status: string
  readonly mark: string
  readonly cell: string
}

/** A Parquet file of observations, its metadata parsed once. */
export class ObservationFile {
  readonly #buffer: ArrayBuffer
  readonly #metadata: ReturnType<typeof parquetMetadata>

  constructor(bytes: Uint8Array) {
    this.#buffer = bytes.slice().buffer
    this.#metadata = parquetMetadata(this.#buffer)
  }

  /** Observations of a range of rows. */
  async read([first, end]: RowRange): Promise<Observation[]> {
    const rows = (await parquetReadObjects({
      file: this.#buffer,
      metadata: this.#metadata,
      rowStart: first,
      rowEnd: end,
    })) as unknown as Row[]
    return rows.map((row) => ({
      measure: row.measure,
      area: row.area,
      period: row.period as Period,
      edition: row.edition,
      copy: row.copy,
      value: row.value,
      missing: row.missing as MissingReason | null,
      unit: { code: row.unit, scale: row.scale, prices: row.prices as Prices | null },
      status: row.status as Status,
      mark: row.mark,
      cell: row.cell,
    }))
  }
}
