import { targetOf } from '../goals/goal.js'
import { formatDay } from '../terms/day.js'
import { answered, type Told, type Untold } from './report-desk.js'
import { type CellDraft, type SectionDraft, words } from './report-draft.js'
import { inNames } from './report-names.js'
import type { ReportSection } from './report-schema.js'
import { draftOf, noteOf, type ReportSubject } from './report-subject.js'
import { grouped, listed, shareText, stopped, upperFirst } from './report-words.js'
import type { Standing, StandingMember } from './standing-schema.js'

const WORDS: Readonly<Record<string, string>> = {
  met: 'met',
  'met-when-rounded': 'not met (rounds up)',
  'not-met': 'not met',
  'no-data': 'cannot be told',
  exempt: 'exempt',
  'not-member': 'not a member',
  'on-course': 'on course',
  'off-course': 'off course',
  'before-start': 'not begun',
}
/** Said elsewhere in the report in its own words. */
export const SAID_ELSEWHERE = /^Basis of|is held in part|^Verdicts on estimates|^'At least'/

export function verdictWords(verdict: string): string {
  return WORDS[verdict] ?? verdict
}

const M = '/members/0'

function valueCell(draft: SectionDraft, told: Told<Standing>, m: StandingMember, target: number): CellDraft {
  if (m.value !== null) return draft.number(told, `${M}/value`, (v) => shareText(v, target))
  return m.because === null && m.bounds !== undefined ? 'known only in part' : 'no figure'
}

function row(draft: SectionDraft, told: Told<Standing>, m: StandingMember, target: number, says: string): CellDraft[] {
  const { gap, verdict, ifDueNow } = m
  const due = told.value.period >= told.value.goal.due
  const missing = gap.points === null ? null : draft.number(told, `${M}/gap/points`, (v) => grouped(v, 2))
  const money = gap.money ?? gap.usd
  const at = gap.money === null ? `${M}/gap/usd` : `${M}/gap/money`
  return [
    says,
    valueCell(draft, told, m, target),
    told.value.period,
    verdictWords(ifDueNow),
    due || ['exempt', 'not-member'].includes(verdict) ? '–' : verdict === ifDueNow ? '–' : verdictWords(verdict),
    missing,
    money === null ? null : draft.money(told, at),
  ]
}

function aboutMain(draft: SectionDraft, told: Told<Standing>, m: StandingMember): void {
  const { goal, start, period } = told.value
  if (m.start !== null && m.line !== null) {
    const from = draft.number(told, `${M}/start`, (v) => grouped(v, 2))
    const line = draft.number(told, `${M}/line`, (v) => grouped(v, 2))
    draft.say(
      words`A straight line from ${from} % in ${start} to the goal in ${goal.due} stands at ${line} % in ${period}: ${verdictWords(m.verdict)}. The line is this book’s measure of progress, not the goal’s own.`,
    )
  }
  if (m.atLine && m.recomputed !== null)
    draft.say(
      words`The figures behind the share give ${draft.number(told, `${M}/recomputed`, (v) => grouped(v, 4))} %, which does not confirm which side of the goal it is on.`,
    )
  if (m.nominalValue !== undefined)
    draft.say(
      words`As a ratio at current prices the share would be ${draft.number(told, `${M}/nominalValue`, (v) => grouped(v, 2))} %: the publisher divides figures at constant prices.`,
    )
}

/** Own targets, plans and reservations, which stand beside the common verdict. */
function ownWords(draft: SectionDraft, m: StandingMember): number {
  const own = m.own ?? []
  for (const o of own) draft.repeat(`Own ${o.kind}, ${formatDay(o.announcedOn)}: ${o.says}`, o.source)
  return own.length
}

function meanWords(draft: SectionDraft, told: Told<Standing>, m: StandingMember): void {
  if (m.mean === undefined) return
  const mean = draft.number(told, `${M}/mean/value`, (v) => grouped(v, 2), { unit: 'percent' })
  const years = `${m.mean.years[0]} to ${m.mean.years.at(-1)}`
  draft.say(
    words`Against “${told.value.goal.title}” the mean of ${years} is ${mean} %: such shares jump with deliveries.`,
  )
}

/** Why an area stands against none of the goals. */
function unheld({ book, area, goals, asOf }: ReportSubject, refused: Untold | undefined): ReturnType<typeof words> {
  const holders = [...new Set(goals.map((g) => g.holders))].join(', ')
  if (refused === undefined || refused.code === 'standing.notHolder')
    return words`${area.name} holds none of the goals announced by ${formatDay(asOf)}: they are held by ${holders}.`
  return words`${upperFirst(stopped(inNames(book, refused.because)))}`
}

/** Where an area stands against every goal announced by the day that it holds. */
export async function againstGoals(subject: ReportSubject): Promise<ReportSection> {
  const { area, goals, desk, main, asOf, others } = subject
  const draft = draftOf(subject, 'goals', 'Against each goal')
  const rows: CellDraft[][] = []
  let refused: Untold | undefined
  let own = 0
  for (const goal of goals) {
    const told = await desk.ask<Standing>('standing', { goal: goal.id, area: area.code })
    const m = answered(told) ? told.value.members[0] : undefined
    if (!answered(told) || m === undefined) {
      if (!answered(told)) refused ??= told
      continue
    }
    draft.of(told)
    rows.push(row(draft, told, m, targetOf(goal), goal.title))
    if (goal === main) aboutMain(draft, told, m)
    if (m.ifDueNow === 'exempt' && goal === main && m.because) draft.say(words`Exempt: ${stopped(m.because)}`)
    if (m.ifDueNow === 'not-member' && goal === main)
      draft.say(
        words`Not yet a member in ${told.value.period}: ${m.value === null ? 'nothing bound it' : 'the value is shown, and counts for nothing'}.`,
      )
    if (m.ifDueNow === 'no-data' && goal !== main && m.because)
      draft.say(words`${goal.title}: no verdict, since ${stopped(inNames(subject.book, m.because))}`)
    meanWords(draft, told, m)
    if (goal === main) own += ownWords(draft, m)
    if (goal.pledge === main?.pledge) noteOf(subject, draft, told, SAID_ELSEWHERE)
  }
  if (goals.length === 0) draft.say(words`No goal that this book holds had been announced by ${formatDay(asOf)}.`)
  else if (rows.length === 0) draft.say(unheld(subject, refused))
  else if (own === 0) draft.say(words`No target, plan or reservation of its own is held for that day.`)
  if (others.length > 0 && !area.group)
    draft.say(
      words`It also holds goals on other measures, each with a report of its own: ${listed(others.map((g) => `${g.title} (${g.id})`))}.`,
    )
  draft.table(
    'Values in per cent; what is missing to the goal in points of it and in money of the year, below zero where it is exceeded',
    ['Goal', '>Value', 'Year', 'If due now', 'Course', '>Missing', '>In money'],
    rows,
  )
  return draft.finished()
}
