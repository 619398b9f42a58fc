import { textBar } from '../charts/text-bar.js'
import type { Standing, StandingMember } from '../operations/standing-schema.js'
import { formatDay } from '../terms/day.js'
import type { Terminal } from './terminal.js'
import { pad, textTable, wrapped } from './text-table.js'

const WORDS: Readonly<Record<string, string>> = {
  met: 'met',
  'met-when-rounded': 'met only if rounded',
  'not-met': 'not met',
  'no-data': 'no data',
  exempt: 'exempt',
  'not-member': 'not a member yet',
  'on-course': 'on course',
  'off-course': 'off course',
  'before-start': '',
}

export function inWords(verdict: string): string {
  return WORDS[verdict] ?? verdict
}

/** A published share as it is read: at least two decimals, `e` for an estimate. */
export function shownValue(value: number | null, status: string | null): string {
  if (value === null) return '–'
  return `${value.toFixed(2)}${status === 'estimate' ? 'e' : ' '}`
}

/** What a row cannot say in its width: named below the table. */
function remarksOf(answer: Standing): string[] {
  const listed = (members: readonly StandingMember[], say: (m: StandingMember) => string) => members.map(say).join(', ')
  const rounded = answer.members.filter((m) => m.ifDueNow === 'met-when-rounded')
  const line = answer.members.filter((m) => m.atLine)
  const nominal = answer.members.filter((m) => m.nominalValue !== undefined)
  const bounded = answer.members.filter((m) => m.bounds !== undefined && m.bounds.low !== m.bounds.high)
  const holders = answer.members.filter((m) => m.member && m.ifDueNow !== 'exempt').length
  const named = (names: readonly string[]) => (names.length === holders ? 'any ally' : names.join(', '))
  const unknown = new Map<string, string[]>()
  for (const m of answer.members.filter((m) => m.ifDueNow === 'no-data' && m.because !== null))
    unknown.set(m.because ?? '', [...(unknown.get(m.because ?? '') ?? []), m.name])
  return [
    rounded.length > 0
      ? `Met only when rounded to one decimal, which is not met: ${listed(rounded, (m) => `${m.name} ${m.value}`)}.`
      : '',
    line.length > 0
      ? `At the line, where the figures behind the share do not confirm which side it is on: ${listed(line, (m) => `${m.name} ${m.value} (recomputed ${m.recomputed?.toFixed(4)})`)}.`
      : '',
    nominal.length > 0
      ? `As a ratio at current prices the share differs: ${listed(nominal, (m) => `${m.name} ${m.nominalValue?.toFixed(2)}`)}.`
      : '',
    unknown.size > 0 ? `No figure: ${[...unknown].map(([why, names]) => `${named(names)} (${why})`).join('; ')}.` : '',
    bounded.length > 0 ? 'Shown is the published part; the rest may be anything up to its cap.' : '',
  ].filter((remark) => remark !== '')
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
  const nameWidth = Math.max(...answer.members.map((m) => m.name.length), 10)
  const withStart = !due && answer.members.some((m) => m.start !== null) && answer.period !== answer.start
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
    const numbers = left(m.name, m.start?.toFixed(2) ?? '', shownValue(value, m.status), m.mean?.value.toFixed(2) ?? '')
    return `${numbers} ${cyan(bar)} ${verdictText(m, terminal)}`.trimEnd()
  })
  return [heading, ...rows]
}

function countLine(answer: Standing): string {
  const { count, course, members } = answer
  const of = members.filter((m) => m.member).length
  const parts = [`${count.met} of ${of} meet it`]
  if (count.metWhenRounded > 0) parts.push(`${count.metWhenRounded} only when rounded`)
  parts.push(`${count.notMet} below`)
  if (count.noData > 0)
    parts.push(`${count.noData} ${members.some((m) => m.bounds) ? 'that cannot be decided' : 'without data'}`)
  if (count.exempt > 0) parts.push(`${count.exempt} exempt`)
  if (count.notMember > 0) parts.push(`${count.notMember} not yet members`)
  const line =
    course.due > 0 || course.onCourse + course.offCourse === 0
      ? ''
      : ` Due in ${answer.goal.due}: on a straight line from ${answer.start}, ${course.onCourse} are on course and ${course.offCourse} are not.`
  return `In ${answer.period}, ${parts.join(', ')}.${line}`
}

function aggregateTable(answer: Standing, terminal: Terminal): string[] {
  const rows = answer.aggregates
    .filter((a) => a.value !== null)
    .map((a) => [
      a.name,
      shownValue(a.value, a.status),
      a.origin === 'published' ? '' : 'summed',
      a.nominalValue === undefined ? '' : `(${a.nominalValue.toFixed(2)} nominal)`,
    ])
  const left = { heading: '', align: 'left' as const }
  return rows.length === 0 ? [] : [textTable([left, { heading: '', align: 'right' }, left, left], rows, terminal), '']
}

const LARGEST_PARTS = 4

/** Who carries the total: the largest parts of spending, beside the part of GDP. */
function splitLine(answer: Standing): string[] {
  const parts = answer.split.slice(0, LARGEST_PARTS)
  if (parts.length === 0) return []
  const percent = (x: number | null) => (x === null ? '?' : x.toFixed(1))
  const named = parts.map((p) => `${p.name} ${percent(p.ofTotal)} (${percent(p.ofGdp)})`)
  return [`Largest parts of all spending, per cent, and of all GDP in brackets: ${named.join(', ')}.`, '']
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
    ...(single.length > 0 ? [''] : []),
    ...(answer.members.length > 1 ? [wrapped(countLine(answer), terminal)] : []),
    ...(answer.members.length > 1 ? [...remarksOf(answer).map((r) => wrapped(r, terminal, '  ')), ''] : []),
    ...aggregateTable(answer, terminal),
    ...splitLine(answer).map((line) => wrapped(line, terminal)),
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}

function amount(money: { value: number; currency: string; scale: number } | null): string {
  if (money === null) return ''
  return `${(money.value * Number(`1e${money.scale - 9}`)).toFixed(1)} billion ${money.currency}`
}

function singleFacts(m: StandingMember): string[] {
  const lines: string[] = []
  if (m.because) lines.push(`No value: ${m.because}.`)
  if (m.value !== null) lines.push(`${m.value} per cent in ${m.cell} of ${m.edition}.`)
  if (m.start !== null && m.line !== null)
    lines.push(`The straight line starts at ${m.start} and stands at ${m.line.toFixed(2)}: ${inWords(m.verdict)}.`)
  if (m.gap.points !== null) {
    const word = m.gap.points > 0 ? 'Missing to the goal' : 'Above the goal'
    const money = m.gap.money
      ? `, ${amount({ ...m.gap.money, value: Math.abs(m.gap.money.value) })} (${amount(m.gap.usd && { ...m.gap.usd, value: Math.abs(m.gap.usd.value) })}) at current prices`
      : ''
    lines.push(
      `${word}: ${Math.abs(m.gap.points).toFixed(2)} points${money}.${m.gap.because ? ` No money: ${m.gap.because}.` : ''}`,
    )
  }
  if (m.reached.length > 0)
    lines.push(`Reached in ${m.reached.join(', ')}${m.lost.length > 0 ? `; lost in ${m.lost.join(', ')}` : ''}.`)
  for (const own of m.own ?? [])
    lines.push(`Own ${own.kind}, ${formatDay(own.announcedOn)}: ${own.says} (${own.source.text})`)
  return lines
}
