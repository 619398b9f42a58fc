import type { Contents } from '../operations/contents.js'
import { formatDay } from '../terms/day.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

/** What a book holds, as a person reads it. Measures by their ids; all else is in the JSON. */
export function showContents(answer: Contents, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const number = (g: Contents['goals'][number]) => (g.floor === null ? `up to ${g.cap} %` : `at least ${g.floor} %`)
  const datasets = [...new Set(answer.editions.map((e) => e.dataset))].sort()
  const days = (dataset: string, held: boolean) =>
    answer.editions.filter((e) => e.dataset === dataset && e.held === held).map((e) => e.publishedOn)
  return [
    bold(`What the book holds, as known on ${formatDay(answer.asOf)}`),
    '',
    textTable(
      [left('goal'), left('number'), right('due'), left('announced')],
      answer.goals.map((g) => [g.id, number(g), g.due, formatDay(g.announcedOn)]),
      terminal,
    ),
    '',
    textTable(
      [left('group'), left('name'), right('members')],
      answer.groups.map((g) => [g.code, g.name, String(g.members.length)]),
      terminal,
    ),
    '',
    wrapped(`Areas: ${answer.areas.map((a) => `${a.name} (${a.code})`).join(', ')}`, terminal, '  '),
    '',
    wrapped(`Measures: ${answer.measures.map((m) => m.id).join(', ')}`, terminal, '  '),
    '',
    textTable(
      [left('dataset'), right('editions held'), left('newest'), right('known of, not held')],
      datasets.map((d) => [d, String(days(d, true).length), days(d, true)[0] ?? '–', String(days(d, false).length)]),
      terminal,
    ),
    '',
    dim(`Events: ${answer.events.length}, the last ${answer.events[0]?.title ?? '–'}; with all else in --json.`),
    '',
  ].join('\n')
}
