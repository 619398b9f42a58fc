import type { Cost } from './cost-schema.js'
import { answered, type Told } from './report-desk.js'
import { type CellDraft, type SectionDraft, words } from './report-draft.js'
import { inNames } from './report-names.js'
import type { ReportSection } from './report-schema.js'
import { draftOf, type ReportSubject } from './report-subject.js'
import { grouped, type MoneyScale, moneyScale, moneyText, signedText, stopped } from './report-words.js'

const MOST_MEMBERS = 8
/** Notes of method that a briefing has no room for; they are with the answer itself. */
const OF_METHOD = /^Bands are|^Errors of|^Tried on|^The path of|is newer but does not reach/

function fourWords(draft: SectionDraft, told: Told<Cost>): void {
  const { by, start } = told.value.assumptions
  const money = (at: string) => draft.money(told, at, moneyText)
  const last = told.value.years.length - 1
  draft.say(
    words`In ${by} spending would be ${money(`/years/${last}/level`)}, ${money('/total/inTargetYear')} more than at today’s share of GDP.`,
  )
  draft.say(
    words`Together from ${String(Number(start.period) + 1)} to ${by} that is ${money('/total/cumulative')}, on average ${money('/total/average')} a year; spread evenly, each year adds ${money('/total/yearlyStep')} to the year before.`,
  )
}

function bandWords(draft: SectionDraft, told: Told<Cost>): void {
  const { years, assumptions } = told.value
  const last = years.length - 1
  const year = years[last]
  if (year === undefined || year.bands === null || assumptions.uncertainty === null) return
  const text = (value: number) => moneyText({ ...year.level, value })
  const number = (at: string) => draft.number(told, at, text, { unit: year.level.currency, period: year.period })
  const beyond = year.calibrated ? '' : `; years after ${assumptions.uncertainty.calibratedTo} are uncalibrated`
  draft.say(
    words`If forecasts err as they have in the past, four times in five the spending of ${year.period} lies between ${number(`/years/${last}/bands/p80/0`)} and ${number(`/years/${last}/bands/p80/1`)}${beyond}.`,
  )
}

function debtWords(draft: SectionDraft, told: Told<Cost>): void {
  const { debt } = told.value
  const last = (debt?.byYear.length ?? 0) - 1
  const year = debt?.byYear[last]
  if (debt === null || year === undefined) return
  const points = (at: string) => draft.number(told, at, (v) => signedText(v), { unit: 'points', period: year.period })
  const share = (at: string) => draft.number(told, at, (v) => grouped(v, 1), { unit: 'percent', period: year.period })
  const at = `/debt/byYear/${last}`
  draft.say(
    words`If all of it is borrowed, public debt in ${year.period} is ${share(`${at}/scenario`)} % of GDP instead of ${share(`${at}/baseline`)} %: ${points(`${at}/effect`)} points, from ${points(`/debt/ranges/byYear/${last}/low`)} to ${points(`/debt/ranges/byYear/${last}/high`)} over the assumptions.`,
  )
}

const BASELINES: Readonly<Record<string, string>> = {
  'constant-share': 'the start’s share of GDP',
  'frozen-cash': 'the start’s amount of money',
  'frozen-real': 'the start’s purchasing power',
  plan: 'what is announced as a plan',
}

function baselinesTable(draft: SectionDraft, told: Told<Cost>): void {
  const { baselines, assumptions } = told.value
  const amounts = baselines.flatMap((b) => [b.inTargetYear ?? [], b.cumulative ?? []].flat())
  if (amounts.length === 0) return
  const scale: MoneyScale = moneyScale(amounts)
  const rows = baselines.map((b, i): CellDraft[] => [
    BASELINES[b.kind] ?? b.kind,
    b.inTargetYear === null ? 'none held' : draft.money(told, `/baselines/${i}/inTargetYear`, scale.text),
    b.cumulative === null ? '' : draft.money(told, `/baselines/${i}/cumulative`, scale.text),
  ])
  draft.table(
    `The same path over what would be spent without the promise; ${scale.unit}`,
    ['More than', `>In ${assumptions.by}`, '>Together'],
    rows,
  )
}

