import { FACTOR, input, SHARE, words, YEAR } from './workbook-cells.js'
import type { Places } from './workbook-places.js'
import type { DefinedName } from './xlsx-package.js'
import type { Cell } from './xlsx-sheet.js'

type Row = (Cell | undefined)[]

const year = (value: number): Cell => ({ value, style: { role: 'plain', format: YEAR, side: 'left' } })

function table(title: string, columns: readonly string[], rows: readonly Row[]): Row[] {
  return [[], [words(title, 'heading')], columns.map((c) => words(c, 'header')), ...rows]
}

const percent = (now: number | undefined, before: number | undefined) => 100 * ((now ?? 1) / (before ?? 1) - 1)

/** The same rate as a shorter number where both give the same growth to the last digits that matter. */
function plain(rate: number): number {
  for (let digits = 3; digits < 16; digits++) {
    const short = Number(rate.toPrecision(digits))
    if (Math.abs(short - rate) <= 5e-14) return short
  }
  return rate
}

/** Real growth and change of the deflator of a year, in per cent. */
export function ratesOf(gdp: readonly number[], deflator: readonly number[], t: number) {
  const inflation = percent(deflator[t], deflator[t - 1])
  const real = (i: number) => (gdp[i] ?? 0) / (deflator[i] ?? 1)
  return { growth: plain(percent(real(t), real(t - 1))), inflation: plain(inflation) }
}

/** The tables of the sheet of assumptions, where `Places` says they are, and names of their cells. */
export function assumptionTables(
  places: Places,
  extrapolatedFrom: string | null,
): { rows: Row[]; names: DefinedName[] } {
  const { model, later, alone, points } = places
  const { from, priceYears } = model
  const [one] = model.members
  const rows: Row[] = []
  const names: DefinedName[] = []
  if (alone && one !== undefined) {
    const years = Array.from({ length: later }, (_, i) => i + 1)
    const told = extrapolatedFrom === null ? '' : `; from ${extrapolatedFrom} on the last known year’s, repeated`
    rows.push(
      ...table(
        `Growth and prices${told}`,
        ['Year', 'Real growth of GDP, %', 'Change of the GDP deflator, %'],
        years.map((t) => {
          const { growth, inflation } = ratesOf(one.gdp, one.deflator, t)
          return [year(from + t), input(growth, SHARE), input(inflation, SHARE)]
        }),
      ),
    )
    for (const t of years)
      names.push(
        { name: `real_growth_${from + t}`, to: places.growth('growth', 0, t) },
        { name: `inflation_${from + t}`, to: places.growth('inflation', 0, t) },
      )
  }
  const blank = (value: number | null | undefined, format: string) =>
    value === null || value === undefined ? words('not held', 'note') : input(value, format)
  rows.push(
    ...table(
      'People and budgets',
      alone
        ? ['Year', 'Population', 'Government revenue, % of GDP', 'Government expenditure, % of GDP']
        : ['Year', 'Population'],
      model.population.map((persons, t) => [
        year(from + t),
        blank(persons, '#,##0'),
        ...(alone ? [blank(one?.revenue[t], SHARE), blank(one?.expenditure[t], SHARE)] : []),
      ]),
    ),
  )
  if (alone && one !== undefined)
    rows.push(
      ...table(
        model.still ? 'Price levels' : 'Price levels of years before the start',
        ['Year', 'Price level, start = 1'],
        priceYears.map((y, i) => [year(y), blank(one.priceLevels[i], FACTOR)]),
      ),
    )
  if (points.length > 0)
    rows.push(
      ...table(
        'Announced plans and your own path',
        [
          'What',
          'Area',
          'Year',
          points.some((p) => p.of === 'amount') ? 'Share, % of GDP, or amount' : 'Share, % of GDP',
        ],
        points.map((p) => [
          words(p.of === 'amount' ? 'amount, current prices' : p.of),
          words(p.area),
          year(p.year),
          input(p.share, '#,##0.00##'),
        ]),
      ),
    )
  return { rows, names }
}
