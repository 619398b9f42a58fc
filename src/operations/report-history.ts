import { formatDay } from '../terms/day.js'
import { answered, type Told } from './report-desk.js'
import { type CellDraft, type SectionDraft, words } from './report-draft.js'
import { inNames } from './report-names.js'
import type { ReportSection } from './report-schema.js'
import { draftOf, noteOf, type ReportSubject } from './report-subject.js'
import { monthOf, shareText, stopped } from './report-words.js'
import type { Revisions } from './revisions-schema.js'
import type { Series } from './series.js'

type Editions = NonNullable<Series['byEdition']>

/** The newest year that two editions give, preferred where the newest has an outturn. */
function revisedYear(editions: Editions): string | undefined {
  const newest = editions.at(-1)
  const before = editions.slice(0, -1)
  const given = (newest?.observations ?? []).filter(
    (o) =>
      o.value !== null && before.some((e) => e.observations.some((b) => b.period === o.period && b.value !== null)),
  )
  return (given.findLast((o) => o.status === 'outturn') ?? given.at(-1))?.period
}

function yearsTable(draft: SectionDraft, told: Told<Series>, editions: Editions): void {
  const years = [...new Set(editions.flatMap((e) => e.observations.map((o) => o.period)))].sort()
  const rows = years.map((year): CellDraft[] => [
    year,
    ...editions.map((e, i): CellDraft => {
      const k = e.observations.findIndex((o) => o.period === year)
      const value = e.observations[k]?.value
      if (value === undefined || value === null) return ''
      return draft.number(told, `/byEdition/${i}/observations/${k}/value`, (v) => shareText(v))
    }),
  ])
  const headings = editions.map((e) => `>${monthOf(e.publishedOn)}`)
  draft.table(
    'Per cent, by the edition published in; e: estimate. Editions are not joined',
    ['Year', ...headings],
    rows,
  )
}

function revisedWords(draft: SectionDraft, told: Told<Revisions>): void {
  const { editions, period } = told.value
  const held = editions.flatMap((e, i) => (e.held && e.value !== null ? [{ ...e, at: `/editions/${i}/value` }] : []))
  const [first] = held
  const last = held.at(-1)
  if (first === undefined || last === undefined || first === last) return
  const number = (at: string) => draft.number(told, at, (v) => shareText(v))
  const was = first.status === 'outturn' ? '' : ', an estimate'
  const is = last.status === 'outturn' ? '' : ', still an estimate'
  const same = shareText(first.value ?? 0) === shareText(last.value ?? 0)
  draft.say(
    words`The figure for ${period} was ${number(first.at)} in the edition of ${formatDay(first.publishedOn)}${was}, and ${same ? 'still is' : 'is'} ${number(last.at)} in that of ${formatDay(last.publishedOn)}${is}.`,
  )
  const bases = [...new Set(held.map((e) => e.basis))]
  if (bases.length > 1)
    draft.say(
      words`The newest edition is on another basis than the first: a step between two editions is a restatement, not a change.`,
    )
}

/** A share over the years by each edition held, and how one year was revised. */
export async function history(subject: ReportSubject): Promise<ReportSection> {
  const { desk, area, measure } = subject
  const draft = draftOf(subject, 'history', 'History, edition by edition')
  const told = await desk.ask<Series>('series', { measure, area: area.code, everyEdition: true })
  if (!answered(told)) {
    draft.say(words`${stopped(`No history: ${inNames(subject.book, told.because)}`)}`)
    return draft.finished()
  }
  draft.of(told)
  const editions = told.value.byEdition ?? []
  const year = revisedYear(editions)
  if (year === undefined) draft.say(words`Only one edition held gives these years, so that no revision can be shown.`)
  else {
    const revised = await desk.ask<Revisions>('revisions', { measure, area: area.code, period: year })
    if (answered(revised)) revisedWords(draft, revised)
  }
  yearsTable(draft, told, editions)
  draft.chart(told, 'editions')
  noteOf(subject, draft, told, /^Also held|is held in part/)
  return draft.finished()
}
