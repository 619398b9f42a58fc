import type { Condition } from './condition.js'
import type { OverlapPairs } from './overlap-pairs.js'
import type { RuleSet } from './rule.js'
import { conditionSql, SqlValues } from './sql-condition.js'
import { DIALECTS, type DialectName } from './sql-dialect.js'

/** A statement and its numbered values. */
export interface Query {
  readonly sql: string
  readonly params: readonly string[]
}

/** What a name of the ledger's relation must be: letters of ours, never a person's text. */
export type Relation = string

/** `row` is a word of SQL. */
const LINE = 'line, "row", year, amount, code, ministry, programme, text, stage, side, file'

/** Whole hundredths, half away from zero, with floor and ceiling as in `toCents`: engines' own rounding differs. */
function centsSql(dialect: DialectName): string {
  const whole = 'case when amount < 0 then ceil(amount * 100 - 0.5) else floor(amount * 100 + 0.5) end'
  return dialect === 'clickhouse' ? `toInt64(${whole})` : `cast(${whole} as bigint)`
}

/** A rule's absence is NULL, but for ClickHouse's joins and look-ups, which give the empty text. */
const NO_RULE = "coalesce(rule, '') = ''"
const HAS_RULE = "coalesce(rule, '') <> ''"

function query(dialect: DialectName, make: (values: SqlValues) => string): Query {
  const values = new SqlValues(DIALECTS[dialect])
  const sql = make(values)
  return { sql, params: values.list }
}

/** Sums by rule, year, stage and side: rule, year, stage, side, hundredths, lines. */
export function tallySql(dialect: DialectName, from: Relation, condition?: Condition): Query {
  return query(dialect, (values) => {
    const where = condition === undefined ? '' : `\nwhere ${HAS_RULE} and ${conditionSql(condition, values)}`
    return `select rule, year, stage, side, sum(${centsSql(dialect)}) as cents, count(*) as lines\nfrom ${from}${where}\ngroup by rule, year, stage, side\norder by year, stage, side, rule`
  })
}

/** The largest lines without a rule, in the columns of `lineOfRow`. */
export function unmatchedSql(dialect: DialectName, from: Relation, stage: string, count: number): Query {
  return query(
    dialect,
    (values) =>
      `select ${LINE}\nfrom ${from}\nwhere stage = ${values.text(stage)} and ${NO_RULE} and ${centsSql(dialect)} <> 0\norder by abs(amount) desc, line\nlimit ${count}`,
  )
}

/** Lines by |amount| × the width of their rule's shares: the columns of `lineOfRow`, then rule. Undefined where no share is uncertain. */
export function reviewSql(
  dialect: DialectName,
  from: Relation,
  set: RuleSet,
  stage: string,
  count: number,
): Query | undefined {
  const wide = set.rules
    .map((rule) => ({ id: rule.id, width: Math.max(0, ...rule.assign.map((a) => a.high - a.low)) }))
    .filter(({ width }) => width > 0)
  if (wide.length === 0) return undefined
  return query(dialect, (values) => {
    const width = `case ${wide.map((w) => `when rule = ${values.text(w.id)} then ${values.amount(w.width)}`).join(' ')} else ${values.amount(0)} end`
    const ids = wide.map((w) => values.text(w.id)).join(', ')
    return `select ${LINE}, rule\nfrom ${from}\nwhere stage = ${values.text(stage)} and rule in (${ids}) and amount <> 0\norder by abs(amount) * (${width}) desc, line\nlimit ${count}`
  })
}

/** For each rule with overlaps one statement: for each later rule its lines and hundredths, two columns after two. */
export function overlapSql(
  dialect: DialectName,
  from: Relation,
  pairs: readonly OverlapPairs[],
  stage: string,
): { readonly rule: string; readonly later: readonly string[]; readonly query: Query }[] {
  return pairs.map(({ rule, later }) => ({
    rule: rule.id,
    later: later.map((other) => other.id),
    query: query(dialect, (values) => {
      const nothing = dialect === 'clickhouse' ? 'toInt64(0)' : '0'
      const both = later.map((other) => {
        const condition = conditionSql(other.when, values)
        return `sum(case when ${condition} then 1 else 0 end), sum(case when ${condition} then ${centsSql(dialect)} else ${nothing} end)`
      })
      return `select ${both.join(',\n  ')}\nfrom ${from}\nwhere stage = ${values.text(stage)} and rule = ${values.text(rule.id)}`
    }),
  }))
}

/** Every line of a stage that a rule decided, in the columns of `lineOfRow`, then rule. */
export function decidedSql(dialect: DialectName, from: Relation, stage: string): Query {
  return query(
    dialect,
    (values) => `select ${LINE}, rule\nfrom ${from}\nwhere stage = ${values.text(stage)} and ${HAS_RULE}`,
  )
}

/** Pairs that cancel out, each in the columns of `lineOfRow`, the spending line before the receiving one. */
export function mirroredSql(dialect: DialectName, from: Relation, stage: string, count: number): Query {
  return query(dialect, (values) => {
    const decided = `from ${from} where stage = ${values.text(stage)} and ${HAS_RULE}`
    const pairs = `select year, abs(${centsSql(dialect)}) as size ${decided} and ${centsSql(dialect)} <> 0 group by year, abs(${centsSql(dialect)}) having count(*) = 2 and sum(${centsSql(dialect)}) = 0 order by size desc, year limit ${count}`
    return `select ${LINE}\n${decided} and (year, abs(${centsSql(dialect)})) in (select year, size from (${pairs}) as pairs)\norder by abs(${centsSql(dialect)}) desc, year, amount desc, line`
  })
}

/** How many lines a year has at a stage, and the lines, in order. */
export function yearSql(
  dialect: DialectName,
  from: Relation,
  year: string,
  stage: string,
): { readonly count: Query; readonly lines: Query } {
  const of = (values: SqlValues) => `from ${from}\nwhere year = ${values.text(year)} and stage = ${values.text(stage)}`
  return {
    count: query(dialect, (values) => `select count(*) ${of(values)}`),
    lines: query(dialect, (values) => `select ${LINE}\n${of(values)}\norder by line`),
  }
}

/** Every line in the columns of `lineOfRow`, then rule. */
export function auditSql(from: Relation): Query {
  return { sql: `select ${LINE}, rule\nfrom ${from}\norder by line`, params: [] }
}
