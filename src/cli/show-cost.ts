import { textFan } from '../charts/text-fan.js'
import { fixedHalfUp } from '../math/rounding.js'
import type { Cost } from '../operations/cost-schema.js'
import { formatDay } from '../terms/day.js'
import { formatNumber, signed } from './amount.js'
import { type Amount, columnOf, type MoneyColumn, unitWords } from './money-column.js'
import type { Terminal } from './terminal.js'
import { type Column, right, textTable, wrapped } from './text-table.js'

function yearTable(answer: Cost, column: MoneyColumn, terminal: Terminal): string {
  const banded = answer.years.some((y) => y.bands !== null)
  const wide = terminal.columns >= 100
  const money = (a: Amount | null) => (a === null ? '–' : column.text(a))
  const band = (y: Cost['years'][number], of: [number, number] | undefined) =>
    of === undefined ? '–' : of.map((x) => money({ ...y.level, value: x })).join('–')
  const columns = [
    { heading: 'year', align: 'left' } as Column,
    right('% of GDP'),
    right('level'),
    ...(banded ? [right('80 % band')] : []),
    right('extra'),
    ...(banded && wide ? [right('80 % band')] : []),
    right('per head'),
    ...(wide ? [right('% of revenue')] : []),
  ]
  const rows = answer.years.map((y) => [
    `${y.period}${y.bands !== null && !y.calibrated ? '*' : ''}`,
    formatNumber(y.share, 'percent'),
    money(y.level),
    ...(banded ? [band(y, y.bands?.p80)] : []),
    money(y.extra),
    ...(banded && wide ? [band(y, y.extraBands?.p80)] : []),
    y.perHead === null ? '–' : formatNumber(y.perHead.value, y.perHead.currency),
    ...(wide ? [y.ofRevenue === null ? '–' : formatNumber(y.ofRevenue, 'percent')] : []),
  ])
  return textTable(columns, rows, terminal)
}

function fan(answer: Cost, terminal: Terminal): string[] {
  if (!answer.years.some((y) => y.bands !== null)) return []
  const label = 7
  const lines = textFan(
    answer.years.map((y) => ({ value: y.level.value, bands: y.bands && [y.bands.p50, y.bands.p80, y.bands.p95] })),
    Math.min(terminal.columns, 100) - label,
    terminal.ascii,
  )
  const strokes = terminal.ascii ? 'o central, = 50 %, - 80 %, . 95 %' : '● central, ━ 50 %, ─ 80 %, · 95 %'
  return [
    '',
    terminal.paint.dim(`Spending, from 0: ${strokes}; * uncalibrated`),
    ...answer.years.map((y, i) =>
      `${`${y.period}${y.bands !== null && !y.calibrated ? '*' : ''}`.padEnd(label)}${lines[i]}`.trimEnd(),
    ),
  ]
}

function probability(answer: Cost, terminal: Terminal): string[] {
  const last = answer.probability?.byYear.at(-1)
  if (answer.probability === null || last === undefined) return []
  const said = last.goals
    .map(
      (g) =>
        `${g.goal.startsWith('target') ? g.goal : `${g.goal} (${g.target} %)`}: ${fixedHalfUp(100 * g.probability, 0)} %`,
    )
    .join('; ')
  return [
    '',
    wrapped(`If these amounts were budgeted in cash, the chance to reach in ${last.period} ${said}.`, terminal, '  '),
  ]
}

function debt(answer: Cost, terminal: Terminal): string[] {
  const last = answer.debt?.byYear.at(-1)
  const range = answer.debt?.ranges.byYear.at(-1)
  if (answer.debt === null || last === undefined || range === undefined) return []
  const parts = answer.debt.decomposition
    .filter((p) => Math.abs(p.points) >= 0.005)
    .map((p) => `${p.part} ${signed(p.points, 'points')}`)
  return [
    '',
    wrapped(
      `Debt in ${last.period}: ${formatNumber(last.scenario, 'percent')} % of GDP against ${formatNumber(last.baseline, 'percent')} % on the baseline, ${signed(last.effect, 'points')} points (${parts.join(', ')}); from ${signed(range.low, 'points')} to ${signed(range.high, 'points')} over the assumptions.`,
      terminal,
      '  ',
    ),
    terminal.paint.dim(wrapped(`  ${answer.debt.assumptions.join('; ')}.`, terminal, '  ')),
  ]
}

