import { answered, type Told } from './report-desk.js'
import { type CellDraft, type SectionDraft, words } from './report-draft.js'
import { inNames } from './report-names.js'
import type { ReportSection } from './report-schema.js'
import { draftOf, familyOf, noteOf, type ReportSubject } from './report-subject.js'
import { grouped } from './report-words.js'
import type { Series } from './series.js'

const MOST_YEARS = 3

/** Measures of the report's publisher that add up to the whole, and what it counts in heads. */
function measuresOf({ book, measure }: ReportSubject): string[] {
  const family = familyOf(measure)
  const parts = book.facts.distributions.flat().filter((id) => id.startsWith(family))
  const stocks = book.facts.measures.filter((m) => m.nature === 'stock' && m.id.startsWith(family)).map((m) => m.id)
  return [...parts, ...stocks]
}

/** First year, the one before the last, and the last. */
function chosenYears(told: readonly Told<Series>[]): string[] {
  const all = [
    ...new Set(told.flatMap((t) => t.value.observations.filter((o) => o.value !== null).map((o) => o.period))),
  ]
  const sorted = all.sort()
  return [...new Set([sorted[0], sorted.at(-2), sorted.at(-1)])].flatMap((y) => y ?? []).slice(-MOST_YEARS)
}

function cellOf(draft: SectionDraft, told: Told<Series>, year: string): CellDraft {
  const i = told.value.observations.findIndex((o) => o.period === year)
  const value = told.value.observations[i]?.value
  if (value === undefined || value === null) return null
  return draft.number(told, `/observations/${i}/value`, (v) => grouped(v, 1))
}

const shortTitle = (title: string) => title.split(' as a share of ')[0] ?? title

function unitOf({ unit, scale }: Series): string {
  if (unit === 'percent') return '% of spending'
  return scale === 3 ? `thousand ${unit}` : unit
}

/** First and last value of a measure in a sentence. */
function fromTo(draft: SectionDraft, told: Told<Series>): void {
  const { observations, unit, scale, title } = told.value
  const first = observations.findIndex((o) => o.value !== null)
  const last = observations.findLastIndex((o) => o.value !== null)
  if (first === last) return
  const number = (i: number) => draft.number(told, `/observations/${i}/value`, (v) => grouped(v, 1))
  const sign = unit === 'percent' ? ' % of spending' : ` ${unitOf(told.value)}`
  const estimate = observations[last]?.status === 'outturn' ? '' : ' (an estimate)'
  const what = scale === 0 || unit === 'percent' ? shortTitle(title) : title
  draft.say(
    words`${what}: ${number(first)}${sign} in ${observations[first]?.period ?? ''}, ${number(last)} in ${observations[last]?.period ?? ''}${estimate}.`,
  )
}

/** What the money is spent on, and how many people serve. */
export async function makeUp(subject: ReportSubject): Promise<ReportSection> {
  const { desk, area } = subject
  const draft = draftOf(subject, 'make-up', 'What the money buys, and how many serve')
  const told: Told<Series>[] = []
  let because: string | undefined
  for (const measure of measuresOf(subject)) {
    const one = await desk.ask<Series>('series', { measure, area: area.code })
    if (answered(one)) told.push(one)
    else because ??= one.because
  }
  if (told.length === 0) {
    draft.say(
      words`Nothing can be said of it: ${because === undefined ? 'the publisher counts no such parts' : inNames(subject.book, because)}.`,
    )
    return draft.finished()
  }
  const years = chosenYears(told)
  draft.table(
    'Each from the newest edition that has it; e: estimate',
    ['', 'Unit', ...years.map((y) => `>${y}`)],
    told.map((t) => [shortTitle(t.value.title), unitOf(t.value), ...years.map((y) => cellOf(draft, t, y))]),
  )
  for (const t of told) if (t === told[0] || t.value.unit !== 'percent') fromTo(draft, t)
  for (const t of told) noteOf(subject, draft, t, /^Also held|is held in part/)
  return draft.finished()
}
