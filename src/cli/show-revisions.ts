import type { Revisions } from '../operations/revisions-schema.js'
import { formatDay } from '../terms/day.js'
import { type Prices, unitInWords } from '../terms/unit.js'
import { formatNumber, signed } from './amount.js'
import { inWords } from './standing-words.js'
import type { Terminal } from './terminal.js'
import { textTable, wrapped } from './text-table.js'

function flipLines(answer: Revisions): string[] {
  return answer.flips.flatMap((f) => {
    const parts = [
      f.gained.length > 0 ? `now met: ${f.gained.join(', ')}` : '',
      f.lost.length > 0 ? `no longer met: ${f.lost.join(', ')}` : '',
      f.noLongerKnown.length > 0 ? `blank: ${f.noLongerKnown.join(', ')}` : '',
    ].filter((p) => p !== '')
    return parts.length === 0 ? [] : [`${f.from.split('/')[1]} to ${f.to.split('/')[1]}: ${parts.join('; ')}.`]
  })
}

/** Every edition's word on one year as a person reads it. */
export function showRevisions(answer: Revisions, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const group = answer.editions.some((e) => e.met !== null)
  const withUnit = answer.editions.some((e) => e.unit !== null && e.unit !== 'percent')
  const rows = answer.editions.map((e) => [
    formatDay(e.publishedOn),
    e.basis ?? '',
    e.held
      ? e.value === null
        ? '–'
        : formatNumber(e.value, answer.unit) + (e.status === 'estimate' ? 'e' : ' ')
      : dim('not held'),
    withUnit && e.unit ? unitInWords({ code: e.unit, scale: e.scale ?? 0, prices: e.prices as Prices | null }) : '',
    e.difference === null ? '' : signed(e.difference, answer.unit),
    e.ifDueNow === null ? '' : inWords(e.ifDueNow),
    e.met === null ? '' : `${e.met} of ${e.of}`,
  ])
  const columns = [
    { heading: 'edition of', align: 'left' as const },
    { heading: 'basis', align: 'left' as const },
    { heading: answer.period, align: 'right' as const },
    { heading: withUnit ? 'unit' : '', align: 'left' as const },
    { heading: 'change', align: 'right' as const },
    { heading: answer.goal ? 'against the goal' : '', align: 'left' as const },
    { heading: group ? `${answer.members ?? 'allies'} meeting it` : '', align: 'right' as const },
  ]
  const survival = answer.survival.map(
    (s) =>
      `Of ${s.compared} verdicts of ${s.edition.split('/')[1]}, ${s.same} stand by the newest edition, ${s.gained} became met, ${s.lost} no longer are.`,
  )
  return [
    bold(`${answer.name} in ${answer.period}, by each edition`),
    dim(
      wrapped(
        `${answer.measure}${answer.goal ? `, against ${answer.goal.title}` : ''}; as known on ${formatDay(answer.asOf)}; e: estimate.`,
        terminal,
      ),
    ),
    '',
    textTable(columns, rows, terminal),
    '',
    ...flipLines(answer).map((l) => wrapped(l, terminal, '  ')),
    ...survival.map((l) => wrapped(l, terminal, '  ')),
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
