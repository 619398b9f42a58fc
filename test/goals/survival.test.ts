import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { survivalOf } from '../../src/goals/survival.js'
import { IF_DUE_NOW, type IfDueNow } from '../../src/goals/verdict.js'

const of = (pairs: readonly (readonly [IfDueNow, IfDueNow | undefined])[]) =>
  survivalOf(
    new Map(pairs.map(([before], i) => [`A ${i}`, before])),
    new Map(pairs.flatMap(([, after], i) => (after === undefined ? [] : [[`A ${i}`, after] as const]))),
  )

describe('survivalOf', () => {
  it('tells verdicts that stood from those gained and lost', () => {
    expect(
      of([
        ['met', 'met'],
        ['not-met', 'not-met'],
        ['met', 'not-met'],
        ['met', 'met-when-rounded'],
        ['not-met', 'met'],
      ]),
    ).toEqual({ compared: 5, same: 2, gained: 1, lost: 2 })
  })

  it('takes a step between not met and met only when rounded for none', () => {
    expect(of([['not-met', 'met-when-rounded']])).toEqual({ compared: 1, same: 1, gained: 0, lost: 0 })
  })

  it('compares only what both editions decide', () => {
    expect(
      of([
        ['met', undefined],
        ['met', 'no-data'],
        ['no-data', 'met'],
        ['not-member', 'met'],
        ['exempt', 'exempt'],
      ]),
    ).toEqual({ compared: 0, same: 0, gained: 0, lost: 0 })
  })

  it('adds up, and loses in one direction what it gains in the other', () => {
    const verdict = fc.constantFrom(...IF_DUE_NOW)
    fc.assert(
      fc.property(fc.array(fc.tuple(verdict, verdict), { maxLength: 40 }), (pairs) => {
        const there = of(pairs)
        const back = of(pairs.map(([a, b]) => [b, a] as const))
        expect(there.same + there.gained + there.lost).toBe(there.compared)
        expect([back.compared, back.gained, back.lost]).toEqual([there.compared, there.lost, there.gained])
      }),
    )
  })
})
