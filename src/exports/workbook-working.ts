import { heads, words } from './workbook-cells.js'
import { Line } from './workbook-line.js'
import type { CostModel, CostModelMember } from './workbook-model.js'
import { memberValues } from './workbook-path.js'
import { HEADED, type Places } from './workbook-places.js'
import type { Cell, Sheet } from './xlsx-sheet.js'

/** The members as one economy, which follows one path. */
function wholeOf(model: CostModel): CostModelMember {
  const [first] = model.members as readonly [CostModelMember]
  const sums = (of: (m: CostModelMember, t: number) => number) =>
    first.gdp.map((_, t) => model.members.reduce((sum, m) => sum + of(m, t) * m.rate, 0))
  const gdp = sums((m, t) => m.gdp[t] ?? 0)
  const real = sums((m, t) => ((m.gdp[t] ?? 0) * (m.deflator[0] ?? 1)) / (m.deflator[t] ?? 1))
  const deflator = gdp.map((g, t) => g / (real[t] ?? 1))
  return { ...first, area: model.area, name: model.name, exempt: false, rate: 1, gdp, deflator, plan: null }
}

const COLUMNS: Readonly<Record<string, { head: string; unit: string; width: number }>> = {
  area: { head: 'Area', unit: '', width: 10 },
  year: { head: 'Year', unit: '', width: 8 },
  growth: { head: 'Real growth', unit: '% a year', width: 10 },
  inflation: { head: 'Inflation', unit: '% a year', width: 10 },
  gdp: { head: 'GDP', unit: 'own money, current prices', width: 15 },
  deflator: { head: 'Deflator', unit: 'start = 1', width: 10 },
  plan: { head: 'Share by plan', unit: '% of GDP', width: 10 },
  file: { head: 'Share by file', unit: '% of GDP', width: 10 },
  wanted: { head: 'Share by path', unit: '% of GDP', width: 10 },
  spending: { head: 'Spending within the limit', unit: 'own money, start prices', width: 15 },
  share: { head: 'Share', unit: '% of GDP', width: 10 },
  level: { head: 'Level', unit: 'own money, current prices', width: 14 },
  constant: { head: 'Baseline: constant share', unit: 'own money, current prices', width: 14 },
  cash: { head: 'Baseline: frozen cash', unit: 'own money, current prices', width: 14 },
  real: { head: 'Baseline: frozen real', unit: 'own money, current prices', width: 14 },
  planned: { head: 'Baseline: plan', unit: 'own money, current prices', width: 14 },
  baseline: { head: 'Baseline chosen', unit: 'own money, current prices', width: 14 },
  factor: { head: 'Into the answer’s money', unit: 'rate × prices', width: 12 },
  gdpIn: { head: 'GDP', unit: 'answer’s money', width: 15 },
  levelIn: { head: 'Level', unit: 'answer’s money', width: 14 },
  baselineIn: { head: 'Baseline', unit: 'answer’s money', width: 14 },
  extraIn: { head: 'Extra', unit: 'answer’s money', width: 14 },
  extraNow: { head: 'Extra, current prices', unit: 'answer’s currency', width: 14 },
  extraThen: { head: 'Extra, start prices', unit: 'answer’s currency', width: 14 },
  nominal: { head: 'GDP at the one rate', unit: 'answer’s currency, current prices', width: 15 },
  weight: { head: 'Weight in the group’s share', unit: 'GDP at start prices and rates', width: 15 },
  revenue: { head: 'Government revenue', unit: '% of GDP', width: 12 },
  expenditure: { head: 'Government expenditure', unit: '% of GDP', width: 12 },
}

/** Cells of one line of the working, by column. */
export type WorkingLine = Readonly<Record<string, Cell | undefined>>

/** All lines of the working, in the order of its rows. */
export function workingLines(places: Places): WorkingLine[] {
  const { model } = places
  const lines: WorkingLine[] = []
  const each = (index: number, member: CostModelMember, cells: (line: Line) => WorkingLine) => {
    const values = memberValues(model, member)
    for (let t = 0; t <= places.later; t++) lines.push(cells(new Line(places, member, values, index, t)))
  }
  if (model.asWhole) each(-1, wholeOf(model), (line) => ({ ...line.wholeEconomy(), ...line.path() }))
  model.members.forEach((member, i) => {
    const own = !model.asWhole && !member.exempt
    each(i, member, (line) => ({
      ...line.economy(),
      ...(own ? line.path() : line.followed()),
      ...line.money(),
    }))
  })
  return lines
}

/** The sheet that every figure is computed on: one line an area and year. */
export function workingSheet(places: Places, lines: readonly WorkingLine[]): Sheet {
  const { model } = places
  const keys = places.working.keys
  const columns = keys.map((key) => COLUMNS[key] ?? { head: key, unit: '', width: 10 })
  return {
    name: 'Working',
    widths: columns.map((c) => c.width),
    rows: [
      [words(`${model.name}: the path, year by year`, 'title')],
      [
        words(
          'Each area in its own money at current prices; the last columns bring it into the money of the answer.',
          'note',
        ),
      ],
      [],
      ...heads(columns),
      ...lines.map((line) => keys.map((key) => line[key])),
    ],
    frozen: { rows: HEADED, columns: 2 },
    tab: '7F7F7F',
  }
}
