import { type Condition, FIRST_YEAR, LAST_YEAR, type Leaf, type NameColumn } from './condition.js'
import { normaliseText, wordForm } from './ledger-text.js'
import { listed, type RuleProblem, type WrittenCondition } from './written-rule.js'

type Path = readonly (string | number)[]
type Report = (path: Path, message: string) => void

/** A prefix in normal form. A blank at its end counts: "army *" is not met by "armyx". */
function prefixOf(text: string): string {
  return normaliseText(`${text}x`).slice(0, -1)
}

function nameLeaf(column: NameColumn, written: string, path: Path, report: Report): Leaf | undefined {
  const open = column === 'code' || written.endsWith('*')
  const text = column !== 'code' && open ? prefixOf(written.slice(0, -1)) : normaliseText(written)
  if (text === '') report(path, `an empty ${column} would be met by every line; write some of its letters or remove it`)
  else if (text.includes('*'))
    report(path, `"${written}": a star may only end a ministry or programme; a code is a prefix without a star`)
  else return open ? { test: 'prefix', column, prefix: text } : { test: 'equals', column, text }
  return undefined
}

function wordLeaf(written: string, path: Path, report: Report): Leaf | undefined {
  const bare = written.trim()
  const [startOpen, endOpen] = [bare.startsWith('*'), bare.endsWith('*')]
  const words = wordForm(bare)
  const fragment = words.slice(startOpen ? 1 : 0, endOpen ? -1 : undefined)
  if (words === '') report(path, `"${written}" has no letter or digit; write the word to be found or remove it`)
  else if (bare.slice(1, -1).includes('*'))
    report(path, `"${written}": a star may only begin or end a word; write the parts as words of their own`)
  else return { test: 'words', column: 'words', fragment }
  return undefined
}

/**
 * Reads a written condition: texts in normal form, several fields joined by `all`, lists by `any`. A code is met by its
 * beginning; a ministry or programme by the whole name, or by its beginning where it ends in a star; `word` by whole words
 * that follow one another, the first or last of them cut short where a star stands ("cyber*", "*schutz").
 * Returns undefined, and has reported why, where something is wrong.
 */
export function readCondition(written: WrittenCondition, path: Path, report: Report): Condition | undefined {
  const parts: (Condition | undefined)[] = []
  const several = (items: readonly WrittenCondition[], key: 'all' | 'any') => {
    const of = items.map((item, i) => readCondition(item, [...path, key, i], report))
    if (of.length === 0) report([...path, key], `"${key}" is an empty list; write conditions in it or remove it`)
    else parts.push(of.includes(undefined) ? undefined : { test: key, of: of as Condition[] })
  }
  const leaves = (
    key: 'code' | 'ministry' | 'programme' | 'word',
    read: (text: string, at: Path) => Leaf | undefined,
  ) => {
    const value = written[key]
    if (value === undefined) return
    const isList = typeof value !== 'string'
    const of = listed(value).map((text, i) => read(text, isList ? [...path, key, i] : [...path, key]))
    if (of.length === 0) report([...path, key], `"${key}" is an empty list; write texts in it or remove it`)
    parts.push(of.includes(undefined) ? undefined : of.length === 1 ? of[0] : { test: 'any', of: of as Leaf[] })
  }
  if (written.all !== undefined) several(written.all, 'all')
  if (written.any !== undefined) several(written.any, 'any')
  if (written.not !== undefined) {
    const of = readCondition(written.not, [...path, 'not'], report)
    parts.push(of && { test: 'not', of })
  }
  for (const column of ['code', 'ministry', 'programme'] as const)
    leaves(column, (text, at) => nameLeaf(column, text, at, report))
  leaves('word', (text, at) => wordLeaf(text, at, report))
  if (written.amount !== undefined) {
    const { least = -Infinity, most = Infinity } = written.amount
    if (least === -Infinity && most === Infinity) report([...path, 'amount'], 'give "least", "most" or both')
    parts.push({ test: 'between', column: 'amount', least, most })
  }
  if (written.year !== undefined) {
    const { from = FIRST_YEAR, to = LAST_YEAR } = written.year
    if (from === FIRST_YEAR && to === LAST_YEAR) report([...path, 'year'], 'give "from", "to" or both')
    parts.push({ test: 'years', column: 'year', from, to })
  }
  for (const column of ['stage', 'side'] as const) {
    const values = listed<string>(written[column])
    if (written[column] !== undefined) parts.push({ test: 'oneOf', column, values })
    if (written[column] !== undefined && values.length === 0) report([...path, column], `"${column}" is an empty list`)
  }
  if (parts.length === 0) report(path, 'an empty condition; write what a line must have')
  if (parts.length === 0 || parts.includes(undefined)) return undefined
  return parts.length === 1 ? parts[0] : { test: 'all', of: parts as Condition[] }
}

export function collector(problems: RuleProblem[]): Report {
  return (path, message) => problems.push({ path, message })
}
