import { significant } from '../math/rounding.js'
import { NO_RULE } from '../rules/audit.js'
import type { Classified, MirroredPair } from '../rules/classified.js'
import {
  auditSql,
  decidedSql,
  mirroredSql,
  overlapSql,
  reviewSql,
  tallySql,
  unmatchedSql,
  yearSql,
} from '../rules/classified-sql.js'
import type { RuleOptions } from '../rules/interpret.js'
import { type DecidedLine, overlapPairs, overlapsOfRows } from '../rules/overlap-pairs.js'
import type { RuleSet } from '../rules/rule.js'
import type { RuleMoney } from '../rules/tally.js'
import type { LedgerLine } from '../terms/ledger-line.js'
import type { Cell, CompiledQuery, LedgerTable } from './ledger-table.js'

const text = (cell: Cell | undefined) => (cell === null || cell === undefined ? '' : String(cell))

/** Engines hand whole numbers on as number, bigint or decimal text. */
function wholeOf(cell: Cell | undefined): bigint {
  return cell === null || cell === undefined ? 0n : BigInt(typeof cell === 'number' ? Math.round(cell) : String(cell))
}

/** An absent rule is NULL, or the empty text in ClickHouse. */
function ruleOf(cell: Cell | undefined): string | undefined {
  return text(cell) || undefined
}

function lineOfRow(table: LedgerTable, row: readonly Cell[]): LedgerLine {
  const [, at, year, amount, code, ministry, programme, words, stage, side, file] = row
  const spelled = (name: Cell | undefined) => table.spelled?.(text(name)) ?? text(name)
  return {
    row: Number(at),
    year: text(year),
    amount: Number(amount),
    code: spelled(code),
    ministry: spelled(ministry),
    programme: spelled(programme),
    text: text(words),
    stage: text(stage) as LedgerLine['stage'],
    side: text(side) as LedgerLine['side'],
    file: text(file),
  }
}

const RULE = 11
/** Beyond so many pairs of rules, one statement with a sum for each costs more than looking at the lines. */
const MOST_PAIRS_IN_SQL = 300

async function all(table: LedgerTable, query: CompiledQuery, signal?: AbortSignal): Promise<Cell[][]> {
  const found: Cell[][] = []
  for await (const rows of table.rows(query, signal)) found.push(...rows)
  return found
}

function moneyOf(rows: readonly Cell[][]): RuleMoney[] {
  return rows.map(([rule, year, stage, side, cents, lines]) => ({
    rule: ruleOf(rule),
    year: text(year),
    stage: text(stage) as RuleMoney['stage'],
    side: text(side) as RuleMoney['side'],
    cents: wholeOf(cents),
    lines: Number(lines),
  }))
}

function pairs(lines: readonly LedgerLine[]): MirroredPair[] {
  const found: MirroredPair[] = []
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const [spent, received] = [lines[i], lines[i + 1]]
    if (spent && received) found.push({ spent, received })
  }
  return found
}

/**
 * Applies rules to a ledger in a database, by SQL. `as` names the result within the database. The same answers as
 * `classifiedLines`, but that names of ministries and programmes may come in normal form.
 */
export async function classifiedTable(
  table: LedgerTable,
  set: RuleSet,
  as: string,
  options?: RuleOptions,
  signal?: AbortSignal,
): Promise<Classified> {
  const { plan, relation } = await table.classify(set, as, options, signal)
  const rules = new Map(set.rules.map((rule) => [rule.id, rule]))
  const ask = (query: CompiledQuery) => all(table, query, signal)
  const lines = async (query: CompiledQuery) => (await ask(query)).map((row) => lineOfRow(table, row))
  const because = (id: string | undefined) => rules.get(id ?? '')?.because ?? NO_RULE
  let tallied: Promise<RuleMoney[]> | undefined
  const money = () => {
    tallied ??= ask(table.sums?.(relation) ?? tallySql(table.engine, relation)).then(moneyOf)
    return tallied
  }
  async function* decidedRows(stage: LedgerLine['stage']): AsyncGenerator<DecidedLine> {
    for await (const rows of table.rows(decidedSql(table.engine, relation, stage), signal))
      for (const row of rows) yield { line: lineOfRow(table, row), rule: ruleOf(row[RULE]) ?? '' }
  }
  return {
    engine: table.engine,
    plan,
    lines: table.lines,
    money,
    largestUnmatched: (stage, count) => lines(unmatchedSql(table.engine, relation, stage, count)),
    review: async (stage, count) => {
      const query = reviewSql(table.engine, relation, set, stage, count)
      if (query === undefined) return []
      return (await ask(query)).map((row) => {
        const line = lineOfRow(table, row)
        const rule = ruleOf(row[RULE]) ?? ''
        const width = Math.max(0, ...(rules.get(rule)?.assign.map((a) => a.high - a.low) ?? []))
        return { line, rule, atStake: significant(Math.abs(line.amount) * width), because: because(rule) }
      })
    },
    overlaps: async (stage) => {
      const used = new Set((await money()).flatMap((m) => (m.stage === stage && m.rule ? [m.rule] : [])))
      const pairs = overlapPairs(set, options).filter(({ rule }) => used.has(rule.id))
      const count = pairs.reduce((sum, { later }) => sum + later.length, 0)
      if (count > MOST_PAIRS_IN_SQL) return overlapsOfRows(decidedRows(stage), pairs)
      const found = []
      for (const { rule, later, query } of overlapSql(table.engine, relation, pairs, stage)) {
        const [sums = []] = await ask(query)
        for (const [i, also] of later.entries()) {
          const lines = Number(wholeOf(sums[2 * i]))
          if (lines > 0) found.push({ rule, also, lines, cents: wholeOf(sums[2 * i + 1]) })
        }
      }
      return found
    },
    meeting: async (condition) => moneyOf(await ask(tallySql(table.engine, relation, condition))),
    mirrored: async (stage, count) => pairs(await lines(mirroredSql(table.engine, relation, stage, count))),
    linesOf: async (year, stage, most) => {
      const query = yearSql(table.engine, relation, year, stage)
      const [[count] = []] = await ask(query.count)
      return Number(wholeOf(count)) > most ? undefined : lines(query.lines)
    },
    audit: async function* () {
      for await (const rows of table.rows(auditSql(relation), signal))
        yield rows.map((row) => {
          const rule = ruleOf(row[RULE])
          return { line: lineOfRow(table, row), rule, because: because(rule) }
        })
    },
  }
}
