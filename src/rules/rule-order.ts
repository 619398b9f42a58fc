import { canHold } from './can-hold.js'
import type { Rule } from './rule.js'
import type { RuleProblem } from './written-rule.js'

/** A rule with its place in the file and the rules that it declares itself to come before. */
export interface PlacedRule {
  readonly rule: Rule
  readonly index: number
  readonly before: readonly string[]
}

/** All rules that a rule comes before, directly or through others. */
function reach(id: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>()
  const queue = [...(edges.get(id) ?? [])]
  for (let next = queue.pop(); next !== undefined; next = queue.pop())
    if (!seen.has(next)) {
      seen.add(next)
      queue.push(...(edges.get(next) ?? []))
    }
  return seen
}

/**
 * The order in which rules are tried: by priority, higher first; among equals by their declared `before`, then as they stand
 * in the file. Reports a `before` that names no rule, contradicts the priorities or runs in a circle, and every pair
 * of equals that can both hold with no order declared: `canHold` on the two conditions with their years decides, and where
 * it cannot tell, the order has to be declared.
 */
export function orderRules(placed: readonly PlacedRule[], ids: ReadonlySet<string>, problems: RuleProblem[]): Rule[] {
  const byId = new Map(placed.map((entry) => [entry.rule.id, entry]))
  const edges = new Map<string, readonly string[]>()
  for (const { rule, index, before } of placed) {
    const path = ['rules', index, 'before']
    edges.set(
      rule.id,
      before.filter((id) => byId.get(id)?.rule.priority === rule.priority && id !== rule.id),
    )
    for (const id of before) {
      const other = byId.get(id)?.rule
      if (id === rule.id) problems.push({ path, message: `"${id}" cannot come before itself; remove it` })
      else if (!ids.has(id))
        problems.push({ path, message: `there is no rule "${id}"; name a rule of this file or remove it` })
      else if (other !== undefined && other.priority > rule.priority)
        problems.push({
          path,
          message: `"${id}" has priority ${other.priority}, this rule ${rule.priority}, and so comes later; change a priority or remove "before"`,
        })
    }
  }
  const after = new Map(placed.map(({ rule }) => [rule.id, reach(rule.id, edges)]))
  const precedes = (a: Rule, b: Rule) => after.get(a.id)?.has(b.id) ?? false
  for (const { rule, index } of placed) {
    if (precedes(rule, rule))
      problems.push({
        path: ['rules', index, 'before'],
        message: `by "before", ${rule.id} comes before itself, through others; remove one of them`,
      })
    const tied = placed.filter(
      (other) =>
        other.index > index &&
        other.rule.id !== rule.id &&
        other.rule.priority === rule.priority &&
        !precedes(rule, other.rule) &&
        !precedes(other.rule, rule) &&
        canHold([rule.when, other.rule.when]),
    )
    if (tied.length > 0)
      problems.push({
        path: ['rules', index],
        message: `${rule.id} and ${tied.map((t) => `"${t.rule.id}"`).join(', ')} have the same priority ${rule.priority} and can hold for the same line; give them different priorities, say "before: ${tied[0]?.rule.id}", or narrow a condition`,
      })
  }
  return inOrder(placed, precedes)
}

/** Priority first; then one rule at a time, the first in the file that none of the remaining ones must precede. */
function inOrder(placed: readonly PlacedRule[], precedes: (a: Rule, b: Rule) => boolean): Rule[] {
  const waiting = placed.toSorted((a, b) => b.rule.priority - a.rule.priority || a.index - b.index).map((p) => p.rule)
  const ordered: Rule[] = []
  while (waiting.length > 0) {
    const next = waiting.find(
      (rule) => rule.priority === waiting[0]?.priority && !waiting.some((other) => precedes(other, rule)),
    )
    const taken = next ?? waiting[0]
    if (taken === undefined) break
    waiting.splice(waiting.indexOf(taken), 1)
    ordered.push(taken)
  }
  return ordered
}
