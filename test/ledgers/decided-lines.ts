import type { CompiledQuery, LedgerTable } from '../../src/ledgers/ledger-table.js'

/** What rule decided which line, as compiled SQL finds it: its first column is the line, its second the rule or null. */
export async function* decidedLines(
  table: LedgerTable,
  compiled: CompiledQuery,
): AsyncGenerator<{ line: number; rule: string | null }[]> {
  for await (const rows of table.rows(compiled))
    yield rows.map(([line, rule]) => ({
      line: Number(line),
      rule: rule === null || rule === undefined ? null : String(rule),
    }))
}
