import { addYears, previousDay } from './day-shift.js'
import { begins, ends, type Reading } from './reading.js'
import type { Timing } from './timing.js'
import { small } from './timing-date.js'

const OFFSET = /^(year|month|day)([+-]\d+)$/

export function relativeAt(reading: Reading, i: number, published: string | null): Timing | undefined {
  const mark = begins(reading, 'time', i)
  if (mark === undefined) return agoAt(reading, i, published)
  const base = { from: i, to: mark.to, range: false, deadline: false }
  if (mark.key === 'pledge') return { ...base, years: [], kind: 'pledge' }
  if (mark.key === 'now') return { ...base, years: [], kind: 'now' }
  const offset = OFFSET.exec(mark.key)
  if (offset === null || published === null) return { ...base, years: [], kind: 'relative' }
  const n = Number(offset[2])
  if (offset[1] === 'day') return { ...base, years: [], kind: 'now', day: n === 0 ? published : previousDay(published) }
  const shifted = offset[1] === 'year' ? addYears(published, n, 0) : addYears(published, 0, n)
  const year = shifted.slice(0, 4)
  const said = reading.text.slice(reading.tokens[i]?.start, reading.tokens[mark.to - 1]?.end)
  return { ...base, years: offset[1] === 'month' ? [] : [year], kind: 'relative', assumed: `"${said}" is ${year}` }
}

/** "ten years ago", "vor zehn Jahren", "over the coming decade", "in the next five years". */
function agoAt(reading: Reading, i: number, published: string | null): Timing | undefined {
  if (published === null) return undefined
  const number = begins(reading, 'number', i)
  const digits = small(reading, i, 1, 99)
  const one = begins(reading, 'article', i) && begins(reading, 'unit', i + 1) ? 1 : undefined
  const n = number?.n ?? digits ?? one
  const here = n === undefined ? i : (number?.to ?? i + 1)
  const unit = begins(reading, 'unit', here)
  if (unit === undefined || !['year', 'decade', 'month'].includes(unit.key)) return undefined
  const count = (n ?? 1) * (unit.key === 'decade' ? 10 : 1)
  const ago = begins(reading, 'ago', unit.to)
  const before = ends(reading, 'agoBefore', i)
  const ahead = ends(reading, 'coming', i) ?? (n === undefined ? undefined : begins(reading, 'fromNow', unit.to))
  if (n !== undefined && (ago !== undefined || before !== undefined)) {
    const months = unit.key === 'month'
    const year = (months ? addYears(published, 0, -count) : addYears(published, -count, 0)).slice(0, 4)
    return {
      from: before?.from ?? i,
      to: ago?.to ?? unit.to,
      years: [year],
      range: false,
      kind: 'relative',
      deadline: false,
      ago: { length: count, unit: months ? 'month' : 'year' },
      assumed: `${count} ${months ? 'months' : 'years'} ago is ${year}`,
    }
  }
  if (ahead === undefined || unit.key === 'month' || (n === undefined && unit.key !== 'decade')) return undefined
  const year = addYears(published, count, 0).slice(0, 4)
  return {
    from: Math.min(ahead.from, i),
    to: Math.max(ahead.to, unit.to),
    years: [year],
    range: false,
    kind: 'relative',
    deadline: true,
    assumed: `the coming ${count} years end in ${year}`,
  }
}
