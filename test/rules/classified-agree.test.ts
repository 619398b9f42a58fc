import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRuleSet } from '../../src/book/rule-file.js'
import { classifiedTable } from '../../src/ledgers/classified-table.js'
import type { LedgerBatch } from '../../src/ledgers/ledger-batch.js'
import { openLedger } from '../../src/ledgers/ledger-table.js'
import type { Classified } from '../../src/rules/classified.js'
import { classifiedLines } from '../../src/rules/classified-lines.js'
import { type LedgerLine, SIDES, STAGES } from '../../src/terms/ledger-line.js'

const SET = readRuleSet(
  `
id: made
title: Made
area: NOR
source: {text: made}
parts: [core, related, not-counted]
rules:
  - {id: navy, when: {code: "17", word: marine}, assign: [{part: core, low: 0.5, central: 0.75, high: 1}], because: ships, source: {text: made}, standing: agreed, priority: 2}
  - {id: defence, when: {code: "17"}, assign: [{part: core, low: 1, central: 1, high: 1}], because: forces, source: {text: made}, standing: agreed, priority: 1}
  - {id: large, when: {amount: {least: 1000}}, assign: [{part: related, low: 0, central: 0.25, high: 0.5}, {part: core, low: 0, central: 0.25, high: 1}], because: large, source: {text: made}, standing: claimed}
`,
  'made.yaml',
)

const line: fc.Arbitrary<LedgerLine> = fc.record({
  row: fc.integer({ min: 2, max: 1_000_000 }),
  year: fc.constantFrom('2023', '2024'),
  amount: fc.oneof(
    fc.constantFrom(0, 1000, -1000, 0.005, -0.005, 12.345),
    fc.integer({ min: -9999, max: 9999 }),
    fc.double({ min: -5000, max: 5000, noNaN: true }),
  ),
  code: fc.constantFrom('17.01', '17', '1', '', 'Æ1'),
  ministry: fc.constantFrom('Forsvar', 'forsvar', ''),
  programme: fc.constantFrom('', 'X'),
  text: fc.constantFrom('Marine', 'Marinen', 'İstanbul marine', '', 'quote " \' \\'),
  stage: fc.constantFrom(...STAGES.slice(1)),
  side: fc.constantFrom(...SIDES),
})

async function* batchOf(lines: readonly LedgerLine[]): AsyncGenerator<LedgerBatch> {
  yield {
    file: 'made.csv',
    first: 0,
    count: lines.length,
    row: Uint32Array.from(lines, (l) => l.row),
    year: Uint16Array.from(lines, (l) => Number(l.year)),
    amount: Float64Array.from(lines, (l) => l.amount),
    stage: Uint8Array.from(lines, (l) => STAGES.indexOf(l.stage)),
    side: Uint8Array.from(lines, (l) => SIDES.indexOf(l.side)),
    code: lines.map((l) => l.code),
    ministry: lines.map((l) => l.ministry),
    programme: lines.map((l) => l.programme),
    text: lines.map((l) => l.text),
  }
}

/** Every answer of a classified ledger, with names in one case and without what only a database knows. */
async function answers(from: Classified): Promise<unknown> {
  const plain = (l: LedgerLine) => ({
    ...l,
    file: undefined,
    ministry: l.ministry.toLowerCase(),
    code: l.code.toLowerCase(),
    programme: l.programme.toLowerCase(),
  })
  const money = (rows: Awaited<ReturnType<Classified['money']>>) =>
    rows.map((m) => `${m.rule} ${m.year} ${m.stage} ${m.side} ${m.cents} ${m.lines}`).sort()
  const audit = []
  for await (const rows of from.audit()) audit.push(...rows.map((r) => ({ ...r, line: plain(r.line) })))
  return {
    lines: from.lines,
    money: money(await from.money()),
    unmatched: (await from.largestUnmatched('outturn', 3)).map(plain),
    review: (await from.review('outturn', 5)).map((r) => ({ ...r, line: plain(r.line) })),
    overlaps: await from.overlaps('outturn'),
    meeting: money(await from.meeting({ test: 'words', column: 'words', fragment: ' marine ' })),
    mirrored: (await from.mirrored('outturn', 3)).map((p) => [plain(p.spent), plain(p.received)]),
    year: (await from.linesOf('2024', 'outturn', 1000))?.map(plain),
    tooMany: await from.linesOf('2024', 'outturn', -1),
    audit,
  }
}

const installed = await import('@duckdb/node-api').then(
  () => true,
  () => false,
)
if (!installed)
  console.log('notice: @duckdb/node-api is not installed; its answers are not compared with the interpreter')

if (installed)
  describe('a ledger classified in the database and in memory', () => {
    it('gives the same answers to every question', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
          const table = await openLedger(batchOf(lines))
          try {
            const options = { standings: ['agreed', 'claimed'] as const }
            expect(await answers(await classifiedTable(table, SET, 'now', options))).toEqual(
              await answers(classifiedLines(SET, lines, options)),
            )
          } finally {
            await table.close()
          }
        }),
        { numRuns: 40 },
      )
    })
  })
