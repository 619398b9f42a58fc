import { parquetMetadata } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Observation } from '../terms/observation.js'
import type { RowRange } from './manifest.js'

export interface EncodedDataset {
  readonly bytes: Uint8Array
  readonly rows: number
  readonly measures: Readonly<Record<string, RowRange>>
  /** Where each measure's rows end, in bytes; the file's metadata follow the last. */
  readonly cuts: readonly number[]
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
  const text = (name: string, of: (o: Observation) => string | null, nullable = false) => ({
    name,
    data: sorted.map(of),
    type: 'STRING' as const,
    nullable,
    offsetIndex: false,
  })
  const buffer = parquetWriteBuffer({
    columnData: [
      text('measure', (o) => o.measure),
      text('area', (o) => o.area),
      text('period', (o) => o.period),
      text('edition', (o) => o.edition),
      text('copy', (o) => o.copy),
      { name: 'value', data: sorted.map((o) => o.value), type: 'DOUBLE', nullable: true, offsetIndex: false },
      text('missing', (o) => o.missing, true),
      text('unit', (o) => o.unit.code),
      {
        name: 'scale',
        data: Int32Array.from(sorted, (o) => o.unit.scale),
        type: 'INT32',
        nullable: false,
        offsetIndex: false,
      },
      text('prices', (o) => o.unit.prices, true),
      text('status', (o) => o.status),
      text('mark', (o) => o.mark),
      text('cell', (o) => o.cell),
    ],
    ...(sorted.length > 0 ? { rowGroupSize: Object.values(measures).map(([first, end]) => end - first) } : {}),
    // A file this small is read whole: indexes and statistics would only make its footer slower to parse.
    statistics: false,
    // Unpacking in JavaScript costs a cold question more than reading the larger file; carriers compress it anyway.
    codec: 'UNCOMPRESSED',
    createdBy: 'pledgebook',
  })
  return { bytes: new Uint8Array(buffer), rows: sorted.length, measures, cuts: cutsOf(buffer) }
}

function cutsOf(buffer: ArrayBuffer): number[] {
  return parquetMetadata(buffer).row_groups.map(({ columns }) =>
    Math.max(
      ...columns.map(({ meta_data: m }) =>
        m ? Number(m.dictionary_page_offset ?? m.data_page_offset) + Number(m.total_compressed_size) : 0,
      ),
    ),
  )
}
