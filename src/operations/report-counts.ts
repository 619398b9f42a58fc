import { dueYear, type Goal } from '../goals/goal.js'
import { formatDay } from '../terms/day.js'
import { answered, type Told } from './report-desk.js'
import { type CellDraft, type Noted, type SectionDraft, words } from './report-draft.js'
import { members } from './report-members.js'
import { inNames } from './report-names.js'
import type { ReportSection } from './report-schema.js'
import { draftOf, type ReportSubject } from './report-subject.js'
import { grouped, listed } from './report-words.js'
import type { Revisions } from './revisions-schema.js'
import type { Standing } from './standing-schema.js'

const MOST_YEARS = 13

/** The newest goal on the report's measure that was due already: its verdicts are what later editions revise. */
function dueGoal({ goals, measure }: ReportSubject, year: number): Goal | undefined {
  return goals.find((g) => g.measure === measure && dueYear(g) <= year)
}

function byYear(draft: SectionDraft, told: Told<Standing>): void {
  const years = told.value.byYear ?? []
  const from = Math.max(0, years.length - MOST_YEARS)
  const rows = years.slice(from).map((y, i): CellDraft[] => {
    const count = (field: string) => members(draft, told, `/byYear/${from + i}/count/${field}`, y.period)
    return [`${y.period}${y.provisional > 0 ? 'e' : ''}`, ...['met', 'metWhenRounded', 'notMet', 'noData'].map(count)]
  })
  draft.table(
    `Members at ${told.value.goal.floor ?? told.value.goal.cap} %, each year as if the goal were due in it; e: with estimates`,
    ['Year', '>Met', '>Rounds up', '>Below', '>No figure'],
    rows,
  )
}

function byEdition(subject: ReportSubject, draft: SectionDraft, told: Told<Revisions>): void {
  const { editions, flips, goal, period } = told.value
  const held = editions.map((e, i) => ({ ...e, at: `/editions/${i}` })).filter((e) => e.held && e.met !== null)
  const met = held.map((e) => members(draft, told, `${e.at}/met`, period))
  const [first] = met
  const last = met.at(-1)
  if (goal === null || first === undefined || last === undefined) return
  if (met.length > 1) saySteps(draft, met, `${goal.title}, ${period}`)
  draft.table(
    `Members that met “${goal.title}” in ${period}, by edition; total in per cent`,
    ['Edition', '>Met', '>Of', '>Total'],
    held.map((e): CellDraft[] => [
      formatDay(e.publishedOn),
      members(draft, told, `${e.at}/met`, period),
      members(draft, told, `${e.at}/of`, period),
      e.value === null ? null : draft.number(told, `${e.at}/value`, (v) => grouped(v, 2)),
    ]),
  )
  const named = (codes: readonly string[]) => inNames(subject.book, listed(codes))
  for (const flip of flips) {
    const from = `From ${formatDay(flip.from.split('/').at(-1) ?? '')} to ${formatDay(flip.to.split('/').at(-1) ?? '')}`
    if (flip.gained.length > 0) draft.say(words`${from} newly met: ${named(flip.gained)}.`)
    if (flip.lost.length > 0) draft.say(words`${from} no longer met: ${named(flip.lost)}.`)
  }
}

function saySteps(draft: SectionDraft, met: readonly Noted[], what: string): void {
  const [a, b, c] = met
  if (a && b && c && met.length === 3)
    draft.say(words`${what}: ${a} met it by the first edition held, ${b} by the next, ${c} by the newest.`)
  else if (a && b) draft.say(words`${what}: ${a} met it by the first edition held, ${met.at(-1) ?? b} by the newest.`)
}

/** How many met, year by year as known now, and one year edition by edition. */
export async function counts(subject: ReportSubject): Promise<ReportSection> {
  const { desk, main, area, measure } = subject
  const draft = draftOf(subject, 'counts', 'How many met it, by year and by edition')
  const told = main && (await desk.ask<Standing>('standing', { goal: main.id, area: area.code, history: true }))
  if (told === undefined || !answered(told)) {
    draft.say(words`Nobody can be counted: no goal had been announced by then that its members hold.`)
    return draft.finished()
  }
  draft.of(told)
  const periods = (told.value.byYear ?? []).map((y) => y.period)
  const closed = (told.value.byYear ?? []).findLast((y) => y.provisional === 0)?.period ?? periods.at(-1)
  const goal = closed === undefined ? undefined : dueGoal(subject, Number(closed))
  if (goal !== undefined && closed !== undefined) {
    const question = { measure, goal: goal.id, area: area.code, period: closed }
    const revised = await desk.ask<Revisions>('revisions', question)
    if (answered(revised)) byEdition(subject, draft, revised)
  } else draft.say(words`No goal was due yet in the newest closed year, so that no verdict was revised.`)
  if (periods.length > 0) draft.chart(told, 'counts')
  byYear(draft, told)
  return draft.finished()
}
