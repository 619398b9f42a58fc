import type { Terminal } from './terminal.js'

/** How each operation's answer is shown to a person; loaded with the operation. */
export const SHOW: Readonly<Record<string, () => Promise<(answer: never, terminal: Terminal) => string>>> = {
  standing: async () => (await import('./show-standing.js')).showStanding,
  series: async () => (await import('./show-series.js')).showSeries,
  revisions: async () => (await import('./show-revisions.js')).showRevisions,
  drivers: async () => (await import('./show-drivers.js')).showDrivers,
  explain: async () => (await import('./show-explain.js')).showExplain,
  import: async () => (await import('./show-import.js')).showImport,
  export: async () => (await import('./show-export.js')).showExport,
  verify: async () => (await import('./show-verify.js')).showVerify,
}
