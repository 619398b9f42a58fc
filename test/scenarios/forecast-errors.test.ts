import { describe, expect, it } from 'vitest'
import { type ErrorVectors, errorVectors, withoutOrigin } from '../../src/scenarios/forecast-errors.js'
import { refusalOf } from '../terms/refusal.js'
import { type RecordDraft, recordOf, SETTINGS } from './record-at-hand.js'

const EVERYTHING = () => true
const AREAS = ['AAA', 'BBB', 'CCC', 'DDD']

/** Forecasts of 2 %, outcomes of 2 % and something that is different in each area and year. */
const draft: RecordDraft = {
  areas: AREAS,
  from: 2000,
  to: 2014,
  forecast: () => 2,
  outcome: (area, variable, year) =>
    2 + (AREAS.indexOf(area) + 1) * ((year % 5) - 2) + (variable === 'growth' ? 0 : 0.5),
}
const vectorsOf = (over: Partial<RecordDraft> = {}, areas = AREAS, known: (e: string) => boolean = EVERYTHING) =>
  errorVectors(recordOf({ ...draft, ...over }), areas, SETTINGS, '10', known)
const at = (v: ErrorVectors, area: string, h: number, variable: number, origin: string) =>
  v.ratio[((v.areas.indexOf(area) * v.horizons + h) * 2 + variable) * v.origins.length + v.origins.indexOf(origin)] ??
  Number.NaN

describe('errors of past forecasts', () => {
  it('are outcome over forecast, as factors, by years ahead', () => {
    const v = vectorsOf()
    expect(v.origins).toHaveLength(15)
    expect(v.horizons).toBe(3)
    // The edition of 2003 expected 2 % for 2005; BBB grew by 2 + 2·(0 − 2) %.
    expect(at(v, 'BBB', 2, 0, '2003-10')).toBeCloseTo(0.98 / 1.02, 12)
    expect(at(v, 'BBB', 2, 1, '2003-10')).toBeCloseTo(0.985 / 1.02, 12)
    expect(at(v, 'AAA', 0, 0, '2004-10')).toBeCloseTo(1.04 / 1.02, 12)
  })

  it('are 1 where the forecast came true', () => {
    const v = vectorsOf({ outcome: () => 2 })
    expect(new Set(v.ratio)).toEqual(new Set([1]))
  })

  it('are those of the editions of one season, whose outcomes were known', () => {
    const early = vectorsOf({}, AREAS, (edition) => edition <= '2014-06')
    // The last outcome known is that of 2012, published in October 2013: the edition of 2010 is the last with both years ahead.
    expect(early.origins.at(-1)).toBe('2010-10')
    expect(early.origins).toHaveLength(11)
    const other = () => errorVectors(recordOf(draft), AREAS, SETTINGS, '04', EVERYTHING)
    expect(other).toThrow(/0 editions with known errors/)
  })

  it('take the group’s median where an area has none, or everybody’s where it has no group', () => {
    const v = vectorsOf({
      forecast: (area, _variable, origin) => (origin === 2005 && (area === 'CCC' || area === 'DDD') ? null : 2),
    })
    const of = (area: string) => at(v, area, 1, 0, '2005-10')
    expect(of('CCC')).toBeCloseTo((of('AAA') + of('BBB')) / 2, 12)
    expect(of('DDD')).toBeCloseTo((of('AAA') + of('BBB')) / 2, 12)
    expect(at(v, 'CCC', 1, 0, '2007-10')).not.toBe(at(v, 'AAA', 1, 0, '2007-10'))
    const part = { growth: 1 / 15, prices: 1 / 15 }
    expect(v.stoodIn).toEqual([{ growth: 0, prices: 0 }, { growth: 0, prices: 0 }, part, part])
  })

  it('of an area that no forecast names are its group’s throughout', () => {
    const v = vectorsOf({ areas: ['AAA', 'BBB', 'DDD'] }, ['CCC'])
    const own = vectorsOf({ areas: ['AAA', 'BBB', 'DDD'] }, ['AAA', 'BBB'])
    expect(at(v, 'CCC', 2, 1, '2007-10')).toBeCloseTo(
      (at(own, 'AAA', 2, 1, '2007-10') + at(own, 'BBB', 2, 1, '2007-10')) / 2,
      12,
    )
    expect(v.stoodIn).toEqual([{ growth: 1, prices: 1 }])
    expect(v.actual.every(Number.isNaN)).toBe(true)
  })

  it('of very high inflation are the group’s: prices only, and that year only', () => {
    const v = vectorsOf({
      outcome: (area, variable, year) =>
        area === 'AAA' && variable !== 'growth' && year === 2008 ? 80 : draft.outcome(area, variable, year),
    })
    expect(at(v, 'AAA', 1, 1, '2007-10')).toBeCloseTo(
      (at(v, 'BBB', 1, 1, '2007-10') + at(v, 'CCC', 1, 1, '2007-10')) / 2,
      12,
    )
    expect(at(v, 'AAA', 1, 0, '2007-10')).not.toBe(at(v, 'BBB', 1, 0, '2007-10'))
    expect(at(v, 'AAA', 1, 1, '2008-10')).toBeLessThan(1.1)
    expect(v.stoodIn[0]?.growth).toBe(0)
    expect(v.stoodIn[0]?.prices).toBeGreaterThan(0)
    const index = (1 * 2 + 1) * v.origins.length + v.origins.indexOf('2007-10')
    expect(v.actual[index]).toBeCloseTo(1.8 / 1.02, 12)
  })

  it('take the deflator where its forecasts are known, and say how often consumer prices stand in', () => {
    const only = vectorsOf()
    const half = vectorsOf({
      variables: ['growth', 'consumer-prices', 'deflator'],
      forecast: (_area, variable, origin) => (variable === 'deflator' && origin < 2008 ? null : 2),
      outcome: (area, variable, year) => (variable === 'deflator' ? 3 : draft.outcome(area, variable, year)),
    })
    expect(only.consumerPrices).toBe(1)
    expect(half.consumerPrices).toBeCloseTo(8 / 15, 12)
    expect(at(half, 'BBB', 1, 1, '2010-10')).toBeCloseTo(1.03 / 1.02, 12)
    expect(at(half, 'BBB', 1, 1, '2005-10')).toBe(at(only, 'BBB', 1, 1, '2005-10'))
  })

  it('of one area do not depend on which others are asked about', () => {
    const all = vectorsOf()
    const one = vectorsOf({}, ['CCC'])
    for (const origin of all.origins) expect(at(one, 'CCC', 2, 1, origin)).toBe(at(all, 'CCC', 2, 1, origin))
    expect(one.origins).toEqual(all.origins)
  })

  it('are refused where too few editions are known', async () => {
    const error = await refusalOf(() => vectorsOf({ to: 2008 }))
    expect([error.fault, error.code]).toEqual(['data', 'trackRecord.short'])
    expect(error.message).toContain('9 editions with known errors 2 years ahead, at least 10')
    expect(error.hint).toContain('--draws 0')
  })

  it('can leave out one edition, and keep the others in order', () => {
    const v = vectorsOf()
    const less = withoutOrigin(v, 4)
    expect(less.origins).toEqual(v.origins.filter((o) => o !== '2004-10'))
    expect(withoutOrigin(v, 4, 1).origins).toEqual(v.origins.filter((o) => !/200[345]/.test(o)))
    for (const origin of less.origins)
      for (const area of AREAS) expect(at(less, area, 1, 1, origin)).toBe(at(v, area, 1, 1, origin))
  })
})
