import type { Book } from '../book/book.js'
import { dueYear, targetOf } from '../goals/goal.js'
import { type Figure, published } from '../series/figure.js'
import type { Snapshot } from '../series/snapshot.js'
import type { Observation } from '../terms/observation.js'
import { heldBy } from './goal-holders.js'
import type { Series } from './series.js'

type Shown = Series['observations'][number]

/** A cell as an answer shows it. */
export function shownObservation(o: Observation): Shown {
  const { period, value, missing, status, mark, edition, cell } = o
  return { period, value, missing, status, mark, edition, cell }
}

/** Where the values of rows come from, by pointers below `at`. */
export function originsAt(at: string, rows: readonly Observation[]): [string, Figure][] {
  return rows.flatMap((o, i): [string, Figure][] => {
    const figure = published(o)
    return figure ? [[`${at}/${i}/value`, figure]] : []
  })
}

/** What every edition of the snapshot says of a measure and an area, and the goals that the measure is held against. */
export function everyEdition(
  book: Book,
  snapshot: Snapshot,
  measure: string,
  area: string,
): { value: Required<Pick<Series, 'byEdition' | 'goals'>>; origins: [string, Figure][] } {
  const origins: [string, Figure][] = []
  const byEdition = snapshot.editionsWith(measure, area).flatMap((id) => {
    const edition = book.facts.editions.find((e) => e.id === id)
    const rows = snapshot.series(id, measure, area)
    const [first] = rows
    if (edition === undefined || first === undefined) return []
    return [{ edition, rows, unit: first.unit }]
  })
  byEdition.forEach(({ rows }, i) => {
    origins.push(...originsAt(`/byEdition/${i}/observations`, rows))
  })
  const today = Number(snapshot.asOf.slice(0, 4))
  const goals = book.facts.goals
    .filter((g) => g.measure === measure && g.announcedOn <= snapshot.asOf)
    .filter((g) => heldBy(book, g, area, today) !== 'none')
  return {
    origins,
    value: {
      byEdition: byEdition.map(({ edition, rows, unit }) => ({
        edition: edition.id,
        title: edition.title,
        publishedOn: edition.publishedOn,
        basis: edition.basis ?? null,
        unit: unit.code,
        scale: unit.scale,
        prices: unit.prices,
        observations: rows.map(shownObservation),
      })),
      goals: goals.map((g) => ({ id: g.id, title: g.title, value: targetOf(g), due: String(dueYear(g)) })),
    },
  }
}
