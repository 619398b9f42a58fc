import { PledgebookError } from '../terms/fault.js'
import { interruptible, openDatabase } from './duckdb.js'
import type { Field, RecordBatch } from './record-batch.js'
import type { ParquetReader } from './record-source.js'

/** Rows of a Parquet file, all columns as text. Throws `source` `ledger.parquet` for a file that cannot be read. */
export const parquetRecords: ParquetReader = async (path, file, signal) => {
  const refuse = (message: string, hint: string, cause?: unknown) =>
    new PledgebookError('source', 'ledger.parquet', message, hint, { where: file, cause })
  const told = (error: unknown) => {
    if (error instanceof PledgebookError || signal?.aborted) return error
    return refuse(
      `the Parquet file cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      'get the file again; it is damaged or uses a feature this version does not know',
      error,
    )
  }
  async function* rows(sql: string): AsyncGenerator<Field[][]> {
    const database = await openDatabase([path])
    const { connection } = database
    try {
      const result = await interruptible(connection, signal, () => connection.stream(sql, [path]))
      for (;;) {
        const chunk = await interruptible(connection, signal, () => result.fetchChunk())
        if (!chunk || chunk.rowCount === 0) return
        yield chunk.getRows() as Field[][]
      }
    } catch (error) {
      throw told(error)
    } finally {
      await database.close()
    }
  }
  const names: string[] = []
  for await (const described of rows('select column_name from (describe select * from read_parquet($1))'))
    names.push(...described.map((row) => String(row[0])))
  async function* batches(): AsyncGenerator<RecordBatch> {
    let row = 0
    for await (const records of rows('select columns(*)::varchar from read_parquet($1)'))
      yield { rows: records.map(() => ++row), records, rejected: [] }
  }
  return { names, batches: batches() }
}
