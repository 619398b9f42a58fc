import type { Series } from '../operations/series.js'
import type { Standing } from '../operations/standing-schema.js'
import { formatNumber } from './amount.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable } from './text-table.js'

/** The count of every year, where it was asked for. */
export function countsByYear({ byYear = [] }: Standing, terminal: Terminal): string[] {
  if (byYear.length === 0) return []
  const rows = byYear.map(({ period, count, provisional, editions }) => [
    period,
    String(count.met),
    String(count.metWhenRounded),
    String(count.notMet),
    String(count.noData),
    provisional > 0 ? 'e' : '',
    editions.map((id) => id.split('/').at(-1)).join(', '),
  ])
  const columns = [
    left('year'),
    right('met'),
    right('only rounded'),
    right('below'),
    right('no figure'),
    left(''),
    left('edition'),
  ]
  return [textTable(columns, rows, terminal), '']
}

/** What each edition said of each year, where it was asked for. */
export function everyEdition({ byEdition = [] }: Series, terminal: Terminal): string[] {
  if (byEdition.length === 0) return []
  const periods = [...new Set(byEdition.flatMap((e) => e.observations.map((o) => o.period)))].sort()
  const rows = periods.map((period) => [
    period,
    ...byEdition.map((e) => {
      const found = e.observations.find((o) => o.period === period)
      if (found === undefined) return ''
      return found.value === null
        ? '–'
        : `${formatNumber(found.value, e.unit)}${found.status === 'outturn' ? '' : ' e'}`
    }),
  ])
  return [textTable([left(''), ...byEdition.map((e) => right(e.publishedOn))], rows, terminal), '']
}
