import fc from 'fast-check'
import { expect, it } from 'vitest'
import { classifiedTable } from '../../src/ledgers/classified-table.js'
import type { LedgerBatch } from '../../src/ledgers/ledger-batch.js'
import type { Cell, CompiledQuery, LedgerTable } from '../../src/ledgers/ledger-table.js'
import type { Classified } from '../../src/rules/classified.js'
import { classifiedLines } from '../../src/rules/classified-lines.js'
import { compileRules } from '../../src/rules/compile.js'
import { interpreter } from '../../src/rules/interpret.js'
import { normaliseText, type RuleLine } from '../../src/rules/ledger-text.js'
import { STANDINGS } from '../../src/rules/rule.js'
import type { DialectName } from '../../src/rules/sql-dialect.js'
import type { RuleMoney } from '../../src/rules/tally.js'
import { type LedgerLine, SIDES, STAGES } from '../../src/terms/ledger-line.js'
import { ruleLines, ruleSet, ruleSets, writtenRule } from '../rules/rules-at-hand.js'

export const PLANS = ['case', 'bitmap'] as const

export type Opening = (batches: AsyncIterable<LedgerBatch>) => Promise<LedgerTable>

/** A server with tables of the columns of `RuleLine`, each of which may be NULL. */
export interface BareServer {
  readonly dialect: DialectName
  /** Tables that all hold the same rows, by different ways. */
  readonly tables: readonly string[]
  fill(lines: readonly RuleLine[]): Promise<void>
  rows(query: CompiledQuery): AsyncGenerator<Cell[][]>
  close(): Promise<void>
}

export async function all<T>(rows: AsyncIterable<readonly T[]>): Promise<T[]> {
  const found: T[] = []
  for await (const some of rows) found.push(...some)
  return found
}

/** Subnormal numbers, which ClickHouse 18.16 cannot read, are no amounts of money. */
const nearlyNothing = (made: unknown) => /\de-3(?:0[89]|[12]\d)/.test(JSON.stringify(made))

/** Law: on any rows, absent values included, compiled rules say what the interpreter says, in both plans. */
export function agreesOnAnyRows(open: () => Promise<BareServer>): void {
  it.each(PLANS)('as %s say what the interpreter says, absent values and accents included', async (plan) => {
    const server = await open()
    let [decided, undecided] = [0, 0]
    try {
      await fc.assert(
        fc.asyncProperty(
          ruleSets.filter((set) => !nearlyNothing(set)),
          fc.array(
            ruleLines.filter((line) => !nearlyNothing(line)),
            { minLength: 30, maxLength: 60 },
          ),
          fc.subarray([...STANDINGS]),
          async (set, rows, standings) => {
            const lines = rows.map((row, line) => ({ ...row, line }))
            await server.fill(lines)
            const decide = interpreter(set, { standings })
            const meant = lines.map((line) => [line.line, decide(line)?.rule.id ?? ''])
            for (const table of server.tables) {
              const compiled = compileRules(set, server.dialect, plan, { standings, table })
              const found = await all(server.rows(compiled))
              found.sort(([a], [b]) => Number(a) - Number(b))
              expect(
                found.map(([line, rule]) => [line, rule ?? '']),
                table,
              ).toEqual(meant)
            }
            for (const [, rule] of meant)
              if (rule === '') undecided++
              else decided++
          },
        ),
        { numRuns: 40 },
      )
    } finally {
      await server.close()
    }
    expect(decided).toBeGreaterThan(100)
    expect(undecided).toBeGreaterThan(100)
  })
}

/** Raw texts of a file: accents, the Turkish I, quotes, SQL's special characters, control characters. */
const TEXTS = [
  'Ärzte für İstanbul',
  'ärzte',
  'A\u0308rzte',
  'istanbul',
  "soldier's museum",
  'a\\b \\N \\',
  'tab\there\nline\r\nend',
  'bell\u0007 nul\0 \u0085 del\u007f',
  '$1 % _ "q" `b`',
  'İI ıi ΣΊΣΥΦΟΣ ß',
  '😀 日本',
  '',
]
const SET = ruleSet(
  writtenRule('museum', { when: { word: ["soldier's museum", 'ärzte'], not: { word: 'istanbul' } }, priority: 4 }),
  writtenRule('istanbul', {
    when: { any: [{ word: 'istanbul' }, { programme: 'a\\b*' }, { programme: "soldier's*" }] },
    assign: [{ part: 'core', low: 0, central: 0.3, high: 1 }],
    priority: 3,
  }),
  writtenRule('half', { when: { amount: { least: 0.005, most: 12.345 }, stage: 'outturn' }, priority: 2 }),
  writtenRule('dollar', { when: { ministry: ['$1 % _ "q" `b`', 'tab here*'] }, priority: 1 }),
  writtenRule('17', { standing: 'claimed' }),
)

