import type { Answered } from './answer-files.js'
import { answerTables } from './answer-tables.js'
import type { CostAnswer } from './workbook-answer.js'
import { costSheets } from './workbook-cost.js'
import { fieldsSheet } from './workbook-fields.js'
import { listSheet } from './workbook-lists.js'
import type { CostModel } from './workbook-model.js'
import { readmeSheet } from './workbook-readme.js'
import { xlsxFile } from './xlsx-package.js'
import { sheetNames } from './xlsx-text.js'

/** What a workbook is made from. */
export interface WorkbookSource {
  readonly operation: { readonly name: string; readonly summary: string }
  /** What was asked, as the operation took it. */
  readonly question: object
  /** Of a cost, where there is a model. */
  readonly answer: Answered & object
  /** How the answer's money was computed, for an answer that can be computed again by formulas. */
  readonly model?: CostModel | undefined
}

/**
 * An answer as an Excel workbook: what was asked and how to cite it, a sheet for each of its lists, one for all else; for a cost also its
 * formulas. The same answer gives the same bytes. Throws `input` `xlsx.size` where a sheet cannot hold a list.
 */
export function answerWorkbook({ operation, question, answer, model }: WorkbookSource): Uint8Array {
  const item = answer as unknown as Readonly<Record<string, unknown>>
  const tables = answerTables(item)
  const live = model === undefined ? undefined : costSheets(model, answer as Answered & CostAnswer)
  const own = live?.sheets ?? []
  const names = sheetNames([
    'Read me',
    ...own.map((s) => s.name),
    'Answer',
    ...tables.map((t) => (live ? `${t.name} (list)` : t.name)),
  ])
  const rest = names.slice(1 + own.length)
  const [fields = 'Answer', ...lists] = rest
  const sheets = [
    ...own,
    fieldsSheet(item, fields),
    ...tables.map((table, i) => listSheet(table, lists[i] ?? table.name)),
  ]
  const says = [
    ...(live?.listed ?? []),
    { name: fields, says: 'every field of the answer that is in no list' },
    ...tables.map((t, i) => ({
      name: lists[i] ?? t.name,
      says: `the list "${t.name}" of the answer, one row each, numbers unrounded${t.columns.some((c) => c.endsWith('#')) ? '; columns that end in # count rows of the list it belongs to, from 0' : ''}`,
    })),
  ]
  return xlsxFile({
    title: `Pledgebook: ${operation.name}`,
    subject: `as known on ${answer.asOf}, book ${answer.book.id}`,
    sheets: [readmeSheet(operation, question, answer, says, live?.says ?? []), ...sheets],
    names: live?.names ?? [],
  })
}
