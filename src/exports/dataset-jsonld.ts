import { type AnswerContext, datasetOf, notesOf, titleOf } from './answer-context.js'
import type { AnswerTable } from './answer-tables.js'
import type { Column } from './column-dictionary.js'

const CODE_LICENCE = 'https://spdx.org/licenses/MIT.html'

/** First and last year of a table's periods, as ISO 8601 intervals have them. */
function coverageOf(tables: readonly AnswerTable[], answer: object): string | undefined {
  const own = (answer as { period?: unknown }).period
  const years = tables
    .flatMap((table) => (table.columns.includes('period') ? table.rows.map((row) => row.period) : []))
    .concat(typeof own === 'string' ? [own] : [])
    .filter((year): year is string => typeof year === 'string' && /^\d{4}$/.test(year))
    .sort()
  const [first] = years
  if (first === undefined) return undefined
  return first === years.at(-1) ? first : `${first}/${years.at(-1)}`
}

/** Areas that the tables name, spelt out. */
function placesOf(tables: readonly AnswerTable[], context: AnswerContext): string[] {
  const known = new Map(
    [...(context.around?.areas ?? []), ...(context.around?.groups ?? [])].map((a) => [a.code, a.name]),
  )
  const own = (context.answer as { area?: unknown }).area
  const codes = tables
    .flatMap((t) => (t.columns.includes('area') ? t.rows.map((row) => row.area) : []))
    .concat(String(own))
  return [...new Set(codes)].flatMap((code) => known.get(String(code)) ?? [])
}

/** An edition as a data set of its publisher, with its terms. */
function editionNode(context: AnswerContext, edition: AnswerContext['answer']['citation']['editions'][number]): object {
  const dataset = datasetOf(edition.id, context.around)
  const url = edition.url ?? dataset?.url
  return {
    '@type': 'Dataset',
    identifier: edition.id,
    name: edition.title,
    description: `${edition.title}, published by ${dataset?.publisher ?? 'its publisher'}; edition ${edition.id} in the book.`,
    ...(edition.publishedOn && { datePublished: edition.publishedOn }),
    ...(url && { url }),
    ...(dataset && {
      creator: { '@type': 'Organization', name: dataset.publisher },
      license: { '@type': 'CreativeWork', name: `Terms of ${dataset.publisher}`, text: dataset.terms },
    }),
  }
}

/**
 * The answer as a schema.org Dataset in JSON-LD: what it measures, where and when, from which editions and on whose terms.
 * `files` are named as in the zip, so that the text can lie beside them; the terms of the figures are their publishers'.
 */
export function datasetJsonLd(
  context: AnswerContext,
  tables: readonly AnswerTable[],
  columns: readonly Column[],
  files: readonly { readonly name: string; readonly type: string }[],
): object {
  const { answer, operation } = context
  const coverage = coverageOf(tables, answer)
  const places = placesOf(tables, context)
  const measured = columns.filter((c) => ['number', 'integer'].includes(c.type) && !c.column.endsWith('#'))
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: titleOf(context),
    description: [
      `${context.summary ?? `Answer of pledgebook ${operation}`}.`,
      `As known on ${answer.asOf}, from book ${answer.book.id}; every figure names its edition and cell.`,
      ...notesOf(answer),
    ].join(' '),
    identifier: `${answer.schema}:${answer.book.id}:${answer.asOf}`,
    version: `${answer.tool.version}, book ${answer.book.id}`,
    dateModified: answer.book.knownTo,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: 'The Pledgebook maintainers' },
    citation: answer.citation.text,
    creditText: answer.citation.text,
    license: CODE_LICENCE,
    usageInfo:
      'The licence covers the tables as a compilation; the figures themselves are used on the terms of their publishers, which stand at each edition.',
    ...(coverage && { temporalCoverage: coverage }),
    ...(places.length > 0 && { spatialCoverage: places.map((name) => ({ '@type': 'Place', name })) }),
    variableMeasured: measured.map((c) => ({
      '@type': 'PropertyValue',
      name: `${c.table}.${c.column}`,
      ...(c.description && { description: c.description }),
      ...(c.unit && { unitText: c.unit }),
    })),
    isBasedOn: answer.citation.editions.map((edition) => editionNode(context, edition)),
    distribution: files.map(({ name, type }) => ({
      '@type': 'DataDownload',
      name,
      contentUrl: name,
      encodingFormat: type,
    })),
  }
}
