import type { Report, ReportTable } from '../operations/report-schema.js'
import { formatDay } from '../terms/day.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

/** A table, or its rows as lines where it is wider than the terminal. */
function tableLines(table: ReportTable, terminal: Terminal): string[] {
  const caption = terminal.paint.dim(wrapped(table.caption, terminal))
  const columns = table.columns.map((c) => (c.align === 'right' ? right(c.heading) : left(c.heading)))
  const rows = table.rows.map((row) => row.map((cell) => cell.text))
  const text = textTable(columns, rows, terminal)
  if (text.split('\n').every((line) => line.length <= terminal.columns)) return [caption, text, '']
  const line = ([first = '', ...rest]: readonly string[]) => {
    const said = rest.flatMap((t, i) =>
      t === '–' ? [] : [`${(columns[i + 1]?.heading ?? '').toLowerCase()} ${t}`.trim()],
    )
    return wrapped(`- ${first}: ${said.join(', ')}`, terminal, '  ')
  }
  return [caption, ...rows.map(line), '']
}

/** A report as a person reads it in a terminal: the sentences of each section and the tables that fit; charts and sources are on its page. */
export function showReport(answer: Report, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const sections = answer.sections.flatMap((section) => [
    bold(section.title),
    ...section.sentences.map((s) =>
      wrapped(s.saidBy === null ? s.text : `${s.text} (${s.saidBy.text})`, terminal, '  '),
    ),
    '',
    ...section.tables.flatMap((table) => tableLines(table, terminal)),
  ])
  return [
    bold(answer.title),
    dim(`as known on ${formatDay(answer.asOf)}; e: estimate`),
    '',
    ...sections,
    dim(wrapped(`The page with charts and the source of every number: ${answer.command}`, terminal, '  ')),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
