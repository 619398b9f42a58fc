import type { PlanAnswer } from '../operations/plan-schema.js'
import { formatDay } from '../terms/day.js'
import { formatNumber, signed } from './amount.js'
import { columnOf, unitWords } from './money-column.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

function yearTable(answer: PlanAnswer, terminal: Terminal): string[] {
  if (answer.years.length === 0) return []
  const money = columnOf(answer.years.map((y) => y.level))
  return [
    textTable(
      [left('year'), right('% of GDP'), right('step'), right('real growth %'), right('level'), right('extra')],
      answer.years.map((y) => [
        y.period,
        formatNumber(y.share, 'percent'),
        y.step === null ? '' : signed(y.step, 'points'),
        y.realGrowth === null ? '' : signed(y.realGrowth, 'percent'),
        money.text(y.level),
        money.text(y.extra),
      ]),
      terminal,
    ),
    terminal.paint.dim(
      `amounts in ${unitWords(money.scale, answer.years[0]?.level)}; extra over the start’s share of GDP`,
    ),
    '',
  ]
}

function splitTable(answer: PlanAnswer, terminal: Terminal): string[] {
  if (answer.split === null) return []
  const money = columnOf([answer.split.needed])
  const adding = answer.split.members.filter((m) => m.add.value !== 0)
  return [
    wrapped(
      `${answer.split.says}: ${money.text(answer.split.needed)} ${unitWords(money.scale, answer.split.needed)}.`,
      terminal,
      '  ',
    ),
    textTable(
      [left('member'), right('adds'), right('% of GDP'), right('then'), right('more %')],
      adding.map((m) => [
        m.name,
        money.text(m.add),
        formatNumber(m.share, 'percent'),
        formatNumber(m.newShare, 'percent'),
        m.growth === null ? '' : signed(m.growth, 'percent'),
      ]),
      terminal,
    ),
    '',
  ]
}

/** A plan, or why there is none, as a person reads it. */
export function showPlan(answer: PlanAnswer, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const { start, by, limits, gdp } = answer.assumptions
  const head =
    answer.status === 'optimal'
      ? `${answer.name}: the ${answer.objective.kind} way from ${formatNumber(start.share, 'percent')} % of GDP in ${start.period} to ${answer.goal.target} % by ${by}`
      : `${answer.name}: no way from ${formatNumber(start.share, 'percent')} % of GDP in ${start.period} to ${answer.goal.target} % by ${by} under these limits`
  return [
    bold(wrapped(head, terminal, '  ')),
    dim(
      wrapped(
        `${answer.goal.id}; ${answer.objective.says}; ${limits.join('; ')}; as known on ${formatDay(answer.asOf)}`,
        terminal,
        '  ',
      ),
    ),
    dim(wrapped(`GDP: ${gdp}`, terminal, '  ')),
    '',
    ...(answer.because === null ? [] : [wrapped(`No solution: ${answer.because}.`, terminal, '  ')]),
    ...yearTable(answer, terminal),
    ...answer.binding.map((b) => wrapped(`${b.says[0]?.toUpperCase() ?? ''}${b.says.slice(1)}.`, terminal, '  ')),
    ...(answer.objective.departs === null || answer.status !== 'optimal'
      ? []
      : [`The share first leaves that of the start in ${answer.objective.departs}.`]),
    '',
    ...splitTable(answer, terminal),
    ...answer.notes.map((n) => wrapped(n, terminal, '  ')),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
