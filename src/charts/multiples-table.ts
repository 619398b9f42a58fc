import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { isNumber } from './figures.js'
import { knownLevel, levelInWords } from './level.js'
import { type MultiplesSpec, multiplesNumbers, panelText } from './multiples-chart.js'
import { inOrder } from './period-values.js'

/** The same as an HTML table, a row a panel, a column a year. Throws as the chart does, but for sizes and having no value. */
export function multiplesTable(spec: MultiplesSpec, options: TableOptions = {}): string {
  const figures = tableFigures([...multiplesNumbers(spec), spec.goal?.value], options.decimals)
  const periods = [...new Set(spec.panels.flatMap((p) => p.points.map((v) => v.period)))].sort()
  const estimated = new Set(
    spec.panels.flatMap((p) => p.points.filter((v) => v.estimate && isNumber(v.value)).map((v) => v.period)),
  )
  const rows = spec.panels.map((panel): Cell[] => {
    const points = inOrder(panel.points, panel.label)
    const text = panelText(panel, spec, options.decimals)
    return [
      panel.label,
      ...(periods.length > 0 ? [] : ['']),
      ...periods.map((period) => {
        const point = points.find((p) => p.period === period)
        return point && isNumber(point.value)
          ? numberCell(point.value, (v) => `${text(v)}${point.estimate ? ' e' : ''}`, point.at)
          : ''
      }),
    ]
  })
  return chartTable(spec, figures, ['Name', ...(periods.length > 0 ? periods : ['Value'])], rows, options, [
    levelInWords(knownLevel(spec.goal), figures),
    estimated.size > 0 ? 'e: estimate' : '',
  ])
}
