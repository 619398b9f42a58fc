import { type AsyncBuffer, parquetMetadata, parquetRead } from 'hyparquet'
import type { MissingReason, Observation, Status } from '../terms/observation.js'
import type { Period } from '../terms/period.js'
import type { Prices, Unit } from '../terms/unit.js'
import type { RowRange } from './manifest.js'
import type { PieceFile } from './piece-file.js'

/** All columns but the measure, which whoever asks knows. */
const READ = [
  'area',
  'period',
  'edition',
  'copy',
  'value',
  'missing',
  'unit',
  'scale',
  'prices',
  'status',
  'mark',
  'cell',
]

type Column = ArrayLike<string | number | null>

/** A Parquet file of observations, its metadata parsed once. */
export class ObservationFile {
  readonly #file: ArrayBuffer | AsyncBuffer
  readonly #metadata: ReturnType<typeof parquetMetadata>

  /** `metadata` are bytes that end as the file does; `file` is the whole of it, or gives ranges of it. */
  private constructor(file: ArrayBuffer | AsyncBuffer, metadata: ArrayBuffer) {
    this.#file = file
    this.#metadata = parquetMetadata(metadata)
  }

  static whole(bytes: Uint8Array): ObservationFile {
    const own = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
    const buffer = own ? (bytes.buffer as ArrayBuffer) : bytes.slice().buffer
    return new ObservationFile(buffer, buffer)
  }

  /** A file of which only the pieces are had that a question needs; the last holds the metadata. */
  static inPieces(pieces: PieceFile, last: Uint8Array): ObservationFile {
    return new ObservationFile(pieces, last.slice().buffer)
  }

  /**
   * Observations of a measure, in its range of rows; of these editions only, if given. Columns are decoded whole and rows made only of
   * what is asked for, which halves the time of a cold question.
   */
  async read(measure: string, [first, end]: RowRange, editions?: ReadonlySet<string>): Promise<Observation[]> {
    const columns = await this.#columns(first, end)
    const column = (name: string): Column => columns.get(name) ?? []
    const text = (name: string, i: number) => column(name)[i] as string
    const units = new Map<string, Unit>()
    const unitAt = (i: number): Unit => {
      const key = `${text('unit', i)}|${column('scale')[i]}|${text('prices', i)}`
      const known = units.get(key) ?? {
        code: text('unit', i),
        scale: column('scale')[i] as number,
        prices: text('prices', i) as Prices | null,
      }
      units.set(key, known)
      return known
    }
    const found: Observation[] = []
    for (let i = 0; i < end - first; i++) {
      if (editions !== undefined && !editions.has(text('edition', i))) continue
      found.push({
        measure,
        area: text('area', i),
        period: text('period', i) as Period,
        edition: text('edition', i),
        copy: text('copy', i),
        value: column('value')[i] as number | null,
        missing: text('missing', i) as MissingReason | null,
        unit: unitAt(i),
        status: text('status', i) as Status,
        mark: text('mark', i),
        cell: text('cell', i),
      })
    }
    return found
  }

  /** Columns of one row group, from its first row on. Chunks arrive page by page. */
  async #columns(first: number, end: number): Promise<Map<string, Column>> {
    const parts = new Map<string, (string | number | null)[]>()
    await parquetRead({
      file: this.#file,
      metadata: this.#metadata,
      columns: READ,
      rowStart: first,
      rowEnd: end,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const column = parts.get(columnName) ?? []
        for (let i = 0; i < columnData.length; i++)
          column[rowStart - first + i] = columnData[i] as string | number | null
        parts.set(columnName, column)
      },
    })
    return parts
  }
}
