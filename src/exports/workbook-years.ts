import type { CostAnswer } from './workbook-answer.js'
import { engine, formula, heads, MONEY, SHARE, words, YEAR } from './workbook-cells.js'
import { HEADED, type Places } from './workbook-places.js'
import type { WorkingLine } from './workbook-working.js'
import type { Cell, Sheet } from './xlsx-sheet.js'

const OVER: Readonly<Record<string, string>> = {
  constant: 'constant share',
  cash: 'frozen cash',
  real: 'frozen real',
  planned: 'plan',
}

/** Formulas of one year of the answer: of one area its own row of the working, of a group the sum of its members'. */
class Year {
  constructor(
    readonly places: Places,
    readonly t: number,
  ) {}

  at(key: string): string {
    return this.places.years.at(key, this.t)
  }

  /** A column of the working in this year. */
  sum(key: string): string {
    const { places, t } = this
    if (places.alone) return places.working.from(key, places.row(0, t))
    return `SUMIFS(${places.rows(key)},${places.rows('year')},${this.at('year')})`
  }

  /** A product of columns of the working, summed over the members. */
  product(terms: readonly string[]): string {
    return `SUMPRODUCT((${this.places.rows('year')}=${this.at('year')})*${terms.join('*')})`
  }

  share(): string {
    const { places, t } = this
    const { model } = places
    if (places.alone || model.asWhole) return places.working.from('share', places.row(model.asWhole ? -1 : 0, t))
    return `${this.product([places.rows('weight'), places.rows('share')])}/${this.sum('weight')}`
  }

  over(kind: string): string {
    const { places, t } = this
    const own = (key: string) => places.working.from(key, places.row(0, t))
    if (places.alone) return `(${own('level')}-${own(kind)})*${own('factor')}`
    return this.product([`(${places.rows('level')}-${places.rows(kind)})`, places.rows('factor')])
  }

  perHead(key: string): string {
    const { places, t } = this
    return `${this.at(key)}*10^${places.model.scale}/${places.assumed(places.budgetTop + t)}`
  }

  ofBudget(key: string): string {
    const { places } = this
    if (places.alone) return `100*${this.at('share')}/${this.sum(key)}`
    const budget = this.product([places.rows('weight'), places.rows(key)])
    return `100*${this.at('share')}/(${budget}/${this.sum('weight')})`
  }
}

function cellsOf(year: Year, answer: CostAnswer, lines: readonly WorkingLine[]): Record<string, Cell | undefined> {
  const { places, t } = year
  const told = answer.years[t]
  if (told === undefined) return {}
  const { model } = places
  const money = (text: string, value: number) => formula(text, value, MONEY)
  const share = (text: string, value: number | null) => (value === null ? undefined : formula(text, value, SHARE))
  const head = (text: string, value: { value: number } | null) =>
    value === null ? undefined : formula(text, value.value, '#,##0.00')
  const found: Record<string, Cell | undefined> = {
    year: { value: model.from + t, style: { role: 'label', format: YEAR } },
    share: formula(year.share(), told.share, SHARE),
    gdp: money(year.sum('gdpIn'), told.gdp.value),
    level: money(year.sum('levelIn'), told.level.value),
    baseline: money(year.sum('baselineIn'), told.baseline.value),
    extra: money(`${year.at('level')}-${year.at('baseline')}`, told.extra.value),
    perHead: head(year.perHead('level'), told.perHead),
    extraPerHead: head(year.perHead('extra'), told.extraPerHead),
    ofRevenue: share(year.ofBudget('revenue'), told.ofRevenue),
    ofExpenditure: share(year.ofBudget('expenditure'), told.ofExpenditure),
  }
  const values = yearValues(places, lines, t)
  for (const key of ['extraNow', 'extraThen'] as const)
    if (places.years.has(key)) found[key] = money(year.sum(key), values[key])
  if (model.second !== null)
    for (const [key, of] of [
      ['levelSecond', told.level.value],
      ['extraSecond', told.extra.value],
    ] as const) {
      const from = key === 'levelSecond' ? 'level' : 'extra'
      found[key] = money(`${year.at(from)}/exchange_rate*second_rate`, (of / values.rate) * model.second.rate)
    }
  for (const kind of Object.keys(OVER))
    if (places.years.has(`over-${kind}`)) found[`over-${kind}`] = money(year.over(kind), values.over(kind))
  const { bands, extraBands } = told
  const band = (key: string, value: number | undefined) => {
    found[key] = value === undefined ? undefined : engine(value, MONEY)
  }
  band('low', bands?.p80[0])
  band('high', bands?.p80[1])
  band('extraLow', extraBands?.p80[0])
  band('extraHigh', extraBands?.p80[1])
  return found
}

