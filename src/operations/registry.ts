import type { Operation } from './operation.js'

/** Every operation by name, loaded when asked for: one question does not pay for the others. */
export const OPERATIONS: Readonly<Record<string, () => Promise<Operation>>> = {
  standing: async () => (await import('./standing.js')).standing as unknown as Operation,
}
