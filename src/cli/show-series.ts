import type { z } from 'zod/mini'
import { textBar } from '../charts/text-bar.js'
import type { seriesOutput } from '../operations/series.js'
import { formatDay } from '../terms/day.js'
import { type Prices, unitInWords } from '../terms/unit.js'
import { formatNumber } from './amount.js'
import { everyEdition } from './show-years.js'
import type { Terminal } from './terminal.js'
import { textTable, wrapped } from './text-table.js'

const MARKS: Readonly<Record<string, string>> = { estimate: 'e', forecast: 'f' }

/** A series as a person reads it: a year a line, estimates and forecasts marked, blanks with their reason. */
export function showSeries(answer: z.infer<typeof seriesOutput>, terminal: Terminal): string {
  const { bold, dim, cyan } = terminal.paint
  const most = Math.max(...answer.observations.map((o) => o.value ?? 0), 0)
  const plain = answer.observations.every((o) => (o.value ?? 0) >= 0) && most > 0
  const foreseen = answer.observations.some((o) => o.status === 'forecast')
  const rows = answer.observations.map((o) => [
    o.period,
    o.value === null ? `– (${o.missing})` : formatNumber(o.value, answer.unit),
    MARKS[o.status] ?? '',
    plain
      ? cyan(
          textBar(o.value, {
            width: Math.max(16, Math.min(40, terminal.columns - 60)),
            most,
            goal: Number.POSITIVE_INFINITY,
            estimate: o.status !== 'outturn',
            ascii: terminal.ascii,
          }).replace(/[┃|]$/, ''),
        )
      : '',
    dim(o.cell),
  ])
  const unit = unitInWords({ code: answer.unit, scale: answer.scale, prices: answer.prices as Prices | null })
  return [
    bold(`${answer.name}: ${answer.title}`),
    dim(
      wrapped(
        `${unit}; basis: ${answer.basis ?? 'not stated'}; as known on ${formatDay(answer.asOf)}; e: estimate${foreseen ? ', f: forecast' : ''}.`,
        terminal,
      ),
    ),
    '',
    textTable(
      [
        { heading: '', align: 'left' },
        { heading: '', align: 'right' },
        { heading: '', align: 'left' },
        { heading: '', align: 'left' },
        { heading: '', align: 'left' },
      ],
      rows,
      terminal,
    ),
    '',
    ...everyEdition(answer, terminal),
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