function escapeClause(answer: Cost, terminal: Terminal): string[] {
  if (answer.escape === null) return []
  const years = answer.escape.byYear
    .map(
      (y) =>
        `${y.period}: ${formatNumber(y.covered, 'points')} covered${y.beyond > 0 ? `, ${formatNumber(y.beyond, 'points')} beyond` : ''}`,
    )
    .join('; ')
  return ['', wrapped(`${answer.escape.says} ${years} (points of GDP).`, terminal, '  ')]
}

function positive(amount: Amount): Amount {
  return { ...amount, value: Math.abs(amount.value) }
}

/** Whether the four kinds of cost are four numbers. */
function distinct({ total }: Cost): boolean {
  return new Set([total.inTargetYear, total.cumulative, total.average, total.yearlyStep].map((a) => a.value)).size === 4
}

/** Where the path begins, and what of it was published. */
function startWords(answer: Cost, money: (a: Amount) => string): string {
  const { start, gdp } = answer.assumptions
  const where = start.edition === null ? '' : `, ${start.edition}, ${start.cell}`
  const e = start.status === 'estimate' ? 'e' : ''
  if (start.publishedLevel !== null)
    return `the share of ${start.period}, ${formatNumber(start.share, 'percent')}${e} %, of a GDP of ${money(start.gdp)} (${gdp.kind === 'static' ? gdp.says : 'the user’s'}): ${money(start.level)}; published for ${start.period}: ${money(start.publishedLevel)}${e}${where}`
  return `${money(start.level)} of a GDP of ${money(start.gdp)} in ${start.period}${start.origin === 'given' ? ', given by the user' : where}`
}

/** What a promise costs, as a person reads it. */
export function showCost(answer: Cost, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const column = columnOf(answer.years.map((y) => y.level))
  const { start, baseline, path, gdp, prices, currency, by, target } = answer.assumptions
  const unit = unitWords(column.scale, answer.years[0]?.level)
  const money = (a: Amount) => column.text(a)
  const e = start.status === 'estimate' ? 'e' : ''
  const line = (name: string, text: string) => wrapped(`${name.padEnd(10)}${text}`, terminal, ' '.repeat(10))
  const due = answer.years.at(-1)
  return [
    bold(
      `${answer.name}: from ${formatNumber(start.share, 'percent')}${e} % of GDP in ${start.period} to ${formatNumber(due?.share ?? target, 'percent')} % in ${by}`,
    ),
    dim(
      wrapped(
        `${answer.goal.id}, ${answer.goal.own ? 'own ' : ''}target ${target} %; amounts in ${unit}; as known on ${formatDay(answer.asOf)}`,
        terminal,
        '  ',
      ),
    ),
    '',
    line('start', startWords(answer, money)),
    line('path', path.says),
    line('baseline', `${baseline.kind}: ${baseline.says}`),
    line('GDP', gdp.says),
    line('prices', prices.says),
    ...(currency.year === null
      ? []
      : [
          line(
            'currency',
            `${currency.code}: ${currency.says}${currency.rate === null ? '' : ` (${currency.rate.toPrecision(5)})`}`,
          ),
        ]),
    '',
    yearTable(answer, column, terminal),
    '',
    wrapped(
      `Extra in ${by}: ${bold(money(answer.total.inTargetYear))}. Together from ${Number(start.period) + 1} to ${by}: ${bold(money(answer.total.cumulative))}, on average ${money(answer.total.average)} a year. Spread evenly, ${money(positive(answer.total.yearlyStep))} ${answer.total.yearlyStep.value < 0 ? 'less' : 'more'} every year than the year before.${distinct(answer) ? ' These are four different numbers.' : ''}`,
      terminal,
      '  ',
    ),
    '',
    `The same path over each baseline:`,
    textTable(
      [{ heading: '', align: 'left' }, right(`extra in ${by}`), right('cumulative')],
      answer.baselines.map((b) => [
        `  ${b.kind}`,
        b.inTargetYear === null ? 'no plan held' : money(b.inTargetYear),
        b.cumulative === null ? '' : money(b.cumulative),
      ]),
      terminal,
    ),
    ...(answer.readings.length === 0
      ? []
      : ['', ...answer.readings.map((r) => wrapped(`As often quoted, ${r.says}: ${money(r.amount)}`, terminal, '  '))]),
    ...fan(answer, terminal),
    ...probability(answer, terminal),
    ...(answer.drivers.length === 0
      ? []
      : [wrapped(`What is least sure: ${answer.drivers.map((d) => d.driver).join(', then ')}.`, terminal, '  ')]),
    ...debt(answer, terminal),
    ...escapeClause(answer, terminal),
    '',
    ...answer.notes.map((n) => wrapped(n, terminal, '  ')),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
