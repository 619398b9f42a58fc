import { formatDay } from '../terms/day.js'
import type { Cost } from './cost-schema.js'
import type { DriversAnswer } from './drivers-schema.js'
import { answered, type Told } from './report-desk.js'
import { type SectionDraft, words } from './report-draft.js'
import { moved, yearsOf } from './report-drivers.js'
import { verdictWords } from './report-goals.js'
import { members } from './report-members.js'
import { editionWords, inNames } from './report-names.js'
import { rankedOf, rankOf } from './report-rank.js'
import type { Report, ReportSection } from './report-schema.js'
import { draftOf, type ReportSubject, wholeOf } from './report-subject.js'
import { grouped, moneyText, shareText, stopped, upperFirst } from './report-words.js'
import type { Standing } from './standing-schema.js'

type Keys = Report['keys']

/** The first section, and the numbers to read first. */
export interface Brief {
  readonly section: ReportSection
  readonly keys: Keys
}

const M = '/members/0'
const A = '/aggregates/0'

interface Shared {
  readonly value: number | null
  readonly status: string | null
  readonly edition: string | null
  readonly gap: Standing['members'][number]['gap']
}

function shareWords(
  subject: ReportSubject,
  draft: SectionDraft,
  keys: Keys,
  told: Told<Standing>,
  at: string,
  of: Shared,
): void {
  const { goal, period } = told.value
  const target = String(goal.floor ?? goal.cap)
  if (of.value === null) return
  const estimate = of.status === 'outturn' || of.status === null ? '' : 'an estimated '
  const value = draft.number(told, `${at}/value`, (v) => shareText(v, goal.floor))
  const by = of.edition === null ? ', summed from its members' : `, by ${editionWords(subject.book, of.edition)}`
  const measure = subject.book.facts.measures.find((m) => m.id === subject.measure)
  draft.say(words`${measure?.title ?? 'Share'}: ${estimate}${value} % in ${period}${by}.`)
  keys.push({
    label: `of ${wholeOf(measure)} in ${period}${estimate === '' ? '' : ', estimate'}`,
    text: `${value.text} %`,
    figure: value.figure,
  })
  if (of.gap.points === 0) draft.say(words`That is exactly the number of the goal, as published.`)
  if (of.gap.points === null || of.gap.points === 0) return
  const missing = of.gap.points > 0
  const points = draft.number(told, `${at}/gap/points`, (v) => grouped(Math.abs(v), 2))
  const way = missing ? 'missing to' : 'above'
  const field = of.gap.money !== null ? 'money' : of.gap.usd !== null ? 'usd' : null
  if (field === null) draft.say(words`That is ${points} points ${way} the goal of ${target} %.`)
  else {
    const money = draft.money(told, `${at}/gap/${field}`, (a) => moneyText({ ...a, value: Math.abs(a.value) }))
    draft.say(words`That is ${points} points ${way} the goal of ${target} %, or ${money} at that year’s prices.`)
    keys.push({ label: `${way} ${target} %, in the year’s money`, text: money.text, figure: money.figure })
  }
}

function memberWords(subject: ReportSubject, draft: SectionDraft, keys: Keys, told: Told<Standing>): void {
  const m = told.value.members[0]
  const { goal, period } = told.value
  if (m === undefined) return
  if (m.ifDueNow === 'exempt') draft.say(words`It is exempt from the goal: ${stopped(m.because ?? 'as the goal says')}`)
  if (m.ifDueNow === 'not-member') draft.say(words`It was not yet a member in ${period}, and the goal did not bind it.`)
  if (m.value === null && m.ifDueNow !== 'exempt')
    draft.say(
      words`No share is published for ${period}: ${stopped(inNames(subject.book, m.because ?? 'the edition has none'))}`,
    )
  shareWords(subject, draft, keys, told, M, m)
  if (m.value === null || m.ifDueNow === 'not-member') return
  if (m.own?.some((o) => o.kind === 'reservation'))
    draft.say(words`A reservation of its own stands beside the goal, with its source below.`)
  const due = period >= goal.due
  if (m.line !== null)
    draft.say(
      words`The straight line from ${m.start === null ? 'its start' : draft.number(told, `${M}/start`, (v) => grouped(v, 2))} % in ${told.value.start} stands at ${draft.number(told, `${M}/line`, (v) => grouped(v, 2))} % in ${period}: ${verdictWords(m.verdict)} for ${goal.due}.`,
    )
  const text = due || m.ifDueNow === 'met' ? verdictWords(m.ifDueNow) : verdictWords(m.verdict)
  const label = due
    ? `the goal due in ${goal.due}`
    : m.ifDueNow === 'met'
      ? `the goal of ${goal.due}, already`
      : `to the goal of ${goal.due}`
  keys.push({ label: m.provisional ? `${label}; provisional` : label, text, figure: null })
}

