import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { totalOf } from '../../src/goals/composite.js'

const PARTS = [{ measure: 'core' }, { measure: 'related', cap: 1.5 }]
const total = (core: number | undefined, related: number | undefined) =>
  totalOf(PARTS, (measure) => (measure === 'core' ? core : related))

describe('totalOf', () => {
  it.each([
    ['a part up to its cap', 3.5, 1.2, { low: 4.7, high: 4.7 }],
    ['no more of it than the cap', 3.5, 2.5, { low: 5, high: 5 }],
    ['all of a part without a cap', 5.33, 0, { low: 5.33, high: 5.33 }],
    ['anything from nothing to the cap where it is unpublished', 4.68, undefined, { low: 4.68, high: 6.18 }],
  ])('counts %s', (_name, core, related, expected) => {
    const found = total(core, related)
    expect(found?.low).toBeCloseTo(expected.low, 12)
    expect(found?.high).toBeCloseTo(expected.high, 12)
  })

  it('is unknown without a part that has no cap', () => {
    expect(total(undefined, 1.5)).toBeUndefined()
    expect(total(undefined, undefined)).toBeUndefined()
  })

  it('keeps the known total within the bounds of the unknown one', () => {
    const share = fc.double({ min: 0, max: 8, noNaN: true })
    fc.assert(
      fc.property(share, share, (core, related) => {
        const [known, bounds] = [total(core, related), total(core, undefined)]
        expect(known?.low).toBe(known?.high)
        expect(known?.low).toBeGreaterThanOrEqual(bounds?.low ?? Number.NaN)
        expect(known?.high).toBeLessThanOrEqual(bounds?.high ?? Number.NaN)
      }),
    )
  })
})
