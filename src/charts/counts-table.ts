import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { countsInOrder, countsNumbers } from './count-periods.js'
import type { CountsSpec } from './counts-chart.js'

/** The counts as an HTML table, a row a year. Throws as the chart does, but for sizes and for having no number. */
export function countsTable(spec: CountsSpec, options: TableOptions = {}): string {
  const figures = tableFigures(countsNumbers(spec.periods), options.decimals)
  const rows = countsInOrder(spec.periods).map((p): Cell[] => [
    p.period,
    ...spec.kinds.map((_, i) => numberCell(p.counts[i]?.value, figures.text, p.counts[i]?.at)),
    p.estimate ? 'estimates' : 'outturns',
    p.group,
  ])
  const headings = ['Year', ...spec.kinds.map((k) => ({ unit: k.label })), 'Status', 'Edition']
  return chartTable(spec, figures, headings, rows, options)
}
