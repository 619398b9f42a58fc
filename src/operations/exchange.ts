import type { Book } from '../book/book.js'
import { derived, type Figure, given, published } from '../series/figure.js'
import { Snapshot } from '../series/snapshot.js'
import { PledgebookError } from '../terms/fault.js'
import { periodOf } from '../terms/period.js'
import { isMoney, type Unit } from '../terms/unit.js'
import { keptOf } from './kept.js'

/** International dollars: money at purchasing-power parity. */
const PPP = 'PPP'
/** Years back that a currency which is no more is looked for. */
const LAST_QUOTED = 30

/** A unit of a currency, for rates. */
function unitOf(code: string): Unit {
  return { code, scale: 0, prices: null }
}

/** Exchange rates as known on a day: annual means, one source before another in the order of `data/scenarios/economy.yaml`. */
export class Exchange {
  private constructor(
    readonly book: Book,
    readonly snapshot: Snapshot,
  ) {}

  static open(book: Book, asOf: string): Promise<Exchange> {
    return keptOf(book, 'rates', 4, asOf, () => Exchange.#read(book, asOf))
  }

  static async #read(book: Book, asOf: string): Promise<Exchange> {
    const { rates, nominal } = book.facts.scenarios.economy
    const observations = await book.observations([...rates.map((r) => r.measure), nominal])
    return new Exchange(book, new Snapshot(book.facts.editions, observations, asOf))
  }

  /** Units of a currency for one of a base, as quoted for any area that has or had that currency. */
  #quoted(currency: string, base: string, year: number): Figure | undefined {
    for (const rate of this.book.facts.scenarios.economy.rates.filter((r) => r.base === base))
      for (const area of this.book.facts.areas) {
        const cell = published(this.snapshot.cell(rate.measure, area.code, periodOf(year)))
        if (cell && cell.value > 0 && cell.unit.code === currency) return cell
      }
    return undefined
  }

  /** What one unit of a currency is worth in euros, by way of the dollar where there is no other. */
  #inEuros(currency: string, year: number): Figure | undefined {
    if (currency === 'EUR') return given(1, unitOf('EUR'), 'one euro', 'by definition')
    const direct = this.#quoted(currency, 'EUR', year)
    if (direct) return derived(1 / direct.value, unitOf('EUR'), `one ${currency} in EUR`, [direct])
    const each = currency === 'USD' ? given(1, unitOf('USD'), 'one dollar', 'by definition') : undefined
    const perDollar = each ?? this.#quoted(currency, 'USD', year)
    const dollars = this.#quoted('USD', 'EUR', year)
    const euros = dollars === undefined ? this.#quoted('EUR', 'USD', year) : undefined
    const cross = dollars ?? euros
    if (perDollar === undefined || cross === undefined) return undefined
    const inDollars = 1 / perDollar.value
    const value = dollars ? inDollars / dollars.value : inDollars * cross.value
    return derived(value, unitOf('EUR'), `one ${currency} in USD, and that in EUR`, [perDollar, cross])
  }

  /** The same; of a currency that no area has any more, the last year it was quoted in. */
  #worth(currency: string, year: number): Figure | undefined {
    const gone = this.book.facts.areas.every((a) => a.currency !== currency)
    for (let y = year; y >= (gone ? year - LAST_QUOTED : year) && y >= 1900; y--) {
      const found = this.#inEuros(currency, y)
      if (found) return found
    }
    return undefined
  }

  /** One unit of an area's currency in international dollars. A parity in another currency goes through that one's rate. */
  #parity(area: string, currency: string, year: number): Figure | undefined {
    const { rates, nominal } = this.book.facts.scenarios.economy
    for (const rate of rates.filter((r) => r.base === PPP)) {
      const cell = this.snapshot.cell(rate.measure, area, periodOf(year))
      const ppp = published(cell)
      if (cell === undefined || ppp === undefined || !(ppp.value > 0)) continue
      const of = isMoney(ppp.unit) ? ppp.unit : this.snapshot.cellOf(cell.edition, nominal, area, cell.period)?.unit
      const own = this.#worth(currency, year)
      const theirs = of && this.#worth(of.code, year)
      const how = `one ${currency} in international dollars`
      if (of?.code === currency) return derived(1 / ppp.value, unitOf(PPP), how, [ppp])
      if (own && theirs)
        return derived(own.value / theirs.value / ppp.value, unitOf(PPP), `${how}, by way of ${of?.code}`, [
          own,
          theirs,
          ppp,
        ])
    }
    return undefined
  }

  /**
   * One unit of an area's currency in another, the mean of one year. Throws `notFound` `rate.none` where no source has it.
   */
  rate(area: string, currency: string, to: string, year: number): Figure {
    if (currency === to) return given(1, unitOf(to), `one ${to}`, 'the same currency')
    const found = this.find(area, currency, to, year)
    if (found) return found
    const held = Array.from({ length: LAST_QUOTED }, (_, i) => year - 1 - i).find(
      (y) => y >= 1900 && this.find(area, currency, to, y) !== undefined,
    )
    throw new PledgebookError(
      'notFound',
      'rate.none',
      `no exchange rate from ${currency} to ${to} is held for ${year}`,
      held === undefined
        ? 'take another --currency, or leave it out for national currency'
        : `the last one is of ${held}: --rate-year ${held}`,
    )
  }

  /** The same; undefined where no source has it. */
  find(area: string, currency: string, to: string, year: number): Figure | undefined {
    if (to === PPP) return this.#parity(area, currency, year)
    const from = this.#worth(currency, year)
    const target = this.#worth(to, year)
    return (
      from &&
      target &&
      derived(from.value / target.value, unitOf(to), `one ${currency} in ${to}, mean of ${year}`, [from, target])
    )
  }
}
