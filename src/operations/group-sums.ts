import type { Book } from '../book/book.js'
import { derived, type Figure, published, sum } from '../series/figure.js'
import type { Snapshot } from '../series/snapshot.js'
import { type Area, type Group, membersOf } from '../terms/area.js'
import type { Period } from '../terms/period.js'
import { yearOf } from '../terms/period.js'

/** A sum over a group's members, or why there is none. */
export type GroupSum = { readonly figure: Figure } | { readonly because: string }

/** Members without forces, whose money the publisher counts as nothing but whose GDP it counts. */
export interface Exempt {
  readonly areas: readonly string[]
  readonly countsIn: (measure: string) => boolean
}

/**
 * Sum of a measure over a group's members of that year, from one edition. A member without forces has no spending; its
 * GDP, where the edition lists no row for it, is the residual of the smallest published aggregate that holds it.
 * Any other member without a figure makes the sum unknown.
 */
export function groupSum(
  book: Book,
  snapshot: Snapshot,
  group: Group,
  measure: string,
  edition: string,
  period: Period,
  exempt: Exempt,
): GroupSum {
  const figures: Figure[] = []
  for (const area of membersOf(group, book.facts.areas, yearOf(period))) {
    const figure = published(snapshot.cellOf(edition, measure, area.code, period))
    if (figure) figures.push(figure)
    else if (exempt.areas.includes(area.code)) {
      if (!exempt.countsIn(measure)) continue
      const residual = residualOf(book, snapshot, area, measure, edition, period)
      if (residual === undefined) return { because: `the edition as held gives no ${measure} for ${area.name}` }
      figures.push(residual)
    } else return { because: `the edition as held has no ${measure} for ${area.name} in ${period}` }
  }
  if (figures.length === 0) return { because: `${group.name} had no member in ${period}` }
  return { figure: sum(figures, `sum of ${figures.length} members of ${group.name}`) }
}

/** What a published aggregate leaves for one member when all others are taken off it. */
export function residualOf(
  book: Book,
  snapshot: Snapshot,
  area: Area,
  measure: string,
  edition: string,
  period: Period,
): Figure | undefined {
  const year = yearOf(period)
  const holding = book.facts.groups
    .map((group) => ({
      group,
      members: membersOf(group, book.facts.areas, year),
      total: published(snapshot.cellOf(edition, measure, group.code, period)),
    }))
    .filter(({ members, total }) => total !== undefined && members.some((m) => m.code === area.code))
    .sort((a, b) => a.members.length - b.members.length)
  for (const { group, members, total } of holding) {
    const others = members
      .filter((m) => m.code !== area.code)
      .map((m) => published(snapshot.cellOf(edition, measure, m.code, period)))
    if (total === undefined || others.some((o) => o === undefined)) continue
    const known = sum(others as Figure[], `sum of the other members of ${group.name}`)
    return derived(
      total.value - known.value,
      total.unit,
      `${area.name}: what ${group.name} leaves when the other members are taken off`,
      [total, known],
    )
  }
  return undefined
}
