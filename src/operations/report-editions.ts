import { formatDay } from '../terms/day.js'
import { words } from './report-draft.js'
import type { ReportSection } from './report-schema.js'
import { draftOf, familyOf, type ReportSubject } from './report-subject.js'
import { listed, stopped } from './report-words.js'

const MOST_DAYS = 8

/** Editions that the answers cite, and those of the same publication that exist and are not held. */
export function editionsUsed(subject: ReportSubject, cited: readonly string[]): ReportSection {
  const { book, asOf, measure } = subject
  const draft = draftOf(subject, 'editions', 'Editions used, and not held')
  const used = book.facts.editions.filter((e) => cited.includes(e.id))
  const rows = used
    .toSorted((a, b) => (a.publishedOn < b.publishedOn ? 1 : -1))
    .map((e) => [
      book.facts.datasets.find((d) => d.id === e.dataset)?.credit ?? e.dataset,
      e.title,
      formatDay(e.publishedOn),
      e.copies.some((c) => c.kind === 'original') ? 'the publisher’s file' : 'transcription',
    ])
  draft.table('Newest first', ['Publisher', 'Edition', 'Published', 'Held as'], rows)
  if (rows.length === 0) draft.say(words`No edition known on ${formatDay(asOf)} has a figure for this report.`)
  const datasets = new Set(used.map((e) => e.dataset).filter((d) => d.startsWith(familyOf(measure))))
  const missing = book.facts.editions.filter((e) => datasets.has(e.dataset) && !e.held && e.publishedOn <= asOf)
  const newest = missing.toSorted((a, b) => (a.publishedOn < b.publishedOn ? 1 : -1))
  const days = newest.slice(0, MOST_DAYS).map((e) => formatDay(e.publishedOn))
  const more = missing.length > days.length ? [`${missing.length - days.length} older ones`] : []
  if (missing.length > 0)
    draft.say(
      words`Of the same publication ${String(missing.length)} other editions exist whose figures this book does not hold: ${listed([...days, ...more])}.`,
    )
  const partial = used.filter((e) => e.partial)
  draft.note(...partial.map((e) => `${e.title} is held in part: ${stopped(e.partial ?? '')}`))
  return draft.finished()
}

/** How the numbers are made, in short. */
export function methods(subject: ReportSubject): ReportSection {
  const draft = draftOf(subject, 'methods', 'How the numbers are made')
  const measure = subject.book.facts.measures.find((m) => m.id === subject.measure)
  if (measure) draft.repeat(`${measure.title}: ${measure.definition}`, measure.definedBy)
  draft.say(
    words`Each published number is the cell of one edition, as held; editions are never joined or averaged. An outturn is what was spent; an estimate (e) is the publisher’s own and is revised in later editions, so that verdicts on it are provisional.`,
  )
  draft.say(
    words`A value below a goal that only rounds up to it does not meet it. Before a goal is due, “on course” means at or above a straight line from its first year to its last.`,
  )
  draft.say(
    words`A gap in money is the missing points of the year’s GDP at current prices, in the area’s currency at the rate that the edition itself implies.`,
  )
  draft.say(
    words`Costs follow the IMF’s projection of GDP; bands come from how wrong its past projections were. Target, plan, budget and outturn are four things: a plan here is what was announced, not what is funded.`,
  )
  return draft.finished()
}
