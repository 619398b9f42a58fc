/** The page's views in the order of its questions; `shell.ID` in the catalogue names each. */
export const VIEWS = [
  { id: 'standing', asked: true },
  // Reached from the others.
  { id: 'ally', asked: false },
  { id: 'cost', asked: true },
  { id: 'classify', asked: true },
  { id: 'check', asked: true },
  { id: 'methods', asked: true },
] as const

/** In the first file; the others are loaded when asked for. */
export const FIRST_VIEW = 'standing'