interface YearValues {
  readonly extraNow: number
  readonly extraThen: number
  readonly rate: number
  over(kind: string): number
}

/** What the columns give that the answer does not have: sums of the working's own values. */
function yearValues(places: Places, lines: readonly WorkingLine[], t: number): YearValues {
  const own = places.model.members.map((_, i) => lines[places.row(i, t)] ?? {})
  const sum = (of: (number: (key: string) => number) => number) =>
    own.reduce((s, line) => s + of((key) => Number(line[key]?.value ?? 0)), 0)
  return {
    extraNow: sum((n) => n('extraNow')),
    extraThen: sum((n) => n('extraThen')),
    rate: places.model.members[0]?.rate ?? 1,
    over: (kind) => sum((n) => (n('level') - n(kind)) * n('factor')),
  }
}

/** Units of a workbook's amounts, in words. */
export interface Units {
  /** Of the answer, with its prices. */
  readonly asked: string
  /** The same without. */
  readonly plain: string
  readonly second: string
}

/** The sheet of years: every figure of the answer as a formula, with its ranges as the engine drew them. */
export function yearsSheet(
  places: Places,
  answer: CostAnswer,
  lines: readonly WorkingLine[],
  { asked: unit, plain, second }: Units,
): Sheet {
  const { model } = places
  const heading: Readonly<Record<string, [string, string]>> = {
    year: ['Year', ''],
    share: ['Share', '% of GDP'],
    gdp: ['GDP', unit],
    level: ['Level', unit],
    baseline: ['Baseline', unit],
    extra: ['Extra', unit],
    perHead: ['Level per head', model.currency],
    extraPerHead: ['Extra per head', model.currency],
    ofRevenue: ['Level, of revenue', '%'],
    ofExpenditure: ['Level, of expenditure', '%'],
    extraNow: ['Extra, current prices', plain],
    extraThen: [`Extra, prices of ${model.from}`, plain],
    levelSecond: ['Level, second currency', second],
    extraSecond: ['Extra, second currency', second],
    low: ['Level, 80 % range, low', 'engine, not live'],
    high: ['Level, 80 % range, high', 'engine, not live'],
    extraLow: ['Extra, 80 % range, low', 'engine, not live'],
    extraHigh: ['Extra, 80 % range, high', 'engine, not live'],
    ...Object.fromEntries(Object.entries(OVER).map(([k, says]) => [`over-${k}`, [`Extra over ${says}`, unit]])),
  }
  const { keys } = places.years
  const columns = keys.map((key) => ({ head: heading[key]?.[0] ?? key, unit: heading[key]?.[1] ?? '' }))
  const rows = answer.years.map((_, t) => {
    const cells = cellsOf(new Year(places, t), answer, lines)
    return keys.map((key) => cells[key])
  })
  return {
    name: 'Years',
    widths: keys.map((key) => (key === 'year' ? 8 : key === 'share' ? 9 : 14)),
    rows: [
      [undefined, words(`${model.name}: ${model.target} % of GDP by ${model.by}`, 'title')],
      [
        undefined,
        words(
          `${answer.assumptions.prices.says}; ${answer.assumptions.currency.says}. Ranges are draws of the engine: they stay when an assumption changes.`,
          'note',
        ),
      ],
      [],
      ...heads(columns),
      ...rows,
    ],
    frozen: { rows: HEADED, columns: 1 },
    tab: '375623',
  }
}
