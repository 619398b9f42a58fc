import { allBits, type BitWord, bitsOn } from './bit-words.js'
import type { Column } from './condition.js'
import { conditionSql, type SqlValues } from './sql-condition.js'

/** Columns with few distinct values against rows: their conditions are looked at once for each distinct value. */
const LISTED = ['code', 'ministry', 'programme', 'words'] as const
/** Columns looked at on every row. */
const ON_ROWS: readonly Column[] = ['year', 'stage', 'side', 'amount']

type Listed = (typeof LISTED)[number]

/** The bits of one distinct value: those that no condition decides, and those whose condition holds. */
function valueBits(word: BitWord, column: Listed, values: SqlValues): string {
  const { decided, free } = bitsOn(word, [column])
  const cases = decided.map(
    ({ condition, bits }) => `case when ${conditionSql(condition, values)} then ${bits} else 0 end`,
  )
  return [values.dialect.wide(free), ...cases].join('\n      + ')
}

/** The bits that conditions on every row leave standing; none where there are no such conditions. */
function rowBits(word: BitWord, values: SqlValues): string[] {
  const all = allBits(word)
  return bitsOn(word, ON_ROWS).decided.map(
    ({ condition, bits }) =>
      `case when ${conditionSql(condition, values)} then ${values.dialect.wide(all)} else ${values.dialect.wide(all - bits)} end`,
  )
}

function lookedUp(words: readonly BitWord[], values: SqlValues): string {
  const { dialect } = values
  const branches = words.map(({ name, alternatives }) => {
    const ids = alternatives.map(({ rule }) => values.text(rule))
    return `    when ${name} <> 0 then ${dialect.atLowestBit(name, ids)}`
  })
  return `case\n${branches.join('\n')}\n    else null\n  end`
}

/**
 * For each distinct code, ministry, programme and text an integer whose bit i says that alternative i's condition on that
 * column holds; for a row these are joined and ANDed, with the conditions on year, stage, side and amount, and the
 * lowest set bit is the first rule that holds. Texts are searched once for each distinct text, not for each row.
 */
export function bitmapSql(words: readonly BitWord[], table: string, kept: string, values: SqlValues): string {
  const { dialect } = values
  const needed = (word: BitWord, column: Listed) => bitsOn(word, [column]).decided.length > 0
  const columns = LISTED.filter((column) => words.some((word) => needed(word, column)))
  const lists = columns.map((column) => {
    const bits = words
      .filter((w) => needed(w, column))
      .map((w) => `${valueBits(w, column, values)} as ${column}_${w.name}`)
    const distinct = `select distinct ${dialect.joinKey(column)} as ${column} from ${table}`
    return {
      column,
      sql: `select\n      ${column} as ${column}_key,\n      ${bits.join(',\n      ')}\n    from (${distinct}) as listed`,
    }
  })
  const anded = words.map((word) => {
    const parts = [
      ...columns.filter((column) => needed(word, column)).map((column) => `${column}_${word.name}`),
      ...rowBits(word, values),
    ]
    return `    ${parts.reduce((a, b) => dialect.bitAnd(a, b))} as ${word.name}`
  })
  const rows = dialect.joined(table, lists, kept)
  return `select\n  ${kept},\n  ${lookedUp(words, values)} as rule\nfrom (\n  select\n    ${kept},\n${anded.join(',\n')}\n  from ${rows}\n) as rows`
}
