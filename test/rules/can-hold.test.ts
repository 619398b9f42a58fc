import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canHold } from '../../src/rules/can-hold.js'
import { type Condition, holds } from '../../src/rules/condition.js'
import { readCondition } from '../../src/rules/read-condition.js'
import type { WrittenCondition } from '../../src/rules/written-rule.js'
import { conditions, ruleLines } from './rules-at-hand.js'

function read(written: WrittenCondition): Condition {
  const condition = readCondition(written, [], (path, message) => {
    throw new Error(`${path.join('.')}: ${message}`)
  })
  if (condition === undefined) throw new Error('not read')
  return condition
}

const CASES: readonly (readonly [boolean, WrittenCondition, WrittenCondition])[] = [
  [true, { code: '02' }, { code: '021' }],
  [false, { code: '02' }, { code: '03' }],
  [false, { code: '02', not: { code: '021' } }, { code: '0211' }],
  [true, { code: '02', not: { code: '021' } }, { code: '02' }],
  [false, { ministry: 'Defence' }, { ministry: 'Justice' }],
  [true, { ministry: 'Def*' }, { ministry: 'defence' }],
  [false, { ministry: 'Def*' }, { ministry: 'Justice' }],
  [true, { ministry: 'Def*' }, { not: { ministry: 'Def' } }],
  [true, { ministry: ['A', 'B'] }, { ministry: ['B', 'C'] }],
  [false, { ministry: ['A', 'B'] }, { ministry: ['C', 'D'] }],
  [true, { word: 'cyber' }, { word: 'pension' }],
  [false, { word: 'cyber defence' }, { not: { word: 'defence' } }],
  [true, { word: 'cyber*' }, { not: { word: 'cyber' } }],
  [false, { word: 'cyber' }, { not: { word: 'cyb*' } }],
  [true, { word: 'defence' }, { not: { word: 'cyber defence' } }],
  [false, { amount: { least: 5 } }, { amount: { most: 4 } }],
  [true, { amount: { least: 5 } }, { amount: { most: 5 } }],
  [false, { amount: { least: 5, most: 5 } }, { not: { amount: { least: 0 } } }],
  [true, { amount: { least: 0, most: 5 } }, { not: { amount: { least: 0, most: 4 } } }],
  [false, { not: { amount: { least: 0 } } }, { not: { amount: { most: 0 } } }],
  [true, { not: { amount: { least: 1 } } }, { not: { amount: { most: 0 } } }],
  [false, { year: { from: '2020' } }, { year: { to: '2019' } }],
  [
    false,
    { year: { from: '2020', to: '2021' } },
    { not: { any: [{ year: { to: '2020' } }, { year: { from: '2021' } }] } },
  ],
  [true, { not: { year: { from: '2020' } } }, { not: { year: { to: '2020' } } }],
  [false, { stage: 'outturn' }, { stage: ['proposed', 'revised'] }],
  [false, { not: { side: 'revenue' } }, { not: { side: 'expenditure' } }],
  [false, { any: [{ code: '1', word: 'a' }, { code: '2' }] }, { code: '1', not: { word: 'a' } }],
  [true, { any: [{ code: '1', word: 'a' }, { code: '2' }] }, { code: '1' }],
]

describe('whether two conditions can both hold', () => {
  it.each(CASES)('%s: %j with %j', (expected, a, b) => {
    expect([canHold([read(a), read(b)]), canHold([read(b), read(a)])]).toEqual([expected, expected])
  })

  it('is never denied where a line shows it, nor for a condition and its contrary asserted', () => {
    let [shown, denied] = [0, 0]
    fc.assert(
      fc.property(conditions, conditions, fc.array(ruleLines, { minLength: 20 }), (a, b, rows) => {
        const line = rows
          // Every line has an amount, a stage and a side.
          .filter((row) => row.amount !== null && row.stage !== null && row.side !== null)
          .find((row) => holds(a, { ...row, line: 0 }) && holds(b, { ...row, line: 0 }))
        const said = canHold([a, b])
        if (line !== undefined) shown++
        if (!said) denied++
        expect(line !== undefined && !said, JSON.stringify(line)).toBe(false)
        expect(canHold([a, { test: 'not', of: a }])).toBe(false)
      }),
      { numRuns: 1500 },
    )
    expect(Math.min(shown, denied)).toBeGreaterThan(50)
  })

  it('is granted where the search would be too long, and decided where it is not', () => {
    /** More pigeons than holes, each in a hole of its own: never true, and slow to find out. */
    const pigeons = (count: number): Condition => {
      const at = (i: number, j: number): WrittenCondition => ({ word: `p${i}h${j}` })
      const each = (n: number) => Array.from({ length: n }, (_, i) => i)
      const housed = each(count).map((i) => ({ any: each(count - 1).map((j) => at(i, j)) }))
      const apart = each(count - 1).flatMap((j) =>
        each(count).flatMap((i) => each(i).map((k) => ({ not: { all: [at(i, j), at(k, j)] } }))),
      )
      return read({ all: [...housed, ...apart] })
    }
    expect([canHold([pigeons(3)]), canHold([pigeons(4)])]).toEqual([false, false])
    expect(canHold([pigeons(10)])).toBe(true)
  })
})
