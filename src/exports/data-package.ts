import { type AnswerContext, datasetOf, notesOf, titleOf } from './answer-context.js'
import type { AnswerTable } from './answer-tables.js'
import type { Column } from './column-dictionary.js'

const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json'

const TYPES = {
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean', trueValues: ['true'], falseValues: ['false'] },
  date: { type: 'date' },
  year: { type: 'year' },
  text: { type: 'string' },
} as const

/** Names of resources and packages: small letters, digits, points and dashes. */
function nameOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9._-]+/g, '-')
}

/** Rows of a nested list name the row of their own list that they belong to; row numbers are counted and are no column of it. */
function resource(table: AnswerTable, columns: readonly Column[], format: 'csv' | 'parquet', bytes: number): object {
  const fields = columns
    .filter((c) => c.table === table.name)
    .map((c) => ({
      name: c.column,
      ...TYPES[c.type],
      ...(c.description && { description: c.description }),
      ...(c.unit && { unit: c.unit }),
    }))
  return {
    name: nameOf(table.name),
    path: `${table.name}.${format}`,
    type: 'table',
    title: `The list "${table.name}" of the answer`,
    format,
    mediatype: format === 'csv' ? 'text/csv' : 'application/vnd.apache.parquet',
    ...(format === 'csv' && { encoding: 'utf-8', dialect: { delimiter: ',', lineTerminator: '\n', header: true } }),
    bytes,
    schema: { fields, missingValues: [''] },
  }
}

/** A table as it is written beside the descriptor. */
export interface TableFile {
  readonly table: AnswerTable
  /** Size of its file in bytes. */
  readonly bytes: number
}

/**
 * The descriptor of a Frictionless Data Package (version 2) for the tables of an answer: a schema for each, its editions as
 * sources with their publishers' terms. It lies beside the files that it describes.
 */
export function dataPackage(
  context: AnswerContext,
  files: readonly TableFile[],
  columns: readonly Column[],
  format: 'csv' | 'parquet' = 'csv',
): object {
  const { answer, operation, question } = context
  const sources = answer.citation.editions.map((edition) => {
    const dataset = datasetOf(edition.id, context.around)
    const path = edition.url ?? dataset?.url
    return {
      title: dataset ? `${dataset.publisher}, ${edition.title}` : edition.title,
      ...(path && /^(?:http|ftp)s?:\/\//.test(path) && { path }),
      version: edition.id,
      ...(dataset && { terms: dataset.terms }),
    }
  })
  return {
    $schema: PROFILE,
    name: nameOf(`pledgebook-${operation}-${answer.book.id}-${answer.asOf}`),
    id: `${answer.schema}:${answer.book.id}:${answer.asOf}`,
    title: titleOf(context),
    description: [`${context.summary ?? operation}. As known on ${answer.asOf}.`, ...notesOf(answer)].join('\n\n'),
    version: answer.tool.version,
    created: `${answer.book.knownTo}T00:00:00Z`,
    contributors: [{ title: 'The Pledgebook maintainers', roles: ['wrangler'] }],
    ...(sources.length > 0 && { sources }),
    citation: answer.citation.text,
    question,
    resources: files.map(({ table, bytes }) => resource(table, columns, format, bytes)),
  }
}
