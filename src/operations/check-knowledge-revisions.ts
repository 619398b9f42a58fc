import type { Edition, Observation } from '../terms/observation.js'
import type { Knowledge } from './check-knowledge.js'
import { COMMON_REVISIONS, LARGER_REVISIONS } from './check-verdict-tolerances.js'

interface Size {
  readonly relative: number
  readonly absolute: number
}

interface Sizes {
  /** The largest of each area. */
  readonly largest: ReadonlyMap<string, Size>
  /** All but the rarest are no larger; undefined where nothing was ever revised. */
  readonly common: Size | undefined
}

/** How far published figures have moved from one held edition to the next that has the same cell. */
export class Revisions {
  readonly #sizes = new Map<string, Sizes>()
  readonly #counts = new Map<string, number>()

  constructor(readonly knowledge: Knowledge) {}

  #of(measure: string): Sizes {
    const kept = this.#sizes.get(measure)
    if (kept) return kept
    const largest = new Map<string, Size>()
    const all: Size[] = []
    const oldestFirst = [...this.knowledge.held].reverse()
    for (const o of this.knowledge.observationsOf(measure)) {
      const next = this.#next(o, oldestFirst)
      if (o.value === null || next === undefined || next.value === null) continue
      if (next.unit.prices !== o.unit.prices || next.unit.scale !== o.unit.scale) continue
      const size = sizeOf(o.value, next.value)
      all.push(size)
      largest.set(o.area, larger(largest.get(o.area), size))
    }
    const at = Math.min(all.length - 1, Math.floor(all.length * COMMON_REVISIONS))
    const rank = (of: (s: Size) => number) => all.map(of).sort((a, b) => a - b)[at] ?? 0
    const common =
      all.length === 0 ? undefined : { relative: rank((s) => s.relative), absolute: rank((s) => s.absolute) }
    const found = { largest, common }
    this.#sizes.set(measure, found)
    return found
  }

  /** The same cell in the next held edition that has it. */
  #next(o: Observation, oldestFirst: readonly Edition[]): Observation | undefined {
    const at = oldestFirst.findIndex((e) => e.id === o.edition)
    for (const later of at < 0 ? [] : oldestFirst.slice(at + 1)) {
      const next = this.knowledge.cell(later.id, o.measure, o.area, o.period)
      if (next) return next
    }
    return undefined
  }

  /**
   * Whether a revision could lead from a held figure to the one a text gives: the gap is no larger than the area's own figures have
   * ever moved, or than any but the rarest of all revisions of the measure, with a margin. True where nothing is known of revisions.
   */
  explains(measure: string, area: string, held: number, text: number): boolean {
    const { common, largest } = this.#of(measure)
    if (common === undefined) return true
    const gap = sizeOf(held, text)
    const most = larger(largest.get(area), common)
    return gap.relative <= LARGER_REVISIONS * most.relative
  }

  /** The same for rates of change, whose gaps count in points. */
  explainsPoints(measure: string, area: string, held: number, text: number): boolean {
    const { common, largest } = this.#of(measure)
    if (common === undefined) return true
    const most = larger(largest.get(area), common)
    return Math.abs(held - text) <= LARGER_REVISIONS * most.absolute
  }

  /** The most by which the number of members at or above a line has moved between two editions that have the same year. */
  ofCounts(measure: string, line: number, year: (period: string) => readonly string[]): number {
    const key = `${measure}|${line}`
    const kept = this.#counts.get(key)
    if (kept !== undefined) return kept
    const oldestFirst = [...this.knowledge.held].reverse().map((e) => this.knowledge.figuresOf(e))
    let most = 0
    for (const [i, earlier] of oldestFirst.entries())
      for (const period of earlier.periodsOf(measure))
        for (const later of oldestFirst.slice(i + 1)) {
          const pairs = year(period).flatMap((area) => {
            const [a, b] = [earlier.cell(measure, area, period)?.value, later.cell(measure, area, period)?.value]
            return a === undefined || a === null || b === undefined || b === null ? [] : [[a, b] as const]
          })
          const moved = pairs.reduce((sum, [a, b]) => sum + Number(b >= line) - Number(a >= line), 0)
          most = Math.max(most, Math.abs(moved))
        }
    this.#counts.set(key, most)
    return most
  }
}

function sizeOf(from: number, to: number): Size {
  const absolute = Math.abs(to - from)
  return { absolute, relative: absolute / Math.max(Math.min(Math.abs(from), Math.abs(to)), 1e-9) }
}

function larger(a: Size | undefined, b: Size): Size {
  if (a === undefined) return b
  return { relative: Math.max(a.relative, b.relative), absolute: Math.max(a.absolute, b.absolute) }
}