/** What the straight path is against what has been announced. */
function planWords(draft: SectionDraft, told: Told<Cost>): void {
  const { baselines, assumptions } = told.value
  const i = baselines.findIndex((b) => b.kind === 'plan' && b.cumulative !== null)
  const plan = baselines[i]?.cumulative
  if (plan === undefined || plan === null) return
  const money = draft.money(told, `/baselines/${i}/cumulative`, (a) => moneyText({ ...a, value: Math.abs(a.value) }))
  const way =
    plan.value < 0
      ? 'less than what is announced as a plan, which rises sooner'
      : 'more than what is announced as a plan'
  draft.say(words`Together to ${assumptions.by} the straight path is ${money} ${way}.`)
}

function membersTable(draft: SectionDraft, told: Told<Cost>): void {
  const { members, assumptions } = told.value
  const largest = members
    .map((m, i) => ({ ...m, at: `/members/${i}` }))
    .sort((a, b) => b.extra.value - a.extra.value)
    .filter((m) => m.extra.value > 0)
    .slice(0, MOST_MEMBERS)
  if (largest.length === 0) return
  const scale = moneyScale(largest.map((m) => m.extra))
  draft.table(
    `The largest parts of what is more in ${assumptions.by}; ${scale.unit}, shares in per cent`,
    ['Member', '>Share at the start', '>Missing', '>More'],
    largest.map((m): CellDraft[] => [
      m.name,
      draft.number(told, `${m.at}/startShare`, (v) => grouped(v, 2)),
      draft.number(told, `${m.at}/gap`, (v) => grouped(v, 2)),
      draft.money(told, `${m.at}/extra`, scale.text),
    ]),
  )
}

function assumedWords(subject: ReportSubject, draft: SectionDraft, told: Told<Cost>): void {
  const { start, path, by, target } = told.value.assumptions
  const gdp = inNames(subject.book, told.value.assumptions.gdp.says)
  const share = draft.number(told, '/assumptions/start/share', (v) => grouped(v, 2), { unit: 'percent' })
  const level = draft.money(told, '/assumptions/start/level', moneyText)
  const estimate = start.status === 'estimate' ? ' (estimate)' : ''
  draft.say(
    words`Start: ${level} in ${start.period}${estimate}, ${share} % of GDP at current prices. Path to ${String(target)} % in ${by}: ${path.says}. GDP ${gdp}. Amounts are at each year’s prices.`,
  )
}

/** What the goal costs on a straight path, over every baseline, with bands and debt. */
export async function costs(subject: ReportSubject): Promise<ReportSection> {
  const { desk, area, main } = subject
  const draft = draftOf(subject, 'cost', 'What keeping the promise costs')
  const told = main && (await desk.ask<Cost>('cost', { area: area.code, goal: main.id }))
  if (told === undefined || !answered(told)) {
    draft.say(
      words`${told === undefined ? 'No goal had been announced, and so there is nothing to count.' : stopped(`No cost: ${inNames(subject.book, told.because)}`)}`,
    )
    return draft.finished()
  }
  draft.of(told)
  const { total, assumptions } = told.value
  if (total.inTargetYear.value > 0) fourWords(draft, told)
  else
    draft.say(
      words`At ${draft.number(told, '/assumptions/start/share', (v) => grouped(v, 2), { unit: 'percent' })} % in ${assumptions.start.period} the goal is met already: kept at that share, nothing is added in ${assumptions.by}.`,
    )
  bandWords(draft, told)
  planWords(draft, told)
  debtWords(draft, told)
  baselinesTable(draft, told)
  membersTable(draft, told)
  assumedWords(subject, draft, told)
  draft.chart(told, 'level')
  draft.note(...told.value.notes.filter((n) => !OF_METHOD.test(n)).map((n) => inNames(subject.book, n)))
  return draft.finished()
}
