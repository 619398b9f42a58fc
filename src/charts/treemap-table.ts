import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { partNumbers, type TiledPart, type TreemapSpec } from './treemap-parts.js'

/** Money by part and rule as an HTML table, with what is below zero, in the order of the parts. Throws as `chartTable` does. */
export function treemapTable(spec: TreemapSpec, options: TableOptions = {}): string {
  const figures = tableFigures(partNumbers(spec), options.decimals)
  const number = (value: number, at: string | undefined, name: string) =>
    numberCell(value, figures.text, at && `${at}/${name}`)
  const three = ({ value, low, high, at }: Pick<TiledPart, 'value' | 'low' | 'high' | 'at'>) => [
    number(value, at, 'central'),
    number(low, at, 'low'),
    number(high, at, 'high'),
  ]
  return chartTable(
    spec,
    figures,
    ['Part', 'Rule', { unit: 'Central' }, 'Low', 'High'],
    spec.parts.flatMap((part): Cell[][] => [
      [part.label, 'all', ...three(part)],
      ...part.tiles.toSorted((a, b) => b.value - a.value).map((t): Cell[] => [part.label, t.label, ...three(t)]),
    ]),
    options,
  )
}
