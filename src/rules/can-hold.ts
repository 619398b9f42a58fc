import { columnPossible, type Literal } from './column-possible.js'
import type { Column, Condition } from './condition.js'

/** Beyond this many steps the search gives up and says "yes", which asks the author for a declared order. */
const MOST_STEPS = 1000

interface Demand {
  readonly condition: Condition
  readonly negated: boolean
}

type Literals = ReadonlyMap<Column, readonly Literal[]>
type Choice = readonly Demand[]

/** The parts of a choice, which an `any` is, or a denied `all`. */
function choiceOf({ condition, negated }: Demand): Choice | undefined {
  if (condition.test !== (negated ? 'all' : 'any')) return undefined
  return (condition as { of: readonly Condition[] }).of.map((part) => ({ condition: part, negated }))
}

/** Whether a demand on one column can be met besides those already made; one on several columns may be. */
function possibleWith({ condition, negated }: Demand, known: Literals): boolean {
  const { test } = condition
  if (test === 'not') return possibleWith({ condition: condition.of, negated: !negated }, known)
  if (test === 'all' || test === 'any') return true
  return columnPossible(condition.column, [...(known.get(condition.column) ?? []), { leaf: condition, negated }])
}

function impliedBy({ condition, negated }: Demand, known: Literals): boolean {
  return !possibleWith({ condition, negated: !negated }, known)
}

/** Choices that are still open: without those already met, and without what can no longer be chosen. */
function stillOpen(choices: readonly Choice[], known: Literals): Choice[] {
  return choices
    .filter((choice) => !choice.some((option) => impliedBy(option, known)))
    .map((choice) => choice.filter((option) => possibleWith(option, known)))
    .sort((a, b) => a.length - b.length)
}

/** Takes demands apart into choices and demands on single columns; undefined where a column cannot meet its own. */
function takenApart(
  demands: readonly Demand[],
  known: Literals,
): { choices: Choice[]; literals: Literals } | undefined {
  const choices: Choice[] = []
  const literals = new Map(known)
  const queue = [...demands]
  for (let demand = queue.pop(); demand !== undefined; demand = queue.pop()) {
    const { condition, negated } = demand
    const choice = choiceOf(demand)
    if (choice !== undefined) choices.push(choice)
    else if (condition.test === 'not') queue.push({ condition: condition.of, negated: !negated })
    else if (condition.test === 'all' || condition.test === 'any')
      queue.push(...condition.of.map((part) => ({ condition: part, negated })))
    else {
      const { column } = condition
      const own = [...(literals.get(column) ?? []), { leaf: condition, negated }]
      if (!columnPossible(column, own)) return undefined
      literals.set(column, own)
    }
  }
  return { choices, literals }
}

/**
 * Whether some line can meet all these conditions at once. The conditions are taken apart into choices (`any`) and
 * demands on single columns; columns are independent of one another, so that a set of demands can be met exactly if each
 * column's can: prefixes and names by comparing them, words by containment, amounts and years as spans, stage and side by
 * trying. Choices are tried out, the narrowest first. "No" is always right. "Yes" is right too, for the values a column
 * may hold at all, unless the search was given up (after 1,000 steps).
 */
export function canHold(conditions: readonly Condition[]): boolean {
  let steps = 0
  const search = (demands: readonly Demand[], before: readonly Choice[], known: Literals): boolean => {
    if (++steps > MOST_STEPS) return true
    const apart = takenApart(demands, known)
    if (apart === undefined) return false
    const [narrowest, ...rest] = stillOpen([...before, ...apart.choices], apart.literals)
    return narrowest === undefined || narrowest.some((option) => search([option], rest, apart.literals))
  }
  const all = conditions.map((condition) => ({ condition, negated: false }))
  return search(all, [], new Map())
}
