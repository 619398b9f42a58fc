import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueYear, targetOf } from '../../src/goals/goal.js'
import { IF_DUE_NOW, isAtLine, judge } from '../../src/goals/verdict.js'
import { around, exactly } from '../../src/math/interval.js'
import { CAP, FLOOR, YEARLY } from './goals-at-hand.js'

describe('a goal', () => {
  it('is due in one year, or in every year from one on', () => {
    expect(dueYear(FLOOR)).toBe(2035)
    expect(dueYear(YEARLY)).toBe(2023)
  })

  it('has the number of its floor, or of its cap where it has no floor', () => {
    expect([FLOOR, YEARLY, CAP].map(targetOf)).toEqual([3.5, 2, 1.5])
    expect(targetOf({ ...FLOOR, cap: 9 })).toBe(3.5)
    expect(() => targetOf({ ...CAP, cap: undefined })).toThrow('test.cap has neither floor nor cap')
  })
})

describe('judge', () => {
  it.each([
    [3.5, 'met'],
    [3.51, 'met'],
    [3.49, 'met-when-rounded'],
    [3.45, 'met-when-rounded'],
    [3.4499, 'not-met'],
    [0, 'not-met'],
  ] as const)('%d against 3.5 is %s', (value, verdict) => {
    expect(judge(FLOOR, exactly(value))).toBe(verdict)
  })

  it.each([
    [1.99, 'met-when-rounded'],
    [1.95, 'met-when-rounded'],
    [1.94, 'not-met'],
    [2, 'met'],
  ] as const)('%d against 2 is %s', (value, verdict) => {
    expect(judge(YEARLY, exactly(value))).toBe(verdict)
  })

  it('is no-data without a value', () => {
    expect(judge(FLOOR, undefined)).toBe('no-data')
  })

  it('counts a cap as met by whoever reaches it', () => {
    expect(judge(CAP, exactly(1.5))).toBe('met')
    expect(judge(CAP, exactly(1.2))).toBe('not-met')
  })

  it.each([
    [{ low: 3.5, high: 5 }, 'met'],
    [{ low: 1, high: 3.49 }, 'not-met'],
    [{ low: 3.4, high: 3.6 }, 'no-data'],
    [{ low: 3.4, high: 3.5 }, 'no-data'],
  ] as const)('says of bounds %o only what every value within them implies: %s', (bounds, verdict) => {
    expect(judge(FLOOR, bounds)).toBe(verdict)
  })

  const value = fc.double({ min: 0, max: 10, noNaN: true })

  it('never says met-when-rounded of what is met, nor of what does not round to the goal', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(FLOOR, YEARLY, CAP), (x, goal) => {
        const verdict = judge(goal, exactly(x))
        expect(verdict === 'met').toBe(x >= targetOf(goal))
        if (verdict === 'met-when-rounded') {
          expect(x).toBeLessThan(targetOf(goal))
          expect(x).toBeGreaterThanOrEqual(targetOf(goal) - 0.05 - 1e-12)
        }
      }),
    )
  })

  it('never thinks worse of a higher value', () => {
    const rank = ['not-met', 'met-when-rounded', 'met']
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        expect(rank.indexOf(judge(FLOOR, exactly(high)))).toBeGreaterThanOrEqual(
          rank.indexOf(judge(FLOOR, exactly(low))),
        )
      }),
    )
  })

  it('agrees, where bounds decide, with every value within them', () => {
    fc.assert(
      fc.property(
        value,
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, w, at) => {
          const bounds = around(x, w)
          const within = judge(FLOOR, exactly(bounds.low + at * (bounds.high - bounds.low)))
          const verdict = judge(FLOOR, bounds)
          if (verdict === 'met') expect(within).toBe('met')
          if (verdict === 'not-met') expect(within).not.toBe('met')
        },
      ),
    )
  })

  it('gives one of the words that answers may hold', () => {
    expect(IF_DUE_NOW).toContain(judge(FLOOR, exactly(1)))
    expect(new Set(IF_DUE_NOW).size).toBe(6)
  })
})

describe('isAtLine', () => {
  it.each([
    ['published on the goal, recomputed below it', 2, { low: 1.9955, high: 1.9959 }, true],
    ['typed as the goal, recomputed in full below it', 2, exactly(1.98618), true],
    ['published below, recomputed above', 1.99, { low: 2.001, high: 2.002 }, true],
    ['rounding that holds the goal', 2, { low: 1.9999, high: 2.0001 }, true],
    ['published below, rounding that ends on the goal', 1.99, { low: 1.9999, high: 2 }, true],
    ['rounding that begins on the goal', 2, { low: 2, high: 2.0001 }, false],
    ['both above', 2.01, { low: 2.005, high: 2.01 }, false],
    ['both below', 1.99, { low: 1.985, high: 1.99 }, false],
    ['nothing to recompute from', 2, undefined, false],
  ])('%s', (_name, value, recomputed, expected) => {
    expect(isAtLine(YEARLY, value, recomputed)).toBe(expected)
  })
})
