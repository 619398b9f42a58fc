import type { Edition, Observation } from '../terms/observation.js'
import type { Period } from '../terms/period.js'

const NONE: readonly Observation[] = []

/**
 * What was known of some measures on one day. Cells are taken whole from editions: for each cell the newest held
 * edition, published on or before the day, that has a row for it. A cell that this edition leaves empty stays empty: the
 * older number is not brought back. Nothing is chained or filled in.
 */
export class Snapshot {
  /** By measure, then by area. */
  readonly #rows = new Map<string, Map<string, Observation[]>>()
  readonly #publishedOn = new Map<string, string>()

  /**
   * @param editions the editions that may be looked at
   * @param asOf inclusive: an edition of that very day is known
   * @param only if given, the one edition to look at
   */
  constructor(
    editions: readonly Edition[],
    observations: Iterable<Observation>,
    readonly asOf: string,
    only?: string,
  ) {
    for (const e of editions)
      if (e.held && e.publishedOn <= asOf && (only === undefined || e.id === only))
        this.#publishedOn.set(e.id, e.publishedOn)
    for (const o of observations) {
      if (!this.#publishedOn.has(o.edition)) continue
      const areas = this.#rows.get(o.measure) ?? new Map<string, Observation[]>()
      if (areas.size === 0) this.#rows.set(o.measure, areas)
      const rows = areas.get(o.area)
      if (rows === undefined) areas.set(o.area, [o])
      else rows.push(o)
    }
  }

  /** Newest known cell, or undefined where no held edition has a row for it. */
  cell(measure: string, area: string, period: Period): Observation | undefined {
    return this.#newest(this.#of(measure, area).filter((o) => o.period === period))
  }

  /** The cell of one edition: figures that are put in relation must come from the same one. */
  cellOf(edition: string, measure: string, area: string, period: Period): Observation | undefined {
    return this.#of(measure, area).find((o) => o.period === period && o.edition === edition)
  }

  /** The newest edition that holds any row of this measure and area, else undefined. */
  editionOf(measure: string, area: string): string | undefined {
    return this.#newest(this.#of(measure, area))?.edition
  }

  /** A series is of one edition, in period order: editions are never chained. */
  series(edition: string, measure: string, area: string): Observation[] {
    return this.#of(measure, area)
      .filter((o) => o.edition === edition)
      .sort((a, b) => (a.period < b.period ? -1 : 1))
  }

  /** Editions known on the day that have a row for this measure and, if given, area and period; oldest first. */
  editionsWith(measure: string, area?: string, period?: Period): string[] {
    const found = new Set<string>()
    for (const [code, rows] of this.#rows.get(measure) ?? [])
      if (area === undefined || code === area)
        for (const o of rows) if (period === undefined || o.period === period) found.add(o.edition)
    return [...found].sort((a, b) => (this.publishedOn(a) < this.publishedOn(b) ? -1 : 1))
  }

  /** Years for which any of these measures has a number, ascending. */
  periodsOf(measures: readonly string[]): Period[] {
    const found = new Set<Period>()
    for (const measure of new Set(measures))
      for (const rows of this.#rows.get(measure)?.values() ?? [])
        for (const o of rows) if (o.value !== null) found.add(o.period)
    return [...found].sort()
  }

  /** Day an edition of this snapshot was published; empty for one that was not known. */
  publishedOn(edition: string): string {
    return this.#publishedOn.get(edition) ?? ''
  }

  #of(measure: string, area: string): readonly Observation[] {
    return this.#rows.get(measure)?.get(area) ?? NONE
  }

  #newest(rows: readonly Observation[]): Observation | undefined {
    let best: Observation | undefined
    for (const o of rows)
      if (best === undefined || this.publishedOn(o.edition) > this.publishedOn(best.edition)) best = o
    return best
  }
}
