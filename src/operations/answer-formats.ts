import type { AnswerContext, Answered } from '../exports/answer-context.js'
import { dataPackageOf, describedTables, filesOf, jsonLdOf, zipOf } from '../exports/answer-files.js'
import { type AnswerTable, tableCsv } from '../exports/answer-tables.js'
import { bibtex, cslJson, ris } from '../exports/citation-files.js'
import type { Column } from '../exports/column-dictionary.js'
import { sdmxCsv } from '../exports/sdmx-csv.js'
import { sdmxJson } from '../exports/sdmx-json.js'
import { sdmxStructure } from '../exports/sdmx-structure.js'
import { canonicalJson } from '../terms/canonical-json.js'
import { answerFields } from './answer-fields.js'
import type { Asked } from './ask.js'
import { OBSERVED_OPERATIONS, observedIn } from './observed.js'
import { PICTURES, pictureOf } from './picture.js'

/** A way to write an answer. */
export interface Format {
  readonly name: string
  readonly type: string
  readonly extension: string
  /** For people, in a line. */
  readonly says: string
  readonly binary?: boolean
  /** Operations whose answers it can write; absent for all. */
  readonly of?: readonly string[]
  /** The text or bytes of an answer; `chart` names a chart where the format draws one. */
  write(asked: Asked, chart: string | undefined): Promise<string | Uint8Array>
}

/** The list that is an answer's table where only one is written; the first of those it has where none is named. */
const MAIN: Readonly<Record<string, string>> = {
  cost: 'years',
  plan: 'years',
  standing: 'members',
  revisions: 'editions',
  definitions: 'years.values',
  readings: 'members',
  classify: 'byPart',
  check: 'claims',
}

/** The value that files are made of: of an export, the observations that it is of. */
function answeredBy({ answer }: Asked): Answered & object {
  const observations = answer.forms?.observations?.()
  return observations === undefined ? (answer.value as Answered & object) : JSON.parse(observations)
}

function contextOf(asked: Asked): AnswerContext {
  const { operation, question, facts } = asked
  return {
    operation: operation.name,
    summary: operation.summary,
    question,
    answer: answeredBy(asked),
    around: facts,
    fields: answerFields(operation),
  }
}

function mainTable(asked: Asked): readonly [AnswerTable, readonly Column[]] {
  const { tables, columns } = describedTables(contextOf(asked))
  const table = tables.find((t) => t.name === MAIN[asked.operation.name]) ?? tables[0]
  if (table === undefined) throw new Error('an answer has a table')
  return [table, columns.filter((c) => c.table === table.name)]
}

async function asParquet(table: AnswerTable, columns: readonly Column[]): Promise<Uint8Array> {
  const { toParquet } = await import('../exports/parquet-table.js')
  return toParquet(table.columns, table.rows, new Map(columns.map((c) => [c.column, c.type])))
}

const observed = (asked: Asked) => observedIn(asked.operation.name, answeredBy(asked))

/** SDMX files that lie in the zip of an answer of observations. */
function sdmxFiles(asked: Asked): Map<string, string> {
  const observations = observed(asked)
  if (observations.length === 0) return new Map()
  const context = contextOf(asked)
  return new Map([
    ['sdmx-data.csv', sdmxCsv(observations)],
    ['sdmx-data.json', canonicalJson(sdmxJson(context, observations))],
    ['sdmx-structure.json', canonicalJson(sdmxStructure(context, observations))],
  ])
}

/** Another form that the answer itself knows. */
function form(name: string): Format['write'] {
  return async ({ answer }) => answer.forms?.[name]?.() ?? canonicalJson(answer.value)
}

