import { PledgebookError } from '../terms/fault.js'
import { bitWords } from './bit-words.js'
import { bitmapSql } from './bitmap-plan.js'
import { activeRules, type RuleOptions } from './interpret.js'
import type { Rule, RuleSet } from './rule.js'
import { conditionSql, SqlValues } from './sql-condition.js'
import { DIALECTS, type DialectName } from './sql-dialect.js'

export type Plan = 'case' | 'bitmap'

/** Columns of a ledger's table. */
export const LEDGER_COLUMNS = [
  'line',
  'row',
  'year',
  'amount',
  'code',
  'ministry',
  'programme',
  'words',
  'stage',
  'side',
  'text',
  'file',
] as const
export type KeptColumn = (typeof LEDGER_COLUMNS)[number]

/** `table` is the ledger's name in the engine: letters, digits and underscores, with a schema before a dot if need be. */
export interface CompileOptions extends RuleOptions {
  readonly table?: string | undefined
  /** Columns of the table that stand beside the rule; `line` alone if not given. */
  readonly keep?: readonly KeptColumn[] | undefined
}

/** A statement with its numbered values ($1 is the first). `ruleIds` are the rules tried, in order; `plan` is the form made. */
export interface CompiledRules {
  readonly plan: Plan
  readonly sql: string
  readonly params: readonly string[]
  readonly ruleIds: readonly string[]
}

/** Up to one distinct text in this many rows, searching each distinct text once pays for the joins (measured). */
const ROWS_A_TEXT: Readonly<Record<DialectName, number>> = { duckdb: 10, clickhouse: 10, postgres: 2 }

/** The better plan for a ledger of so many rows and distinct texts: the same answer, sooner. */
export function planFor(rows: number, distinctTexts: number, dialect: DialectName = 'duckdb'): Plan {
  return distinctTexts * ROWS_A_TEXT[dialect] <= rows ? 'bitmap' : 'case'
}

const TABLE = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$/

/** Rules one after the other on every row. The better plan where nearly all texts differ. */
function caseSql(rules: readonly Rule[], table: string, kept: string, values: SqlValues): string {
  const branches = rules.map((rule) => {
    const condition = conditionSql(rule.when, values)
    return `    when ${condition} then ${values.text(rule.id)}`
  })
  // Without a branch a typed nothing, since a bare null has no type.
  const rule =
    branches.length === 0
      ? "case when 1 = 0 then '' else null end"
      : `case\n${branches.join('\n')}\n    else null\n  end`
  return `select\n  ${kept},\n  ${rule} as rule\nfrom ${table}`
}

/**
 * Compiles the active rules to one SELECT with a row (line, rule, or what is kept in place of line) for every line of the ledger; `rule` is the id of the
 * first rule that holds, NULL where none does: the same as `interpret` says. The table has the columns of `RuleLine`:
 * line (integer), year, code, ministry, programme, words, stage, side (text) and amount (double); each may be NULL, except
 * line. Texts of rules are values, never part of the statement; ClickHouse gets them as escaped literals, and no values.
 * The bitmap form becomes the CASE form where it has no rule or would need more than 248 bits (`plan` tells).
 * Throws `input` `sql.table` for a table name that is none.
 */
export function compileRules(
  set: RuleSet,
  dialect: DialectName,
  plan: Plan,
  options: CompileOptions = {},
): CompiledRules {
  const { table = 'ledger', keep = ['line'] } = options
  if (!TABLE.test(table))
    throw new PledgebookError(
      'input',
      'sql.table',
      `"${table}" is no table name`,
      'use letters, digits and underscores, with a schema and a dot before it if need be',
    )
  const rules = activeRules(set, options)
  const values = new SqlValues(DIALECTS[dialect])
  const words = plan === 'bitmap' ? bitWords(rules) : undefined
  // `row` is a word of SQL.
  const kept = keep.map((column) => (column === 'row' ? '"row"' : column)).join(', ')
  const sql = words?.length ? bitmapSql(words, table, kept, values) : caseSql(rules, table, kept, values)
  return {
    plan: words?.length ? 'bitmap' : 'case',
    sql,
    params: values.list,
    ruleIds: rules.map((rule) => rule.id),
  }
}
