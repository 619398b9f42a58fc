import { didYouMean } from '../terms/closest-name.js'
import type { RuleProblem, WrittenRule, WrittenRules } from './written-rule.js'

type Bridge = NonNullable<WrittenRules['bridge']>

function givesTo(rule: WrittenRule, part: string): boolean {
  return rule.assign.some((a) => a.part === part && a.high > 0)
}

function itemProblems(written: WrittenRules, bridge: Bridge, otherIds: readonly string[]): RuleProblem[] {
  const seen = new Map<string, string>()
  const ids = written.rules.map((rule) => rule.id)
  return bridge.items.flatMap((item, i) => {
    const path = ['bridge', 'items', i]
    const found: RuleProblem[] = []
    const say = (field: string, message: string) => found.push({ path: [...path, field], message })
    if ((item.rules === undefined) === (item.amounts === undefined))
      say(
        'id',
        `the bridge's item ${item.id} has ${item.rules ? 'both rules and amounts' : 'neither rules nor amounts'}; give one of them`,
      )
    if (item.amounts !== undefined && item.source === undefined)
      say('amounts', `the amounts of the bridge's item ${item.id} have no source; say who published them`)
    for (const id of item.rules ?? []) {
      const rule = written.rules.find((r) => r.id === id)
      const before = seen.get(id)
      if (before !== undefined) say('rules', `the bridge counts ${id} in ${before} and in ${item.id}; keep one`)
      seen.set(id, item.id)
      if (rule !== undefined && !givesTo(rule, bridge.part))
        say('rules', `the bridge's item ${item.id} names ${id}, which gives nothing to ${bridge.part}; leave it out`)
      if (rule === undefined && !otherIds.includes(id))
        say('rules', `no rule "${id}" for the bridge; ${didYouMean(id, ids)}`)
    }
    return found
  })
}

/** What is wrong with a bridge: unknown parts and rules, rules counted twice or not at all, amounts without a source. */
export function bridgeProblems(written: WrittenRules, otherIds: readonly string[]): RuleProblem[] {
  const { bridge, parts, rules } = written
  if (bridge === undefined) return []
  if (!parts.includes(bridge.part))
    return [{ path: ['bridge', 'part'], message: `no part "${bridge.part}"; ${didYouMean(bridge.part, parts)}` }]
  const ids = bridge.items.map((item) => item.id)
  const named = new Set(bridge.items.flatMap((item) => item.rules ?? []))
  return [
    ...ids.flatMap((id, i) =>
      ids.indexOf(id) < i
        ? [{ path: ['bridge', 'items', i, 'id'], message: `bridge item "${id}" stands twice; rename one` }]
        : [],
    ),
    ...itemProblems(written, bridge, otherIds),
    ...rules.flatMap((rule, i) =>
      givesTo(rule, bridge.part) && !named.has(rule.id)
        ? [
            {
              path: ['rules', i, 'id'],
              message: `${rule.id} gives money to ${bridge.part}, and no item of the bridge names it; add it to one`,
            },
          ]
        : [],
    ),
  ]
}
