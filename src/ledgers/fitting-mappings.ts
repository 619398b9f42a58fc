import { PledgebookError } from '../terms/fault.js'
import { matchColumn } from './column-name.js'
import type { LedgerMapping } from './mapping-schema.js'
import { type LedgerInput, openRecords, type ReadingAids } from './record-source.js'

/**
 * The mappings that name exactly the columns of a file, all of them and in their order; one that does not say `file.columns`
 * never does. Throws `source` faults for files that are no ledger.
 */
export async function fittingMappings(
  input: LedgerInput,
  mappings: readonly LedgerMapping[],
  aids: ReadingAids = {},
): Promise<LedgerMapping[]> {
  const fitting: LedgerMapping[] = []
  const headings = new Map<string, readonly string[]>()
  for (const mapping of mappings) {
    const { columns, skip, headings: lines, encoding, delimiter, quote, sheet } = mapping.file
    if (columns === undefined) continue
    const key = JSON.stringify([skip, lines, encoding, delimiter, quote, sheet])
    const names = headings.get(key) ?? (await headingOf(input, mapping, aids))
    headings.set(key, names)
    if (fits(columns, names)) fitting.push(mapping)
  }
  return fitting
}

/** Columns of a file as a mapping would have them; none where the file is not of that form. */
async function headingOf(input: LedgerInput, { file }: LedgerMapping, aids: ReadingAids): Promise<readonly string[]> {
  try {
    const source = await openRecords(input, file, aids)
    await source.close()
    return source.names
  } catch (error) {
    const odd = error instanceof PledgebookError && ['ledger.empty', 'ledger.sheet'].includes(error.code)
    if (odd) return []
    throw error
  }
}

function fits(columns: readonly string[], names: readonly string[]): boolean {
  if (columns.length !== names.length) return false
  return columns.every((column, i) => matchColumn(column, names[i] ?? '') !== undefined)
}
