import type { Book } from '../book/book.js'
import { convertBy, type Figure, percentOf, published } from '../series/figure.js'
import type { Snapshot } from '../series/snapshot.js'
import { PledgebookError } from '../terms/fault.js'
import type { Measure } from '../terms/measure.js'
import type { Period } from '../terms/period.js'
import { type GroupSum, groupSum } from './group-sums.js'

/** Spending and GDP of one year in one unit, and the share made of them or published beside them. */
export interface ShareFigures {
  readonly share: Figure
  readonly spending: Figure
  readonly gdp: Figure
}

/** A ratio, its numerator and its denominator as one edition gives them for one area or group. */
export class EditionFigures {
  readonly #ratio: { readonly numerator: string; readonly denominator: string }

  /** Throws `input` `drivers.notRatio` for a measure that is no ratio of two others. */
  constructor(
    readonly book: Book,
    readonly snapshot: Snapshot,
    readonly measure: Measure,
    readonly area: { readonly code: string; readonly name: string },
    readonly edition: string,
  ) {
    if (measure.ratio === undefined)
      throw new PledgebookError(
        'input',
        'drivers.notRatio',
        `${measure.id} is no ratio of two published measures`,
        'ask for a share of GDP, such as nato.core.share',
      )
    this.#ratio = measure.ratio
  }

  /** The published cell; for a group without one the sum of its members. Else why there is none. */
  #amount(id: string, period: Period): GroupSum {
    const cell = published(this.snapshot.cellOf(this.edition, id, this.area.code, period))
    if (cell) return { figure: cell }
    const { facts } = this.book
    const group = facts.groups.find((g) => g.code === this.area.code)
    if (group === undefined)
      return { because: `${this.edition} as held has no ${id} for ${this.area.name} in ${period}` }
    return groupSum(this.book, this.snapshot, group, id, this.edition, period, {
      areas: facts.goals.flatMap((g) => g.exempt.map((e) => e.area)),
      countsIn: (measure) => measure === this.#ratio.denominator || measure === this.measure.gap?.base,
    })
  }

  /** The published share, else the one recomputed from amounts; else why there is none. */
  share(period: Period): GroupSum {
    const cell = published(this.snapshot.cellOf(this.edition, this.measure.id, this.area.code, period))
    if (cell) return { figure: cell }
    const level = this.level(period)
    return 'because' in level ? level : { figure: level.share }
  }

  /** Share, spending and GDP at constant prices, or why one is missing. */
  level(period: Period): ShareFigures | { readonly because: string } {
    const spending = this.#amount(this.#ratio.numerator, period)
    if ('because' in spending) return spending
    const gdp = this.#amount(this.#ratio.denominator, period)
    if ('because' in gdp) return gdp
    const cell = published(this.snapshot.cellOf(this.edition, this.measure.id, this.area.code, period))
    const share = cell ?? percentOf(spending.figure, gdp.figure, 'recomputed')
    return { share, spending: spending.figure, gdp: gdp.figure }
  }

  /**
   * Spending and GDP at current prices, in the area's own currency at the edition's implied rate where it gives that, and in the common
   * one; what the edition lacks is undefined.
   */
  atCurrentPrices(period: Period): { readonly own?: Amounts; readonly common?: Amounts } {
    const { gap } = this.measure
    if (gap === undefined) return {}
    const spending = this.#amount(gap.usd, period)
    const gdp = this.#amount(gap.base, period)
    if ('because' in spending || 'because' in gdp) return {}
    const common = { spending: spending.figure, gdp: gdp.figure }
    const own = published(this.snapshot.cellOf(this.edition, gap.own, this.area.code, period))
    if (own === undefined) return { common }
    return { own: { spending: own, gdp: convertBy(gdp.figure, own, spending.figure, 'at the implied rate') }, common }
  }
}

export interface Amounts {
  readonly spending: Figure
  readonly gdp: Figure
}

/** A forecast anywhere below makes the whole a forecast, else an estimate an estimate. */
export function statusOf(figure: Figure): string {
  if (figure.kind === 'published') return figure.observation.status
  const below = figure.kind === 'derived' ? figure.from.map(statusOf) : []
  return ['forecast', 'estimate'].find((status) => below.includes(status)) ?? 'outturn'
}
