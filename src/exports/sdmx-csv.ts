import { csvRow } from './csv.js'
import { ATTRIBUTES, codedObservations, DIMENSIONS, type SdmxObservation } from './sdmx-observation.js'
import { DATAFLOW } from './sdmx-structure.js'

/** Observations as SDMX-CSV 2.0.0 (SDMX 3.0): a missing value is left empty and told by OBS_STATUS. */
export function sdmxCsv(observations: readonly SdmxObservation[]): string {
  const head = csvRow(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...DIMENSIONS, 'OBS_VALUE', ...ATTRIBUTES])
  const rows = codedObservations(observations).map(({ dimensions, value, attributes }) =>
    csvRow([
      'dataflow',
      DATAFLOW,
      'I',
      ...DIMENSIONS.map((d) => dimensions[d]),
      value,
      ...ATTRIBUTES.map((a) => attributes[a] || null),
    ]),
  )
  return head + rows.join('')
}
