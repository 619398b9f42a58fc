import { type AnswerContext, datasetOf, notesOf, textOf, titleOf } from './answer-context.js'
import type { AnswerTable } from './answer-tables.js'
import type { Column } from './column-dictionary.js'
import { csvRow } from './csv.js'

const WIDTH = 100

/** Lines of at most some width, broken at blanks. */
function wrapped(text: string, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, indent + line].join('\n')
}

function heading(text: string): string {
  return `${text}\n${'-'.repeat(text.length)}`
}

/** Values of what was asked, as the operation took it. */
function askedLines({ question, answer }: AnswerContext): string[] {
  const asked = Object.entries(question).map(
    ([name, value]) =>
      `  ${name}: ${typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)}`,
  )
  return [
    ...(asked.length > 0 ? asked : ['  nothing but what is usual']),
    `  as known on: ${answer.asOf}`,
    `  book: ${answer.book.id}, known to ${answer.book.knownTo}`,
  ]
}

/** What is in a file beside the tables, by its name. */
const BESIDE: Readonly<Record<string, string>> = {
  'README.txt': 'this text',
  'dictionary.csv': 'every column of every table: type, unit and meaning',
  'notes.txt': 'what a reader has to know of the figures, and what footnote marks mean',
  'sources.csv': 'the editions used: publisher, day, address, definition, and the terms of use of each',
  'metadata.json': 'the question, the book, the editions used and the address of each',
  'answer.json': 'the whole answer, as the command line prints it with --json',
  'citation.txt': 'how to cite it',
  'citation.bib': 'the same for BibTeX, with each edition',
  'citation.csl.json': 'the same as CSL-JSON, for reference managers and pandoc',
  'citation.ris': 'the same as RIS',
  'datapackage.json': 'Frictionless Data Package: a schema for each table',
  'dataset.jsonld': 'schema.org description of the data set, for catalogues',
  'sdmx-data.csv': 'the observations as SDMX-CSV 2.0',
  'sdmx-data.json': 'the observations as SDMX-JSON 2.0',
  'sdmx-structure.json': 'their structure and code lists as SDMX-JSON 2.0',
}

/** What a reader of the files has to know, in words. `names` are all files, tables included. */
export function readme(context: AnswerContext, tables: readonly AnswerTable[], names: readonly string[]): string {
  const { answer, summary, operation } = context
  const width = Math.max(...names.map((name) => name.length)) + 2
  const says = (name: string) => {
    const table = tables.find((t) => name === `${t.name}.csv` || name === `${t.name}.parquet`)
    return table === undefined
      ? (BESIDE[name] ?? '')
      : `the list "${table.name}" of the answer: ${table.rows.length} row${table.rows.length === 1 ? '' : 's'}, ${table.columns.length} columns`
  }
  return [
    titleOf(context),
    '='.repeat(titleOf(context).length),
    '',
    ...(summary ? [wrapped(`${summary}.`), ''] : []),
    heading('What was asked'),
    `  pledgebook ${operation}`,
    ...askedLines(context),
    '',
    heading('Files'),
    ...names.map((name) => `  ${name.padEnd(width)}${says(name)}`),
    '',
    heading('How to read the tables'),
    wrapped(
      'Text is UTF-8, fields are divided by commas and quoted as RFC 4180 says, the decimal sign is a point. Numbers are as held or computed and not rounded. An empty field means that there is no value; a column `because`, `missing` or `status` beside it says why. Amounts stand in the scale (power of ten) and prices of the columns beside them. A column that ends in # is the row, counted from 0, of the list that the row belongs to. Texts that a spreadsheet would run as a formula begin with an apostrophe.',
    ),
    '',
    heading('How the numbers were made'),
    wrapped(
      'Published figures are copied from the cell of the edition that each row names; editions are never joined, and nothing that was computed is given as published. What is computed is described in METHODS.md of the program; `pledgebook explain` followed by the question gives the tree of any figure down to cells.',
    ),
    '',
    heading('Revisions'),
    wrapped(
      `Editions are revised: the same question asked of a later edition may be answered otherwise. These are the figures as known on ${answer.asOf}; the same book and the same version of the program give the same bytes.`,
    ),
    '',
    heading('How to cite'),
    wrapped(answer.citation.text),
    '',
    heading('Terms of use'),
    wrapped(
      answer.citation.editions.length === 0
        ? 'No published figure was used.'
        : 'The figures belong to their publishers and are used on their terms, which stand in sources.csv. The program that made these files is under the MIT licence.',
    ),
    '',
    heading('Errors and questions'),
    wrapped('See CONTRIBUTING.md and SECURITY.md of the program; quote the book id and the question above.'),
    '',
  ].join('\n')
}

/** Definitions of the measures that the answer is about, and that its tables name. */
function measuresText({ answer, around }: AnswerContext, tables: readonly AnswerTable[]): string[] {
  const goal = (answer as { goal?: { measure?: unknown } | null }).goal
  const named = new Set<unknown>([
    textOf(answer, 'measure'),
    goal?.measure,
    ...tables.flatMap((t) =>
      t.columns.filter((c) => /(?:^|\.)measure$/.test(c)).flatMap((c) => t.rows.map((row) => row[c])),
    ),
  ])
  const found = (around?.measures ?? []).filter(({ id }) => named.has(id))
  if (found.length === 0) return []
  return [heading('Measures'), ...found.map((m) => wrapped(`${m.id}: ${m.title}. ${m.definition}`)), '']
}

/** Notes of the answer, then what is to be known of each dataset and what its footnote marks mean. */
export function notesText(context: AnswerContext, tables: readonly AnswerTable[]): string {
  const { answer } = context
  const notes = notesOf(answer)
  const datasets = new Map(
    answer.citation.editions.flatMap(({ id }) => {
      const dataset = datasetOf(id, context.around)
      return dataset === undefined ? [] : [[dataset.id, dataset] as const]
    }),
  )
  const of = [...datasets.values()].flatMap(({ id, publisher, note, marks }) => [
    heading(`${publisher} (${id})`),
    ...(note ? [wrapped(note)] : []),
    ...Object.entries(marks).map(([mark, says]) => wrapped(`${mark}  ${says}`, '  ')),
    '',
  ])
  return [
    heading('On this answer'),
    ...(notes.length === 0 ? ['Nothing beyond what the tables say.'] : notes.map((note) => wrapped(note))),
    '',
    ...measuresText(context, tables),
    ...of,
  ].join('\n')
}

/** The columns of all tables as a table. */
export function dictionaryCsv(columns: readonly Column[]): string {
  return (
    csvRow(['table', 'column', 'type', 'unit', 'description']) +
    columns.map((c) => csvRow([c.table, c.column, c.type, c.unit ?? null, c.description ?? null])).join('')
  )
}

/** The editions of an answer, one a row, with their publishers' terms. */
export function sourcesCsv(context: AnswerContext): string {
  const head = ['edition', 'publisher', 'title', 'publishedOn', 'basis', 'copy', 'url', 'credit', 'terms']
  return (
    csvRow(head) +
    context.answer.citation.editions
      .map((e) => {
        const d = datasetOf(e.id, context.around)
        const texts = [d?.publisher, e.title, e.publishedOn, e.basis, e.copy, e.url ?? d?.url, d?.credit, d?.terms]
        return csvRow([e.id, ...texts.map((text) => text ?? null)])
      })
      .join('')
  )
}
