import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineAt, verdictOf } from '../../src/goals/course.js'
import { IF_DUE_NOW, judge } from '../../src/goals/verdict.js'
import { exactly } from '../../src/math/interval.js'
import { FLOOR, YEARLY } from './goals-at-hand.js'

const share = fc.double({ min: 0, max: 8, noNaN: true })
const year = fc.integer({ min: 2024, max: 2040 })

describe('lineAt', () => {
  it('runs straight from the start to the goal', () => {
    expect(lineAt(FLOOR, 2.29, 2024, 2024)).toBe(2.29)
    expect(lineAt(FLOOR, 2.29, 2024, 2026)).toBeCloseTo(2.29 + (2 * (3.5 - 2.29)) / 11, 12)
    expect(lineAt(FLOOR, 2.29, 2024, 2035)).toBe(3.5)
  })

  it('stays on the goal after the due year, and always for who starts on or above it', () => {
    expect(lineAt(FLOOR, 2.29, 2024, 2040)).toBe(3.5)
    expect(lineAt(FLOOR, 3.75, 2024, 2026)).toBe(3.5)
    expect(lineAt(FLOOR, 3.5, 2024, 2026)).toBe(3.5)
  })

  it('never falls from year to year and never leaves start and goal', () => {
    fc.assert(
      fc.property(share, year, (start, at) => {
        const [now, next] = [lineAt(FLOOR, start, 2024, at), lineAt(FLOOR, start, 2024, at + 1)]
        expect(next).toBeGreaterThanOrEqual(now)
        expect(now).toBeGreaterThanOrEqual(Math.min(start, 3.5))
        expect(now).toBeLessThanOrEqual(3.5)
      }),
    )
  })
})

describe('verdictOf', () => {
  const of = (at: number, value: number | undefined, start: number | undefined, goal = FLOOR) => {
    const bounds = value === undefined ? undefined : exactly(value)
    return verdictOf(
      goal,
      at,
      judge(goal, bounds),
      bounds,
      start === undefined ? undefined : exactly(start),
      Number(goal.start),
    )
  }

  it.each([
    ['above the line', 2026, 3.49, 2.29, 'on-course'],
    ['on the line', 2026, 2.51, 2.29, 'on-course'],
    ['below the line', 2026, 2.5, 2.29, 'off-course'],
    ['in the start year itself, whose line is its own value', 2024, 2.29, 2.29, 'before-start'],
    ['goal met early', 2026, 3.5, 2.29, 'on-course'],
    ['goal met, start unknown', 2026, 3.6, undefined, 'on-course'],
    ['started above the goal and still there', 2026, 3.6, 3.75, 'on-course'],
    ['started above the goal and fell below', 2026, 3.4, 3.75, 'off-course'],
    ['no start to draw a line from', 2026, 2.5, undefined, 'no-data'],
    ['no value', 2026, undefined, 2.29, 'no-data'],
    ['a year before the line begins', 2023, 3.6, 2.29, 'before-start'],
    ['due and met', 2035, 3.5, 2.29, 'met'],
    ['due and met when rounded', 2035, 3.49, 2.29, 'met-when-rounded'],
    ['due and not met', 2036, 3.4, 2.29, 'not-met'],
    ['due and unknown', 2035, undefined, 2.29, 'no-data'],
  ])('%s', (_name, at, value, start, verdict) => {
    expect(of(at, value, start)).toBe(verdict)
  })

  it('asks nothing of the exempt and of those who are no members', () => {
    for (const word of ['exempt', 'not-member'] as const)
      for (const at of [2020, 2026, 2040]) expect(verdictOf(FLOOR, at, word, exactly(1), exactly(1), 2024)).toBe(word)
  })

  it('has no years under way for a goal of every year: they are due or before its start', () => {
    expect(of(2022, 2.5, 2, YEARLY)).toBe('before-start')
    expect(of(2023, 1.5, 2, YEARLY)).toBe('not-met')
    expect(of(2024, 2.5, 2, YEARLY)).toBe('met')
  })

  it.each([
    ['wholly above the line of the highest start', { low: 3, high: 4 }, { low: 2, high: 2.5 }, 'on-course'],
    ['wholly below the line of the lowest start', { low: 1, high: 1.9 }, { low: 2, high: 3.4 }, 'off-course'],
    ['neither', { low: 2.2, high: 3.4 }, { low: 2, high: 3.4 }, 'no-data'],
  ])('says of bounds %s', (_name, value, start, verdict) => {
    expect(verdictOf(FLOOR, 2026, judge(FLOOR, value), value, start, 2024)).toBe(verdict)
  })

  it('equals the plain comparison from the due year on, and never before it', () => {
    fc.assert(
      fc.property(share, share, fc.integer({ min: 2000, max: 2050 }), (value, start, at) => {
        const verdict = of(at, value, start)
        if (at >= 2035) expect(verdict).toBe(judge(FLOOR, exactly(value)))
        else expect(IF_DUE_NOW).not.toContain(verdict)
      }),
    )
  })

  it('is on course exactly where the value keeps to the line or to the goal', () => {
    fc.assert(
      fc.property(share, share, fc.integer({ min: 2025, max: 2034 }), (value, start, at) => {
        const line = lineAt(FLOOR, start, 2024, at)
        fc.pre(Math.abs(value - line) > 1e-6)
        expect(of(at, value, start)).toBe(value > line ? 'on-course' : 'off-course')
      }),
    )
  })
})
