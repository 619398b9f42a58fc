import { drivers } from './drivers.js'
import { explain } from './explain.js'
import type { Operation } from './operation.js'
import { revisions } from './revisions.js'
import { series } from './series.js'
import { standing } from './standing.js'

const ready = (operation: unknown) => async () => operation as Operation

/**
 * Every operation by name. The small ones are at hand; those that read workbooks or write files bring large libraries
 * and are loaded when asked for.
 */
export const OPERATIONS: Readonly<Record<string, () => Promise<Operation>>> = {
  standing: ready(standing),
  series: ready(series),
  revisions: ready(revisions),
  drivers: ready(drivers),
  explain: ready(explain),
  import: async () => (await import('./import.js')).importEdition as unknown as Operation,
  export: async () => (await import('./export.js')).exportObservations as unknown as Operation,
  verify: async () => (await import('./verify.js')).verify as unknown as Operation,
}
