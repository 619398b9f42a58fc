import type { Column, Condition } from './condition.js'

/** Conditions on single columns that must all hold. */
export type Alternative = ReadonlyMap<Column, Condition>

/** The one column that a condition looks at, or undefined if it looks at several. */
function soleColumn(condition: Condition): Column | undefined {
  switch (condition.test) {
    case 'not':
      return soleColumn(condition.of)
    case 'all':
    case 'any': {
      const [first, ...rest] = condition.of.map(soleColumn)
      return rest.every((column) => column === first) ? first : undefined
    }
    default:
      return condition.column
  }
}

function joined(test: 'all' | 'any', a: Condition | undefined, b: Condition): Condition {
  if (a === undefined) return b
  return { test, of: a.test === test ? [...a.of, b] : [a, b] }
}

function both(a: Alternative, b: Alternative): Alternative {
  const merged = new Map(a)
  for (const [column, condition] of b) merged.set(column, joined('all', merged.get(column), condition))
  return merged
}

/** Alternatives on one and the same column are one. */
function either(lists: readonly (readonly Alternative[])[]): Alternative[] {
  const single = new Map<Column, Condition>()
  const others: Alternative[] = []
  for (const alternative of lists.flat()) {
    const [entry, ...more] = alternative
    if (entry !== undefined && more.length === 0) single.set(entry[0], joined('any', single.get(entry[0]), entry[1]))
    else others.push(alternative)
  }
  return [...[...single].map((entry) => new Map([entry])), ...others]
}

/**
 * A condition as a list of alternatives of which one must hold: `any` of `all` of conditions on single columns. Undefined
 * where there would be more than `most`.
 */
export function alternativesOf(condition: Condition, most: number, negated = false): Alternative[] | undefined {
  const column = soleColumn(condition)
  if (column !== undefined) return [new Map([[column, negated ? { test: 'not', of: condition } : condition]])]
  if (condition.test === 'not') return alternativesOf(condition.of, most, !negated)
  if (condition.test !== 'all' && condition.test !== 'any') return undefined
  const lists = condition.of.map((part) => alternativesOf(part, most, negated))
  if (lists.includes(undefined)) return undefined
  const parts = lists as Alternative[][]
  if ((condition.test === 'any') !== negated) {
    const found = either(parts)
    return found.length > most ? undefined : found
  }
  let found: Alternative[] = [new Map()]
  for (const part of parts) {
    if (found.length * part.length > most) return undefined
    found = found.flatMap((a) => part.map((b) => both(a, b)))
  }
  return found
}
