import { targetOf } from '../goals/goal.js'
import { answered, type Told } from './report-desk.js'
import { type CellDraft, type SectionDraft, words } from './report-draft.js'
import { SAID_ELSEWHERE } from './report-goals.js'
import { inNames } from './report-names.js'
import { groupWords, rankedOf, ranking } from './report-rank.js'
import type { ReportSection } from './report-schema.js'
import { draftOf, noteOf, type ReportSubject } from './report-subject.js'
import { grouped, shareText, stopped } from './report-words.js'
import type { Standing } from './standing-schema.js'

const LARGEST_PARTS = 10

/** A number of members, as counted by an answer. */
export function members(draft: SectionDraft, told: Told, at: string, period?: string) {
  return draft.number(told, at, (v) => grouped(v, 0), { unit: 'members', ...(period ? { period } : {}) })
}

function countWords(draft: SectionDraft, told: Told<Standing>): void {
  const { course, period, goal, start } = told.value
  const of = told.value.members.filter((m) => m.member).length
  if (told.value.members.every((m) => m.value === null)) {
    draft.say(words`No figure is published for ${period}: who meets the goal cannot be said.`)
    return
  }
  draft.say(
    words`In ${period}, ${members(draft, told, '/count/met')} of ${String(of)} members meet it; ${members(draft, told, '/count/notMet')} are below.`,
  )
  if (course.due === 0 && course.onCourse + course.offCourse > 0)
    draft.say(
      words`On a straight line from ${start} to ${goal.due}, ${members(draft, told, '/course/onCourse')} are on course and ${members(draft, told, '/course/offCourse')} are not.`,
    )
  const rounded = told.value.members.filter((m) => m.ifDueNow === 'met-when-rounded')
  for (const m of rounded) {
    const at = `/members/${told.value.members.indexOf(m)}/value`
    draft.say(
      words`${m.name} is at ${draft.number(told, at, (v) => shareText(v, goal.floor))} %, which rounds up and is not met.`,
    )
  }
  const exempt = told.value.members.filter((m) => m.ifDueNow === 'exempt')
  for (const m of exempt) draft.say(words`Exempt: ${stopped(m.because ?? m.name)}`)
}

/** Every member against the goal, ranked. */
export async function ranked(subject: ReportSubject): Promise<ReportSection> {
  const { desk, main, area } = subject
  const draft = draftOf(subject, 'members', 'Where each member stands')
  const told = main && (await desk.ask<Standing>('standing', { goal: main.id, area: area.code, history: true }))
  if (told === undefined || !answered(told)) {
    draft.say(
      words`${told === undefined ? 'No goal that this book holds had been announced by then.' : stopped(`No standing: ${inNames(subject.book, told.because)}`)}`,
    )
    return draft.finished()
  }
  draft.of(told)
  countWords(draft, told)
  groupWords(draft, told)
  ranking(draft, told, rankedOf(told.value), area.code)
  if (told.value.members.some((m) => m.value !== null)) draft.chart(told, 'gap')
  noteOf(subject, draft, told, SAID_ELSEWHERE)
  return draft.finished()
}

function goalRow(draft: SectionDraft, told: Told<Standing>, says: string): CellDraft[] {
  const count = (field: string) => members(draft, told, `/count/${field}`, told.value.period)
  return [says, told.value.period, ...['met', 'metWhenRounded', 'notMet', 'noData', 'exempt'].map(count)]
}

/** How many members meet each goal announced by the day. */
export async function everyGoal(subject: ReportSubject): Promise<ReportSection> {
  const { desk, goals, area } = subject
  const draft = draftOf(subject, 'goals', 'Against each goal')
  const rows: CellDraft[][] = []
  for (const goal of goals) {
    const told = await desk.ask<Standing>('standing', { goal: goal.id, area: area.code })
    if (!answered(told)) continue
    draft.of(told)
    rows.push(goalRow(draft, told, goal.title))
    const why = new Set(told.value.members.flatMap((m) => (m.ifDueNow === 'no-data' ? (m.because ?? []) : [])))
    if (told.value.members.every((m) => m.value === null) && why.size > 0)
      draft.say(words`${goal.title}: nobody can be judged, since ${stopped(inNames(subject.book, [...why][0] ?? ''))}`)
    else if (told.value.count.noData > 0 && goal.parts !== undefined)
      draft.say(
        words`${goal.title}: the published part alone decides where it reaches ${String(targetOf(goal))} %, or cannot reach it; the rest cannot be told.`,
      )
  }
  if (rows.length === 0) draft.say(words`No goal announced by then is held by members of ${area.name}.`)
  draft.table(
    'Members, each once; “rounds up” is not met',
    ['Goal', 'Year', '>Met', '>Rounds up', '>Below', '>No verdict', '>Exempt'],
    rows,
  )
  return draft.finished()
}

/** Who carries the total: each member's part of all spending beside its part of all GDP. */
export async function whoCarries(subject: ReportSubject): Promise<ReportSection> {
  const { desk, main, area } = subject
  const draft = draftOf(subject, 'split', 'Who carries the total')
  const told = main && (await desk.ask<Standing>('standing', { goal: main.id }))
  const group = main && (await desk.ask<Standing>('standing', { goal: main.id, area: area.code, history: true }))
  const inside = group && answered(group) ? group.value.members.filter((m) => m.member).map((m) => m.area) : []
  const parts =
    told && answered(told)
      ? told.value.split.map((p, i) => ({ ...p, at: `/split/${i}` })).filter((p) => inside.includes(p.area))
      : []
  if (told === undefined || !answered(told) || parts.length === 0) {
    draft.say(words`The edition gives no amounts that the total could be divided by.`)
    return draft.finished()
  }
  const { period } = told.value
  const percent = (at: string) => draft.number(told, at, (v) => grouped(v, 1), { unit: 'percent', period })
  const first = parts.slice(0, 3).map((p) => words`${p.name} with ${percent(`${p.at}/ofTotal`)} %`)
  const [a, b, c] = first
  if (a && b && c) draft.say(words`The largest parts of all spending in ${period} are those of ${a}, ${b} and ${c}.`)
  draft.table(
    `Per cent of the spending of all who hold the goal, and of their GDP, in ${period} at current prices${parts.length > LARGEST_PARTS ? `; the ${LARGEST_PARTS} largest` : ''}`,
    ['Member', '>Of spending', '>Of GDP'],
    parts
      .slice(0, LARGEST_PARTS)
      .map((p) => [p.name, percent(`${p.at}/ofTotal`), p.ofGdp === null ? null : percent(`${p.at}/ofGdp`)]),
  )
  return draft.finished()
}
