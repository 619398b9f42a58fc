import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { type PartsSpec, partsNumbers } from './parts-chart.js'
import { inOrder } from './period-values.js'

/** Parts over the years as an HTML table. Throws as the chart does, but for sizes and for having no number. */
export function partsTable(spec: PartsSpec, options: TableOptions = {}): string {
  const figures = tableFigures(partsNumbers(spec), options.decimals)
  const number = (value: Parameters<typeof numberCell>[0]) => numberCell(value, figures.text)
  const rows = spec.panels.flatMap(({ label, years }) =>
    inOrder(years, label).map((y): Cell[] => [
      label,
      y.period,
      spec.stage,
      number(y.value),
      number(y.low),
      number(y.high),
    ]),
  )
  return chartTable(spec, figures, ['Part', 'Year', 'Stage', { unit: 'Central' }, 'Low', 'High'], rows, options)
}
