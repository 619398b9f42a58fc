import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditRows, largestUnmatched, reviewList } from '../../src/rules/audit.js'
import { fromCents, shareOf, toCents } from '../../src/rules/cents.js'
import { interpreter, type RuleOptions } from '../../src/rules/interpret.js'
import { ruleLine } from '../../src/rules/ledger-text.js'
import { partMoney } from '../../src/rules/part-money.js'
import type { RuleSet } from '../../src/rules/rule.js'
import { type ClassifiedLine, tally } from '../../src/rules/tally.js'
import type { LedgerLine } from '../../src/terms/ledger-line.js'
import { ledgerLine, ruleSet, writtenRule } from './rules-at-hand.js'

const SET = ruleSet(
  writtenRule('1', {
    assign: [
      { part: 'core', low: 0.1, central: 1 / 3, high: 0.5 },
      { part: 'related', low: 0.5, central: 2 / 3, high: 0.9 },
    ],
  }),
  writtenRule('2', { assign: [{ part: 'core', low: 0.2, central: 0.5, high: 0.7 }], standing: 'claimed' }),
  writtenRule('3', { assign: [{ part: 'not-counted', low: 1, central: 1, high: 1 }] }),
)

const money = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100)
const lines = fc.array(
  fc
    .record({
      code: fc.constantFrom('1', '2', '3', '4'),
      amount: money,
      year: fc.constantFrom('2023', '2024'),
      stage: fc.constantFrom('outturn' as const, 'proposed' as const),
    })
    .map(ledgerLine),
)

function classified(set: RuleSet, of: readonly LedgerLine[], options?: RuleOptions): ClassifiedLine[] {
  const decide = interpreter(set, options)
  return of.map((line, i) => ({ line, rule: decide(ruleLine(line, i))?.rule.id }))
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + toCents(value), 0)

describe('money by part', () => {
  it('sums with remainder and unmatched money to the total, to the hundredth, in each year', () => {
    fc.assert(
      fc.property(lines, (of) => {
        const years = partMoney(SET, tally(classified(SET, of)))
        for (const { parts, remainder, unmatched, total, year, stage } of years) {
          expect(sum([...parts.map((p) => p.central), remainder, unmatched])).toBe(toCents(total))
          expect(toCents(total)).toBe(sum(of.filter((l) => l.year === year && l.stage === stage).map((l) => l.amount)))
          for (const { low, central, high } of parts) expect(low <= central && central <= high).toBe(true)
        }
        expect(years.reduce((n, y) => n + y.lines, 0)).toBe(of.length)
      }),
    )
  })

  it("of a rule is its share of the rule's sum, with ends exchanged where that is negative", () => {
    const [year] = partMoney(
      SET,
      tally(classified(SET, [ledgerLine({ code: '2', amount: -100 }), ledgerLine({ code: '2', amount: 0.01 })])),
    )
    expect(year?.parts[0]).toEqual({ part: 'core', low: -69.99, central: -50, high: -20 })
    expect([year?.remainder, year?.total]).toEqual([-49.99, -99.99])
  })

  it('never adds stages, sides or years up', () => {
    const mixed = [
      ledgerLine({ code: '1' }),
      ledgerLine({ code: '1', stage: 'proposed' }),
      ledgerLine({ code: '1', side: 'revenue', amount: -30 }),
      ledgerLine({ code: '1', year: '2023' }),
    ]
    const years = partMoney(SET, tally(classified(SET, mixed)))
    expect(years.map((y) => [y.year, y.stage, y.side, y.total])).toEqual([
      ['2023', 'outturn', 'expenditure', 100],
      ['2024', 'outturn', 'expenditure', 100],
      ['2024', 'outturn', 'revenue', -30],
      ['2024', 'proposed', 'expenditure', 100],
    ])
  })

  it('of a rule that is switched off moves only its own lines', () => {
    const overlapping = ruleSet(
      writtenRule('12', { priority: 1 }),
      writtenRule('1'),
      writtenRule('2'),
      writtenRule('3'),
    )
    const codes = fc.array(fc.constantFrom('12', '11', '1', '2', '3', '9'), { minLength: 1 })
    fc.assert(
      fc.property(codes, fc.constantFrom('12', '1', '2'), (of, off) => {
        const all = of.map((code, row) => ledgerLine({ code, row }))
        const [on, without] = [classified(overlapping, all), classified(overlapping, all, { off: [off] })]
        on.forEach(({ rule }, i) => {
          if (rule !== off) expect(without[i]?.rule).toBe(rule)
          else expect(without[i]?.rule).toBe(off === '12' ? '1' : undefined)
        })
      }),
    )
  })

  it('of a rule that the set does not have is a bug', () => {
    const strange = tally([{ line: ledgerLine(), rule: 'strange' }])
    expect(() => partMoney(SET, strange)).toThrow('no rule "strange" in test')
  })
})

describe('hundredths', () => {
  it('are half away from zero, and come back', () => {
    expect([0.005, -0.005, 0.004, 1.25, -0].map(toCents)).toEqual([1, -1, 0, 125, 0])
    expect([0n, 5n, -5n, 123n, -12345n, 900719925474099n].map(fromCents)).toEqual([
      0, 0.05, -0.05, 1.23, -123.45, 9007199254740.99,
    ])
    expect([shareOf(1n, 0.5), shareOf(-1n, 0.5), shareOf(100n, 0.29), shareOf(100n, 1)]).toEqual([1n, -1n, 29n, 100n])
    expect(() => toCents(1e15)).toThrow('an amount of 1000000000000000')
    expect(() => toCents(NaN)).toThrow('NaN')
  })
})

describe('what to look at', () => {
  const all = classified(SET, [
    ledgerLine({ row: 1, code: '1', amount: 100 }),
    ledgerLine({ row: 2, code: '2', amount: -500 }),
    ledgerLine({ row: 3, code: '3', amount: 9000 }),
    ledgerLine({ row: 4, code: '4', amount: -70 }),
    ledgerLine({ row: 5, code: '5', amount: 60 }),
  ])

  it('gives every line its rule and reason', () => {
    expect([...auditRows(SET, all)].map((r) => [r.line.row, r.rule, r.because])).toEqual([
      [1, '1', '1 counts'],
      [2, '2', '2 counts'],
      [3, '3', '3 counts'],
      [4, undefined, 'no rule holds for this line'],
      [5, undefined, 'no rule holds for this line'],
    ])
  })

  it('orders the review by the money that a span leaves open', () => {
    expect(reviewList(SET, all).map((r) => [r.line.row, r.rule, r.atStake])).toEqual([
      [2, '2', 250],
      [1, '1', 40],
    ])
    expect(reviewList(SET, all, 1)).toHaveLength(1)
  })

  it('lists the largest lines without a rule, either way', () => {
    expect(largestUnmatched(all).map((line) => line.row)).toEqual([4, 5])
    const many = Array.from({ length: 5000 }, (_, row) => ({
      line: ledgerLine({ row, amount: (row * 7919) % 5000 }),
      rule: undefined,
    }))
    expect(largestUnmatched(many, 2).map((line) => line.amount)).toEqual([4999, 4998])
  })
})
