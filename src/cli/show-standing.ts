import { textBar } from '../charts/text-bar.js'
import { fixedHalfUp } from '../math/rounding.js'
import type { Standing, StandingMember } from '../operations/standing-schema.js'
import { formatDay } from '../terms/day.js'
import { countsByYear } from './show-years.js'
import { countLine, inWords, remarksOf, singleFacts } from './standing-words.js'
import type { Terminal } from './terminal.js'
import { pad, textTable, wrapped } from './text-table.js'

/** A published share as it is read: at least two decimals, `e` for an estimate. */
function shownValue(value: number | null, status: string | null): string {
  if (value === null) return '–'
  return `${fixedHalfUp(value, 2)}${status === 'estimate' ? 'e' : ' '}`
}

/** Before the goal is due, where an ally is on its line; from then on, whether it meets the goal. */
function verdictText(m: StandingMember, terminal: Terminal): string {
  const { green, yellow, red, dim } = terminal.paint
  const paints: Readonly<Record<string, (text: string) => string>> = {
    met: green,
    'on-course': green,
    'met-when-rounded': red,
    'not-met': red,
    'off-course': yellow,
  }
  const shown = m.ifDueNow === 'met' || m.verdict === 'before-start' ? m.ifDueNow : m.verdict
  const words =
    shown === 'no-data' && m.bounds ? 'undecided' : inWords(shown === 'met-when-rounded' ? 'not-met' : shown)
  return (paints[shown] ?? dim)(words + (m.ifDueNow === 'met-when-rounded' ? ', rounds up' : ''))
}

const LONGEST_VERDICT = 21

/** A row an ally: start of the line where one runs, value, mean of years where the measure has one, bar, verdict. */
function memberRows(answer: Standing, terminal: Terminal): string[] {
  const { dim, cyan } = terminal.paint
  const due = Number(answer.period) >= Number(answer.goal.due)
  const goal = answer.goal.floor ?? answer.goal.cap ?? 0
  const most = Math.max(goal * 1.15, ...answer.members.map((m) => m.value ?? m.bounds?.high ?? 0))
  const nameWidth = Math.max(...answer.members.map((m) => (m.name + m.mark).length), 10)
  const withStart = !due && answer.members.some((m) => m.start !== null) && answer.period > answer.start
  const meanYears = answer.members.find((m) => m.mean)?.mean?.years.length
  const left = (name: string, start: string, value: string, mean: string) =>
    `${pad(name, nameWidth, 'left')}${withStart ? ` ${pad(start, 6, 'right')}` : ''} ${pad(value, 7, 'right')}${meanYears ? ` ${pad(mean, 9, 'right')}` : ''}`
  const width = terminal.columns - left('', '', '', '').length - LONGEST_VERDICT - 2
  const barWidth = Math.max(6, Math.min(60, width))
  const heading = dim(left('', answer.start, `${answer.period} `, meanYears ? `${meanYears}-yr mean` : '').trimEnd())
  const rows = answer.members.map((m) => {
    const value = m.value ?? m.bounds?.low ?? null
    const estimate = m.provisional
    const bar = textBar(value, { width: barWidth, most, goal, estimate, ascii: terminal.ascii })
    const numbers = left(
      m.name + m.mark,
      m.start === null ? '' : fixedHalfUp(m.start, 2),
      shownValue(value, m.status),
      m.mean ? shownValue(m.mean.value, m.status) : '',
    )
    return `${numbers} ${cyan(bar)} ${verdictText(m, terminal)}`.trimEnd()
  })
  return [heading, ...rows]
}

function aggregateTable(answer: Standing, terminal: Terminal): string[] {
  const rows = answer.aggregates
    .filter((a) => a.value !== null)
    .map((a) => [
      a.name,
      shownValue(a.value, a.status),
      a.origin === 'published' ? '' : 'summed',
      a.nominalValue === undefined || (a.value !== null && fixedHalfUp(a.nominalValue, 2) === fixedHalfUp(a.value, 2))
        ? ''
        : `(${fixedHalfUp(a.nominalValue, 2)} nominal)`,
    ])
  const left = { heading: '', align: 'left' as const }
  return rows.length === 0 ? [] : [textTable([left, { heading: '', align: 'right' }, left, left], rows, terminal), '']
}

const LARGEST_PARTS = 4

/** Who carries the total: the largest parts of spending, beside the part of GDP. */
function splitLine(answer: Standing): string[] {
  const parts = answer.split.slice(0, LARGEST_PARTS)
  if (parts.length === 0) return []
  const withGdp = parts.every((p) => p.ofGdp !== null)
  const named = parts.map(
    (p) => `${p.name} ${fixedHalfUp(p.ofTotal, 1)}${withGdp ? ` (${fixedHalfUp(p.ofGdp ?? 0, 1)})` : ''}`,
  )
  const heading = `Largest parts of all spending, per cent${withGdp ? ', and of all GDP in brackets' : ''}`
  return [`${heading}: ${named.join(', ')}.`, '']
}

/** The standing as a person reads it. */
export function showStanding(answer: Standing, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const goal = answer.goal.floor ?? answer.goal.cap ?? 0
  const [only] = answer.members
  const single = answer.members.length === 1 && only ? singleFacts(only) : []
  const under = `Per cent in ${answer.period} against ${goal} (${terminal.ascii ? '|' : '┃'}); e and shaded: estimate. As known on ${formatDay(answer.asOf)}.`
  return [
    bold(answer.goal.title),
    dim(wrapped(under, terminal)),
    '',
    ...(answer.members.length > 0 ? [...memberRows(answer, terminal), ''] : []),
    ...single.map((line) => wrapped(line, terminal, '  ')),
    ...(answer.members.length > 1 ? [wrapped(countLine(answer), terminal)] : []),
    ...remarksOf(answer).map((r) => wrapped(r, terminal, '  ')),
    ...(answer.members.length > 0 ? [''] : []),
    ...countsByYear(answer, terminal),
    ...aggregateTable(answer, terminal),
    ...splitLine(answer).map((line) => wrapped(line, terminal)),
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
