import type { Engines } from './operation.js'

/** The databases of this machine, each loaded when first asked for. */
export const ENGINES_HERE: Engines = {
  open: async (...engine) => (await import('./workshop.js')).openEngine(...engine),
  openFile: async (...file) => (await import('./workshop.js')).openLedgerFile(...file),
  parquet: async (...file) => (await import('./workshop.js')).parquetRecords(...file),
}
