export type DialectName = 'duckdb' | 'clickhouse' | 'postgres'

/** A list of the distinct values of a column (as `code_key`) with their bits. */
export interface ValueList {
  readonly column: string
  readonly sql: string
}

/** How one engine writes what compiled rules need. Columns and tables come from lists of ours, values only through `text` and `amount`. */
export interface Dialect {
  readonly name: DialectName
  readonly no: string
  /** What a value is in SQL text: a numbered parameter with its type, or a literal where the engine has no parameters. */
  readonly text: (value: string, parameter: () => number) => string
  readonly amount: (value: string, parameter: () => number) => string
  readonly startsWith: (column: string, prefix: string) => string
  readonly contains: (column: string, fragment: string) => string
  /** A column compared by the bytes of its text, whatever the locale. */
  readonly bytes: (column: string) => string
  /** Bits as a 64-bit integer. */
  readonly wide: (bits: bigint) => string
  readonly bitAnd: (a: string, b: string) => string
  /** The entry of a list whose number is that of the lowest set bit, from 0. */
  readonly atLowestBit: (bits: string, entries: readonly string[]) => string
  /** A listed column as rows are matched by it. */
  readonly joinKey: (column: string) => string
  /** The ledger's rows with the columns that are kept, each with the bits of its values. */
  readonly joined: (table: string, lists: readonly ValueList[], kept: string) => string
}

/**
 * A text as a literal of ClickHouse, whose version 18.16 has no parameters over HTTP: backslash and quote are escaped, and
 * control characters of one byte, so that the statement stays one line of text. Tested against each of these characters.
 */
export function clickhouseLiteral(text: string): string {
  const escaped = text.replace(/[\\']|(?=\p{ASCII})\p{Cc}/gu, (found) =>
    found === '\\' || found === "'" ? `\\${found}` : `\\x${found.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  return `'${escaped}'`
}

const numbered = (type: string) => (_: string, parameter: () => number) => `$${parameter()}::${type}`

/** NULL and the empty text are one key: no condition holds for either. */
const emptyForNull = (column: string) => `coalesce(${column}, '')`

/** ClickHouse joins two at a time; GLOBAL makes the list once where the ledger is spread over servers. */
function joinedInTurn(table: string, lists: readonly ValueList[], kept: string): string {
  const keys = lists.map(({ column }) => `, ${emptyForNull(column)} as ${column}_key`)
  const needed = [...new Set([...kept.split(', '), 'year', 'stage', 'side', 'amount'])].join(', ')
  const rows = `(\n    select ${needed}${keys.join('')}\n    from ${table}\n  )`
  return lists.reduce((inner, { column, sql }, i) => {
    const from = i === 0 ? inner : `(\n  select *\n  from ${inner}\n  )`
    return `${from} global any left join (\n    ${sql.replaceAll(' as listed', '')}\n  ) using (${column}_key)`
  }, rows)
}

function joinedAtOnce(match: (column: string) => string, end = '') {
  return (table: string, lists: readonly ValueList[]): string =>
    [
      table,
      ...lists.map(({ column, sql }) => `join (\n    ${sql}${end}\n  ) as ${column}_list on ${match(column)}`),
    ].join('\n  ')
}

export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  duckdb: {
    name: 'duckdb',
    no: 'false',
    text: numbered('varchar'),
    amount: numbered('double'),
    startsWith: (column, prefix) => `starts_with(${column}, ${prefix})`,
    contains: (column, fragment) => `contains(${column}, ${fragment})`,
    bytes: (column) => column,
    bitAnd: (a, b) => `${a}\n      & ${b}`,
    wide: (bits) => `${bits}::bigint`,
    atLowestBit: (bits, entries) => `[${entries.join(', ')}][bit_count((${bits} & -${bits}) - 1) + 1]`,
    joinKey: (column) => column,
    joined: joinedAtOnce((column) => `${column} is not distinct from ${column}_key`),
  },
  postgres: {
    name: 'postgres',
    no: 'false',
    text: numbered('text'),
    amount: numbered('double precision'),
    startsWith: (column, prefix) => `starts_with(${column}, ${prefix})`,
    contains: (column, fragment) => `strpos(${column}, ${fragment}) > 0`,
    bytes: (column) => `${column} collate "C"`,
    bitAnd: (a, b) => `${a}\n      & ${b}`,
    wide: (bits) => `${bits}::bigint`,
    atLowestBit: (bits, entries) =>
      `(array[${entries.join(', ')}])[bit_count(((${bits} & -${bits}) - 1)::bit(64)) + 1]`,
    joinKey: emptyForNull,
    // An offset keeps the planner from looking at the conditions of a list once for each row, after the join.
    joined: joinedAtOnce((column) => `${emptyForNull(column)} = ${column}_key`, '\n    offset 0'),
  },
  clickhouse: {
    name: 'clickhouse',
    no: '0',
    text: clickhouseLiteral,
    amount: (value) => `toFloat64(${value})`,
    startsWith: (column, prefix) => `startsWith(${column}, ${prefix})`,
    contains: (column, fragment) => `position(${column}, ${fragment}) > 0`,
    bytes: (column) => column,
    bitAnd: (a, b) => `bitAnd(${a}, ${b})`,
    wide: (bits) => `toInt64(${bits})`,
    atLowestBit: (bits, entries) => {
      const powers = entries.map((_, i) => String(1n << BigInt(i)))
      return `transform(bitAnd(${bits}, -${bits}), [${powers.join(', ')}], [${entries.join(', ')}], '')`
    },
    joinKey: emptyForNull,
    joined: joinedInTurn,
  },
}
