import { csvRow } from './csv.js'

/** A table of an answer: the name of its list, its columns and its rows. */
export interface AnswerTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, Cell>>[]
}

export type Cell = string | number | boolean | null
type Item = Readonly<Record<string, unknown>>

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is readonly Item[] =>
  Array.isArray(value) && value.length > 0 && value.every(isItem)

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((v) => (typeof v === 'object' ? JSON.stringify(v) : String(v))).join('; ')
  return String(value)
}

/** Names of the two ends of an interval, by the name of its field. */
function endsOf(name: string): readonly [string, string] | undefined {
  if (/^p\d+$/.test(name)) return ['low', 'high']
  return name === 'span' ? ['start', 'end'] : undefined
}

/** Fields of an item in one row: those of its parts after a point (`gap.money.value`); its lists are apart. */
function flat(item: Item, prefix = ''): [string, Cell][] {
  return Object.entries(item).flatMap(([name, value]): [string, Cell][] => {
    const ends = endsOf(name)
    if (ends && Array.isArray(value) && value.length === 2)
      return ends.map((end, i) => [`${prefix}${name}.${end}`, cellOf(value[i])])
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

/** Fields that tell an item from the others of its list; the rows of its own lists carry them too. */
const KEYS = ['id', 'area', 'period', 'edition', 'part', 'rule', 'code', 'measure']

function keysOf(item: Item, name: string): [string, Cell][] {
  return KEYS.flatMap((key): [string, Cell][] => (typeof item[key] === 'string' ? [[`${name}.${key}`, item[key]]] : []))
}

/** Columns of rows in order; a part that is null in one row and has fields in another is told by its fields alone. */
function columnsOf(rows: readonly Readonly<Record<string, Cell>>[]): string[] {
  const all = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const parts = new Set(all.flatMap((name) => [...name.matchAll(/\./g)].map(({ index }) => name.slice(0, index))))
  return all.filter((name) => !parts.has(name) || rows.some((row) => (row[name] ?? null) !== null))
}

function tablesOf(name: string, items: readonly Placed[], found: Map<string, AnswerTable>): void {
  const rows = items.map(({ item, of }) => Object.fromEntries([...of, ...flat(item)]))
  const inner = new Map<string, Placed[]>()
  for (const [i, { item, of }] of items.entries())
    for (const [path, list] of listsIn(item)) {
      const own = name.split('.').at(-1) ?? name
      const at: [string, Cell][] = [...of, [`${own}#`, i], ...keysOf(item, own)]
      const before = inner.get(path) ?? []
      for (const each of list) before.push({ item: each, of: at })
      inner.set(path, before)
    }
  // A list that is empty in one row and has items in another is a table, and no column.
  found.set(name, { name, columns: columnsOf(rows).filter((column) => !inner.has(column)), rows })
  for (const [path, placed] of inner) tablesOf(`${name}.${path}`, placed, found)
}

/** The nodes of a tree of figures, each with its JSON pointer in the tree and how deep it lies; what is made before what it is made of. */
function nodesOf(node: Item, pointer: string, depth: number): Item[] {
  const { from, ...own } = node
  const inner = isList(from) ? from.flatMap((each, i) => nodesOf(each, `${pointer}/from/${i}`, depth + 1)) : []
  return [{ pointer, depth, ...own }, ...inner]
}

function treeTable(tree: Item): AnswerTable {
  const rows = nodesOf(tree, '/tree', 0).map((node) => {
    const { files, ...observation } = isItem(node.observation) ? node.observation : {}
    const sha256 = isList(files) ? files.map((file) => String(file.sha256)).join('; ') : undefined
    const whole = { ...node, ...(isItem(node.observation) && { observation: { ...observation, sha256 } }) }
    return Object.fromEntries(flat(whole))
  })
  return { name: 'tree', columns: columnsOf(rows), rows }
}

/**
 * The lists of an answer as tables, in its order: one for each list of objects, nested ones apart with the row number (from 0)
 * of what they belong to in a column that ends in `#`, and its keys (`members.area`). Values are the answer's own, not rounded; what is in no list is left
 * out (`answerNotes`). A tree of figures is one table of its nodes. An answer without a list is one table of one row.
 */
export function answerTables(answer: Item): AnswerTable[] {
  if (isItem(answer.tree) && 'kind' in answer.tree) return [treeTable(answer.tree)]
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
