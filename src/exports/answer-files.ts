import { strToU8, zipSync } from 'fflate'
import { canonicalJson } from '../terms/canonical-json.js'
import type { AnswerContext, Answered } from './answer-context.js'
import { dictionaryCsv, notesText, readme, sourcesCsv } from './answer-readme.js'
import { type AnswerTable, answerTables, tableCsv } from './answer-tables.js'
import { bibtex, cslJson, ris } from './citation-files.js'
import { type Column, columnsOf } from './column-dictionary.js'
import { dataPackage, type TableFile } from './data-package.js'
import { datasetJsonLd } from './dataset-jsonld.js'

export type { Answered } from './answer-context.js'

/** One day for all keeps the same answer the same bytes: the first that a zip can hold, in local time as zips have it. */
const DAY = '1980-01-01T12:00'

/** Where little is known around the answer, as in the page: its operation, its question and itself. */
export type Around = Pick<AnswerContext, 'summary' | 'around' | 'fields'>

/** Tables of an answer and what is to be said of their columns. */
export interface DescribedTables {
  readonly tables: readonly AnswerTable[]
  readonly columns: readonly Column[]
}

/** The tables of an answer with their columns described. */
export function describedTables({ answer, fields }: Pick<AnswerContext, 'answer' | 'fields'>): DescribedTables {
  const listed = ({ name }: AnswerTable, column: string) =>
    fields?.get(name === 'answer' ? column : `${name}.${column}`)?.type === 'list'
  // A list that is empty in every row leaves a column, which says nothing.
  const tables = answerTables(answer as unknown as Record<string, unknown>).map((table) => ({
    ...table,
    columns: table.columns.filter((column) => !listed(table, column)),
  }))
  return { tables, columns: tables.flatMap((table) => columnsOf(table, fields)) }
}

/** The descriptor of the files' Data Package, for tables that are written by `write`. */
function packageOf(
  context: AnswerContext,
  { columns }: DescribedTables,
  written: readonly (readonly [AnswerTable, Uint8Array])[],
  format: 'csv' | 'parquet',
): object {
  const files = written.map(([table, { length }]): TableFile => ({ table, bytes: length }))
  return dataPackage(context, files, columns, format)
}

/** The Data Package descriptor of an answer by itself; the paths in it are those of the zip. */
export function dataPackageOf(context: AnswerContext): object {
  const described = describedTables(context)
  const written = described.tables.map((table) => [table, strToU8(tableCsv(table))] as const)
  return packageOf(context, described, written, 'csv')
}

/** The schema.org Dataset of an answer by itself; its distribution is named as in the zip. */
export function jsonLdOf(context: AnswerContext): object {
  const { tables, columns } = describedTables(context)
  const files = tables.map(({ name }) => ({ name: `${name}.csv`, type: 'text/csv' }))
  return datasetJsonLd(context, tables, columns, [...files, { name: 'answer.json', type: 'application/json' }])
}

/** Files that say what the tables are, without the tables. */
function wordsOf(context: AnswerContext, described: DescribedTables): Map<string, string> {
  const { operation, question, answer } = context
  const { schema, tool, book, asOf, citation } = answer
  return new Map([
    ['dictionary.csv', dictionaryCsv(described.columns)],
    ['notes.txt', notesText(context, described.tables)],
    ['sources.csv', sourcesCsv(context)],
    ['metadata.json', canonicalJson({ operation, question, schema, tool, book, asOf, citation })],
    ['answer.json', canonicalJson(answer)],
    ['citation.txt', `${citation.text}\n`],
    ['citation.bib', bibtex(context)],
    ['citation.csl.json', canonicalJson(cslJson(context))],
    ['citation.ris', ris(context)],
  ])
}

/** The files of an answer in order, tables in a format; `more` are files of its own kind, such as SDMX. */
export function filesOf(
  context: AnswerContext,
  format: 'csv' | 'parquet',
  write: (table: AnswerTable, columns: readonly Column[]) => Uint8Array,
  more: ReadonlyMap<string, string> = new Map(),
): Map<string, Uint8Array> {
  const described = describedTables(context)
  const { tables, columns } = described
  const written = tables.map(
    (table) =>
      [
        table,
        write(
          table,
          columns.filter((c) => c.table === table.name),
        ),
      ] as const,
  )
  const words = new Map([
    ...wordsOf(context, described),
    ['datapackage.json', canonicalJson(packageOf(context, described, written, format))],
    ...more,
  ])
  const type = format === 'csv' ? 'text/csv' : 'application/vnd.apache.parquet'
  const files = tables.map(({ name }) => ({ name: `${name}.${format}`, type }))
  const jsonLd = datasetJsonLd(context, tables, columns, [...files, { name: 'answer.json', type: 'application/json' }])
  words.set('dataset.jsonld', canonicalJson(jsonLd))
  const names = ['README.txt', ...files.map((f) => f.name), ...words.keys()]
  return new Map([
    ['README.txt', strToU8(readme(context, tables, names))],
    ...written.map(([table, bytes]) => [`${table.name}.${format}`, bytes] as const),
    ...[...words].map(([name, text]) => [name, strToU8(text)] as const),
  ])
}

/** Files in one zip; the same files give the same bytes. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 6, mtime: DAY })
}

const asCsv = (table: AnswerTable) => strToU8(tableCsv(table))

/**
 * The files of an answer, by name: its tables as CSV, a dictionary of their columns, notes, sources with their terms, metadata,
 * citations, the whole as JSON, and a text that says what is what. `question` is what was asked, as the operation took it.
 */
export function answerFiles(
  operation: string,
  question: object,
  answer: Answered & object,
  around: Around = {},
): Map<string, string> {
  const decoder = new TextDecoder()
  const files = filesOf({ operation, question, answer, ...around }, 'csv', asCsv)
  return new Map([...files].map(([name, bytes]) => [name, decoder.decode(bytes)]))
}

/** The same files in one zip; the same answer gives the same bytes. */
export function answerZip(
  operation: string,
  question: object,
  answer: Answered & object,
  around: Around = {},
  more?: ReadonlyMap<string, string>,
): Uint8Array {
  return zipOf(filesOf({ operation, question, answer, ...around }, 'csv', asCsv, more))
}
