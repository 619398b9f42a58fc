import { fixedHalfUp } from '../math/rounding.js'
import type { Standing, StandingMember } from '../operations/standing-schema.js'
import { formatDay } from '../terms/day.js'

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

/** A verdict as a person says it. */
export function inWords(verdict: string): string {
  return WORDS[verdict] ?? verdict
}

/** A value in running text: as held, but at most four decimals. */
function plain(value: number | null): string {
  return value === null ? '–' : String(Number(fixedHalfUp(value, 4)))
}

/** What a row cannot say in its width: named below the table. */
export function remarksOf(answer: Standing): string[] {
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
      ? `Met only when rounded to one decimal, which is not met: ${listed(rounded, (m) => `${m.name} ${plain(m.value)}`)}.`
      : '',
    line.length > 0
      ? `At the line, where the figures behind the share do not confirm which side it is on: ${listed(line, (m) => `${m.name} ${plain(m.value)} (recomputed ${plain(m.recomputed)})`)}.`
      : '',
    nominal.length > 0
      ? `As a ratio at current prices the share differs, and so would the gap in money: ${listed(nominal, (m) => `${m.name} ${fixedHalfUp(m.nominalValue ?? 0, 2)}`)}.`
      : '',
    unknown.size > 0
      ? `No figure: ${[...unknown].map(([why, names]) => `${named(names)} (${why.replace(/\.$/, '')})`).join('; ')}.`
      : '',
    bounded.length > 0 ? 'Shown is the published part; the rest may be anything up to its cap.' : '',
  ].filter((remark) => remark !== '')
}

function are(count: number): string {
  return `${count} ${count === 1 ? 'is' : 'are'}`
}

/** How many meet the goal, and how many are on course to it, in two sentences. */
export function countLine(answer: Standing): string {
  const { count, course, members } = answer
  const of = members.filter((m) => m.member).length
  if (members.every((m) => m.value === null && !m.bounds))
    return `No figure is published for ${answer.period}: who meets the goal cannot be said.`
  const parts = [`${count.met} of ${of} ${count.met === 1 ? 'meets' : 'meet'} it`]
  if (count.metWhenRounded > 0) parts.push(`${count.metWhenRounded} only when rounded`)
  parts.push(`${count.notMet} below`)
  if (count.noData > 0)
    parts.push(`${count.noData} ${members.some((m) => m.bounds) ? 'that cannot be decided' : 'without data'}`)
  if (count.exempt > 0) parts.push(`${count.exempt} exempt`)
  if (count.notMember > 0) parts.push(`${count.notMember} not yet members`)
  const open = course.noData > 0 ? `, and ${course.noData} cannot be told` : ''
  const line =
    course.due > 0 || course.onCourse + course.offCourse === 0
      ? ''
      : ` Due in ${answer.goal.due}: on a straight line from ${answer.start}, ${are(course.onCourse)} on course, ${are(course.offCourse)} not${open}.`
  return `In ${answer.period}, ${parts.join(', ')}.${line}`
}

function amount(money: { value: number; currency: string; scale: number }): string {
  return `${fixedHalfUp(Math.abs(money.value * Number(`1e${money.scale - 9}`)), 1)} billion ${money.currency}`
}

function gapLine(m: StandingMember): string[] {
  const { points, money, usd, because } = m.gap
  if (points === null) return []
  if (points === 0) return ['Exactly at the number of the goal, as published.']
  const word = points > 0 ? 'Missing to the goal' : 'Above the goal'
  const sums = money && usd ? `, ${amount(money)} (${amount(usd)}) at current prices` : usd ? `, ${amount(usd)}` : ''
  return [`${word}: ${fixedHalfUp(Math.abs(points), 2)} points${sums}.${because ? ` No money: ${because}.` : ''}`]
}

/** What a table of one ally has room for: its cell, its line, its gap, the years it reached or lost the goal, its own word. */
export function singleFacts(m: StandingMember): string[] {
  const lines: string[] = []
  if (m.value !== null) lines.push(`${plain(m.value)} per cent in ${m.cell} of ${m.edition}.`)
  if (m.start !== null && m.line !== null)
    lines.push(
      `The straight line starts at ${plain(m.start)} and stands at ${fixedHalfUp(m.line, 2)}: ${inWords(m.verdict)}.`,
    )
  lines.push(...gapLine(m))
  if (m.reached.length > 0)
    lines.push(`Reached in ${m.reached.join(', ')}${m.lost.length > 0 ? `; lost in ${m.lost.join(', ')}` : ''}.`)
  if (m.ifDueNow === 'exempt' && m.because) lines.push(`Exempt: ${m.because}`)
  for (const own of m.own ?? [])
    lines.push(`Own ${own.kind}, ${formatDay(own.announcedOn)}: ${own.says} (${own.source.text})`)
  return lines
}
