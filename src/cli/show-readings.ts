import { fixedHalfUp, roundHalfUp } from '../math/rounding.js'
import { READINGS, type Reading, type ReadingName, type ReadingsAnswer } from '../operations/readings-schema.js'
import { formatDay } from '../terms/day.js'
import { type Prices, unitInWords } from '../terms/unit.js'
import { formatNumber } from './amount.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

type Three = Readonly<Record<ReadingName, Reading>>

const NAMES = READINGS.map((r) => r.name)
const DECIMALS = 2

function share(value: number): string {
  return fixedHalfUp(value, DECIMALS).replace('-', '−')
}

/** Uncapped values, then what of them counts. A mark where rounding cannot tell whether the cap is reached. */
function cells(row: Three): string[] {
  return [
    ...NAMES.map((name) => share(row[name].value)),
    '',
    ...NAMES.map((name) => share(row[name].counts) + (row[name].reachesCap === 'cannot-tell' ? '?' : ' ')),
  ]
}

const COLUMNS = [...NAMES.map(right), right('counts:'), ...NAMES.map((name) => right(`${name} `))]

function membersTable(answer: ReadingsAnswer, terminal: Terminal): string {
  const rows = answer.members.map((m) => [
    `${m.name}${m.member ? '' : '*'}${m.missing.length > 0 ? '°' : ''}`,
    m.status === 'outturn' ? '' : 'e',
    ...cells(m),
  ])
  const { total } = answer
  const sum = total ? [[`${total.name} (${total.counted})`, '', ...cells(total)]] : []
  return textTable([left(answer.period), left(''), ...COLUMNS], [...rows, ...sum], terminal)
}

function yearsTable(answer: ReadingsAnswer, terminal: Terminal): string {
  const rows = answer.years.map((y) => [y.period, String(y.counted), ...cells(y)])
  return textTable([left(''), right('of'), ...COLUMNS], rows, terminal)
}

/** The part of a function that a reading takes. */
function part(share: number): string {
  return `${roundHalfUp(100 * share, 1)} %`
}

/** The reading from which on a function counts whole, else the part that each takes. */
function takenFrom(f: Readonly<Record<ReadingName, number>>): string {
  const first = NAMES.findIndex((name) => f[name] === 1)
  const whole = first >= 0 && NAMES.every((name, i) => f[name] === (i < first ? 0 : 1))
  return whole ? `${NAMES[first]}` : NAMES.map((name) => part(f[name])).join(' / ')
}

/** One country: the functions that make the readings, largest first, and those without a figure. */
function functionsTable(answer: ReadingsAnswer, member: ReadingsAnswer['members'][number], terminal: Terminal): string {
  const title = (code: string) => answer.functions.find((f) => f.code === code)?.title ?? ''
  const rows = [
    ...member.functions.map((f) => [
      f.code,
      share(f.value),
      formatNumber(f.money.value, f.money.currency).replace('-', '−') + (f.status === 'outturn' ? ' ' : 'e'),
      takenFrom(f),
      title(f.code),
    ]),
    ...member.missing.map((f) => [f.code, '–', '– ', takenFrom(f), title(f.code)]),
  ]
  return textTable([left(''), right('% of GDP'), right('money '), left('from'), left('')], rows, terminal)
}

/** What the money of the table is counted in. */
function moneyLine(member: ReadingsAnswer['members'][number]): string {
  const { currency, scale, prices } = member.broad.money
  return `money: ${unitInWords({ code: currency, scale, prices: prices as Prices })}; from: the first reading that takes it. `
}

/** What each reading takes beyond the one before it. */
function readingLines(answer: ReadingsAnswer): string[] {
  return NAMES.map((name, i) => {
    const before = NAMES[i - 1]
    const more = answer.functions.filter((f) => f[name] > (before === undefined ? 0 : f[before]))
    const said = more.map((f) => `${f.code} ${f.title}${f[name] === 1 ? '' : ` (${part(f[name])})`}`)
    return `${name}: ${before === undefined ? '' : `${before}, and `}${said.join('; ') || 'nothing more'}.`
  })
}

/** How many members reach the cap in each reading. */
function reachedLine(answer: ReadingsAnswer): string {
  const reached = NAMES.map((name) => {
    const count = (is: Reading['reachesCap']) => answer.members.filter((m) => m[name].reachesCap === is).length
    const open = count('cannot-tell')
    return `${name} ${count('yes')}${open > 0 ? ` (rounding cannot tell of ${open})` : ''}`
  })
  return `Of ${answer.members.length} countries, the cap of ${answer.cap} % is reached by: ${reached.join(', ')}.`
}

/** The readings of a capped part of a pledge as a person reads them: a table of countries, or one country's functions. */
export function showReadings(answer: ReadingsAnswer, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const [only] = answer.members
  const one = answer.total === null && answer.members.length === 1 ? only : undefined
  const name = one ? `${one.name}, ` : ''
  const ends = answer.period === answer.newest ? `${answer.period}: the functional detail ends there; ` : ''
  const marks = one ? ` ${moneyLine(one)}` : ' *: no member in the year. °: a function has no figure.'
  return [
    bold(`Up to ${answer.cap} % under three readings: ${name}${answer.period}`),
    dim(
      wrapped(
        `per cent of GDP, towards ${answer.goal}; ${ends}as known on ${formatDay(answer.asOf)}; e: estimate.${marks.trimEnd()}`,
        terminal,
      ),
    ),
    '',
    ...(one
      ? [functionsTable(answer, one, terminal), '', yearsTable(answer, terminal)]
      : [
          membersTable(answer, terminal),
          '',
          wrapped(reachedLine(answer), terminal, '  '),
          '',
          yearsTable(answer, terminal),
        ]),
    '',
    ...readingLines(answer).map((l) => wrapped(l, terminal, '  ')),
    '',
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    dim(wrapped(`Rules: ${answer.rules.title} (${answer.rules.id}). ${answer.rules.source}.`, terminal, '  ')),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
