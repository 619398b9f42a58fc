import type { Operation } from './operation.js'

/** Every operation by name, loaded when asked for: one question does not pay for the others. */
export const OPERATIONS: Readonly<Record<string, () => Promise<Operation>>> = {
  standing: async () => (await import('./standing.js')).standing as unknown as Operation,
  series: async () => (await import('./series.js')).series as unknown as Operation,
  revisions: async () => (await import('./revisions.js')).revisions as unknown as Operation,
  drivers: async () => (await import('./drivers.js')).drivers as unknown as Operation,
  explain: async () => (await import('./explain.js')).explain as unknown as Operation,
  import: async () => (await import('./import.js')).importEdition as unknown as Operation,
  export: async () => (await import('./export.js')).exportObservations as unknown as Operation,
  verify: async () => (await import('./verify.js')).verify as unknown as Operation,
}
