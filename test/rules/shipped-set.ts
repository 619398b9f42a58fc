import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRuleSet } from '../../src/book/rule-file.js'
import { bridgeItems } from '../../src/rules/bridge-items.js'
import { interpreter } from '../../src/rules/interpret.js'
import { ruleLine } from '../../src/rules/ledger-text.js'
import { partMoney } from '../../src/rules/part-money.js'
import type { Rule, RuleBridge, RuleSet } from '../../src/rules/rule.js'
import { type RuleMoney, tally } from '../../src/rules/tally.js'
import { fileInput, readAll, shippedMapping } from '../ledgers/ledger-desk.js'
import { DATA } from '../opened-book.js'

/** A rule set of `data/rules` with its bridge. */
export interface Shipped {
  readonly set: RuleSet
  readonly rules: ReadonlyMap<string, Rule>
  readonly bridge: RuleBridge
}

export function shipped(name: string): Shipped {
  const set = readRuleSet(readFileSync(join(DATA, `rules/${name}.yaml`), 'utf8'), `rules/${name}.yaml`)
  return { set, rules: new Map(set.rules.map((rule) => [rule.id, rule])), bridge: set.bridge as RuleBridge }
}

/** NATO's Table 1 of the July 2026 edition, in millions. */
export function published({ set, bridge }: Shipped, year: string): number {
  const table = readFileSync(join(DATA, 'editions/nato.defexp/2026-07-07/transcription.csv'), 'utf8')
  const cells = table.split('\n').map((row) => row.split(','))
  return Number(cells.find(([m, area, period]) => m === bridge.measure && area === set.area && period === year)?.[3])
}

/** The bridge's central items of a year, in whole millions, and what is left of NATO's figure, in per cent. */
export function bridged(of: Shipped, money: readonly RuleMoney[], year: string, stage: RuleBridge['stage']) {
  const items = bridgeItems(of.set, { ...of.bridge, stage }, money, year)
  const sum = (key: 'low' | 'central' | 'high') => items.reduce((s, item) => s + (item[key] ?? 0), 0) / 1e6
  const nato = published(of, year)
  const left = (million: number) => Math.round((1000 * (nato - million)) / nato) / 10
  return {
    items: Object.fromEntries(items.map(({ item, central }) => [item.id, Math.round((central ?? 0) / 1e6)])),
    residual: left(sum('central')),
    range: [left(sum('high')), left(sum('low'))],
  }
}

export async function classified({ set }: Shipped, mapping: string, path: string) {
  const { lines, tally: rows } = await readAll(fileInput(path), shippedMapping(mapping))
  const decide = interpreter(set)
  const decided = lines.map((line, i) => ({ line, rule: decide(ruleLine(line, i))?.rule.id }))
  return { rows: rows.rows, decided, money: tally(decided) }
}

/** Low, central and high money of each part, by year and side. */
export function parts({ set }: Shipped, money: readonly RuleMoney[], stage: string, ...years: readonly string[]) {
  return Object.fromEntries(
    partMoney(set, money)
      .filter((y) => y.stage === stage && years.includes(y.year))
      .map((y) => [`${y.year} ${y.side}`, y.parts.map(({ low, central, high }) => [low, central, high])]),
  )
}
