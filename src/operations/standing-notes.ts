import { formatDay } from '../terms/day.js'
import { errataNotes } from './errata.js'
import type { StandingFrame } from './standing-frame.js'
import type { StandingMember } from './standing-schema.js'

/**
 * What a reader has to know to quote a standing: the goal's caveat, who has no row, which editions and on what basis, what
 * they lack, what was known but is not held, errata of the cells shown, and what a footnote mark means.
 */
export function standingNotes(
  frame: StandingFrame,
  members: readonly StandingMember[],
  outside: readonly string[],
): string[] {
  const { goal, measure, period, snapshot, book } = frame
  const notes: string[] = goal.note ? [goal.note] : []
  const names = outside.map((code) => book.facts.areas.find((a) => a.code === code)?.name ?? code)
  if (names.length > 0) notes.push(`Not among those who hold the goal, and so without a row: ${names.join(', ')}.`)
  const editions = new Map<string, number>()
  for (const m of members)
    if (m.edition && (m.value !== null || m.bounds)) editions.set(m.edition, (editions.get(m.edition) ?? 0) + 1)
  if (editions.size > 1)
    notes.push(
      `Rows come from ${editions.size} editions, since no one edition known on the day has them all: ${[...editions].map(([id, n]) => `${id} (${n})`).join(', ')}.`,
    )
  for (const id of editions.keys()) {
    const edition = frame.book.facts.editions.find((e) => e.id === id)
    if (edition?.basis)
      notes.push(`Basis of ${edition.title}: ${edition.basis} expenditure, as that edition defines it.`)
    if (edition?.partial) notes.push(`${edition.title} is held in part: ${edition.partial}`)
  }
  const newest = [...editions.keys()]
    .sort((a, b) => (snapshot.publishedOn(a) < snapshot.publishedOn(b) ? -1 : 1))
    .at(-1)
  const newestDay = newest === undefined ? undefined : snapshot.publishedOn(newest)
  const later = book.facts.editions.filter(
    (e) =>
      newestDay !== undefined &&
      !e.held &&
      newest?.startsWith(`${e.dataset}/`) &&
      e.publishedOn > newestDay &&
      e.publishedOn <= snapshot.asOf,
  )
  if (later.length > 0)
    notes.push(
      `Known on the day but not held: ${later.map((e) => `${e.title}, ${formatDay(e.publishedOn)}`).join('; ')}.`,
    )
  if (members.some((m) => m.provisional))
    notes.push('Verdicts on estimates are provisional: publishers revise estimates in later editions.')
  const cells = members.flatMap((m) =>
    m.edition ? (snapshot.cellOf(m.edition, measure.id, m.area, period) ?? []) : [],
  )
  const spoken = cells.filter((o) => o.value !== null)
  notes.push(...errataNotes(book, spoken))
  for (const m of members.filter((x) => x.mark !== '').slice(0, 1)) {
    const dataset = book.facts.datasets.find((d) => m.edition?.startsWith(`${d.id}/`))
    const meaning = dataset?.marks[m.mark]
    if (meaning) notes.push(`${m.mark} ${meaning}`)
  }
  return notes
}
