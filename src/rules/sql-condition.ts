import type { Condition, Leaf } from './condition.js'
import type { Dialect } from './sql-dialect.js'

/**
 * The values of one statement, numbered from 1 as they are first used. Amounts are values too, as decimal text that the
 * statement casts: clients bind whole numbers as 64-bit integers, which large amounts are not.
 */
export class SqlValues {
  readonly list: string[] = []
  private readonly numbers = new Map<string, number>()

  constructor(readonly dialect: Dialect) {}

  private number(value: string, type: 'text' | 'amount'): number {
    const key = `${type} ${value}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.list.push(value)
    this.numbers.set(key, this.list.length)
    return this.list.length
  }

  text(value: string): string {
    return this.dialect.text(value, () => this.number(value, 'text'))
  }

  /** `value` is finite. */
  amount(value: number): string {
    const decimal = String(value)
    return this.dialect.amount(decimal, () => this.number(decimal, 'amount'))
  }
}

function leafSql(leaf: Leaf, values: SqlValues): string {
  const { dialect } = values
  switch (leaf.test) {
    case 'prefix':
      return dialect.startsWith(leaf.column, values.text(leaf.prefix))
    case 'equals':
      return `${leaf.column} = ${values.text(leaf.text)}`
    case 'words':
      return dialect.contains(leaf.column, values.text(leaf.fragment))
    case 'years': {
      const year = dialect.bytes(leaf.column)
      return `${year} >= ${values.text(leaf.from)} and ${year} <= ${values.text(leaf.to)}`
    }
    case 'between': {
      const limits = [
        Number.isFinite(leaf.least) ? [`amount >= ${values.amount(leaf.least)}`] : [],
        Number.isFinite(leaf.most) ? [`amount <= ${values.amount(leaf.most)}`] : [],
      ].flat()
      return limits.join(' and ')
    }
    case 'oneOf':
      return `${leaf.column} in (${leaf.values.map((value) => values.text(value)).join(', ')})`
  }
}

/**
 * A condition as SQL that is true or false, never NULL: each leaf is false for an absent value, so that NOT over it is true
 * as in `holds`. Columns are those of `RuleLine`.
 */
export function conditionSql(condition: Condition, values: SqlValues): string {
  switch (condition.test) {
    case 'not':
      return `not ${conditionSql(condition.of, values)}`
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => conditionSql(part, values))
      return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(condition.test === 'all' ? ' and ' : ' or ')})`
    }
    default:
      return `coalesce(${leafSql(condition, values)}, ${values.dialect.no})`
  }
}
