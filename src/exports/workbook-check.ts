import type { CostAnswer } from './workbook-answer.js'
import { engine, formula, heads, words } from './workbook-cells.js'
import { HEADED, type Places } from './workbook-places.js'
import type { Checked } from './workbook-totals.js'
import type { Sheet } from './xlsx-sheet.js'

/** Digits that the engine gives, less one: a twelfth digit may be rounded either way. */
const DIGITS = 11

/** Decimals to which numbers as large as this are compared. */
function decimalsFor(largest: number): number {
  return Math.max(0, DIGITS - String(Math.floor(Math.max(1, largest))).length)
}

const ITEMS = [
  ['share', 'share'],
  ['gdp', 'gdp'],
  ['level', 'level'],
  ['baseline', 'level'],
  ['extra', 'level'],
  ['perHead', 'perHead'],
  ['extraPerHead', 'perHead'],
  ['ofRevenue', 'share'],
  ['ofExpenditure', 'share'],
] as const

/** All figures that formula and engine both give. A difference is as exact as the larger amounts it was taken of. */
export function checkedFigures(
  places: Places,
  answer: CostAnswer,
  totals: readonly Omit<Checked, 'decimals'>[],
): Checked[] {
  const { years, members, model, later } = places
  const most = (of: readonly number[]) => decimalsFor(Math.max(...of.map(Math.abs)))
  const levels = answer.years.flatMap((y) => [y.level.value, y.baseline.value])
  const level = most(levels)
  const decimals = {
    share: 9,
    gdp: most(answer.years.map((y) => y.gdp.value)),
    level,
    perHead: most(answer.years.flatMap((y) => [y.perHead?.value ?? 0])),
  }
  const ofYears = ITEMS.flatMap(([item, size]) =>
    answer.years.flatMap((y, t): Checked[] => {
      const found = y[item]
      const told = typeof found === 'number' ? found : found?.value
      if (told === undefined) return []
      return [{ what: item, year: y.period, cell: years.from(item, t), told, decimals: decimals[size] }]
    }),
  )
  const sums = most([...levels, ...totals.map((t) => t.told)].map((x) => x * Math.max(1, later)))
  const own = new Map(model.members.map((m, i) => [m.area, i]))
  const ofMembers = answer.members.flatMap((m): Checked[] => {
    const i = own.get(m.area)
    if (i === undefined || model.asWhole) return []
    return [
      { what: `gap of ${m.area}`, year: '', cell: members.from('gap', i), told: m.gap, decimals: 9 },
      {
        what: `extra of ${m.area}`,
        year: `${model.by}`,
        cell: members.from('extra', i),
        told: m.extra.value,
        decimals: level,
      },
    ]
  })
  return [...ofYears, ...totals.map((t) => ({ ...t, decimals: sums })), ...ofMembers]
}

/** The sheet that holds every formula against what the engine gave. */
export function checkSheet(figures: readonly Checked[]): Sheet {
  const columns = [
    { head: 'Figure', unit: '' },
    { head: 'Year', unit: '' },
    { head: 'Formula', unit: '' },
    { head: 'Engine', unit: '' },
    { head: 'Difference', unit: '' },
    { head: 'Rounded to decimals', unit: '' },
  ]
  const rows = figures.map(({ what, year, cell, told, decimals }, i) => {
    const row = HEADED + i + 1
    return [
      words(what),
      year === '' ? undefined : { value: Number(year), style: { role: 'plain' as const, format: '0' } },
      formula(cell, told, '#,##0.000000'),
      engine(told, '#,##0.000000'),
      formula(`ROUND(C${row}-D${row},F${row})`, 0, '#,##0.000000', 'check'),
      { value: decimals, style: { role: 'note' as const, format: '0' } },
    ]
  })
  const range = `E${HEADED + 1}:E${HEADED + rows.length}`
  return {
    name: 'Check',
    widths: [28, 8, 24, 24, 18, 12],
    rows: [
      [words('Formulas against the engine', 'title')],
      [
        words('All equal?', 'label'),
        undefined,
        formula(
          `IF(SUMPRODUCT(--ISERROR(${range}))>0,"no",IF(SUMPRODUCT(--(${range}<>0))=0,"yes","no: an assumption was changed"))`,
          'yes',
          'General',
          'check',
        ),
      ],
      [
        words(
          'The engine gives twelve digits, eleven are compared. Once an assumption is changed, the difference is what the change does.',
          'note',
        ),
      ],
      ...heads(columns),
      ...rows,
    ],
    frozen: { rows: HEADED, columns: 1 },
    tab: '375623',
  }
}