/** Every way to write an answer, the usual one first. */
export const FORMATS: readonly Format[] = [
  {
    name: 'json',
    type: 'application/json',
    extension: 'json',
    says: 'the whole answer',
    write: async ({ answer }) => canonicalJson(answer.value),
  },
  {
    name: 'csv',
    type: 'text/csv; charset=utf-8',
    extension: 'csv',
    says: "the answer's main list as a table, numbers unrounded",
    write: async (asked) => tableCsv(mainTable(asked)[0]),
  },
  {
    name: 'zip',
    type: 'application/zip',
    extension: 'zip',
    binary: true,
    says: 'every list as CSV, with a dictionary of columns, notes, sources, citations and the whole answer',
    write: async (asked) =>
      zipOf(filesOf(contextOf(asked), 'csv', (t) => new TextEncoder().encode(tableCsv(t)), sdmxFiles(asked))),
  },
  {
    name: 'parquet',
    type: 'application/vnd.apache.parquet',
    extension: 'parquet',
    binary: true,
    says: "the answer's main list as Parquet, columns typed",
    write: async (asked) => asParquet(...mainTable(asked)),
  },
  {
    name: 'parquet-zip',
    type: 'application/zip',
    extension: 'parquet.zip',
    binary: true,
    says: 'the zip with every list as Parquet instead of CSV',
    write: async (asked) => {
      const { tables, columns } = describedTables(contextOf(asked))
      const written = new Map<string, Uint8Array>()
      for (const table of tables)
        written.set(
          table.name,
          await asParquet(
            table,
            columns.filter((c) => c.table === table.name),
          ),
        )
      const write = ({ name }: AnswerTable) => written.get(name) ?? new Uint8Array()
      return zipOf(filesOf(contextOf(asked), 'parquet', write, sdmxFiles(asked)))
    },
  },
  {
    name: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    binary: true,
    says: 'an Excel workbook: every list as a sheet; a cost with its formulas',
    write: async ({ operation, question, answer }) => {
      const { answerWorkbook } = await import('../exports/workbook.js')
      return answerWorkbook({ operation, question, answer: answer.value as Answered & object, model: answer.model?.() })
    },
  },
  {
    name: 'datapackage',
    type: 'application/vnd.datapackage+json',
    extension: 'datapackage.json',
    says: 'the descriptor of a Frictionless Data Package; its tables are in the zip',
    write: async (asked) => canonicalJson(dataPackageOf(contextOf(asked))),
  },
  {
    name: 'dataset',
    type: 'application/ld+json',
    extension: 'jsonld',
    says: 'schema.org Dataset as JSON-LD',
    write: async (asked) => canonicalJson(jsonLdOf(contextOf(asked))),
  },
  {
    name: 'sdmx-csv',
    type: 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
    extension: 'sdmx.csv',
    says: 'the observations as SDMX-CSV 2.0',
    of: OBSERVED_OPERATIONS,
    write: async (asked) => sdmxCsv(observed(asked)),
  },
  {
    name: 'sdmx-json',
    type: 'application/vnd.sdmx.data+json; version=2.0.0',
    extension: 'sdmx.json',
    says: 'the observations as SDMX-JSON 2.0, with their structure',
    of: OBSERVED_OPERATIONS,
    write: async (asked) => canonicalJson(sdmxJson(contextOf(asked), observed(asked))),
  },
  {
    name: 'sdmx-structure',
    type: 'application/vnd.sdmx.structure+json; version=2.0.0',
    extension: 'structure.json',
    says: 'structure and code lists of the observations as SDMX-JSON 2.0',
    of: OBSERVED_OPERATIONS,
    write: async (asked) => canonicalJson(sdmxStructure(contextOf(asked), observed(asked))),
  },
  {
    name: 'bibtex',
    type: 'application/x-bibtex; charset=utf-8',
    extension: 'bib',
    says: 'the citation as BibTeX, with each edition',
    write: async (asked) => bibtex(contextOf(asked)),
  },
  {
    name: 'csl',
    type: 'application/vnd.citationstyles.csl+json',
    extension: 'csl.json',
    says: 'the citation as CSL-JSON, with each edition',
    write: async (asked) => canonicalJson(cslJson(contextOf(asked))),
  },
  {
    name: 'ris',
    type: 'application/x-research-info-systems; charset=utf-8',
    extension: 'ris',
    says: 'the citation as RIS, with each edition',
    write: async (asked) => ris(contextOf(asked)),
  },
  {
    name: 'svg',
    type: 'image/svg+xml',
    extension: 'svg',
    says: 'a chart',
    of: Object.keys(PICTURES),
    write: async ({ operation, answer }, chart) =>
      pictureOf(operation.name, answer.value, chart).svg({ id: 'pledgebook' }),
  },
  {
    name: 'html',
    type: 'text/html; charset=utf-8',
    extension: 'html',
    says: "a chart's numbers as an accessible table",
    of: Object.keys(PICTURES),
    write: async ({ operation, answer }, chart) => pictureOf(operation.name, answer.value, chart).table({}),
  },
  {
    name: 'html',
    type: 'text/html; charset=utf-8',
    extension: 'html',
    says: 'a page with marked text and side notes',
    of: ['check'],
    write: form('html'),
  },
  {
    name: 'html',
    type: 'text/html; charset=utf-8',
    extension: 'html',
    says: 'a page to print: text, charts, tables and sources',
    of: ['report'],
    write: form('html'),
  },
  {
    name: 'claimreview',
    type: 'application/ld+json',
    extension: 'jsonld',
    says: 'schema.org ClaimReview',
    of: ['check'],
    write: form('claimreview'),
  },
  {
    name: 'annotation',
    type: 'application/ld+json',
    extension: 'jsonld',
    says: 'W3C Web Annotation',
    of: ['check'],
    write: form('annotation'),
  },
]
