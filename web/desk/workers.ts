/** Which worker answers which operations; each is loaded when first asked, but for the first, which is in the page. */
export const WORKERS: Readonly<Record<string, readonly string[]>> = {
  first: ['standing', 'contents'],
  history: ['series', 'revisions', 'drivers', 'definitions'],
  cost: ['cost'],
  plan: ['plan', 'calibrate'],
  check: ['check'],
  files: ['files'],
  classify: ['classify', 'ledger', 'rules', 'readings'],
}

/** Where another worker than its own says where an operation's numbers come from, so that the first file stays small. */
const EXPLAINED_WITH: Readonly<Record<string, string>> = { standing: 'series' }

/** The worker that answers an operation, or with `why` explains its answers. */
export function workerOf(operation: string, why = false): string {
  const of = why ? (EXPLAINED_WITH[operation] ?? operation) : operation
  return Object.keys(WORKERS).find((name) => WORKERS[name]?.includes(of)) ?? 'first'
}