const amount = fc.oneof(
  fc.constantFrom(0, 0.005, -0.005, 12.345, -12.345, 1.005, 0.285, 13455.949999999999, 1e11, -1e11 + 0.5),
  fc.integer({ min: -99_999, max: 99_999 }).map((thousandths) => thousandths / 1000),
  fc.double({ min: -1e10, max: 1e10, noNaN: true }).filter((x) => !nearlyNothing(x)),
)
const ledgerLines: fc.Arbitrary<LedgerLine[]> = fc.array(
  fc.record({
    row: fc.integer({ min: 2, max: 1_000_000 }),
    year: fc.constantFrom('2023', '2024'),
    amount,
    code: fc.constantFrom('17.01', '17', '1', '', 'Æ1'),
    ministry: fc.constantFrom(...TEXTS),
    programme: fc.constantFrom(...TEXTS),
    text: fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 5 })),
    stage: fc.constantFrom(...STAGES.slice(2)),
    side: fc.constantFrom(...SIDES),
  }),
  { minLength: 10, maxLength: 60 },
)

export async function* batchesOf(lines: readonly LedgerLine[], size = 7): AsyncGenerator<LedgerBatch> {
  for (let first = 0; first < lines.length; first += size) {
    const some = lines.slice(first, first + size)
    yield {
      file: "Ä 'made'.csv",
      first,
      count: some.length,
      row: Uint32Array.from(some, (line) => line.row),
      year: Uint16Array.from(some, (line) => Number(line.year)),
      amount: Float64Array.from(some, (line) => line.amount),
      stage: Uint8Array.from(some, (line) => STAGES.indexOf(line.stage)),
      side: Uint8Array.from(some, (line) => SIDES.indexOf(line.side)),
      code: some.map((line) => line.code),
      ministry: some.map((line) => line.ministry),
      programme: some.map((line) => line.programme),
      text: some.map((line) => line.text),
    }
  }
}

/** Sums by rule, year, stage and side as texts, in order. */
export function written(money: readonly RuleMoney[]): string[] {
  return money.map((m) => `${m.rule} ${m.year} ${m.stage} ${m.side} ${m.cents} ${m.lines}`).sort()
}

/** Every answer of a classified ledger; names in normal form, `shown` as the engine can hold texts. */
async function answers(from: Classified, shown: (text: string) => string): Promise<unknown> {
  const plain = ({ file: _, ...line }: LedgerLine) => ({
    ...line,
    amount: line.amount === 0 ? 0 : line.amount,
    code: normaliseText(line.code),
    ministry: normaliseText(line.ministry),
    programme: normaliseText(line.programme),
    text: shown(line.text),
  })
  return {
    lines: from.lines,
    money: written(await from.money()),
    unmatched: (await from.largestUnmatched('outturn', 5)).map(plain),
    review: (await from.review('outturn', 5)).map((row) => ({ ...row, line: plain(row.line) })),
    overlaps: await from.overlaps('outturn'),
    meeting: written(await from.meeting({ test: 'words', column: 'words', fragment: ' istanbul ' })),
    mirrored: (await from.mirrored('outturn', 3)).map((pair) => [plain(pair.spent), plain(pair.received)]),
    year: (await from.linesOf('2024', 'outturn', 1000))?.map(plain),
    audit: (await all(from.audit())).map((row) => ({ ...row, line: plain(row.line) })),
  }
}

/** Law: a ledger in the engine and a ledger in memory give the same answers to every question, texts and cents included. */
export function agreesOnAnyLedger(open: Opening, shown = (text: string) => text): void {
  it('gives the answers of the interpreter to every question', async () => {
    await fc.assert(
      fc.asyncProperty(ledgerLines, fc.constantFrom(undefined, ['17', 'half']), async (lines, off) => {
        const table = await open(batchesOf(lines))
        try {
          const inEngine = await answers(await classifiedTable(table, SET, 'now', { off }), shown)
          expect(inEngine).toEqual(await answers(classifiedLines(SET, lines, { off }), shown))
        } finally {
          await table.close()
        }
      }),
      { numRuns: 20 },
    )
  })
}
