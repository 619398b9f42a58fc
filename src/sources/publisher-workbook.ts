import type { Observation } from '../terms/observation.js'
import type { Dataset } from './layout.js'
import { readNatoWorkbook } from './nato-workbook.js'
import type { ReadingContext } from './reading-context.js'
import { readSipriWorkbook } from './sipri-workbook.js'

/** What any publisher's workbook comes to. */
export interface WorkbookFigures {
  readonly observations: readonly Observation[]
  readonly basis: string | undefined
  readonly constantPrices: string | undefined
}

/** Whether workbooks of this dataset can be read. */
export function hasWorkbooks(dataset: Dataset): boolean {
  return dataset.layouts.length > 0 || (dataset.sheets ?? []).length > 0
}

/** Reads a workbook by the reader that its dataset's layout is written for. Throws `source` and `data` faults. */
export async function readPublisherWorkbook(bytes: Uint8Array, context: ReadingContext): Promise<WorkbookFigures> {
  if (context.dataset.layouts.length > 0) return readNatoWorkbook(bytes, context)
  const { observations } = await readSipriWorkbook(bytes, context)
  return { observations, basis: undefined, constantPrices: undefined }
}
