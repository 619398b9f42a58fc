import { describe, expect, it } from 'vitest'
import { exactly } from '../../src/math/interval.js'
import { differs, Precision, recompute } from '../../src/series/recomputed.js'
import { Snapshot } from '../../src/series/snapshot.js'
import type { Period } from '../../src/terms/period.js'
import { editionOf, observed } from './observed.js'

const DAY = '2026-07-07'
const spending = observed(DAY, 251, { measure: 'e' })
const gdp = observed(DAY, 12577, { measure: 'g' })

describe('precision', () => {
  it('is half of the last decimal an edition uses for a measure', () => {
    const precision = new Precision([observed(DAY, 2), observed(DAY, 3.49, { area: 'BBB' })])
    expect(precision.halfStep(`made.up/${DAY}`, 'share')).toBe(0.005)
    expect(precision.interval(observed(DAY, 2))).toEqual({ low: 1.995, high: 2.005 })
  })

  it('is full where one number has more decimals than a publisher rounds to', () => {
    const precision = new Precision([observed(DAY, 2), observed(DAY, 1.98618317373, { area: 'BBB' })])
    expect(precision.interval(observed(DAY, 2))).toEqual(exactly(2))
  })

  it('is told apart by edition and by measure', () => {
    const precision = new Precision([observed(DAY, 2.5), observed('2024-06-17', 1.98618317373), spending])
    expect(precision.halfStep(`made.up/${DAY}`, 'share')).toBe(0.05)
    expect(precision.halfStep('made.up/2024-06-17', 'share')).toBe(0)
    expect(precision.halfStep(`made.up/${DAY}`, 'e')).toBe(0.5)
  })

  it('has no interval for a blank', () => {
    expect(new Precision([observed(DAY, null)]).interval(observed(DAY, null))).toBeUndefined()
  })
})

describe('recompute', () => {
  const pair = { numerator: 'e', denominator: 'g' }
  const again = (observations: (typeof spending)[]) =>
    recompute(
      new Snapshot([editionOf(DAY)], observations, '2026-12-31'),
      new Precision(observations),
      pair,
      `made.up/${DAY}`,
      'AAA',
      '2024' as Period,
    )

  it('bounds a ratio by the rounding of both its figures', () => {
    const found = again([spending, gdp])
    expect(found?.numerator).toBe(spending)
    expect(found?.bounds.low).toBeCloseTo(25050 / 12577.5, 12)
    expect(found?.bounds.high).toBeCloseTo(25150 / 12576.5, 12)
  })

  it('is not made where the edition lacks a figure, or divides by nothing', () => {
    expect(again([spending])).toBeUndefined()
    expect(again([spending, { ...gdp, value: null }])).toBeUndefined()
    expect(again([spending, { ...gdp, value: 0 }])).toBeUndefined()
    expect(again([spending, { ...gdp, edition: 'made.up/2024-06-17' }])).toBeUndefined()
  })
})

describe('differs', () => {
  const rounded = { low: 2.575, high: 2.585 }
  it.each([
    ['the Netherlands 2026', rounded, exactly(2.29), true],
    ['the same within rounding', rounded, exactly(2.58), false],
    ['an overlap at the edge', rounded, { low: 2.584, high: 2.59 }, false],
    ['full numbers less than half a shown digit apart', exactly(2), exactly(2.004), false],
    ['full numbers more than that apart', exactly(2), exactly(2.006), true],
  ])('%s', (_name, value, other, expected) => {
    expect(differs(value, other)).toBe(expected)
  })
})
