import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disk } from '../../src/cli/disk.js'
import type { ClassifyAnswer } from '../../src/operations/classify-schema.js'
import { describeWithDuckDb } from '../rules/duckdb-at-hand.js'
import { BUDGETS, cents, classified, ENGINES, MADE } from './classify-desk.js'
import { filesWith, ledgers, ruleLists, spending } from './classify-maker.js'

const RUNS = process.env.PLEDGEBOOK_FUZZ === 'long' ? 500 : 40
const sum = (all: readonly bigint[]) => all.reduce((total, each) => total + each, 0n)
/** Ten decimals of a point, as which points are printed. */
const printed = (points: number | null | undefined) => BigInt(Math.round((points ?? 0) * 1e10))
const partIn = <T extends { readonly part: string }>(list: readonly T[], part: string) =>
  list.find((each) => each.part === part)

function sumsOf({ years, byPart }: ClassifyAnswer): string[] {
  return years.flatMap(({ period, total, remainder, unmatched, expenditure, revenue }) => {
    const parts = sum(byPart.filter((p) => p.period === period).map((p) => cents(p.central)))
    return [
      ...(parts + cents(remainder) + cents(unmatched) === cents(total) ? [] : [`${period}: parts`]),
      ...(cents(expenditure) + cents(revenue) === cents(total) ? [] : [`${period}: sides`]),
    ]
  })
}

