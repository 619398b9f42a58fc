import { parquetWriteBuffer } from 'hyparquet-writer'

/** Rows as a Parquet file; a column is DOUBLE if any row holds a number in it, else text. */
export function toParquet(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null>>[],
): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map((name) => ({
      name,
      data: rows.map((row) => row[name] ?? null),
      type: rows.some((row) => typeof row[name] === 'number') ? ('DOUBLE' as const) : ('STRING' as const),
      nullable: true,
    })),
    createdBy: 'pledgebook',
  })
  return new Uint8Array(buffer)
}
