import type { Book } from '../book/book.js'
import { type Growth, growthOf } from '../scenarios/economy.js'
import type { EconomySettings } from '../scenarios/settings.js'
import { type Figure, published } from '../series/figure.js'
import { Snapshot } from '../series/snapshot.js'
import { PledgebookError } from '../terms/fault.js'
import { type Period, periodOf } from '../terms/period.js'
import { keptOf } from './kept.js'

/** A year's growth and the cells that its nominal growth was read from. */
export interface KnownGrowth extends Growth {
  readonly from: readonly Figure[]
}

/**
 * The projection a scenario stands on: the newest edition of the macroeconomic dataset known on the day that reaches its
 * horizon, as many years as its errors are known for, and the newest one after it that does not, which is named and used only when asked for.
 */
export class Macro {
  readonly #snapshot: Snapshot

  private constructor(
    readonly book: Book,
    readonly settings: EconomySettings,
    readonly edition: string,
    readonly newerPartial: string | null,
    snapshot: Snapshot,
  ) {
    this.#snapshot = snapshot
  }

  /** Opens the projection as known on a day. Throws `notFound` `gdp.noProjection` when no whole edition was known. */
  static open(book: Book, asOf: string): Promise<Macro> {
    return keptOf(book, 'projection', 4, asOf, () => Macro.#read(book, asOf))
  }

  static async #read(book: Book, asOf: string): Promise<Macro> {
    const { economy: settings, uncertainty } = book.facts.scenarios
    const ahead = uncertainty.horizon
    const known = book.facts.editions
      .filter((e) => e.dataset === settings.dataset && e.held && e.publishedOn <= asOf)
      .sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : -1))
    const measures = [
      settings.nominal,
      settings.usd,
      settings.real,
      settings.growth,
      settings.deflator,
      settings.population,
      settings.debt,
      settings.primaryBalance,
      settings.balance,
      settings.revenue,
      settings.expenditure,
    ]
    const deflators = await book.observations([settings.deflator], new Set(known.map((e) => e.id)))
    const reach = new Map<string, string>()
    for (const o of deflators) if (o.period > (reach.get(o.edition) ?? '')) reach.set(o.edition, o.period)
    const whole = known.find((e) => Number(reach.get(e.id) ?? 0) >= Number(e.publishedOn.slice(0, 4)) + ahead)
    if (whole === undefined)
      throw new PledgebookError(
        'notFound',
        'gdp.noProjection',
        `no projection of ${settings.dataset} that reaches ${ahead} years ahead was known on ${asOf}`,
        'ask as of a later day, or give growth yourself with --growth and --inflation, a path with --gdp FILE, or --gdp static',
      )
    const newer = known[0] === whole ? undefined : known[0]
    const ids = new Set([whole.id, ...(newer ? [newer.id] : [])])
    const snapshot = new Snapshot(book.facts.editions, await book.observations(measures, ids), asOf)
    return new Macro(book, settings, whole.id, newer?.id ?? null, snapshot)
  }

  /** Year the projection was made in. */
  get madeIn(): number {
    return Number(this.edition.slice(this.edition.indexOf('/') + 1).slice(0, 4))
  }

  /** Month the projection was made in, such as `10`: errors of the same season belong to it. */
  get month(): string {
    return this.edition.slice(this.edition.indexOf('/') + 1).slice(5, 7)
  }

  /** Figure of a measure in the projection, or in another of its editions. */
  figure(measure: string, area: string, year: number, edition = this.edition): Figure | undefined {
    return published(this.#snapshot.cellOf(edition, measure, area, periodOf(year)))
  }

  /** The last year with a figure at or before the one asked for, and the figure. */
  latest(measure: string, area: string, year: number): { year: Period; figure: Figure } | undefined {
    for (let y = year; y > year - 60; y--) {
      const figure = this.figure(measure, area, y)
      if (figure) return { year: periodOf(y), figure }
    }
    return undefined
  }

  /**
   * Growth of a year on the year before: GDP at current prices as published; where an edition lost those cells, real growth
   * times the deflator's. Undefined where it is not published.
   */
  growth(area: string, year: number, edition = this.edition): KnownGrowth | undefined {
    const { nominal, real, growth, deflator } = this.settings
    const pair = (id: string) =>
      [this.figure(id, area, year - 1, edition), this.figure(id, area, year, edition)] as const
    const [n0, n1] = pair(nominal)
    const [d0, d1] = pair(deflator)
    if (d0 && d1) {
      const prices = d1.value / d0.value - 1
      if (n0 && n1) return { nominal: n1.value / n0.value - 1, prices, from: [n0, n1] }
      const rate = this.figure(growth, area, year, edition)
      return rate && { ...growthOf(rate.value / 100, prices), from: [rate, d0, d1] }
    }
    const [r0, r1] = pair(real)
    if (!(n0 && n1 && r0 && r1)) return undefined
    const grown = n1.value / n0.value
    return { nominal: grown - 1, prices: (grown * r0.value) / r1.value - 1, from: [n0, n1] }
  }
}
