import { formatDay, parseDay } from '../terms/day.js'
import type { Box } from './label-placing.js'
import { overlap } from './label-placing.js'
import { rule } from './strokes.js'
import { LEADING, type TextLine, textLine } from './text-line.js'
import { textWidth } from './text-width.js'

const BESIDE = 4

/** Days since 1 March of the year 0, so that a scale of time needs no clock. Throws `input` `day.malformed`. */
export function dayNumber(text: string): number {
  const [year = 0, month = 0, date = 0] = parseDay(text).split('-').map(Number)
  // The year begins in March: a leap day is then its last.
  const y = month > 2 ? year : year - 1
  const m = (month + 9) % 12
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + date - 1
  )
}

/** `28 Aug 2025`. */
export function shortDay(text: string): string {
  const [date = '', month = '', year = ''] = formatDay(parseDay(text)).split(' ')
  return `${date} ${month.slice(0, 3)} ${year}`
}

export const MOST_TIERS = 3

/** Height below the plot for so many rows of flags. */
export function dayAxisHeight(tiers: number, size: number): number {
  return tiers * size * LEADING + 10
}

/** A day on the axis, with the texts that its flag may have, the best first. */
export interface DayFlag {
  readonly x: number
  readonly texts: readonly string[]
}

export interface DayAxis {
  readonly lines: readonly string[]
  readonly labels: readonly TextLine[]
  /** Rows of flags in use. */
  readonly tiers: number
}

interface Place {
  readonly label: TextLine
  readonly pole: Box
  readonly tier: number
}

const ANCHORS = ['start', 'middle', 'end'] as const
const clear = (box: Box, others: readonly Box[]) => !others.some((other) => overlap(box, other))

/** Flags set from the newest back, each into the first of its places where neither it nor its pole meets another. */
function setFlags(flags: readonly (readonly Place[])[], frame: Box): (Place | undefined)[] {
  const set: Place[] = []
  return flags.map((places) => {
    const labels = set.map((p) => p.label.box)
    const poles = set.map((p) => p.pole)
    const found = places.find(({ label: { box }, pole }) => {
      const wide = { ...box, left: box.left - BESIDE, right: box.right + BESIDE }
      const inside = box.left >= frame.left && box.right <= frame.right
      return (
        inside && clear(wide, [...labels, ...poles.map((p) => ({ ...p, bottom: p.bottom - 1 }))]) && clear(pole, labels)
      )
    })
    if (found) set.push(found)
    return found
  })
}

/**
 * The axis below a plot with a flag of text at each day: in one row if they fit, else in up to `tiers` rows. A flag that
 * finds no place is left out.
 */
export function dayAxis(days: readonly DayFlag[], plot: Box, frame: Box, size: number, tiers: number): DayAxis {
  const y = plot.bottom
  const newestFirst = [...days].sort((a, b) => b.x - a.x)
  const rows = Array.from({ length: tiers }, (_, tier) => tier)
  const placeAt = (x: number, text: string, width: number, tier: number, anchor: (typeof ANCHORS)[number]): Place => {
    const base = y + 7 + size + tier * size * LEADING
    const at = anchor === 'start' ? x + BESIDE : anchor === 'end' ? x - BESIDE : x
    const label = textLine({ x: at, y: base, text, size, width }, { anchor, ink: 'muted' })
    return {
      label,
      tier,
      pole: { left: x - 0.5, right: x + 0.5, top: y, bottom: anchor === 'middle' ? base - size : base },
    }
  }
  const byRow = (x: number, text: string, width: number) =>
    rows.flatMap((tier) => ANCHORS.map((anchor) => placeAt(x, text, width, tier, anchor)))
  const bySide = (x: number, text: string, width: number) =>
    ANCHORS.flatMap((anchor) => rows.map((tier) => placeAt(x, text, width, tier, anchor)))
  const longest = Math.max(...days.map((d) => d.texts.length))
  const attempts = Array.from({ length: longest }, (_, i) => i).flatMap((i) =>
    [byRow, bySide].map((order) =>
      setFlags(
        newestFirst.map(({ x, texts }) => {
          const text = texts[Math.min(i, texts.length - 1)] ?? ''
          return order(x, text, textWidth(text, size))
        }),
        frame,
      ),
    ),
  )
  const count = (attempt: readonly (Place | undefined)[]) => attempt.filter((p) => p !== undefined).length
  const most = Math.max(...attempts.map(count))
  const best = attempts.find((attempt) => count(attempt) === most) ?? []
  const found = best.filter((p) => p !== undefined)
  return {
    labels: found.map((p) => p.label),
    tiers: Math.max(0, ...found.map((p) => p.tier + 1)),
    lines: [
      rule({ x: plot.left, y }, { x: plot.right, y }, 'axis'),
      ...newestFirst.map(({ x }, i) => rule({ x, y }, { x, y: best[i]?.pole.bottom ?? y + 4 }, 'axis')),
    ],
  }
}
