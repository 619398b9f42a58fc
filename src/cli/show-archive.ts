import { tame } from '../exports/safe-markup.js'
import type { ArchiveAnswer } from '../operations/archive-schema.js'
import { cut } from './cut-text.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

const MOST_SPEAKERS = 15
const MOST_FAILURES = 10
const LONGEST = 120

/** Somebody's text on one line, without anything that a terminal would obey. */
const plain = (text: string) => cut(tame(text.slice(0, 2 * LONGEST)), LONGEST)
const number = (n: number) => n.toLocaleString('en-GB')

/** An archive's summary as a person reads it: documents, verdicts, speakers, failures. */
export function showArchive(answer: ArchiveAnswer, terminal: Terminal): string {
  const { bold, dim, red } = terminal.paint
  const { then, now, speakers, failures, failed } = answer
  const verdicts = [...new Set([...Object.keys(then), ...Object.keys(now)])].sort()
  const lost = answer.documents - answer.checked
  const more = answer.otherSpeakers + Math.max(0, speakers.length - MOST_SPEAKERS)
  return [
    bold(plain(answer.path)),
    wrapped(
      `${number(answer.checked)} documents checked: ${number(answer.claims)} claims, ${number(answer.statements)} statements; ${number(answer.undated)} without a day, ${number(answer.warnings)} warnings`,
      terminal,
      '  ',
    ),
    '',
    textTable(
      [left('verdict'), right('then'), right('now')],
      verdicts.map((verdict) => [verdict, number(then[verdict] ?? 0), number(now[verdict] ?? 0)]),
      terminal,
    ),
    '',
    ...(speakers.length > 0
      ? [
          textTable(
            [left('speaker'), right('statements'), right('claims'), right('contradicted now')],
            speakers
              .slice(0, MOST_SPEAKERS)
              .map((s) => [plain(s.speaker), number(s.statements), number(s.claims), number(s.now.contradicted ?? 0)]),
            terminal,
          ),
          ...(more > 0 ? [`and ${number(more)} more speakers`] : []),
          '',
        ]
      : []),
    ...(lost > 0
      ? [
          red(`${number(lost)} documents could not be checked:`),
          ...Object.entries(failed).map(([code, count]) => `  ${code}: ${number(count)}`),
          ...failures
            .slice(0, MOST_FAILURES)
            .map((f) => wrapped(`  ${plain(f.name)}: ${plain(f.message)}`, terminal, '    ')),
          '',
        ]
      : []),
    ...(answer.out === null ? [] : [`Results: ${plain(answer.out)}`]),
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
