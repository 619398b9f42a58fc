import type { RuleLine } from './ledger-text.js'

/** Columns that hold a name or code, as one text. */
export type NameColumn = 'code' | 'ministry' | 'programme'

/**
 * A test of one column. Prefixes, names and word fragments are in the form of `normaliseText` and `wordForm`; a fragment
 * has a blank at an end where a word must end there. Limits are inclusive.
 */
export type Leaf =
  | { readonly test: 'prefix'; readonly column: NameColumn; readonly prefix: string }
  | { readonly test: 'equals'; readonly column: NameColumn; readonly text: string }
  | { readonly test: 'words'; readonly column: 'words'; readonly fragment: string }
  | { readonly test: 'between'; readonly column: 'amount'; readonly least: number; readonly most: number }
  | { readonly test: 'years'; readonly column: 'year'; readonly from: string; readonly to: string }
  | { readonly test: 'oneOf'; readonly column: 'stage' | 'side'; readonly values: readonly string[] }

export type Condition =
  | Leaf
  | { readonly test: 'all'; readonly of: readonly Condition[] }
  | { readonly test: 'any'; readonly of: readonly Condition[] }
  | { readonly test: 'not'; readonly of: Condition }

export type Column = Leaf['column']

/** First and last year that can be written in four digits: an open end of a span. */
export const FIRST_YEAR = '0000'
export const LAST_YEAR = '9999'

function leafHolds(leaf: Leaf, line: RuleLine): boolean {
  switch (leaf.test) {
    case 'prefix':
      return line[leaf.column]?.startsWith(leaf.prefix) ?? false
    case 'equals':
      return line[leaf.column] === leaf.text
    case 'words':
      return line.words?.includes(leaf.fragment) ?? false
    case 'between':
      return line.amount !== null && line.amount >= leaf.least && line.amount <= leaf.most
    case 'years':
      return line.year !== null && line.year >= leaf.from && line.year <= leaf.to
    case 'oneOf':
      return leaf.values.includes(line[leaf.column] ?? '')
  }
}

/** Whether a condition holds for a line. A test of an absent value does not hold, so that its `not` does. */
export function holds(condition: Condition, line: RuleLine): boolean {
  switch (condition.test) {
    case 'all':
      return condition.of.every((part) => holds(part, line))
    case 'any':
      return condition.of.some((part) => holds(part, line))
    case 'not':
      return !holds(condition.of, line)
    default:
      return leafHolds(condition, line)
  }
}
