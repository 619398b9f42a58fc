import type { Cell, Sheet } from './xlsx-sheet.js'

type Value = string | number | null

const isItem = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function shownOf(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  return isItem(value) || Array.isArray(value) ? JSON.stringify(value) : String(value)
}

/** Fields of an answer that are in none of its lists, by path: what a list of objects holds has a sheet of its own. */
function fieldsOf(item: Readonly<Record<string, unknown>>, prefix = ''): [string, Value][] {
  return Object.entries(item).flatMap(([name, value]): [string, Value][] => {
    const path = prefix + name
    if (isItem(value)) return fieldsOf(value, `${path}.`)
    if (!Array.isArray(value)) return [[path, shownOf(value)]]
    if (value.some(isItem)) return []
    if (value.every((v) => typeof v === 'number')) return [[path, value.join('; ')]]
    return value.map((v): [string, Value] => [path, shownOf(v)])
  })
}

/** All of an answer that is in no list: one row a field, texts of a list one row each. */
export function fieldsSheet(answer: Readonly<Record<string, unknown>>, name: string): Sheet {
  const { schema: _schema, tool: _tool, book: _book, citation: _citation, asOf: _asOf, ...own } = answer
  const rows = fieldsOf(own).map(([field, value]): (Cell | undefined)[] => [
    { value: field, style: { role: 'plain' } },
    value === null
      ? { value: 'none', style: { role: 'note', side: 'left' } }
      : {
          value,
          style:
            typeof value === 'number'
              ? { role: 'plain', side: 'left', format: Number.isInteger(value) ? '0' : '#,##0.00####' }
              : { role: 'plain', side: 'left', wrap: true },
        },
  ])
  const header: Cell[] = [
    { value: 'field', style: { role: 'header' } },
    { value: 'value', style: { role: 'header', side: 'left' } },
  ]
  return { name, widths: [44, 100], rows: [header, ...rows], frozen: { rows: 1, columns: 0 }, filtered: 0 }
}
