import type { Quantity } from './quantity.js'
import { begins, ends, type Reading } from './reading.js'

/** "2.09 and 2.01%", "von 1,5 auf 2 Prozent": a bare number takes the unit of the one it is joined to. */
export function withUnitsOfOthers(reading: Reading, found: readonly Quantity[]): Quantity[] {
  const result = [...found]
  for (let k = result.length - 2; k >= 0; k--) {
    const quantity = result[k]
    const next = result[k + 1]
    if (quantity === undefined || next === undefined) continue
    if (quantity.kind !== 'bare' && quantity.kind !== 'count') continue
    if (next.kind !== 'percent' && next.kind !== 'money') continue
    let joined = next.from - quantity.to <= 3 && next.from > quantity.to
    for (let i = quantity.to; i < next.hedged; i++)
      joined &&=
        begins(reading, 'and', i) !== undefined ||
        begins(reading, 'to', i) !== undefined ||
        begins(reading, 'listGap', i) !== undefined
    const list =
      quantity.decimals > 0 &&
      next.decimals > 0 &&
      next.kind === 'percent' &&
      next.from - quantity.to <= 7 &&
      ends(reading, 'at', quantity.from) &&
      ends(reading, 'at', next.hedged)
    if (!joined && !list) continue
    if (quantity.kind === 'count' && (quantity.value > 1000 || (next.kind === 'money' && quantity.value >= next.value)))
      continue
    const scale = next.kind === 'money' ? moneyScale(next.step, next.decimals) : 1
    result[k] = {
      ...quantity,
      kind: next.kind,
      value: quantity.value * scale,
      step: quantity.step * scale,
      currencies: next.currencies,
      elliptic: true,
    }
  }
  return result
}

function moneyScale(step: number, decimals: number): number {
  return step * Number(`1e${decimals}`)
}