function groupWords(subject: ReportSubject, draft: SectionDraft, keys: Keys, told: Told<Standing>): void {
  const { aggregates, members: all, period, course, goal } = told.value
  const whole = aggregates.findIndex((a) => a.area === subject.area.code)
  const found = aggregates[whole]
  if (found) shareWords(subject, draft, keys, told, whole === 0 ? A : `/aggregates/${whole}`, found)
  const of = all.filter((m) => m.member).length
  if (all.every((m) => m.value === null)) return
  const met = members(draft, told, '/count/met')
  draft.say(words`${met} of ${String(of)} members are at or above the goal in ${period}.`)
  keys.push({ label: `of ${of} members at the goal in ${period}`, text: met.text, figure: met.figure })
  if (course.due === 0 && course.onCourse + course.offCourse > 0) {
    const on = members(draft, told, '/course/onCourse')
    draft.say(words`${on} are on course to ${goal.due}, ${members(draft, told, '/course/offCourse')} are not.`)
    keys.push({ label: `on course to ${goal.due}`, text: on.text, figure: on.figure })
  }
}

async function rankWords(subject: ReportSubject, draft: SectionDraft, keys: Keys): Promise<void> {
  const told = subject.main && (await subject.desk.ask<Standing>('standing', { goal: subject.main.id }))
  if (told === undefined || !answered(told)) return
  const ranked = rankedOf(told.value)
  const own = ranked.find((m) => m.area === subject.area.code)
  if (own === undefined) return
  const [rank, of] = rankOf(draft, told, ranked, own)
  draft.say(words`It ranks ${rank} of ${of} members with a figure.`)
  keys.push({ label: `of ${ranked.length} members with a figure`, text: rank.text, figure: rank.figure })
}

async function costWords(subject: ReportSubject, draft: SectionDraft): Promise<void> {
  const { desk, area, main } = subject
  const told = main && (await desk.ask<Cost>('cost', { area: area.code, goal: main.id }))
  if (told === undefined || !answered(told) || told.value.total.inTargetYear.value <= 0) return
  const { by, start } = told.value.assumptions
  const money = (at: string) => draft.money(told, at, moneyText)
  draft.say(
    words`Reaching ${String(main?.floor ?? main?.cap)} % on a straight path takes ${money('/total/inTargetYear')} more in ${by} than today’s share would, and ${money('/total/cumulative')} together from ${String(Number(start.period) + 1)} on.`,
  )
}

/** What a reader in a hurry takes away: share, gap, verdict, rank, what moved it, what it costs. */
export async function brief(subject: ReportSubject): Promise<Brief> {
  const { desk, area, main, asOf, measure } = subject
  const draft = draftOf(subject, 'brief', 'In brief')
  const keys: Keys = []
  if (main === undefined) draft.say(words`No goal that this book holds had been announced by ${formatDay(asOf)}.`)
  else {
    draft.say(words`Held against: ${main.title}, announced on ${formatDay(main.announcedOn)}.`)
    const history = area.group ? { history: true } : {}
    const told = await desk.ask<Standing>('standing', { goal: main.id, area: area.code, ...history })
    if (!answered(told)) draft.say(words`${upperFirst(stopped(inNames(subject.book, told.because)))}`)
    else if (area.group) groupWords(subject, draft, keys, told)
    else {
      memberWords(subject, draft, keys, told)
      await rankWords(subject, draft, keys)
    }
  }
  const years = await yearsOf(subject)
  if (years !== undefined) {
    const question = { area: area.code, measure, from: years.first, to: years.last }
    const told = await desk.ask<DriversAnswer>('drivers', question)
    if (answered(told)) moved(told, draft)
  }
  await costWords(subject, draft)
  return { section: draft.finished(), keys }
}
