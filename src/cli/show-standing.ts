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

/** Beside a cell exactly as held when two decimals would hide which side of the goal it is on. */
function caution(m: StandingMember): string {
  const marks = [
    m.atLine ? 'at the line' : '',
    m.nominalValue === undefined ? '' : `${m.nominalValue.toFixed(2)} nominal`,
  ]
  if (m.mean) marks.push(`${m.mean.value.toFixed(1)} mean of ${m.mean.years.length} years`)
  if (m.bounds && m.bounds.low !== m.bounds.high)
    marks.push(`${m.bounds.low.toFixed(2)} to ${m.bounds.high.toFixed(2)}`)
  return marks.filter((x) => x !== '').join(', ')
}

function verdictText(m: StandingMember, due: boolean, terminal: Terminal): string {
  const { green, yellow, red, dim } = terminal.paint
  const paints: Readonly<Record<string, (text: string) => string>> = {
    met: green,
    'on-course': green,
    'met-when-rounded': yellow,
    'not-met': red,
    'off-course': yellow,
  }
  const paint = paints[due ? m.ifDueNow : m.verdict] ?? dim
  const course = due || m.verdict === m.ifDueNow || m.verdict === 'before-start' ? '' : `, ${inWords(m.verdict)}`
  return paint(inWords(m.ifDueNow) + (m.ifDueNow === 'met' ? '' : course))
}

function memberRows(answer: Standing, terminal: Terminal, barWidth: number): string[] {
  const due = Number(answer.period) >= Number(answer.goal.due)
  const goal = answer.goal.floor ?? answer.goal.cap ?? 0
  const most = Math.max(goal * 1.15, ...answer.members.map((m) => m.value ?? m.bounds?.high ?? 0))
  const nameWidth = Math.max(...answer.members.map((m) => m.name.length), 10)
  return answer.members.map((m) => {
    const bar = textBar(m.value ?? m.bounds?.low ?? null, {
      width: barWidth,
      most,
      goal,
      estimate: m.provisional,
      ascii: terminal.ascii,
    })
    const extra = caution(m)
    const text = `${pad(m.name, nameWidth, 'left')} ${pad(shownValue(m.value ?? m.bounds?.low ?? null, m.status), 7, 'right')} ${terminal.paint.cyan(bar)} ${verdictText(m, due, terminal)}`
    return (extra ? `${text} ${terminal.paint.dim(`(${extra})`)}` : text).trimEnd()
  })
}

function countLine(answer: Standing): string {
  const { count, course, members } = answer
  const of = members.filter((m) => m.member).length
  const parts = [`${count.met} of ${of} meet it`]
  if (count.metWhenRounded > 0) parts.push(`${count.metWhenRounded} only when rounded`)
  parts.push(`${count.notMet} below`)
  if (count.noData > 0) parts.push(`${count.noData} without data`)
  if (count.exempt > 0) parts.push(`${count.exempt} exempt`)
  if (count.notMember > 0) parts.push(`${count.notMember} not yet members`)
  const line =
    course.due > 0 || course.onCourse + course.offCourse === 0
      ? ''
      : ` Due in ${answer.goal.due}: on a straight line from ${answer.start}, ${course.onCourse} are on course and ${course.offCourse} are not.`
  return `In ${answer.period}, ${parts.join(', ')}.${line}`
}

/** The standing as a person reads it. */
export function showStanding(answer: Standing, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const barWidth = Math.max(16, Math.min(60, terminal.columns - 52))
  const goal = answer.goal.floor ?? answer.goal.cap ?? 0
  const head = [
    bold(answer.goal.title),
    dim(
      wrapped(
        `Share in ${answer.period} against ${goal} per cent (${terminal.ascii ? '|' : '┃'}); e and shaded: estimate. As known on ${formatDay(answer.asOf)}.`,
        terminal,
      ),
    ),
  ]
  const single = answer.members.length === 1 ? singleFacts(answer.members[0] as StandingMember) : []
  const aggregates = answer.aggregates
    .filter((a) => a.value !== null)
    .map((a) => [
      a.name,
      shownValue(a.value, a.status),
      a.origin === 'published' ? '' : 'recomputed from members',
      a.nominalValue === undefined ? '' : `${a.nominalValue.toFixed(2)} nominal`,
    ])
  return [
    ...head,
    '',
    ...(answer.members.length > 0 ? memberRows(answer, terminal, barWidth) : []),
    ...(single.length > 0 ? ['', ...single.map((line) => wrapped(line, terminal, '  '))] : []),
    '',
    ...(answer.members.length > 1 ? [wrapped(countLine(answer), terminal), ''] : []),
    ...(aggregates.length > 0
      ? [
          textTable(
            [
              { heading: '', align: 'left' },
              { heading: '', align: 'right' },
              { heading: '', align: 'left' },
              { heading: '', align: 'left' },
            ],
            aggregates,
            terminal,
          ),
          '',
        ]
      : []),
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}

function amount(money: { value: number; currency: string; scale: number } | null): string {
  if (money === null) return ''
  return `${(money.value * 10 ** (money.scale - 9)).toFixed(1)} billion ${money.currency}`
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
