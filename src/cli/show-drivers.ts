import type { z } from 'zod/mini'
import type { drivers } from '../operations/drivers.js'
import { formatDay } from '../terms/day.js'
import type { Terminal } from './terminal.js'
import { textTable, wrapped } from './text-table.js'

/** Three decimals, so that the parts add up to the eye as well. */
function points(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
}

/** What moved a share, as a person reads it. */
export function showDrivers(answer: z.infer<typeof drivers.output>, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const e = answer.to.status === 'estimate' ? 'e' : ''
  return [
    bold(
      `${answer.name}: ${answer.from.value.toFixed(2)} per cent in ${answer.from.period}, ${answer.to.value.toFixed(2)}${e} in ${answer.to.period}`,
    ),
    dim(`points of GDP; as known on ${formatDay(answer.asOf)}`),
    '',
    textTable(
      [
        { heading: '', align: 'left' },
        { heading: '', align: 'right' },
      ],
      [
        ['change of the share', points(answer.change)],
        ['  spending', points(answer.spending)],
        ['  the economy', points(answer.gdp)],
        ['  remainder', points(answer.remainder)],
      ],
      terminal,
    ),
    '',
    dim(wrapped(answer.method, terminal, '  ')),
    ...answer.notes.map((n) => wrapped(n, terminal, '  ')),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
