import type { OperationTable } from './ask-among.js'
import { contents } from './contents.js'
import { drivers } from './drivers.js'
import { explain } from './explain.js'
import type { Operation } from './operation.js'
import { revisions } from './revisions.js'
import { series } from './series.js'
import { standing } from './standing.js'

const ready = (operation: unknown) => async () => operation as Operation
const later = (load: () => Promise<unknown>) => async () => (await load()) as Operation

/** The operations that need neither disk nor databases, so that browsers and workers have them. */
export const BROWSER_OPERATIONS: OperationTable = {
  standing: ready(standing),
  series: ready(series),
  revisions: ready(revisions),
  drivers: ready(drivers),
  contents: ready(contents),
  definitions: later(async () => (await import('./definitions.js')).definitions),
  cost: later(async () => (await import('./cost.js')).cost),
  plan: later(async () => (await import('./plan.js')).plan),
  calibrate: later(async () => (await import('./calibrate.js')).calibrate),
  check: later(async () => (await import('./check.js')).check),
  report: later(async () => (await import('./report.js')).report),
  classify: later(async () => (await import('./classify.js')).classify),
  ledger: later(async () => (await import('./ledger.js')).ledger),
  readings: later(async () => (await import('./readings.js')).readings),
  rules: later(async () => (await import('./rules.js')).rules),
  explain: ready(explain),
}
