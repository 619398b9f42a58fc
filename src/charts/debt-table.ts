import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { statusWord } from './chart-words.js'
import { type DebtSpec, debtInOrder, debtNumbers, debtParts } from './debt-chart.js'
import { isNumber } from './figures.js'
import { levelInWords } from './level.js'

/** Debt paths and, beneath them, the parts of the effect: one HTML table, or two with a decomposition. */
export function debtTable(spec: DebtSpec, options: TableOptions = {}): string {
  const figures = tableFigures([...debtNumbers(spec), spec.limit?.value], options.decimals)
  const { history, baseline, scenario } = debtInOrder(spec)
  const number = (value: Parameters<typeof numberCell>[0], at?: string) => numberCell(value, figures.text, at)
  const years = [...new Set([...baseline, ...scenario].map((p) => p.year))].sort((a, b) => a - b)
  const rows: Cell[][] = [
    ...history.map((p): Cell[] => [p.period, statusWord(p), number(p.value), '', '', '']),
    ...years.map((year): Cell[] => {
      const of = scenario.find((p) => p.year === year)
      const range = isNumber(of?.low) || isNumber(of?.high) ? [number(of?.low), number(of?.high)] : ['', '']
      const without = baseline.find((p) => p.year === year)
      return [String(year), 'projection', number(without?.value, without?.at), number(of?.value, of?.at), ...range]
    }),
  ]
  const range = spec.range ?? 'range over assumptions'
  const paths = chartTable(
    spec,
    figures,
    ['Year', 'Kind', { unit: spec.baseline.label }, spec.scenario.label, `low, ${range}`, `high, ${range}`],
    rows,
    options,
    [levelInWords(spec.limit, figures)],
  )
  const parts = debtParts(spec)
  if (!parts) return paths
  return `${paths}${chartTable(
    { title: parts.heading, subtitle: '', unit: '', source: '', notes: [] },
    { ...parts.figures, unit: () => '' },
    ['Part', 'Value'],
    parts.all.map((p): Cell[] => [p.label, numberCell(p.value, parts.figures.change)]),
    { ...options, id: options.id === undefined ? undefined : `${options.id}-parts` },
  )}`
}
