import { describe } from 'vitest'
import type { CompiledRules } from '../../src/rules/compile.js'
import type { RuleLine } from '../../src/rules/ledger-text.js'

type DuckDb = typeof import('@duckdb/node-api')
const duckdb = await (import('@duckdb/node-api') as Promise<DuckDb>).catch(() => undefined)

const COLUMNS =
  'line bigint, year varchar, amount double, code varchar, ministry varchar, programme varchar, words varchar, stage varchar, side varchar'

/** A DuckDB in memory with a table `ledger`. */
export interface Engine {
  /** Replaces the ledger's rows. */
  readonly fill: (lines: readonly RuleLine[]) => Promise<void>
  /** Rule by line, undefined where none holds. */
  readonly classify: (compiled: CompiledRules) => Promise<Map<number, string | undefined>>
  /** Whether the engine finds the statement's columns, functions and types; its complaint if not. */
  readonly bind: (compiled: CompiledRules) => Promise<string>
}

async function engine(duck: DuckDb): Promise<Engine> {
  const connection = await (await duck.DuckDBInstance.create(':memory:')).connect()
  await connection.run(`create table ledger (${COLUMNS})`)
  return {
    fill: async (lines) => {
      await connection.run('delete from ledger')
      const appender = await connection.createAppender('ledger')
      const text = (value: string | null) => (value === null ? appender.appendNull() : appender.appendVarchar(value))
      for (const { line, year, amount, code, ministry, programme, words, stage, side } of lines) {
        appender.appendBigInt(BigInt(line))
        text(year)
        if (amount === null) appender.appendNull()
        else appender.appendDouble(amount)
        for (const value of [code, ministry, programme, words, stage, side]) text(value)
        appender.endRow()
      }
      appender.closeSync()
    },
    classify: async ({ sql, params }) => {
      const result = await connection.runAndReadAll(sql, [...params])
      return new Map(result.getRows().map(([line, rule]) => [Number(line), rule === null ? undefined : String(rule)]))
    },
    bind: async ({ sql, params }) => {
      try {
        await connection.runAndReadAll(`explain ${sql}`, [...params])
        return 'binds'
      } catch (error) {
        return String(error)
      }
    },
  }
}

/** Tests that need DuckDB, an optional dependency; where it is not installed a notice is printed in their place. */
export function describeWithDuckDb(name: string, tests: (open: () => Promise<Engine>) => void): void {
  if (duckdb !== undefined) describe(name, () => tests(() => engine(duckdb)))
  else console.log(`notice: "${name}" needs @duckdb/node-api, which is not installed; not run`)
}
