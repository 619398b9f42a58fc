import { matchColumn } from './column-name.js'
import type { LedgerMapping, TextOf } from './mapping-schema.js'

/** What a mapping uses each column of a file for, in words such as `year`, `amount (outturn)`, `code`; empty for none. */
export function columnUses(mapping: LedgerMapping, names: readonly string[]): Map<string, string[]> {
  const uses = new Map(names.map((name) => [name, [] as string[]]))
  const add = (column: string, use: string) => {
    const known = uses.get(column)
    if (known && !known.includes(use)) known.push(use)
  }
  for (const { column, stage } of mapping.amounts)
    for (const name of names)
      if (matchColumn(column, name)) add(name, stage === undefined ? 'amount' : `amount (${stage})`)
  if (mapping.year) add(mapping.year.column, 'year')
  if (mapping.currencies) add(mapping.currencies.column, 'currency')
  if (mapping.stage) add(mapping.stage.column, 'stage')
  if (typeof mapping.side === 'object') add(mapping.side.column, 'side')
  for (const field of ['code', 'ministry', 'programme', 'text'] as const)
    for (const column of columnsOf(mapping[field], mapping)) add(column, field)
  for (const rule of mapping.rows) add(rule.column, `rows left out (${rule.as})`)
  return uses
}

function columnsOf(rule: TextOf | undefined, mapping: LedgerMapping): string[] {
  return (typeof rule === 'string' ? [rule] : (rule ?? [])).flatMap((part) => {
    if (typeof part === 'string') return [part]
    if ('column' in part) return [part.column]
    return mapping.lookups[part.lookup]?.key.map((pair) => pair.ours) ?? []
  })
}
