/** Where a question's files lie. A request brings them itself: nothing is read from disks or the web for it. */
export interface Places {
  /** Fields whose value may be a file, the one that a bare body stands for first; with the ending it is known by. */
  readonly lent: Readonly<Record<string, string>>
  /** Fields that write files or lead to other machines; they are not asked for here. */
  readonly leftOut: readonly string[]
}

const NONE: Places = { lent: {}, leftOut: [] }

const PLACES: Readonly<Record<string, Places>> = {
  check: { lent: { file: '' }, leftOut: ['network'] },
  classify: {
    lent: { ledger: '', rules: '.yaml', mapping: '.yaml', descriptor: '.json', against: '.yaml' },
    leftOut: ['engine', 'server', 'audit', 'rejected'],
  },
  ledger: { lent: { file: '', mapping: '.yaml', descriptor: '.json' }, leftOut: ['write'] },
  rules: { lent: { rules: '.yaml', ledger: '', mapping: '.yaml' }, leftOut: [] },
  readings: { lent: { rules: '.yaml' }, leftOut: [] },
  cost: { lent: { gdp: '.csv', path: '.csv' }, leftOut: [] },
  plan: { lent: { gdp: '.csv' }, leftOut: [] },
  verify: { lent: { file: '.xlsx' }, leftOut: [] },
  export: { lent: {}, leftOut: ['out'] },
}

/** Where the files of an operation's questions lie. */
export function placesOf(operation: string): Places {
  return (Object.hasOwn(PLACES, operation) ? PLACES[operation] : undefined) ?? NONE
}

/** The operation that reads a text, its field for it, and how it is named here. */
export const STORY = { operation: 'check', field: 'file', text: 'text' } as const

/** Operations whose questions make no sense without a body. */
export function needsBody(operation: string): boolean {
  return ['check', 'classify', 'ledger'].includes(operation)
}

/** The last part of a file's name as a client gave it, safe to be shown and known by its ending. */
export function fileName(field: string, given: string, ending: string): string {
  const last = given.slice(given.search(/[^/\\]*$/)).replace(/[^\p{L}\p{N}._ -]/gu, '')
  const name = last.slice(-100) || field
  const known =
    ending === '' || name.toLowerCase().endsWith(ending) || (ending === '.yaml' && /\.(yml|json)$/i.test(name))
  return known ? name : `${name}${ending}`
}
