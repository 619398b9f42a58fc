import { begins, ends, type Mark, type Reading } from './reading.js'
import { dateAt, isYear } from './timing-date.js'
import { relativeAt } from './timing-relative.js'

/** A time that a text names, over tokens `from` inclusive to `to` exclusive. */
export interface Timing {
  readonly from: number
  readonly to: number
  /** Years it covers, first and last for a range. */
  readonly years: readonly string[]
  readonly range: boolean
  /** A single day, ISO. */
  readonly day?: string | undefined
  readonly kind: 'year' | 'fiscal' | 'month' | 'day' | 'relative' | 'now' | 'pledge'
  /** How long ago it was, where the text says that. */
  readonly ago?: { readonly length: number; readonly unit: 'year' | 'month' } | undefined
  /** Said with "by", "until": the end of the time to act. */
  readonly deadline: boolean
  /** How it was resolved, where it was not a plain year. */
  readonly assumed?: string | undefined
}

function yearsAt(reading: Reading, i: number): Timing | undefined {
  if (!isYear(reading, i)) return undefined
  const year = reading.tokens[i]?.text ?? ''
  const mark = reading.tokens[i + 1]?.text ?? ''
  const short = reading.tokens[i + 2]
  if (
    /^[-–/]$/.test(mark) &&
    short?.joined === true &&
    /^\d\d$/.test(short.text) &&
    Number(short.text) === (Number(year) + 1) % 100
  )
    return {
      from: i,
      to: i + 3,
      years: [year],
      range: false,
      kind: 'fiscal',
      deadline: false,
      assumed: `${year}-${short.text} is counted as ${year}`,
    }
  // "the 1990s" is no year.
  const tail = reading.tokens[i + 1]
  if (tail?.joined && tail.word === 's')
    return { from: i, to: i + 2, years: [], range: false, kind: 'relative', deadline: false }
  const next = i + 2
  if (isYear(reading, next)) {
    const other = reading.tokens[next]?.text ?? ''
    const between = begins(reading, 'between', i - 1) !== undefined || begins(reading, 'from', i - 1) !== undefined
    if (
      /^[-–—/]$/.test(mark) ||
      begins(reading, 'to', i + 1) !== undefined ||
      (between && begins(reading, 'and', i + 1))
    )
      return { from: i, to: next + 1, years: [year, other], range: true, kind: 'year', deadline: false }
    if (begins(reading, 'and', i + 1) !== undefined)
      return { from: i, to: next + 1, years: [year, other], range: false, kind: 'year', deadline: false }
  }
  return { from: i, to: i + 1, years: [year], range: false, kind: 'year', deadline: false }
}

/** All times of a piece, in order, not overlapping. */
export function timingsOf(reading: Reading, published: string | null): Timing[] {
  const found: Timing[] = []
  for (let i = 0; i < reading.tokens.length; i++) {
    const timing = dateAt(reading, i, published) ?? yearsAt(reading, i) ?? relativeAt(reading, i, published)
    if (timing === undefined || (found.at(-1)?.to ?? 0) > timing.from) continue
    found.push({ ...timing, deadline: timing.deadline || byBefore(reading, timing.from) !== undefined })
    i = timing.to - 1
  }
  return found
}

/** "by" before a time, as in "by the end of 2032", "bis zum Jahr 2032". */
function byBefore(reading: Reading, from: number): Mark | undefined {
  for (let back = 0; back <= 2; back++) {
    const by = ends(reading, 'by', from - back)
    if (by !== undefined) return by
    if (
      begins(reading, 'light', from - back - 1) === undefined &&
      begins(reading, 'timeGap', from - back - 1) === undefined
    )
      return undefined
  }
  return undefined
}

/** Tokens that times cover, so that they are not read as numbers. */
export function tokensTaken(timings: readonly Timing[]): Set<number> {
  return new Set(timings.flatMap((t) => Array.from({ length: t.to - t.from }, (_, k) => t.from + k)))
}
