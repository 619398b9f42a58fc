import type { Context } from './context.js'
import { clauseOf, first, has, last } from './reading.js'

export type Measure = 'share' | 'level' | 'per-head' | 'personnel' | 'growth'

/** What is ranked: said in the clause, else money for "biggest" and a share for "most of its GDP". */
export function measureOf(context: Context, at: number): Measure {
  const { reading } = context
  const { from, to } = clauseOf(reading, at)
  if (has(reading, 'perHead', from, to)) return 'per-head'
  if (has(reading, 'absolute', from, to)) return 'level'
  const army = first(reading, 'army', at, at + 5) ?? last(reading, 'army', from, at)
  if (army !== undefined && !has(reading, 'spender', at, at + 5) && !has(reading, 'spending', at, at + 5))
    return 'personnel'
  if (has(reading, 'troops', from, to) && !has(reading, 'spending', from, to)) return 'personnel'
  if (has(reading, 'relative', from, to)) return 'share'
  if (context.quantities.some((q) => q.kind === 'money')) return 'level'
  if (context.quantities.some((q) => q.kind === 'percent') || has(reading, 'gdp', from, to)) return 'share'
  // "That figure is topped only by": the figure spoken of before.
  if (context.discourse.gdp && (has(reading, 'figure', from, at) || !has(reading, 'spending'))) return 'share'
  return has(reading, 'fastest', from, to) ? 'growth' : 'level'
}