describe('whatever the budget and the rules', () => {
  it('central money of parts, remainder and what no rule decides are the total, to the cent, in every year', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, ruleLists, async (lines, rules) => {
        const answer = await classified({}, filesWith(lines, rules))
        const net = (period: string) =>
          sum(
            lines
              .filter((l) => l.year === period && l.stage === answer.ledger.stage)
              .map((l) => BigInt(l.side === 'revenue' ? -l.hundredths : l.hundredths)),
          )
        expect(sumsOf(answer)).toEqual([])
        expect(answer.years.map((y) => [y.period, cents(y.total)])).toEqual(
          answer.years.map((y) => [y.period, net(y.period)]),
        )
        expect(answer.reading.lines).toBe(lines.length)
        const byRule = sum(answer.byRule.map((r) => cents(r.money)))
        const unmatched = sum(answer.unmatched.byPeriod.map((u) => cents(u.money)))
        expect(byRule + unmatched).toBe(sum(answer.years.map((y) => cents(y.total))))
      }),
      { numRuns: RUNS },
    )
  })

  it('new, relabelled and redefined money are the change; with the economy also in points, as printed', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, ruleLists, ruleLists, fc.boolean(), async (lines, rules, others, two) => {
        const made = { ...filesWith(lines, rules), 'others.yaml': filesWith([], others)['rules.yaml'] ?? '' }
        const answer = await classified(two ? { against: 'others.yaml' } : {}, made)
        for (const { part, before, after, value, points } of answer.change) {
          const [fresh, moved, redefined, economy] = [
            partIn(answer.newMoney, part),
            partIn(answer.relabelled, part),
            partIn(answer.redefined, part),
            partIn(answer.economy, part),
          ]
          expect(cents(after) - cents(before)).toBe(cents(value))
          expect(sum([fresh, moved, redefined].map((x) => cents(x?.value ?? 0)))).toBe(cents(value))
          expect(points).not.toBeNull()
          expect(sum([fresh, moved, redefined, economy].map((x) => printed(x?.points)))).toBe(printed(points))
          const lineSum = sum(answer.moves.filter((x) => x.part === part).map((x) => cents(x.newMoney)))
          if (answer.moves.length < 100) expect(lineSum).toBe(cents(fresh?.value ?? 0))
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('low ≤ central ≤ high, in money and in shares, and together never more than the money that is there', async () => {
    await fc.assert(
      fc.asyncProperty(spending, ruleLists, async (lines, rules) => {
        const { byPart, byRule, bridge, years } = await classified({}, filesWith(lines, rules))
        const spans = [...byPart, ...byPart.flatMap((p) => p.share ?? []), ...byRule.flatMap((r) => r.parts)]
        for (const { low, central, high } of [...spans, ...bridge.map((b) => b.sum)]) {
          expect(low).toBeLessThanOrEqual(central)
          expect(central).toBeLessThanOrEqual(high)
          expect(low).toBeGreaterThanOrEqual(0)
        }
        for (const { period, remainder, unmatched, total } of years) {
          expect(Math.min(remainder, unmatched)).toBeGreaterThanOrEqual(0)
          for (const p of byPart) if (p.period === period) expect(p.high).toBeLessThanOrEqual(total + 0.1)
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('a rule switched off gives its money to later rules or to none, and takes from none before it', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, ruleLists, fc.nat(), async (lines, rules, pick) => {
        const made = filesWith(lines, rules)
        const off = rules[pick % rules.length]?.id ?? ''
        const usual = await classified({}, made)
        const now = await classified({ off }, made)
        const money = ({ byRule }: ClassifyAnswer, id: string) =>
          sum(byRule.filter((r) => r.rule === id).map((r) => cents(r.money)))
        const linesOf = ({ byRule }: ClassifyAnswer, id: string) =>
          byRule.filter((r) => r.rule === id).reduce((all, r) => all + r.lines, 0)
        const none = ({ unmatched }: ClassifyAnswer) => sum(unmatched.byPeriod.map((u) => cents(u.money)))
        const at = rules.findIndex((r) => r.id === off)
        expect(linesOf(now, off)).toBe(0)
        for (const { id } of rules.slice(0, at)) expect(money(now, id)).toBe(money(usual, id))
        const gained = sum(rules.slice(at + 1).map(({ id }) => money(now, id) - money(usual, id)))
        expect(gained + none(now) - none(usual)).toBe(money(usual, off))
        expect(now.years.map((y) => y.total)).toEqual(usual.years.map((y) => y.total))
        for (const row of now.whatIf?.byPart ?? []) {
          const before = usual.byPart.find((p) => p.part === row.part && p.period === row.period)
          const after = now.byPart.find((p) => p.part === row.part && p.period === row.period)
          expect([row.usual, row.now]).toEqual([before?.central, after?.central])
          expect(cents(row.change)).toBe(cents(row.now) - cents(row.usual))
        }
        expect(now.whatIf?.byPart).toHaveLength(now.byPart.length)
      }),
      { numRuns: RUNS },
    )
  })

  it('before and after are the money of the parts, but for the cents that lines are cut to', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, ruleLists, async (lines, rules) => {
        const { change, byPart, compared } = await classified({}, filesWith(lines, rules))
        const central = (part: string, period: string | undefined) =>
          byPart.find((p) => p.part === part && p.period === period)?.central ?? 0
        for (const { part, before, after } of change) {
          expect(Math.abs(before - central(part, compared?.from))).toBeLessThanOrEqual(0.01 * lines.length)
          expect(Math.abs(after - central(part, compared?.to))).toBeLessThanOrEqual(0.01 * lines.length)
        }
      }),
      { numRuns: RUNS },
    )
  })
})

describeWithDuckDb('an answer by the database', () => {
  const without = (answer: ClassifyAnswer) => ({ ...answer, engine: undefined })

  it('is that of the interpreter, for the made budget and every way of asking', async () => {
    for (const input of [
      {},
      { stage: 'appropriated' },
      { standings: 'agreed,claimed,disputed,withdrawn', off: 'forces' },
      { against: 'rules-narrow.yaml', from: '2022' },
      { asOf: '2024-07-01' },
    ]) {
      const found = await classified({ ...input, engine: 'duckdb' }, MADE, { engines: ENGINES })
      expect(found.engine.name).toBe('duckdb')
      expect(without(found)).toEqual(without(await classified(input)))
    }
  })

  it('is that of the interpreter, from files on the disk', async () => {
    const path = (name: string) => join(BUDGETS, name)
    const input = { ledger: path('budget.csv'), mapping: path('budget.mapping.yaml'), rules: path('rules.yaml') }
    const found = await classified({ ...input, engine: 'duckdb' }, {}, { engines: ENGINES, files: disk })
    expect(without(found)).toEqual(without(await classified(input, {}, { files: disk })))
  })

  it('is that of the interpreter, where no rule counts: all is unmatched', async () => {
    const input = { rules: 'rules-narrow.yaml', off: 'forces' }
    const found = await classified({ ...input, engine: 'duckdb' }, MADE, { engines: ENGINES })
    expect(found.unmatched.lines).toBe(found.years.reduce((all, y) => all + y.lines, 0))
    expect(without(found)).toEqual(without(await classified(input)))
  })

  it('is that of the interpreter, whatever the budget and the rules', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, ruleLists, async (lines, rules) => {
        const made = filesWith(lines, rules)
        const found = await classified({ engine: 'duckdb' }, made, { engines: ENGINES })
        expect(without(found)).toEqual(without(await classified({}, made)))
      }),
      { numRuns: RUNS },
    )
  })
})
