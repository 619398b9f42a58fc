import type { Book } from '../book/book.js'
import { derived, type Figure, published } from '../series/figure.js'
import { Snapshot } from '../series/snapshot.js'
import { type Period, parsePeriod } from '../terms/period.js'
import type { Unit } from '../terms/unit.js'
import { inScale } from './scenario-units.js'

/** GDP of a year in whole units of the ledger's currency, and whose it is. */
export interface YearGdp {
  readonly figure: Figure
  readonly source: string
}

/**
 * The denominator of shares: the publisher's GDP in dollars carried into national currency at the rate its own tables imply
 * for the same cell; where its newest known edition lacks the year, an older one's, and before its first year the macroeconomic
 * dataset's nominal GDP. Never a GDP in another currency than the ledger's.
 */
export class GdpOfYears {
  private constructor(
    readonly book: Book,
    readonly snapshot: Snapshot,
    readonly area: string,
    readonly currency: string,
  ) {}

  static async open(book: Book, area: string, currency: string, asOf: string): Promise<GdpOfYears> {
    const { gaps, nominal } = measuresOf(book)
    const ids = [...gaps.flatMap((g) => [g.base, g.own, g.usd]), nominal]
    const rows = (await book.observations(ids)).filter((o) => o.area === area)
    return new GdpOfYears(book, new Snapshot(book.facts.editions, rows, asOf), area, currency)
  }

  of(year: string): YearGdp | undefined {
    const period = parsePeriod(year, 'the year of a ledger')
    const unit: Unit = { code: this.currency, scale: 0, prices: 'current' }
    const { gaps, nominal } = measuresOf(this.book)
    for (const gap of gaps) {
      const editions = this.snapshot.editionsWith(gap.base, this.area, period).reverse()
      for (const edition of editions) {
        const of = (measure: string) => published(this.snapshot.cellOf(edition, measure, this.area, period))
        const [base, own, usd] = [of(gap.base), of(gap.own), of(gap.usd)]
        if (base === undefined || own === undefined || usd === undefined) continue
        if (own.unit.code !== this.currency || !(usd.value > 0)) continue
        const value = (base.value * own.value) / usd.value
        const how = `${gap.base} × ${gap.own} ÷ ${gap.usd} of one edition`
        const national = derived(
          value,
          { ...own.unit, scale: base.unit.scale + own.unit.scale - usd.unit.scale },
          how,
          [base, own, usd],
        )
        return { figure: inScale(national, unit), source: edition }
      }
    }
    return this.#projected(nominal, period, unit)
  }

  #projected(nominal: string, period: Period, unit: Unit): YearGdp | undefined {
    const cell = this.snapshot.cell(nominal, this.area, period)
    const figure = published(cell)
    if (cell === undefined || figure === undefined || figure.unit.code !== this.currency) return undefined
    return { figure: inScale(figure, unit), source: cell.edition }
  }
}

/** The parts of gaps whose base is a GDP, once each, and the nominal GDP of the macroeconomic dataset. */
function measuresOf(book: Book) {
  const { gdp, nominal } = book.facts.scenarios.economy
  const gaps = book.facts.measures.flatMap((m) => (m.gap && gdp.includes(m.gap.base) ? [m.gap] : []))
  return { gaps: gaps.filter((g, i) => gaps.findIndex((o) => o.base === g.base) === i), nominal }
}
