import { describe, expect, it } from 'vitest'
import {
  convertBy,
  derived,
  given,
  meanOf,
  percentOf,
  pointsOf,
  published,
  subtract,
  sum,
} from '../../src/series/figure.js'
import { PERCENT, POINTS, type Unit } from '../../src/terms/unit.js'
import { refusalOf } from '../terms/refusal.js'
import { EUR, observed, USD } from './observed.js'

const of = (value: number, unit: Unit) => given(value, unit, 'test', 'test')

describe('a figure', () => {
  it('is the cell itself, or nothing where the cell is blank', () => {
    const cell = observed('2026-07-07', 3.49)
    expect(published(cell)).toEqual({ kind: 'published', value: 3.49, unit: PERCENT, observation: cell })
    expect(published(observed('2026-07-07', null))).toBeUndefined()
    expect(published(undefined)).toBeUndefined()
  })

  it('carries how it was made, and from what', () => {
    const [a, b] = [of(3.5, PERCENT), of(3.49, PERCENT)]
    expect(subtract(a, b, 'goal − value')).toEqual({
      kind: 'derived',
      value: 0.01,
      unit: POINTS,
      how: 'goal − value',
      from: [a, b],
    })
  })

  it('is cut to twelve significant digits', () => {
    expect(derived(1 / 3, PERCENT, 'x', []).value).toBe(0.333333333333)
  })
})

describe('arithmetic', () => {
  it('adds, divides and averages what has one unit', () => {
    expect(sum([of(1, USD), of(2.5, USD)], 'sum')).toMatchObject({ value: 3.5, unit: USD })
    expect(percentOf(of(2, USD), of(50, USD), 'share')).toMatchObject({ value: 4, unit: PERCENT })
    expect(meanOf([of(28.1, PERCENT), of(26.83, PERCENT), of(17.95, PERCENT)], 'mean')).toMatchObject({
      value: 24.2933333333,
      unit: PERCENT,
    })
  })

  it('takes points of an amount, in the unit of the amount', () => {
    expect(pointsOf(of(0.5, POINTS), of(1000, EUR), 'x')).toMatchObject({ value: 5, unit: EUR })
  })

  it('subtracts amounts into an amount and shares into points', () => {
    expect(subtract(of(5, EUR), of(2, EUR), 'x').unit).toEqual(EUR)
    expect(subtract(of(5, PERCENT), of(2, PERCENT), 'x').unit).toEqual(POINTS)
  })

  it('converts at the rate that two published amounts of one cell imply', () => {
    expect(convertBy(of(50, USD), of(85, EUR), of(100, USD), 'x')).toMatchObject({ value: 42.5, unit: EUR })
  })
})

describe('arithmetic without meaning is refused by name', () => {
  const real: Unit = { ...USD, prices: '2021' }
  const billions: Unit = { ...USD, scale: 9 }
  it.each<[string, () => unknown, string]>([
    ['currencies', () => subtract(of(1, USD), of(1, EUR), 'x'), 'cannot subtract million USD'],
    ['price bases', () => subtract(of(1, USD), of(1, real), 'x'), '2021 prices'],
    ['scales', () => sum([of(1, USD), of(1, billions)], 'x'), 'billion USD'],
    ['a share and an amount', () => sum([of(1, USD), of(1, PERCENT)], 'x'), 'and per cent'],
    ['nominal by real', () => percentOf(of(1, USD), of(1, real), 'x'), 'cannot divide million USD, current prices'],
    ['a mean of two currencies', () => meanOf([of(1, USD), of(1, EUR)], 'x'), 'cannot average'],
    ['an amount of an amount', () => pointsOf(of(1, USD), of(1, EUR), 'x'), 'cannot take points of'],
    ['a rate of another currency', () => convertBy(of(1, EUR), of(1, EUR), of(1, USD), 'x'), 'cannot convert'],
    ['a rate across price bases', () => convertBy(of(1, USD), of(1, { ...EUR, prices: '2021' }), of(1, USD), 'x'), ''],
    ['a rate into a share', () => convertBy(of(1, USD), of(1, PERCENT), of(1, USD), 'x'), 'per cent'],
  ])('%s', async (_name, call, words) => {
    const error = await refusalOf(call)
    expect(error).toMatchObject({ fault: 'bug', code: 'unit.mismatch' })
    expect(error.message).toContain(words)
    expect(error.hint).toBe('bring both to one currency, scale and price base first')
  })

  it('a sum of shares, whatever they are shares of', async () => {
    const error = await refusalOf(() => sum([of(2, PERCENT), of(3, PERCENT)], 'x'))
    expect(error).toMatchObject({ fault: 'bug', code: 'unit.notAddable', message: 'shares have no sum' })
    expect(error.hint).toContain('numerators and denominators')
  })

  it('a sum or mean of nothing', async () => {
    expect((await refusalOf(() => sum([], 'x'))).code).toBe('sum.empty')
    expect((await refusalOf(() => meanOf([], 'x'))).code).toBe('sum.empty')
  })
})
