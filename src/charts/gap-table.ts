import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { statusWord } from './chart-words.js'
import { isNumber } from './figures.js'
import { type GapSpec, gapBeside, gapInOrder, gapNumbers } from './gap-chart.js'
import { valueText } from './gap-value.js'
import { knownLevel, levelInWords } from './level.js'

/** The numbers of a gap chart as an HTML table. Throws as the chart does, but for sizes and for having no value. */
export function gapTable(spec: GapSpec, options: TableOptions = {}): string {
  const figures = tableFigures([...gapNumbers(spec), ...gapBeside(spec)], options.decimals)
  const goal = knownLevel(spec.goal)
  const own = spec.areas.some((a) => isNumber(a.goal))
  const rows = gapInOrder(spec).map((area): Cell[] => {
    const held = area.bounds !== undefined || isNumber(area.value)
    const remark = area.remark ?? (held ? '' : 'no data')
    return [
      area.label,
      area.bounds
        ? valueText(area, figures)
        : held
          ? numberCell(area.value, figures.text, area.at && `${area.at}/value`)
          : '',
      held ? statusWord(area) : '',
      ...(own ? [numberCell(isNumber(area.goal) ? area.goal : goal?.value, figures.text)] : []),
      isNumber(area.gap) ? numberCell(area.gap, figures.text, area.at && `${area.at}/gap/points`) : '',
      area.rounds && held ? ['rounds up to the goal', remark].filter((r) => r !== '').join('; ') : remark,
    ]
  })
  return chartTable(
    spec,
    figures,
    ['Area', { unit: 'Value' }, 'Status', ...(own ? ['Goal'] : []), 'Gap to the goal, negative above it', 'Remark'],
    rows,
    options,
    [levelInWords(spec.goal, figures)],
  )
}
