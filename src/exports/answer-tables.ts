import { csvRow } from './csv.js'

/** A table of an answer: the name of its list, its columns and its rows. */
export interface AnswerTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, Cell>>[]
}

type Cell = string | number | null
type Item = Readonly<Record<string, unknown>>

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is readonly Item[] =>
  Array.isArray(value) && value.length > 0 && value.every(isItem)

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((v) => (isItem(v) ? JSON.stringify(v) : String(v))).join('; ')
  return String(value)
}

/** Fields of an item in one row: those of its parts after a point (`gap.money.value`); its lists are apart. */
function flat(item: Item, prefix = ''): [string, Cell][] {
  return Object.entries(item).flatMap(([name, value]): [string, Cell][] => {
    if (isItem(value)) return flat(value, `${prefix}${name}.`)
    return isList(value) ? [] : [[prefix + name, cellOf(value)]]
  })
}

/** Lists within an item, by the path to them. */
function listsIn(item: Item, prefix = ''): [string, readonly Item[]][] {
  return Object.entries(item).flatMap(([name, value]): [string, readonly Item[]][] => {
    if (isItem(value)) return listsIn(value, `${prefix}${name}.`)
    return isList(value) ? [[prefix + name, value]] : []
  })
}

/** An item's own row number in its list leads from the rows of its lists back to it. */
interface Placed {
  readonly item: Item
  readonly of: readonly [string, Cell][]
}

function tablesOf(name: string, items: readonly Placed[], found: Map<string, AnswerTable>): void {
  const rows = items.map(({ item, of }) => Object.fromEntries([...of, ...flat(item)]))
  found.set(name, { name, columns: [...new Set(rows.flatMap((row) => Object.keys(row)))], rows })
  const inner = new Map<string, Placed[]>()
  for (const [i, { item, of }] of items.entries())
    for (const [path, list] of listsIn(item)) {
      const at: [string, Cell][] = [...of, [`${name.split('.').at(-1)}#`, i]]
      inner.set(path, [...(inner.get(path) ?? []), ...list.map((each) => ({ item: each, of: at }))])
    }
  for (const [path, placed] of inner) tablesOf(`${name}.${path}`, placed, found)
}

/**
 * The lists of an answer as tables, in its order: one for each list of objects, nested ones apart with the row number (from 0)
 * of what they belong to in a column that ends in `#`. Values are the answer's own, not rounded; what is in no list is left
 * out (`answerNotes`). An answer without a list is one table of one row.
 */
export function answerTables(answer: Item): AnswerTable[] {
  const found = new Map<string, AnswerTable>()
  for (const [path, list] of listsIn(answer))
    if (path !== 'citation.editions')
      tablesOf(
        path,
        list.map((item) => ({ item, of: [] })),
        found,
      )
  if (found.size > 0) return [...found.values()]
  const { schema: _schema, tool: _tool, book: _book, citation: _citation, ...own } = answer
  const row = Object.fromEntries(flat(own))
  return [{ name: 'answer', columns: Object.keys(row), rows: [row] }]
}

/** A table as CSV: RFC 4180, UTF-8, full precision, formulas of spreadsheets defused. */
export function tableCsv({ columns, rows }: AnswerTable): string {
  return csvRow(columns) + rows.map((row) => csvRow(columns.map((c) => row[c] ?? null))).join('')
}
