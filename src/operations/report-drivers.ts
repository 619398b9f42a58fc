import type { DriversAnswer } from './drivers-schema.js'
import { answered, type Told } from './report-desk.js'
import { type CellDraft, type SectionDraft, words } from './report-draft.js'
import { inNames } from './report-names.js'
import type { ReportSection } from './report-schema.js'
import { draftOf, noteOf, type ReportSubject } from './report-subject.js'
import { grouped, signedText, stopped } from './report-words.js'
import type { Series } from './series.js'

/** First and last year of the newest edition for the area; for a group without a row those of a member. */
export async function yearsOf(subject: ReportSubject): Promise<{ first: string; last: string } | undefined> {
  const { book, desk, area, measure } = subject
  const group = book.facts.groups.find((g) => g.code === area.code)
  const members = group === undefined ? [] : book.facts.areas.map((a) => a.code)
  for (const code of [area.code, ...members]) {
    const told = await desk.ask<Series>('series', {
      measure,
      area: code,
      ...(code === area.code ? { everyEdition: true } : {}),
    })
    if (!answered(told)) continue
    const given = told.value.observations.filter((o) => o.value !== null).map((o) => o.period)
    const [first] = given
    const last = given.at(-1)
    if (first !== undefined && last !== undefined && first < last) return { first, last }
  }
  return undefined
}

function partsRow(draft: SectionDraft, told: Told<DriversAnswer>): CellDraft[] {
  const { from, to } = told.value
  const points = (at: string) => draft.number(told, at, (v) => signedText(v))
  const share = (at: string) => draft.number(told, at, (v) => grouped(v, 2))
  return [
    `${from.period}–${to.period}`,
    share('/from/value'),
    share('/to/value'),
    points('/change'),
    points('/spending'),
    points('/gdp'),
    points('/remainder'),
  ]
}

export function moved(told: Told<DriversAnswer>, draft: SectionDraft): void {
  const { change, spending, gdp, from, to } = told.value
  const size = (at: string) => draft.number(told, at, (v) => grouped(Math.abs(v), 2))
  const rose = change > 0 ? 'rose' : 'fell'
  const money = spending < 0 ? 'less spending in real terms took away' : 'more spending in real terms added'
  const economy = gdp > 0 ? 'a smaller economy added' : 'a larger economy took away'
  draft.say(
    words`From ${from.period} to ${to.period} the share ${rose} by ${size('/change')} points: ${money} ${size('/spending')}, ${economy} ${size('/gdp')}.`,
  )
}

/** Whether spending or the economy moved the share: since the first year of the edition, and since the goal's line begins. */
export async function whatMoved(subject: ReportSubject): Promise<ReportSection> {
  const { desk, area, measure, main } = subject
  const draft = draftOf(subject, 'drivers', 'What moved the share')
  const years = await yearsOf(subject)
  if (years === undefined) {
    draft.say(words`No edition held gives two years, so that nothing can be said of what moved the share.`)
    return draft.finished()
  }
  const starts = [years.first, ...(main && main.start > years.first && main.start < years.last ? [main.start] : [])]
  const rows: CellDraft[][] = []
  for (const from of starts) {
    const told = await desk.ask<DriversAnswer>('drivers', { area: area.code, measure, from, to: years.last })
    if (!answered(told)) {
      draft.say(words`${stopped(`${from} to ${years.last}: ${inNames(subject.book, told.because)}`)}`)
      continue
    }
    draft.of(told)
    moved(told, draft)
    rows.push(partsRow(draft, told))
    if (from === starts[0]) draft.chart(told, 'drivers')
    noteOf(subject, draft, told, /^Basis of|is held in part|^Erratum/)
  }
  draft.table(
    'Share in per cent, parts in points; the remainder is what published shares and recomputed ones differ by',
    ['Years', '>From', '>To', '>Change', '>Spending', '>Economy', '>Rest'],
    rows,
  )
  return draft.finished()
}
