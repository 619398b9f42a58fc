import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { partNumbers, type TreemapSpec } from './treemap-parts.js'

/** Money by part and rule as an HTML table, with what is below zero, in the order of the parts. Throws as `chartTable` does. */
export function treemapTable(spec: TreemapSpec, options: TableOptions = {}): string {
  const figures = tableFigures(partNumbers(spec), options.decimals)
  const number = (value: number) => numberCell(value, figures.text)
  return chartTable(
    spec,
    figures,
    ['Part', 'Rule', { unit: 'Central' }, 'Low', 'High'],
    spec.parts.flatMap((part): Cell[][] => [
      [part.label, 'all', number(part.value), number(part.low), number(part.high)],
      ...part.tiles
        .toSorted((a, b) => b.value - a.value)
        .map((t): Cell[] => [part.label, t.label, number(t.value), number(t.low), number(t.high)]),
    ]),
    options,
  )
}
