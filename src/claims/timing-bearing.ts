import type { Context } from './context.js'
import type { Stretch } from './quantity.js'
import { begins, broken, ends, isComma, last, type Reading } from './reading.js'
import type { Timing } from './timing.js'

/** Whether a time stands right behind another number. */
export function takenByOther(context: Context, at: Stretch, timing: Timing): boolean {
  return context.quantities.some((q) => {
    if (q.from === at.from || q.to > timing.from || q.from < at.to || q.kind === 'ordinal') return false
    const gdp = context.reading.marks.get('gdp')?.find((m) => m.from >= q.to && m.to <= timing.from)
    return timing.from - Math.max(q.to, gdp?.to ?? 0) <= 2
  })
}

/** "seven in 2022, down from eight a year earlier": the year before that of the figure before, if the text's own would be the same. */
export function yearBefore(timing: Timing, of: string | undefined): readonly string[] {
  const [year] = timing.years
  const same = timing.kind === 'relative' && timing.years.length === 1 && year === of
  return same ? [String(Number(of) - 1)] : timing.years
}

/** "in the mid-1980s": a time of several years, none of which is told. */
export function isDecade(reading: Reading, { years, to }: Timing): boolean {
  return years.length === 0 && reading.tokens[to - 1]?.word === 's' && reading.tokens[to - 2]?.kind === 'number'
}

/** "in 2021 dollars", "prices of 2015": a year of prices, not of what was spent. */
export function isPriceYear(reading: Reading, timing: Timing): boolean {
  const of = ends(reading, 'of', timing.from)
  return begins(reading, 'prices', timing.to) !== undefined || (of && ends(reading, 'prices', of.from)) !== undefined
}

/** "against 2.79 in 2025": a time of a figure that is only compared with. */
export function ofComparison({ quantities, reading }: Context, timing: Timing, at: Stretch): boolean {
  return quantities.some((q) => {
    if (q.from === at.from || q.to > timing.from || timing.from - q.to > 2) return false
    return ['seriesLead', 'than'].some((cat) => last(reading, cat, Math.max(0, q.hedged - 3), q.hedged) !== undefined)
  })
}

/** "from 1.66 per cent in 2014 ... to 2.4 per cent": the first year belongs to the first number only. */
export function startOfChange(context: Context, timing: Timing, at: Stretch): boolean {
  const { quantities, reading } = context
  const first = quantities.find(
    (q) => q.to <= timing.from && timing.from - q.to <= 6 && ends(reading, 'from', q.hedged) !== undefined,
  )
  if (first === undefined || first.from === at.from) return false
  return (
    ends(reading, 'toLevel', at.from) !== undefined ||
    ends(reading, 'toLevel', at.from - 1) !== undefined ||
    ends(reading, 'toLevel', at.from - 2) !== undefined
  )
}

/** "Croatia, which joined in 2009, spends", "founded the alliance in 1949": a time that something else is said of. */
export function isAside({ reading, published }: Context, timing: Timing, at: Stretch): boolean {
  const deed = ['joinStrong', 'found', 'signed']
    .map((cat) => last(reading, cat, Math.max(0, timing.from - 6), timing.from))
    .find(Boolean)
  const between = deed && ['spendVerb', 'spending', 'percent'].some((cat) => last(reading, cat, deed.to, timing.from))
  if (deed !== undefined && !between && (timing.to <= at.from || deed.from >= at.to)) return true
  // "the floor agreed in 2014"
  const agreed = last(reading, 'adopt', Math.max(0, timing.from - 3), timing.from)
  const old = published !== null && timing.kind === 'year' && (timing.years.at(-1) ?? '') < published.slice(0, 4)
  if (agreed !== undefined && old && ends(reading, 'in', timing.from)?.from === agreed.to) return true
  const which = last(reading, 'which', Math.max(0, timing.from - 10), timing.from)
  if (which === undefined || !isComma(reading, which.from - 1) || broken(reading, timing.to, at.from)) return false
  for (let i = timing.to; i < at.from; i++) if (isComma(reading, i)) return true
  return false
}

/** "since 2014", "since the wall fell 35 years ago": a time that only begins something. */
export function isSince({ reading }: Context, timing: Timing): boolean {
  let gap = timing.from
  while (['light', 'timeGap', 'article'].some((cat) => begins(reading, cat, gap - 1)) && timing.from - gap < 3) gap--
  const near = timing.kind === 'relative' ? 6 : timing.from - gap
  const since = last(reading, 'since', Math.max(0, timing.from - 1 - near), timing.from)
  return (
    since !== undefined && !broken(reading, since.from, timing.from) && (timing.kind === 'relative' || since.to >= gap)
  )
}
