import type { Files } from '../operations/operation.js'
import { PledgebookError } from '../terms/fault.js'
import type { Written } from './question.js'

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
}

/** Media types of the files that observations are exported as, by their format. */
export const EXPORT_TYPES = TYPES

/** The file that an export writes, caught in memory. `asks` runs the operation, lent files that only take what is written. */
export async function exportedFile(asks: (files: Files) => Promise<{ readonly value: unknown }>): Promise<Written> {
  let bytes: Uint8Array | undefined
  const { value } = await asks({
    async read(path) {
      throw new PledgebookError('input', 'files.none', 'no files can be read here', 'leave it out', { where: path })
    },
    async write(_path, given) {
      bytes = given
    },
  })
  const { format } = value as { readonly format: string }
  if (bytes === undefined) throw new Error('the export wrote no file')
  return { bytes, type: TYPES[format] ?? 'application/octet-stream', extension: format }
}
