import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readRuleSet } from '../../src/book/rule-file.js'
import { classifiedTable } from '../../src/ledgers/classified-table.js'
import { type LedgerBatch, lineOf } from '../../src/ledgers/ledger-batch.js'
import { parquetRecords } from '../../src/ledgers/parquet-records.js'
import { readLedger } from '../../src/ledgers/read-ledger.js'
import { compileRules } from '../../src/rules/compile.js'
import { interpreter } from '../../src/rules/interpret.js'
import { ruleLine } from '../../src/rules/ledger-text.js'
import type { RuleSet } from '../../src/rules/rule.js'
import { tally } from '../../src/rules/tally.js'
import { describeWithFolders } from '../shared-data.js'
import { decidedLines } from './decided-lines.js'
import { fileInput, shippedMapping } from './ledger-desk.js'
import { all, type Opening, PLANS, written } from './rules-on-servers.js'

const DATA = fileURLToPath(new URL('../../data', import.meta.url))

/** Mappings and the files that they read, under the publishers' folder. */
const LEDGERS = [
  ['norway-accounts-by-account', 'norway/dfo-regnskap-by-post-and-account-2014-2025.csv.gz'],
  ['norway-appropriations-and-accounts', 'norway/dfo-bevilgning-og-regnskap-by-post-2014-2026.csv.gz'],
  ['denmark-finance-acts', 'denmark/finanslov-2003-2023.csv.gz'],
  ['denmark-finance-act-of-a-year', 'denmark/finanslov_y2023.tsv'],
  ['germany-budget-2025', 'germany/HH_2025.csv'],
  ['germany-draft-2026', 'germany/HH_2026_draft.csv'],
  ['finland-budget-proposals', 'finland/budjetti-hallituksen-esitys-2022-2026.csv'],
  ['canada-programmes-by-object', 'canada/program_sobjs.csv'],
] as const

/** The rule set that is shipped for a ledger. */
function shippedRules(ledger: string): RuleSet {
  const folder = join(DATA, 'rules')
  const sets = readdirSync(folder).map((file) => readRuleSet(readFileSync(join(folder, file), 'utf8'), file))
  const found = sets.find((set) => set.ledgers.includes(ledger))
  if (found === undefined) throw new Error(`no rules are shipped for ${ledger}`)
  return found
}

/** Hundreds of thousands of lines, perhaps on a busy machine. */
const PATIENCE = 600_000
const LARGEST = 'denmark-finance-acts'

async function* again(batches: readonly LedgerBatch[]): AsyncGenerator<LedgerBatch> {
  yield* batches
}

/** On every real ledger with its shipped rules: the rule of each line in both plans, and the sums to the cent. Prints the time of the largest. */
export function agreesOnLedgers(openings: Readonly<Record<string, Opening>>): void {
  describeWithFolders(['ledgers'], 'real ledgers with the shipped rules', (folder) => {
    it.each(LEDGERS)(
      '%s',
      async (mapping, file) => {
        const of = shippedMapping(mapping)
        const set = shippedRules(of.id)
        const path = join(folder, 'ledgers', file)
        const beside = (name: string) => fileInput(join(dirname(path), name))
        const batches: LedgerBatch[] = []
        const decide = interpreter(set)
        const rules: (string | null)[] = []
        const lines = []
        for await (const batch of (await readLedger(fileInput(path), of, { beside, parquet: parquetRecords }))
          .batches) {
          batches.push(batch)
          for (let i = 0; i < batch.count; i++) {
            const line = lineOf(batch, i)
            const rule = decide(ruleLine(line, batch.first + i))?.rule.id
            rules.push(rule ?? null)
            lines.push({ line, rule })
          }
        }
        const money = written(tally(lines))
        expect(rules.filter((rule) => rule !== null).length).toBeGreaterThan(100)
        let plansTried = false
        for (const [way, open] of Object.entries(openings)) {
          const table = await open(again(batches))
          try {
            expect(table.lines).toBe(lines.length)
            for (const plan of plansTried ? [] : PLANS) {
              const compiled = compileRules(set, table.engine, plan, { table: table.name })
              const began = performance.now()
              const found = (await all(decidedLines(table, compiled))).sort((a, b) => a.line - b.line)
              if (mapping === LARGEST) said(way, `rules as ${compiled.plan}`, lines.length, began)
              expect(found.length).toBe(rules.length)
              // A short list of what differs, not hundreds of thousands of lines.
              const wrong = found.filter(({ line, rule }, i) => line !== i || (rule || null) !== rules[i])
              expect(wrong.slice(0, 5)).toEqual([])
            }
            plansTried = true
            const began = performance.now()
            const classified = await classifiedTable(table, set, 'now')
            if (mapping === LARGEST) said(way, `classify as ${classified.plan}`, lines.length, began)
            expect(written(await classified.money())).toEqual(money)
          } finally {
            await table.close()
          }
        }
      },
      PATIENCE,
    )
  })
}

function said(way: string, what: string, lines: number, began: number): void {
  const seconds = (performance.now() - began) / 1000
  console.log(`${way}, Denmark's Finance Acts, ${lines} lines: ${what} in ${seconds.toFixed(2)} s`)
}
