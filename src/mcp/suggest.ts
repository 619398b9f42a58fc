import type { Book } from '../book/book.js'

/** Values that may complete what is typed, those that begin with it first. */
function like(typed: string, values: readonly (readonly [value: string, ...names: string[]])[]): string[] {
  const wanted = typed.trim().toLowerCase()
  const rank = (names: readonly string[]) =>
    names.some((name) => name.toLowerCase().startsWith(wanted))
      ? 0
      : names.some((name) => name.toLowerCase().includes(wanted))
        ? 1
        : 2
  return values
    .map((names) => ({ value: names[0], at: rank(names) }))
    .filter(({ at }) => at < 2)
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

/** Goals of the book by id or title. */
export function suggestGoals({ facts }: Book, typed: string): string[] {
  return like(
    typed,
    facts.goals.map((goal) => [goal.id, goal.title]),
  )
}

/** Measures of the book by id or title. */
export function suggestMeasures({ facts }: Book, typed: string): string[] {
  return like(
    typed,
    facts.measures.map((measure) => [measure.id, measure.title]),
  )
}

/** Codes of groups and areas by code or name. */
export function suggestAreas({ facts }: Book, typed: string): string[] {
  return like(typed, [
    ...facts.groups.map((group): [string, string] => [group.code, group.name]),
    ...facts.areas.map((area): [string, ...string[]] => [area.code, area.name, ...area.names]),
  ])
}

/** Datasets of the book. */
export function suggestDatasets({ facts }: Book, typed: string): string[] {
  return like(
    typed,
    facts.datasets.map((dataset) => [dataset.id, dataset.publisher]),
  )
}

/** Days of editions, of one dataset where it is named, the newest first. */
export function suggestEditionDays({ facts }: Book, typed: string, dataset: string | undefined): string[] {
  const days = facts.editions.filter((e) => dataset === undefined || e.dataset === dataset).map((e) => e.publishedOn)
  return like(
    typed,
    [...new Set<string>(days)]
      .sort()
      .reverse()
      .map((day) => [day]),
  )
}
