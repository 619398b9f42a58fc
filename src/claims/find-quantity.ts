import type { Quantity } from './quantity.js'
import { relationBefore, withRelation } from './quantity-hedge.js'
import { withUnitsOfOthers } from './quantity-list.js'
import { pieceAt, scaled, skipJoin } from './quantity-piece.js'
import { begins, ends, type Reading } from './reading.js'

/** Months of a text are no numbers, years are found by `timing.ts`; both are taken out before. */
export function quantitiesOf(reading: Reading, taken: ReadonlySet<number>): Quantity[] {
  const found: Quantity[] = []
  for (let i = 0; i < reading.tokens.length; i++) {
    if (taken.has(i)) continue
    const quantity = quantityAt(reading, i)
    if (quantity === undefined) continue
    if (!taken.has(quantity.to - 1)) {
      found.push(quantity)
      i = quantity.to - 1
    }
  }
  return withUnitsOfOthers(reading, found)
}

function simple(reading: Reading, i: number): Quantity | undefined {
  for (const [cat, kind] of [
    ['fraction', 'percent'],
    ['multiple', 'times'],
    ['ordinal', 'ordinal'],
  ] as const) {
    const mark = begins(reading, cat, i)
    if (mark === undefined) continue
    const { relation, hedged, to } = withRelation(reading, mark.from, mark.to)
    const step = kind === 'percent' ? 2 : kind === 'times' ? 0 : 1
    const unit = kind === 'percent' ? 'fraction' : ''
    return {
      kind,
      from: i,
      to,
      value: mark.n,
      step,
      decimals: 0,
      relation,
      hedged,
      currencies: [],
      unit,
      elliptic: false,
    }
  }
  return undefined
}

function quantityAt(reading: Reading, i: number): Quantity | undefined {
  const plain = simple(reading, i)
  if (plain !== undefined) return plain
  const { tokens } = reading
  const before = tokens[i - 1]
  const number = tokens[i]?.kind === 'number'
  const currencyBefore = ends(reading, 'currency', i)
  const percentBefore = ends(reading, 'percentBefore', i)
  if (number && tokens[i]?.joined === true && currencyBefore === undefined && percentBefore === undefined) {
    if (before?.kind === 'word') return undefined
    // "F-35", "T-72", "COVID-19"
    const name = tokens[i - 2]
    if (before?.text === '-' && before.joined && name?.kind === 'word' && /^\p{Lu}{1,5}$/u.test(name.text))
      return undefined
  }
  const span = begins(reading, 'oneArticle', i) && begins(reading, 'unit', i + 1)
  if (span && ['after', 'later', 'since'].some((cat) => begins(reading, cat, span.to)))
    return {
      kind: 'time',
      from: i,
      to: span.to,
      value: 1,
      step: 1,
      decimals: 0,
      ...relationBefore(reading, i),
      currencies: [],
      unit: span.key,
      elliptic: false,
    }
  const piece = pieceAt(reading, i)
  if (piece === undefined) return undefined
  const whole = scaled(reading, piece)
  const start = currencyBefore?.from ?? percentBefore?.from ?? i
  const make = (kind: Quantity['kind'], to: number, more: Partial<Quantity> = {}): Quantity => {
    const hedge = withRelation(reading, start, to)
    return {
      kind,
      from: start,
      value: whole.value,
      step: whole.step,
      decimals: whole.decimals,
      currencies: [],
      unit: '',
      elliptic: false,
      ...hedge,
      ...more,
    }
  }
  if (currencyBefore !== undefined) return make('money', whole.to, { currencies: currencyBefore.key.split(',') })
  if (percentBefore !== undefined) return make('percent', whole.to)
  let after = skipJoin(reading, whole.to)
  const points = begins(reading, 'points', after)
  if (points !== undefined && !(whole.to === piece.to && piece.words && points.to - points.from === 1))
    return make('points', points.to)
  const percent = begins(reading, 'percent', after)
  if (percent !== undefined) {
    const more = begins(reading, 'points', percent.to)
    return more === undefined ? make('percent', percent.to) : make('points', more.to)
  }
  while (begins(reading, 'unitOf', after) !== undefined || (tokens[after]?.text === "'" && after > whole.to)) after++
  const currency = begins(reading, 'currency', after)
  if (currency !== undefined && (whole.to > piece.to || piece.value >= 1))
    return make('money', currency.to, { currencies: currency.key.split(',') })
  const times = begins(reading, 'timesWord', skipJoin(reading, whole.to))
  if (times !== undefined) return make('times', times.to, { step: 0 })
  const unit =
    begins(reading, 'unit', skipJoin(reading, whole.to)) ??
    begins(
      reading,
      'unit',
      skipJoin(reading, whole.to) + (begins(reading, 'unitGap', skipJoin(reading, whole.to)) ? 1 : 0),
    )
  if (unit !== undefined) return make('time', unit.to, { unit: unit.key })
  const suffix = tokens[whole.to]
  if (
    number &&
    reading.decimal === ',' &&
    suffix?.text === '.' &&
    suffix.joined &&
    whole.decimals === 0 &&
    begins(reading, 'memberNation', whole.to + 1)
  )
    return make('ordinal', whole.to + 1)
  if (number && suffix?.joined === true && begins(reading, 'ordinalEnd', whole.to) !== undefined)
    return make('ordinal', whole.to + 1)
  return make(piece.decimals > 0 && whole.to === piece.to ? 'bare' : 'count', whole.to)
}

/** A bare decimal after a percentage of the same sentence ("and France at 2.1") is one too. */
export function asPercent(quantity: Quantity): Quantity {
  return { ...quantity, kind: 'percent', elliptic: true }
}
