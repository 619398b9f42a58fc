import { strToU8, zipSync } from 'fflate'
import { canonicalJson } from '../terms/canonical-json.js'
import { answerTables, tableCsv } from './answer-tables.js'

/** What every answer carries: enough to cite it and to ask it again. */
export interface Answered {
  readonly schema: string
  readonly tool: { readonly name: string; readonly version: string }
  readonly book: { readonly id: string; readonly knownTo: string }
  readonly asOf: string
  readonly citation: {
    readonly text: string
    readonly editions: readonly { readonly id: string; readonly title: string; readonly url: string | null }[]
  }
}

/** One day for all keeps the same answer the same bytes: the first that a zip can hold, in local time as zips have it. */
const DAY = '1980-01-01T12:00'

/** What a reader of the files has to know, in words. */
function readme(operation: string, question: object, answer: Answered, tables: readonly string[]): string {
  const asked = Object.entries(question).map(([name, value]) => `  ${name}: ${String(value)}`)
  return [
    `Pledgebook ${answer.tool.version}: ${operation}`,
    '',
    'Asked:',
    ...(asked.length > 0 ? asked : ['  nothing but what is usual']),
    `  as known on: ${answer.asOf}`,
    `  book: ${answer.book.id}, known to ${answer.book.knownTo}`,
    '',
    'Files:',
    '  answer.json    the whole answer, as the command line prints it with --json',
    '  metadata.json  the question, the book, the editions used and the address of each',
    '  citation.txt   how to cite it',
    ...tables.map((name) => `  ${name}.csv    the list "${name}" of the answer, one row each, numbers unrounded`),
    '',
    'Every figure names its edition and cell. Editions are revised: cite the day as known.',
    '',
  ].join('\n')
}

/**
 * The files of an answer, by name: its tables as CSV, metadata, citation, the whole as JSON, and a text that says what is what.
 * `question` is what was asked, as the operation took it.
 */
export function answerFiles(operation: string, question: object, answer: Answered & object): Map<string, string> {
  const tables = answerTables(answer as unknown as Record<string, unknown>)
  const { schema, tool, book, asOf, citation } = answer
  const metadata = { operation, question, schema, tool, book, asOf, citation }
  return new Map([
    [
      'README.txt',
      readme(
        operation,
        question,
        answer,
        tables.map((t) => t.name),
      ),
    ],
    ['citation.txt', `${citation.text}\n`],
    ['metadata.json', canonicalJson(metadata)],
    ['answer.json', canonicalJson(answer)],
    ...tables.map((t): [string, string] => [`${t.name}.csv`, tableCsv(t)]),
  ])
}

/** The same files in one zip; the same answer gives the same bytes. */
export function answerZip(operation: string, question: object, answer: Answered & object): Uint8Array {
  const files = [...answerFiles(operation, question, answer)].map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync(Object.fromEntries(files), { level: 6, mtime: DAY })
}
