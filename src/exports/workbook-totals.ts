import type { CostAnswer } from './workbook-answer.js'
import { formula, heads, MONEY, words } from './workbook-cells.js'
import { BASELINE_WORDS } from './workbook-path.js'
import { HEADED, type Places } from './workbook-places.js'
import type { Units } from './workbook-years.js'
import type { Cell, Sheet } from './xlsx-sheet.js'

/** A figure that the answer has: the cell of its formula, and what the engine gave. */
export interface Checked {
  readonly what: string
  readonly year: string
  /** Address from any sheet. */
  readonly cell: string
  readonly told: number
  /** Decimals to which both must agree. */
  readonly decimals: number
}

const OVER_KEYS = ['constant', 'cash', 'real', 'planned']
const KINDS = ['cumulative', 'average', 'inTargetYear', 'yearlyStep'] as const

/** Totals of an extra of each year, the start not counted. */
function totalsOf(extra: readonly number[]): readonly number[] {
  const later = extra.slice(1)
  const sum = later.reduce((a, b) => a + b, 0)
  const last = later.at(-1) ?? 0
  return [sum, sum / later.length, last, last / later.length]
}

/** The sheet of totals, and those of its figures that the answer has. */
export function totalsSheet(
  places: Places,
  answer: CostAnswer,
  years: Sheet,
  { asked: unit, plain, second }: Units,
): { readonly sheet: Sheet; readonly checked: Omit<Checked, 'decimals'>[] } {
  const { model, later, years: grid, working } = places
  const column = (key: string): number[] =>
    years.rows.slice(HEADED).map((row) => Number(row[grid.keys.indexOf(key)]?.value ?? 0))
  const wanted: [string, string, string][] = [
    ['extra', 'As asked', unit],
    ['extraNow', 'Current prices', plain],
    ['extraThen', `Prices of ${model.from}`, plain],
    ['extraSecond', 'Second currency', second],
    ...OVER_KEYS.map((key, i): [string, string, string] => [`over-${key}`, `Over ${BASELINE_WORDS[i]}`, unit]),
  ]
  const shown = wanted.filter(([key]) => grid.has(key))
  const labels: Readonly<Record<(typeof KINDS)[number], string>> = {
    cumulative: `Cumulative, ${model.from + 1} to ${model.by}`,
    average: 'Average a year',
    inTargetYear: `In the target year ${model.by}`,
    yearlyStep: 'Yearly step: extra of the target year ÷ years',
  }
  const rows = KINDS.map((kind, k): (Cell | undefined)[] => [
    words(labels[kind], 'label'),
    ...shown.map(([key]) => {
      const last = grid.from(key, later)
      const sum = `SUM(${grid.range(key, 1, later)})`
      const text = [sum, `${sum}/${later}`, last, `${last}/${later}`][k] ?? sum
      const told = key === 'extra' ? answer.total[kind].value : (totalsOf(column(key))[k] ?? 0)
      return formula(text, told, MONEY)
    }),
  ])
  const at = (r: number, c: number) => `Totals!${String.fromCharCode(66 + c)}${HEADED + r + 1}`
  const checked = KINDS.map((kind, k) => ({
    what: `total: ${kind}`,
    year: '',
    cell: at(k, 0),
    told: answer.total[kind].value,
  }))
  for (const { kind, cumulative, inTargetYear } of answer.baselines) {
    const c = shown.findIndex(
      ([key]) => key === `over-${OVER_KEYS[(BASELINE_WORDS as readonly string[]).indexOf(kind)]}`,
    )
    if (c < 0 || cumulative === null || inTargetYear === null) continue
    checked.push({ what: `over ${kind}: cumulative`, year: '', cell: at(0, c), told: cumulative.value })
    checked.push({ what: `over ${kind}: in target year`, year: '', cell: at(2, c), told: inTargetYear.value })
  }
  const readings: (Cell | undefined)[][] = []
  if (places.alone && answer.readings.length === 2) {
    const [start, end] = [places.row(0, 0), places.row(0, later)]
    const rise = `(${working.from('share', end)}-${working.from('share', start)})/100*exchange_rate`
    const texts = [`${rise}*start_gdp`, `${rise}*${working.from('gdp', end)}/${working.from('deflator', end)}`]
    readings.push([], [words('As others would quote it', 'heading')])
    answer.readings.forEach(({ says, amount }, i) => {
      checked.push({ what: `reading ${i + 1}`, year: '', cell: at(6 + i, 0), told: amount.value })
      readings.push([words(says, 'plain', true), formula(texts[i] ?? '', amount.value, MONEY)])
    })
  }
  return {
    checked,
    sheet: {
      name: 'Totals',
      widths: [46, ...shown.map(() => 17)],
      rows: [
        [words(`${model.name}: what ${model.target} % of GDP by ${model.by} adds`, 'title')],
        [words(answer.assumptions.baseline.says, 'note')],
        [],
        ...heads([{ head: 'Extra over the baseline', unit: '' }, ...shown.map(([, head, u]) => ({ head, unit: u }))]),
        ...rows,
        ...readings,
      ],
      frozen: { rows: 4, columns: 1 },
      tab: '375623',
    },
  }
}
