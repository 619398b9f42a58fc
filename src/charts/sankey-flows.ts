import { sankey } from 'd3-sankey'
import type { Box } from './label-placing.js'
import type { TreemapSpec } from './treemap-parts.js'

/** A rule at the left, with the sum of what flows from it. */
export interface FlowSource {
  readonly label: string
  readonly value: number
}

/** Money above zero from a rule to a part, both by their place in the lists. */
export interface Flow {
  readonly from: number
  readonly to: number
  readonly value: number
}

export interface Flows {
  readonly sources: readonly FlowSource[]
  /** Ordered by source, and by part within one. */
  readonly flows: readonly Flow[]
}

/** Rules that are shown by themselves; what is smaller flows together. */
const SHOWN = 12

interface Rule {
  label: string
  alone: boolean
  readonly to: number[]
}

const total = (of: Pick<Rule, 'to'>) => of.to.reduce((sum, v) => sum + v, 0)

/** Each rule with its money above zero by part. */
function rulesOf(spec: TreemapSpec): Rule[] {
  const rules = new Map<string, Rule>()
  for (const [i, part] of spec.parts.entries())
    for (const tile of part.tiles.filter((t) => t.value > 0)) {
      const rule = rules.get(tile.id) ?? { label: tile.label, alone: tile.alone ?? false, to: spec.parts.map(() => 0) }
      rule.to[i] = (rule.to[i] ?? 0) + tile.value
      rules.set(tile.id, rule)
    }
  return [...rules.values()]
}

/**
 * The twelve rules with the most money, the others together, and what always stands alone. They are in order of the part
 * that most of their money goes to, so that few flows cross, the largest first.
 */
export function flowsOf(spec: TreemapSpec): Flows {
  const all = rulesOf(spec).sort((a, b) => total(b) - total(a))
  const rules = all.filter((r) => !r.alone)
  const shown = rules.length === SHOWN + 1 ? rules : rules.slice(0, SHOWN)
  const rest = rules.slice(shown.length)
  const main = (rule: Rule) => rule.to.indexOf(Math.max(...rule.to))
  const ordered = shown.sort((a, b) => main(a) - main(b))
  if (rest.length > 0)
    ordered.push({
      label: `${rest.length} other rules`,
      alone: false,
      to: spec.parts.map((_, i) => rest.reduce((sum, r) => sum + (r.to[i] ?? 0), 0)),
    })
  ordered.push(...all.filter((r) => r.alone))
  return {
    sources: ordered.map((rule) => ({ label: rule.label, value: total(rule) })),
    flows: ordered.flatMap((rule, from) => rule.to.flatMap((value, to) => (value > 0 ? [{ from, to, value }] : []))),
  }
}

export interface FlowNode {
  readonly top: number
  readonly bottom: number
}

/** A flow with the centres of its ends and its width in pixels. */
export interface LaidFlow extends Flow {
  readonly start: number
  readonly end: number
  readonly width: number
}

export interface LaidFlows {
  readonly sources: readonly FlowNode[]
  /** By part; undefined for a part that nothing flows to. */
  readonly parts: readonly (FlowNode | undefined)[]
  readonly flows: readonly LaidFlow[]
}

/** Places of nodes and flows in a box, nodes `apart` pixels from each other or closer if there is less room. */
export function layFlows({ sources, flows }: Flows, partCount: number, box: Box, apart: number): LaidFlows {
  const reached = Array.from({ length: partCount }, (_, i) => i).filter((i) => flows.some((f) => f.to === i))
  const nodes = [...sources.map((_, i) => ({ key: `from ${i}` })), ...reached.map((i) => ({ key: `to ${i}` }))]
  const links = flows.map((f) => ({ source: `from ${f.from}`, target: `to ${f.to}`, value: f.value }))
  // No relaxation: the order is given, and its steps are powers, whose last digits differ between engines.
  const laid = sankey<{ key: string }, { source: string; target: string; value: number }>()
    .nodeId((node) => node.key)
    .nodeSort(null)
    .linkSort(null)
    .iterations(0)
    .nodePadding(apart)
    .extent([
      [box.left, box.top],
      [box.right, box.bottom],
    ])({ nodes, links })
  const place = (key: string): FlowNode | undefined => {
    const node = laid.nodes.find((n) => n.key === key)
    return node && { top: node.y0 ?? box.top, bottom: node.y1 ?? box.top }
  }
  return {
    sources: sources.map((_, i) => place(`from ${i}`) ?? { top: box.top, bottom: box.top }),
    parts: Array.from({ length: partCount }, (_, i) => place(`to ${i}`)),
    flows: laid.links.map((link, i) => ({
      ...(flows[i] ?? { from: 0, to: 0, value: 0 }),
      start: link.y0 ?? box.top,
      end: link.y1 ?? box.top,
      width: link.width ?? 0,
    })),
  }
}
