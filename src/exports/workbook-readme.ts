import type { Answered } from './answer-files.js'
import type { Cell, Sheet } from './xlsx-sheet.js'
import type { Role } from './xlsx-styles.js'
import { quotedSheet } from './xlsx-text.js'

/** A sheet and what is in it. */
export interface Listed {
  readonly name: string
  readonly says: string
}

/** Longest part of a question that is shown: a whole article may have been asked about. */
const LONGEST = 300

function inWords(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
}

/** Excel opens no longer address, and nothing but the web is linked. */
function linkOf(url: string | null): string | undefined {
  return url !== null && /^https?:\/\/[\x21-\x7e]{1,2000}$/.test(url) ? url : undefined
}

const cell = (value: string, role: Role = 'plain'): Cell => ({ value, style: { role, wrap: role === 'plain' } })
const heading = (text: string) => [cell(text, 'heading'), cell('', 'heading')]

/** The first sheet: what was asked, as known on which day, from which editions, how to cite it, and where what is. */
export function readmeSheet(
  operation: { readonly name: string; readonly summary: string },
  question: object,
  answer: Answered & object,
  sheets: readonly Listed[],
  says: readonly string[],
): Sheet {
  const { tool, book, asOf, citation, schema } = answer
  const asked = Object.entries(question).filter(([, value]) => value !== undefined)
  const notes: unknown = 'notes' in answer ? answer.notes : undefined
  const told = Array.isArray(notes) ? notes.filter((n) => typeof n === 'string') : []
  const field = (label: string, value: string) => [cell(label, 'label'), cell(value)]
  const rows: (Cell | undefined)[][] = [
    [cell(`Pledgebook: ${operation.name}`, 'title')],
    [cell(operation.summary, 'note')],
    [],
    heading('Question'),
    ...(asked.length > 0
      ? asked.map(([name, value]) => field(name, inWords(value)))
      : [field('', 'nothing but what is usual')]),
    [],
    heading('Answer'),
    field('As known on', asOf),
    field('Book', `${book.id}, known to ${book.knownTo}`),
    field('Made by', `${tool.name} ${tool.version}`),
    field('Schema', schema),
    field('Cite as', citation.text),
    [],
    ...(says.length > 0
      ? [heading('How to use this workbook'), ...says.map((text) => [undefined, cell(text)]), []]
      : []),
    heading('Sheets'),
    ...sheets.map(({ name, says: what }) => [{ ...cell(name, 'link'), link: `#${quotedSheet(name)}!A1` }, cell(what)]),
    [],
    ...(told.length > 0 ? [heading('Notes'), ...told.map((text) => [undefined, cell(text)]), []] : []),
    heading('Editions'),
    ...citation.editions.flatMap(({ id, title, url }) => [
      [cell(id), cell(title)],
      ...(url === null
        ? []
        : [[undefined, linkOf(url) === undefined ? cell(url) : { ...cell(url, 'link'), link: linkOf(url) }]]),
    ]),
    ...(citation.editions.length === 0 ? [[undefined, cell('none')]] : []),
    [],
    [
      cell(
        `Editions are revised: cite the day as known.${says.length > 0 ? ' Blue cells are assumptions, grey ones come from the engine.' : ''}`,
        'note',
      ),
    ],
  ]
  return { name: 'Read me', widths: [28, 110], rows, tab: '1F3864' }
}
