import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { type EditionsSpec, editionsNumbers } from './editions-chart.js'
import { isNumber } from './figures.js'
import { levelInWords } from './level.js'

/** What each edition said as an HTML table, a row a year, a column an edition. Throws as the chart does, but for sizes. */
export function editionsTable(spec: EditionsSpec, options: TableOptions = {}): string {
  const figures = tableFigures([...editionsNumbers(spec), ...spec.levels.map((l) => l.value)], options.decimals)
  const periods = [...new Set(spec.editions.flatMap((e) => e.points.map((p) => p.period)))].sort()
  const rows = periods.map((period): Cell[] => [
    period,
    ...spec.editions.map((e) => {
      const point = e.points.find((p) => p.period === period)
      return point && isNumber(point.value)
        ? numberCell(point.value, (v) => `${figures.text(v)}${point.estimate ? ' e' : ''}`, point.at)
        : ''
    }),
  ])
  return chartTable(
    spec,
    figures,
    ['Year', ...(spec.editions.length > 0 ? spec.editions.map((e) => e.label) : ['Value'])],
    rows,
    options,
    [...spec.levels.map((l) => levelInWords(l, figures)), 'e: estimate'],
  )
}
