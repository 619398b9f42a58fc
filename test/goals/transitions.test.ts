import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { transitions } from '../../src/goals/transitions.js'
import { IF_DUE_NOW, type IfDueNow } from '../../src/goals/verdict.js'

const from2014 = (verdicts: readonly IfDueNow[]) =>
  transitions(verdicts.map((ifDueNow, i) => ({ period: String(2014 + i), ifDueNow })))

describe('transitions', () => {
  it.each<[string, IfDueNow[], string[], string[]]>([
    ['met from the first year', ['met', 'met'], ['2014'], []],
    ['reached later', ['not-met', 'met'], ['2015'], []],
    ['reached, lost, reached', ['met', 'not-met', 'met'], ['2014', '2016'], ['2015']],
    ['lost to a value that only rounds to the goal', ['met', 'met-when-rounded'], ['2014'], ['2015']],
    ['a year without data in between', ['met', 'no-data', 'met'], ['2014'], []],
    ['years before membership', ['not-member', 'not-member', 'met'], ['2016'], []],
    ['never met', ['not-met', 'met-when-rounded'], [], []],
    ['nothing known', [], [], []],
  ])('%s', (_name, verdicts, reached, lost) => {
    expect(from2014(verdicts)).toEqual({ reached, lost })
  })

  it('come in turn, beginning with one that is reached', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...IF_DUE_NOW), { maxLength: 14 }), (verdicts) => {
        const { reached, lost } = from2014(verdicts)
        const all = [...reached.map((y) => `${y} reached`), ...lost.map((y) => `${y} lost`)].sort()
        all.forEach((step, i) => {
          expect(step).toMatch(i % 2 === 0 ? /reached$/ : /lost$/)
        })
        const last = verdicts.filter((v) => v === 'met' || v === 'not-met' || v === 'met-when-rounded').at(-1)
        expect(reached.length > lost.length).toBe(last === 'met')
      }),
    )
  })
})
