import type { Book } from '../book/book.js'
import { formatDay } from '../terms/day.js'
import { lowerFirst } from './report-words.js'

/** An edition as people call it: `NATO’s edition of 7 July 2026`. */
export function editionWords(book: Book, edition: string): string {
  const found = book.facts.editions.find((e) => e.id === edition)
  const credit = book.facts.datasets.find((d) => d.id === found?.dataset)?.credit
  return found === undefined ? edition : `${credit ?? found.dataset}’s edition of ${formatDay(found.publishedOn)}`
}

/** Words of an answer with names instead of the codes of areas and the ids of measures, goals and editions, and days written out. */
export function inNames(book: Book, text: string): string {
  const { areas, datasets, measures, goals } = book.facts
  return text
    .replace(/\b[a-z]+(?:[.-][a-z0-9-]+)+(?:\/\d{4}-\d{2}-\d{2})?/g, (id) => {
      if (id.includes('/')) return editionWords(book, id)
      const measure = measures.find((m) => m.id === id)
      const goal = goals.find((g) => g.id === id)
      const dataset = datasets.find((d) => d.id === id)
      return measure ? lowerFirst(measure.title) : goal ? `“${goal.title}”` : (dataset?.credit ?? id)
    })
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, formatDay)
    .replace(/\b[A-Z]{3}\b/g, (code) => areas.find((a) => a.code === code)?.name ?? code)
}
