import { SIDES, STAGES } from '../terms/ledger-line.js'
import type { Leaf } from './condition.js'

/** A leaf that must hold, or must not. */
export interface Literal {
  readonly leaf: Leaf
  readonly negated: boolean
}

type Of<T extends Leaf['test']> = Extract<Leaf, { test: T }>

const VALUES = { stage: STAGES, side: SIDES } as const

function split<T extends Leaf['test']>(literals: readonly Literal[], test: T): { yes: Of<T>[]; no: Of<T>[] } {
  const of = (negated: boolean) =>
    literals.filter((l) => l.negated === negated && l.leaf.test === test).map((l) => l.leaf as Of<T>)
  return { yes: of(false), no: of(true) }
}

/** Names: exact. With no name demanded the absent one will do; a prefix can be continued past finitely many exclusions. */
function namePossible(literals: readonly Literal[]): boolean {
  const names = split(literals, 'equals')
  const prefixes = split(literals, 'prefix')
  const name = names.yes[0]?.text
  if (name !== undefined)
    return (
      names.yes.every((leaf) => leaf.text === name) &&
      names.no.every((leaf) => leaf.text !== name) &&
      prefixes.yes.every((leaf) => name.startsWith(leaf.prefix)) &&
      !prefixes.no.some((leaf) => name.startsWith(leaf.prefix))
    )
  const longest = prefixes.yes.reduce((long, { prefix }) => (prefix.length > long.length ? prefix : long), '')
  return (
    prefixes.yes.every((leaf) => longest.startsWith(leaf.prefix)) &&
    !prefixes.no.some((leaf) => longest.startsWith(leaf.prefix))
  )
}

/** Words: exact. Demanded fragments can stand apart from one another, so only a forbidden one inside a demanded one conflicts. */
function wordsPossible(literals: readonly Literal[]): boolean {
  const { yes, no } = split(literals, 'words')
  return !no.some((forbidden) => yes.some((demanded) => demanded.fragment.includes(forbidden.fragment)))
}

/** Amounts: exact on real numbers; every line has one. Forbidden spans are swept from the least demanded amount upward. */
function amountPossible(literals: readonly Literal[]): boolean {
  const { yes, no } = split(literals, 'between')
  let from = Math.max(-Infinity, ...yes.map((leaf) => leaf.least))
  const to = Math.min(Infinity, ...yes.map((leaf) => leaf.most))
  if (from > to) return false
  // Amounts up to `from` are ruled out; `from` itself only where it is not free.
  let fromIsFree = true
  for (const { least, most } of no.toSorted((a, b) => a.least - b.least)) {
    if (least > from) return true
    if (most < from) continue
    if (most >= to) return false
    from = most
    fromIsFree = false
  }
  return fromIsFree || from < to
}

/** Years: exact. Where none is demanded, a line without a year will do. */
function yearPossible(literals: readonly Literal[]): boolean {
  const { yes, no } = split(literals, 'years')
  if (yes.length === 0) return true
  const first = Math.max(...yes.map((leaf) => Number(leaf.from)))
  const last = Math.min(...yes.map((leaf) => Number(leaf.to)))
  for (let year = first; year <= last; year++)
    if (!no.some((leaf) => year >= Number(leaf.from) && year <= Number(leaf.to))) return true
  return false
}

function oneOfPossible(column: 'stage' | 'side', literals: readonly Literal[]): boolean {
  const { yes, no } = split(literals, 'oneOf')
  return VALUES[column].some(
    (value) => yes.every((leaf) => leaf.values.includes(value)) && !no.some((leaf) => leaf.values.includes(value)),
  )
}

/** Whether some value of one column meets all these literals on it. */
export function columnPossible(column: Leaf['column'], literals: readonly Literal[]): boolean {
  switch (column) {
    case 'words':
      return wordsPossible(literals)
    case 'amount':
      return amountPossible(literals)
    case 'year':
      return yearPossible(literals)
    case 'stage':
    case 'side':
      return oneOfPossible(column, literals)
    default:
      return namePossible(literals)
  }
}
