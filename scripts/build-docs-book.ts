// What the book holds, as pages.
import type { Book } from '../src/book/book.js'
import { dueYear } from '../src/goals/goal.js'
import { formatDay } from '../src/terms/day.js'
import { type DocPage, table } from './build-docs-page.js'

const section = 'Reference'
const known = (book: Book) => `As known on ${formatDay(book.knownTo)}.`

function goalsPage(book: Book): DocPage {
  const entries = book.facts.goals.map((g) => {
    const bound = g.floor === undefined ? `at most ${g.cap} per cent` : `at least ${g.floor} per cent`
    const due = 'by' in g.due ? `due by ${dueYear(g)}` : `due in every year from ${dueYear(g)}`
    const source = g.source.url ? `[${g.source.text}](${g.source.url})` : g.source.text
    return [
      `## ${g.id} {#${g.id.replaceAll('.', '-')}}`,
      `${g.title}: ${bound}, ${due}; announced on ${formatDay(g.announcedOn)}. Measured by \`${g.measure}\`, held by ${g.holders}.`,
      ...(g.wording ? [`> ${g.wording}`] : []),
      ...(g.note ? [g.note] : []),
      source,
    ].join('\n\n')
  })
  return {
    path: 'reference/goals.html',
    title: 'Goals',
    section,
    markdown: ['# Goals', known(book), ...entries].join('\n\n'),
  }
}

function measuresPage(book: Book): DocPage {
  const rows = book.facts.measures.map((m) => [`\`${m.id}\``, m.title, m.definition])
  return {
    path: 'reference/measures.html',
    title: 'Measures',
    section,
    markdown: ['# Measures', known(book), table(['id', 'title', 'definition'], rows)].join('\n\n'),
  }
}

function areasPage(book: Book): DocPage {
  const groups = book.facts.groups.map((g) => [`\`${g.code}\``, g.name])
  const areas = book.facts.areas.map((a) => [`\`${a.code}\``, a.name, a.names.join(', ')])
  return {
    path: 'reference/areas.html',
    title: 'Areas and groups',
    section,
    markdown: [
      '# Areas and groups',
      'A group is a rule on memberships: who belongs to it depends on the year.',
      '## Groups',
      table(['code', 'name'], groups),
      '## Areas',
      table(['code', 'name', 'also known as'], areas),
    ].join('\n\n'),
  }
}

function editionsPage(book: Book): DocPage {
  const rows = [...book.facts.editions]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((e) => [
      `\`${e.id}\``,
      e.url ? `[${e.title}](${e.url})` : e.title,
      e.held ? e.copies.map((c) => c.kind).join(', ') || 'held' : 'not held',
    ])
  return {
    path: 'reference/editions.html',
    title: 'Editions',
    section,
    markdown: [
      '# Editions',
      `${known(book)} An edition that exists and is not held is listed, so that an answer can say so.`,
      table(['edition', 'title', 'copy'], rows),
    ].join('\n\n'),
  }
}

/** Goals, measures, areas and editions of a book, a page each. */
export function bookPages(book: Book): DocPage[] {
  return [goalsPage(book), measuresPage(book), areasPage(book), editionsPage(book)]
}
