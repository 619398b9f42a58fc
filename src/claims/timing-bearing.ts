import type { Context } from './context.js'
import type { Quantity } from './quantity.js'
import { broken, ends, last } from './reading.js'
import type { Timing } from './timing.js'

type Stretch = Pick<Quantity, 'from' | 'to'>

/** Whether a time stands right behind another number. */
export function takenByOther(context: Context, at: Stretch, timing: Timing): boolean {
  return context.quantities.some((q) => {
    if (q.from === at.from || q.to > timing.from || q.from < at.to || q.kind === 'ordinal') return false
    const gdp = context.reading.marks.get('gdp')?.find((m) => m.from >= q.to && m.to <= timing.from)
    return timing.from - Math.max(q.to, gdp?.to ?? 0) <= 2
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

/** "Croatia, which joined in 2009, spends": a time that only a clause between commas is about. */
export function isAside({ reading }: Context, timing: Timing, at: Stretch): boolean {
  const comma = (i: number) => reading.tokens[i]?.text === ','
  const which = last(reading, 'which', Math.max(0, timing.from - 10), timing.from)
  if (which === undefined || !comma(which.from - 1) || broken(reading, timing.to, at.from)) return false
  for (let i = timing.to; i < at.from; i++) if (comma(i)) return true
  return false
}

/** "since 2014", "since the wall fell 35 years ago": a time that only begins something. */
export function isSince({ reading }: Context, timing: Timing): boolean {
  const near = timing.kind === 'relative' ? 6 : 0
  const since = last(reading, 'since', Math.max(0, timing.from - 1 - near), timing.from)
  return since !== undefined && !broken(reading, since.from, timing.from) && (near > 0 || since.to === timing.from)
}
