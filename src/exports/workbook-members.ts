import type { CostAnswer } from './workbook-answer.js'
import { FACTOR, formula, input, MONEY, SHARE, words, YEAR } from './workbook-cells.js'
import { HEADED, type Places } from './workbook-places.js'
import { priceBaseFormula, priceBaseValue } from './workbook-prices.js'
import { ratesOf } from './workbook-tables.js'
import type { Cell, Sheet } from './xlsx-sheet.js'

/** The assumptions of a group that each member has its own of, and what each adds. */
export function membersSheet(places: Places, answer: CostAnswer): Sheet {
  const { model, later, members: grid, working } = places
  const { priceYears } = model
  const years = Array.from({ length: later }, (_, i) => i + 1)
  const base: [string, string, number][] = [
    ['Area', '', 10],
    ['Name', '', 24],
    [`Share in ${model.from}`, '% of GDP', 10],
    [`GDP in ${model.from}`, `own money, 10^${model.scale}`, 16],
    ['Currency', '', 10],
    ['Exchange rate', `${model.currency} for one`, 11],
    ['Pace', 'points a year', 10],
    ['Price level of the money shown', 'start = 1', 12],
    ['Gap to the target', 'points of GDP', 10],
    [`Extra in ${model.by}`, 'answer’s money', 14],
  ]
  const found = new Map(answer.members.map((m) => [m.area, m]))
  const rows = model.members.map((m, i): (Cell | undefined)[] => {
    const told = found.get(m.area)
    const own = !model.asWhole && !m.exempt
    const note = words(model.asWhole ? 'the whole’s' : 'no spending', 'note')
    return [
      words(m.area),
      words(m.name),
      own ? input(m.startShare, SHARE) : note,
      input(m.gdp[0] ?? 0, MONEY),
      words(m.currency),
      input(m.rate, FACTOR),
      own && m.pace !== null ? input(m.pace, SHARE) : undefined,
      formula(priceBaseFormula(places, i), priceBaseValue(model, i), FACTOR),
      told && own ? formula(`target-${grid.at('start', i)}`, told.gap, SHARE) : undefined,
      told && own ? formula(working.from('extraIn', places.row(i, later)), told.extra.value, MONEY) : undefined,
      ...years.map((t) => input(ratesOf(m.gdp, m.deflator, t).growth, SHARE)),
      ...years.map((t) => input(ratesOf(m.gdp, m.deflator, t).inflation, SHARE)),
      ...m.priceLevels.map((level) => (level === null ? words('not held', 'note') : input(level, FACTOR))),
    ]
  })
  const number = (value: number): Cell => ({ value, style: { role: 'note', format: YEAR } })
  const of = [
    ...years.map(() => 'Real growth, %'),
    ...years.map(() => 'Inflation, %'),
    ...priceYears.map(() => 'Price level, start = 1'),
  ]
  const when = [...years.map((t) => model.from + t), ...years.map((t) => model.from + t), ...priceYears]
  return {
    name: 'Members',
    widths: [...base.map((b) => b[2]), ...of.map(() => 10)],
    rows: [
      [words(`${model.name}: assumptions of each member`, 'title')],
      [words('Blue cells may be changed. Growth and inflation of each year stand to the right.', 'note')],
      [],
      [...base.map((b) => words(b[0], 'header')), ...of.map((text) => words(text, 'header'))],
      [...base.map((b) => words(b[1], 'note', true)), ...when.map(number)],
      ...rows,
    ],
    frozen: { rows: HEADED, columns: 2 },
    tab: '0000CC',
  }
}
