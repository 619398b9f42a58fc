import { type BridgeSpec, bridgeNumbers, restShareText } from './bridge-chart.js'
import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'

const KINDS = { lines: 'lines of the ledger', amount: 'amount cited from elsewhere' } as const

/** The numbers of a bridge as an HTML table, every item of every year, newest first. Throws as `chartTable` does. */
export function bridgeTable(spec: BridgeSpec, options: TableOptions = {}): string {
  const figures = tableFigures(bridgeNumbers(spec), options.decimals)
  const number = (value: Parameters<typeof numberCell>[0]) => numberCell(value, figures.text)
  const rows = spec.years.toReversed().flatMap(({ period, items, sum, published }): Cell[][] => [
    ...items.map((i): Cell[] => [
      period,
      i.label,
      KINDS[i.kind],
      number(i.value),
      number(i.low),
      number(i.high),
      i.says ?? '',
    ]),
    [period, 'All items', 'sum', number(sum.central), number(sum.low), number(sum.high), ''],
    ...published.flatMap((p): Cell[][] => [
      [period, `Published, ${p.edition}`, p.estimate ? 'estimate' : 'outturn', number(p.value), '', '', ''],
      [period, `Unexplained, ${p.edition}`, restShareText(p.restShare), numberCell(p.rest, figures.change), '', '', ''],
    ]),
  ])
  return chartTable(
    spec,
    figures,
    ['Year', 'What', 'Kind', { unit: 'Central' }, 'Low', 'High', 'Rests on'],
    rows,
    options,
  )
}
