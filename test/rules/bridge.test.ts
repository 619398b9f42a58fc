import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bridge } from '../../src/rules/bridge.js'
import type { RuleSet } from '../../src/rules/rule.js'
import type { WrittenRule } from '../../src/rules/written-rule.js'
import type { LedgerLine } from '../../src/terms/ledger-line.js'
import { ledgerLine, ruleSet, writtenRule } from './rules-at-hand.js'

const half = { part: 'core', low: 0.5, central: 0.5, high: 0.5 }
const whole = { part: 'core', low: 1, central: 1, high: 1 }
/** The defence ministry counts, and code 44 at a share. */
const rules = (share = whole, changes: Partial<WrittenRule> = {}) =>
  ruleSet(
    writtenRule('forces', { when: { ministry: 'Defence', not: { code: '44' } } }),
    writtenRule('44', { assign: [share], ...changes }),
  )

const year = (label: string, ...lines: readonly Partial<LedgerLine>[]) =>
  lines.map((l) => ledgerLine({ year: label, ...l }))
const core = (...ends: Parameters<typeof bridge>) => bridge(...ends).parts[0]

describe('new money apart from relabelled', () => {
  const set = rules()

  it('is new where a counted line grew, appeared or ended', () => {
    const before = year('2024', { code: '1', amount: 100 }, { code: '2', amount: 7 })
    const after = year('2025', { code: '1', amount: 130 }, { code: '3', amount: 20 })
    expect(core({ set, lines: before }, { set, lines: after })).toEqual({
      part: 'core',
      before: 107,
      after: 150,
      change: 43,
      relabelled: 0,
      newMoney: 43,
      redefined: 0,
    })
  })

  it('is relabelled where the line was there and another ministry had it; what it grew by is new', () => {
    const before = year('2024', { code: '1', ministry: 'Transport', amount: 100 })
    const after = year('2025', { code: '1', ministry: 'Defence', amount: 150 })
    expect(core({ set, lines: before }, { set, lines: after })).toMatchObject({
      relabelled: 100,
      newMoney: 50,
      redefined: 0,
    })
    expect(core({ set, lines: after }, { set, lines: before })).toMatchObject({
      relabelled: -100,
      newMoney: -50,
      redefined: 0,
    })
  })

  it('is redefined where the rule or its share changed on the same lines', () => {
    const lines = year('2024', { code: '44', ministry: 'Transport', amount: 100 })
    expect(core({ set: rules(half), lines }, { set, lines })).toMatchObject({
      before: 50,
      after: 100,
      relabelled: 0,
      newMoney: 0,
      redefined: 50,
    })
    expect(core({ set, lines, options: { off: ['44'] } }, { set, lines })).toMatchObject({
      relabelled: 0,
      redefined: 100,
    })
  })

  it('is redefined where a rule begins between the years', () => {
    const from2025 = rules(whole, { from: '2025' })
    const [before, after] = [
      year('2024', { code: '44', ministry: 'T' }),
      year('2025', { code: '44', ministry: 'T', amount: 120 }),
    ]
    expect(core({ set: from2025, lines: before }, { set: from2025, lines: after })).toMatchObject({
      change: 120,
      relabelled: 0,
      newMoney: 10,
      redefined: 110,
    })
  })

  it('in points of GDP leaves to the economy what growth alone did', () => {
    const lines = year('2024', { amount: 100 })
    const end = { set, lines, gdp: 5000 }
    expect(core(end, { ...end, gdp: 10_000 })?.points).toEqual({
      before: 2,
      after: 1,
      change: -1,
      relabelled: 0,
      newMoney: 0,
      redefined: 0,
      economy: -1,
    })
    expect(core(end, { set, lines: year('2025', { amount: 200 }), gdp: 5000 })?.points).toMatchObject({
      newMoney: 2,
      economy: 0,
    })
  })

  it('names the lines that moved, the largest first', () => {
    const before = year('2024', { code: '1', ministry: 'Transport', amount: 100 }, { code: '2', amount: 5 })
    const after = year('2025', { code: '1', amount: 100 }, { code: '2', amount: 6 }, { code: '9', ministry: 'Culture' })
    expect(bridge({ set, lines: before }, { set, lines: after }).moves).toEqual([
      {
        part: 'core',
        code: '1',
        programme: 'Army',
        text: 'Barracks',
        before: 0,
        after: 100,
        change: 100,
        relabelled: 100,
        newMoney: 0,
        redefined: 0,
      },
      {
        part: 'core',
        code: '2',
        programme: 'Army',
        text: 'Barracks',
        before: 5,
        after: 6,
        change: 1,
        relabelled: 0,
        newMoney: 1,
        redefined: 0,
      },
    ])
  })

  it.each([
    ['two years', { year: '2023' }, 'lines of two years: 2024 and 2023'],
    ['two stages', { stage: 'proposed' as const }, 'lines of two stages'],
    ['two sides', { side: 'revenue' as const }, 'lines of two sides'],
  ])('is not told from %s at one end', (_, other, words) => {
    const lines = year('2024', {}, other)
    expect(() => bridge({ set, lines }, { set, lines: [] })).toThrow(words)
  })

  it('is not told from other parts, nor in points of no GDP', () => {
    const other: RuleSet = { ...set, parts: ['core'] }
    expect(() => bridge({ set, lines: [] }, { set: other, lines: [] })).toThrow(
      'different parts: core, related, not-counted and core',
    )
    expect(() => bridge({ set, lines: [], gdp: 0 }, { set, lines: [], gdp: 1 })).toThrow('a GDP of 0')
  })
})

