import { formatDay } from '../terms/day.js'
import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { statusWord } from './chart-words.js'
import { levelInWords } from './level.js'
import { blankWords, editionsInOrder, isKnown } from './revision-editions.js'
import type { RevisionsSpec } from './revisions-chart.js'

/** One period's value by edition as an HTML table. Throws as the chart does, but for sizes and for having no value. */
export function revisionsTable(spec: RevisionsSpec, options: TableOptions = {}): string {
  const editions = editionsInOrder(spec.editions)
  const figures = tableFigures([...editions.filter(isKnown).map((e) => e.value), spec.goal?.value], options.decimals)
  const based = editions.some((e) => e.basis !== undefined)
  const rows = editions.map((e): Cell[] => [
    formatDay(e.publishedOn),
    isKnown(e) ? numberCell(e.value, figures.text, e.at) : blankWords(e),
    isKnown(e) ? statusWord(e) : '',
    ...(based ? [e.basis ?? 'not stated'] : []),
  ])
  return chartTable(
    spec,
    figures,
    ['Edition of', { unit: `Value for ${spec.period}` }, 'Status', ...(based ? ['Basis'] : [])],
    rows,
    options,
    [levelInWords(spec.goal, figures)],
  )
}
