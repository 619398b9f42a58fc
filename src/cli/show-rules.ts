import type { RulesAnswer } from '../operations/rules-schema.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

function standings(set: RulesAnswer['sets'][number]): string {
  return Object.entries(set.standings)
    .map(([standing, count]) => `${count} ${standing}`)
    .join(', ')
}

/** Rule sets, and what a check or test of one found, as a person reads it. */
export function showRules(answer: RulesAnswer, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const [only] = answer.sets
  const table = textTable(
    [left('set'), left('area'), right('rules'), left('standing'), left('ledgers')],
    answer.sets.map((s) => [s.name, s.area, String(s.rules), standings(s), dim(s.ledgers[0] ?? '')]),
    terminal,
  )
  const { decided } = answer
  return [
    bold(answer.action === 'list' ? 'Rule sets' : `${only?.title ?? ''}: right`),
    '',
    table,
    '',
    ...(answer.tests.length > 0 ? [`${answer.tests.length} tests, all passed.`, ''] : []),
    ...(decided
      ? [
          wrapped(
            `${decided.files.join(', ')}: ${decided.lines} lines, ${decided.unmatched} without a rule.`,
            terminal,
          ),
          textTable(
            [left('rule'), right('lines')],
            decided.rules.map((r) => [r.rule, String(r.lines)]),
            terminal,
          ),
          ...(decided.unused.length > 0
            ? [wrapped(`These decide no line of it: ${decided.unused.join(', ')}`, terminal, '  ')]
            : []),
          '',
        ]
      : []),
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    ...(answer.action === 'list' ? [dim('Use one: pledgebook classify LEDGER --rules norway')] : []),
    '',
  ].join('\n')
}