const lines = (label: string) =>
  fc.array(
    fc
      .record({
        code: fc.constantFrom('1', '2', '44', '45'),
        ministry: fc.constantFrom('Defence', 'Transport'),
        text: fc.constantFrom('a', 'b'),
        amount: fc.integer({ min: -100_000, max: 1_000_000 }).map((cents) => cents / 100),
      })
      .map((l) => ledgerLine({ ...l, year: label })),
    { maxLength: 12 },
  )
const share = fc.constantFrom(0, 0.1, 1 / 3, 0.5, 1).map((central) => ({ part: 'core', low: 0, central, high: 1 }))
const sets = fc.tuple(share, fc.constantFrom(undefined, '2024', '2025')).map(([s, from]) => rules(s, { from }))
const gdp = fc.double({ min: 1000, max: 1e9, noNaN: true })
const inHundredths = (x: number) => Math.round(x * 100)

describe('the laws of a bridge', () => {
  it('its terms sum exactly to the change, in money and in points, and its lines to its terms', () => {
    fc.assert(
      fc.property(sets, sets, lines('2024'), lines('2025'), gdp, gdp, (a, b, before, after, g0, g1) => {
        const { parts, moves } = bridge({ set: a, lines: before, gdp: g0 }, { set: b, lines: after, gdp: g1 })
        for (const p of parts) {
          const terms = [p.relabelled, p.newMoney, p.redefined].map(inHundredths)
          expect(terms.reduce((x, y) => x + y)).toBe(inHundredths(p.change))
          expect(inHundredths(p.after) - inHundredths(p.before)).toBe(inHundredths(p.change))
          const points = p.points!
          const tenth = (x: number) => BigInt(Math.round(x * 1e10))
          expect(
            tenth(points.relabelled) + tenth(points.newMoney) + tenth(points.redefined) + tenth(points.economy),
          ).toBe(tenth(points.change))
          for (const term of ['relabelled', 'newMoney', 'redefined'] as const)
            expect(moves.filter((m) => m.part === p.part).reduce((x, m) => x + inHundredths(m[term]), 0)).toBe(
              inHundredths(p[term]),
            )
        }
      }),
    )
  })

  it('one rule set without years redefines nothing; one year relabels nothing and has no new money', () => {
    fc.assert(
      fc.property(share, sets, sets, lines('2024'), lines('2025'), (s, a, b, before, after) => {
        const same = rules(s)
        for (const p of bridge({ set: same, lines: before }, { set: same, lines: after }).parts)
          expect(p.redefined).toBe(0)
        for (const p of bridge({ set: a, lines: before }, { set: b, lines: before }).parts) {
          expect([p.relabelled, p.redefined]).toEqual([0, p.change])
        }
      }),
    )
  })

  it('there and back is nothing', () => {
    fc.assert(
      fc.property(sets, sets, lines('2024'), lines('2025'), (a, b, before, after) => {
        const [from, to] = [
          { set: a, lines: before },
          { set: b, lines: after },
        ]
        const back = bridge(to, from).parts
        bridge(from, to).parts.forEach((p, i) => {
          for (const term of ['change', 'relabelled', 'redefined', 'newMoney'] as const)
            expect(inHundredths(p[term]) + inHundredths(back[i]![term])).toBe(0)
        })
      }),
    )
  })
})
