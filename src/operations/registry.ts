import { contents } from './contents.js'
import { drivers } from './drivers.js'
import { explain } from './explain.js'
import type { Operation } from './operation.js'
import { revisions } from './revisions.js'
import { series } from './series.js'
import { standing } from './standing.js'

const ready = (operation: unknown) => async () => operation as Operation
const workshop = () => import('./workshop.js')

/** Every operation by name; what brings large libraries is loaded when asked for. */
export const OPERATIONS: Readonly<Record<string, () => Promise<Operation>>> = {
  standing: ready(standing),
  series: ready(series),
  revisions: ready(revisions),
  drivers: ready(drivers),
  contents: ready(contents),
  definitions: async () => (await workshop()).definitions as unknown as Operation,
  cost: async () => (await workshop()).cost as unknown as Operation,
  plan: async () => (await workshop()).plan as unknown as Operation,
  calibrate: async () => (await workshop()).calibrate as unknown as Operation,
  check: async () => (await workshop()).check as unknown as Operation,
  archive: async () => (await workshop()).archive as unknown as Operation,
  record: async () => (await workshop()).record as unknown as Operation,
  classify: async () => (await workshop()).classify as unknown as Operation,
  ledger: async () => (await workshop()).ledger as unknown as Operation,
  readings: async () => (await workshop()).readings as unknown as Operation,
  rules: async () => (await workshop()).rules as unknown as Operation,
  report: async () => (await workshop()).report as unknown as Operation,
  explain: ready(explain),
  import: async () => (await workshop()).importEdition as unknown as Operation,
  export: async () => (await workshop()).exportObservations as unknown as Operation,
  verify: async () => (await workshop()).verify as unknown as Operation,
}
