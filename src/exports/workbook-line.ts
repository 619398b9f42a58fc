import { FACTOR, formula, input, MONEY, SHARE, words, YEAR } from './workbook-cells.js'
import type { CostModelMember } from './workbook-model.js'
import { type MemberValues, pathFormula, pointFormula } from './workbook-path.js'
import type { Places } from './workbook-places.js'
import type { Cell } from './xlsx-sheet.js'

/** One line of the working: an area in a year. */
export class Line {
  constructor(
    readonly places: Places,
    readonly member: CostModelMember,
    readonly values: MemberValues,
    readonly index: number,
    readonly t: number,
  ) {}

  at(key: string, t = this.t): string {
    return this.places.working.at(key, this.places.row(this.index, t))
  }

  /** The fixed cell of the start year or of the due year. */
  fixed(key: string, t: number): string {
    return this.at(key, t).replace(/([A-Z]+)(\d+)/, '$$$1$$$2')
  }

  #rate(key: 'growth' | 'inflation', now: number, before: number): Cell | undefined {
    if (this.t === 0) return undefined
    const every = `${key}_every_year`
    const own = this.places.growth(key, this.index, this.t)
    return formula(`IF(ISNUMBER(${every}),${every},${own})`, 100 * (now / before - 1), SHARE)
  }

  economy(): Record<string, Cell | undefined> {
    const { member, t, places } = this
    const { gdp, deflator } = member
    const real = (i: number) => (gdp[i] ?? 0) / (deflator[i] ?? 1)
    const grown = `(1+${this.at('inflation')}/100)`
    const start = places.model.still
      ? input(deflator[0] ?? 1, FACTOR)
      : { value: 1, style: { role: 'plain' as const, format: FACTOR } }
    return {
      area: words(member.area),
      year: { value: places.model.from + t, style: { role: 'plain', format: YEAR } },
      growth: this.#rate('growth', real(t), real(t - 1)),
      inflation: this.#rate('inflation', deflator[t] ?? 1, deflator[t - 1] ?? 1),
      gdp:
        t === 0
          ? formula(places.of('gdp', 'start_gdp', this.index), gdp[0] ?? 0, MONEY)
          : formula(`${this.at('gdp', t - 1)}*(1+${this.at('growth')}/100)*${grown}`, gdp[t] ?? 0, MONEY),
      deflator: t === 0 ? start : formula(`${this.at('deflator', t - 1)}*${grown}`, deflator[t] ?? 1, FACTOR),
      plan: this.#planned(),
    }
  }

  #planned(): Cell | undefined {
    const { places, member, t, values } = this
    if (values.plan === undefined) return undefined
    const { from } = places.model
    const points = places.pointCells('plan', member.area)
    return formula(pointFormula(points, places.start(this.index), from, from + t), values.plan[t] ?? 0, SHARE)
  }

  wholeEconomy(): Record<string, Cell | undefined> {
    const { member, t, places } = this
    const year = this.at('year')
    return {
      area: words(member.area),
      year: { value: places.model.from + t, style: { role: 'plain', format: YEAR } },
      gdp: formula(`SUMIFS(${places.rows('nominal')},${places.rows('year')},${year})`, member.gdp[t] ?? 0, MONEY),
      deflator: formula(
        `${this.at('gdp')}/SUMIFS(${places.rows('weight')},${places.rows('year')},${year})`,
        member.deflator[t] ?? 1,
        FACTOR,
      ),
    }
  }

  path(): Record<string, Cell | undefined> {
    const { member, t, places, values } = this
    const { model, later } = places
    const start = places.start(this.index)
    const year = model.from + t
    const plan = values.plan ? this.at('plan') : undefined
    const file = values.file ? this.at('file') : undefined
    const amounts = places.points.findIndex((p) => p.of === 'amount')
    const wanted = `${this.at('wanted')}/100*${this.at('gdp')}/${this.at('deflator')}`
    const spent = (i: number) => (((member.path[i] ?? 0) / 100) * (member.gdp[i] ?? 0)) / (member.deflator[i] ?? 1)
    return {
      file: file
        ? formula(
            amounts >= 0
              ? t === 0
                ? start
                : `100*${places.assumed(places.pointTop + amounts + t - 1, 'D')}/${this.at('gdp')}`
              : pointFormula(places.pointCells('file', model.area), start, model.from, year),
            values.file?.[t] ?? 0,
            SHARE,
          )
        : undefined,
      wanted: formula(
        pathFormula({
          t,
          years: later,
          start,
          pace: this.#pace(),
          gdp: this.at('gdp'),
          deflator: this.at('deflator'),
          firstGdp: this.fixed('gdp', 0),
          firstDeflator: this.fixed('deflator', 0),
          lastGdp: this.fixed('gdp', later),
          lastDeflator: this.fixed('deflator', later),
          plan,
          file,
          keeps: model.group && !model.asWhole,
        }),
        member.wanted[t] ?? 0,
        SHARE,
      ),
      spending: formula(
        t === 0
          ? wanted
          : `IF(ISNUMBER(max_growth),MIN(${wanted},${this.at('spending', t - 1)}*(1+max_growth/100)),${wanted})`,
        spent(t),
        MONEY,
      ),
      share: formula(
        `IF(${this.at('spending')}<${wanted},100*${this.at('spending')}*${this.at('deflator')}/${this.at('gdp')},${this.at('wanted')})`,
        member.path[t] ?? 0,
        SHARE,
      ),
    }
  }

  #pace(): string {
    const { model, alone } = this.places
    const held = model.asWhole ? model.path.pace : this.member.pace
    if (held === null) return 'NA()'
    return alone || model.asWhole ? 'pace' : this.places.of('pace', 'pace', this.index)
  }

  /** The share of an area that has no path of its own. */
  followed(): Record<string, Cell | undefined> {
    const { model } = this.places
    if (!model.asWhole) return { share: { value: 0, style: { role: 'plain', format: SHARE } } }
    return {
      share: formula(
        this.places.working.at('share', this.places.row(-1, this.t)),
        this.member.path[this.t] ?? 0,
        SHARE,
      ),
    }
  }

  money(): Record<string, Cell | undefined> {
    const { member, t, places, values } = this
    const { model } = places
    const gdp = member.gdp[t] ?? 0
    const start = model.asWhole || !member.exempt ? places.start(this.index) : '0'
    const cash = `${this.fixed('gdp', 0)}*${start}/100`
    const kinds = values.baselines.map((b) => b?.[t])
    const chosen = { 'constant-share': 0, 'frozen-cash': 1, 'frozen-real': 2, plan: 3 }[model.baseline] ?? 0
    const baseline = kinds[chosen] ?? 0
    const base = member.priceLevels
    const priceYear = model.priceYear
    const inPath = priceYear !== null && priceYear >= model.from && !model.still
    const level =
      priceYear === null
        ? 1
        : inPath
          ? member.deflator[priceYear - model.from]
          : base[model.priceYears.indexOf(priceYear)]
    const factor = member.rate * (priceYear === null ? 1 : (level ?? 1) / (member.deflator[t] ?? 1))
    const money = (gdp * (member.path[t] ?? 0)) / 100
    const rate = places.of('rate', 'exchange_rate', this.index)
    const prices = places.of('prices', 'price_base', this.index)
    const planned = !places.working.has('planned')
      ? undefined
      : member.exempt
        ? '0'
        : `${this.at('gdp')}*${this.at('plan')}/100`
    const put = (text: string, value: number) => formula(text, value, MONEY)
    return {
      level: put(`${this.at('gdp')}*${this.at('share')}/100`, money),
      constant: put(`${this.at('gdp')}*${start}/100`, kinds[0] ?? 0),
      cash: put(cash, kinds[1] ?? 0),
      real: put(`${cash}*${this.at('deflator')}/${this.fixed('deflator', 0)}`, kinds[2] ?? 0),
      planned: planned === undefined ? undefined : put(planned, kinds[3] ?? 0),
      baseline: put(
        `CHOOSE(baseline_number,${['constant', 'cash', 'real'].map((k) => this.at(k)).join(',')},${planned === undefined ? 'NA()' : this.at('planned')})`,
        baseline,
      ),
      factor: formula(`${rate}*IF(ISNUMBER(prices_year),${prices}/${this.at('deflator')},1)`, factor, FACTOR),
      gdpIn: put(`${this.at('gdp')}*${this.at('factor')}`, gdp * factor),
      levelIn: put(`${this.at('level')}*${this.at('factor')}`, money * factor),
      baselineIn: put(`${this.at('baseline')}*${this.at('factor')}`, baseline * factor),
      extraIn: put(`${this.at('levelIn')}-${this.at('baselineIn')}`, (money - baseline) * factor),
      extraNow: put(`(${this.at('level')}-${this.at('baseline')})*${rate}`, (money - baseline) * member.rate),
      ...this.#weighed(rate, gdp * member.rate, (money - baseline) * member.rate),
      ...this.#budget(),
    }
  }

  /** Amounts at the start's prices and rates. */
  #weighed(rate: string, nominal: number, extra: number): Record<string, Cell | undefined> {
    const { places, member, t } = this
    const started = (member.deflator[0] ?? 1) / (member.deflator[t] ?? 1)
    const real = (key: string, value: number) =>
      formula(`${this.at(key)}*${this.fixed('deflator', 0)}/${this.at('deflator')}`, value * started, MONEY)
    return {
      ...(places.model.still ? {} : { extraThen: real('extraNow', extra) }),
      ...(places.alone
        ? {}
        : { nominal: formula(`${this.at('gdp')}*${rate}`, nominal, MONEY), weight: real('nominal', nominal) }),
    }
  }

  #budget(): Record<string, Cell | undefined> {
    const { places, t, member } = this
    const one = (values: readonly (number | null)[], letter: string): Cell | undefined => {
      const value = values[t] ?? null
      if (value === null) return undefined
      return places.alone ? formula(places.assumed(places.budgetTop + t, letter), value, SHARE) : input(value, SHARE)
    }
    return { revenue: one(member.revenue, 'C'), expenditure: one(member.expenditure, 'D') }
  }
}
