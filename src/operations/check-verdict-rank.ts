import type { Question } from '../claims/question.js'
import type { EditionView, Known, Row } from './check-knowledge-edition.js'
import type { View } from './check-knowledge-view.js'
import { namesOf } from './check-verdict-areas.js'
import { inWords, type Outcome, together, unknown } from './check-verdict-outcome.js'

type Rank = Extract<Question, { ask: 'rank' }>
interface Place {
  readonly area: string
  readonly known: Known
  /** As printed: equal cells share a place. */
  readonly value: number
}

const RANKED = { code: 'rank', scale: 0, prices: null } as const

export function askRank(question: Rank, view: View): Outcome {
  return together(question.periods.map((period) => rankIn(question, period, view)))
}

function rankIn(question: Rank, period: string, view: View): Outcome {
  const { knowledge } = view
  const m = knowledge.roles.measures
  const measure = {
    share: m.share,
    level: m.current,
    'per-head': m.perHead,
    personnel: m.personnel,
    growth: m.realChange,
  }[question.measure]
  const nothing = `${view.none} what ranks the members of ${knowledge.nameOf(question.group)} in ${period}`
  for (const edition of view.asked([period])) {
    const known = edition.rowsOf(measure, question.group, period, period)
    const rows = [
      ...known.rows.map((r): Place => ({ area: r.area, known: r.known, value: printedOf(question, r) })),
      ...known.blank.flatMap((code) => earlier(edition, measure, code, period, question)),
    ]
    if (known.rows.length === 0 || known.rows.length < known.members / 2) continue
    const [first] = question.areas
    if (first === undefined || !question.areas.every((a) => rows.some((r) => r.area === a)))
      return unknown(
        `${knowledge.sourceName(edition.id)} has no figure for ${namesOf(knowledge, question.areas)} in ${period}`,
      )
    return question.than && question.than.length > 0 && question.rank <= 1
      ? compared(question, rows, edition, period, view)
      : placed(question, rows, edition, period, view)
  }
  return unknown(nothing)
}

/** The number as it is printed, for measures where that is shorter than it is held. */
function printedOf({ measure }: Rank, row: Row): number {
  return measure === 'share' ? row.printed : measure === 'growth' ? row.shown : row.known.value
}

/** A blank cell of another member keeps its place by the year before, so that the rest do not move up. */
function earlier(edition: EditionView, measure: string, code: string, period: string, { areas, than }: Rank): Place[] {
  if (areas.includes(code) || than?.includes(code)) return []
  const known = edition.value(measure, code, String(Number(period) - 1))
  return known === undefined ? [] : [{ area: code, known, value: known.value }]
}

/** Whether the areas take the first places, or one area the place it is said to take; equal cells share a place. */
function placed(question: Rank, rows: readonly Place[], edition: EditionView, period: string, view: View): Outcome {
  const { knowledge } = view
  const sign = question.from === 'top' ? 1 : -1
  const ordered = [...rows].sort((a, b) => sign * (b.value - a.value))
  const own = rows.filter((r) => question.areas.includes(r.area))
  const ahead = (row: Place) => ordered.filter((r) => sign * (r.value - row.value) > 0).length
  const level = (row: Place) => ordered.filter((r) => r.value === row.value).length
  const several = own.length > 1
  const last = several ? own.length : question.rank
  const fits = own.every((row) => (several ? ahead(row) < last : ahead(row) < last && ahead(row) + level(row) >= last))
  const place = Math.max(...own.map((row) => ahead(row) + 1))
  const told = ordered.slice(0, Math.max(Math.min(last, MOST_TOLD), Math.min(place, MOST_TOLD)))
  const list = told.map((r) => `${knowledge.nameOf(r.area)} ${inWords(r.known.value, r.known.unit)}`).join(', ')
  const end = question.from === 'top' ? 'highest' : 'lowest'
  const at = several ? `among the ${place} ${end}` : place === 1 ? end : `${ordinal(place)} ${end}`
  return {
    truth: fits ? 'true' : 'false',
    basis: null,
    evidence: [...own, ...told.filter((r) => !own.includes(r))].flatMap((r) => r.known.cells),
    found: { value: place, unit: RANKED, how: `place from the ${question.from} of ${rows.length}` },
    says: `${knowledge.sourceName(edition.id)} puts ${namesOf(knowledge, question.areas)} ${at} of ${rows.length} members by ${BY[question.measure]} in ${period} (${list})`,
    edition: edition.id,
    // Ranks of a newer edition cannot be bounded by how far single figures move.
    explained: true,
  }
}

const MOST_TOLD = 8
const BY: Readonly<Record<Rank['measure'], string>> = {
  share: 'share of GDP',
  level: 'spending',
  'per-head': 'spending per head',
  personnel: 'military personnel',
  growth: 'real growth',
}

/** `2nd`, `3rd`, `11th`. */
function ordinal(place: number): string {
  const teen = place % 100 > 10 && place % 100 < 14
  return `${place}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')}`
}

/** Whether the area is above (or below) each of those it is compared with, and the only one of its group if that is said. */
function compared(question: Rank, rows: readonly Place[], edition: EditionView, period: string, view: View): Outcome {
  const { knowledge } = view
  const sign = question.from === 'top' ? 1 : -1
  const own = rows.filter((r) => question.areas.includes(r.area))
  const others = rows.filter((r) => question.than?.includes(r.area))
  if (others.length < (question.than?.length ?? 0))
    return unknown(
      `${knowledge.sourceName(edition.id)} has no figure for ${namesOf(knowledge, question.than ?? [])} in ${period}`,
    )
  const beats = (row: Place) => others.every((o) => sign * (row.value - o.value) > 0)
  const rest = rows.filter((r) => !own.includes(r) && !others.includes(r))
  const fits = own.every(beats) && (question.only !== true || !rest.some(beats))
  const shown = [...own, ...others]
    .map((r) => `${knowledge.nameOf(r.area)} ${inWords(r.known.value, r.known.unit)}`)
    .join(', ')
  return {
    truth: fits ? 'true' : 'false',
    basis: null,
    evidence: [...own, ...others].flatMap((r) => r.known.cells),
    found: null,
    says: `${knowledge.sourceName(edition.id)} has by ${BY[question.measure]} in ${period}: ${shown}`,
    edition: edition.id,
    explained: true,
  }
}
