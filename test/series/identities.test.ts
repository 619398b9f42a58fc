import { describe, expect, it } from 'vitest'
import { checkIdentities, type IdentityContext } from '../../src/series/identities.js'
import type { Area } from '../../src/terms/area.js'
import type { Measure } from '../../src/terms/measure.js'
import type { Observation } from '../../src/terms/observation.js'
import { observed } from './observed.js'

const DAY = '2026-07-07'
const measure = (id: string, nature: Measure['nature'], more: Partial<Measure> = {}): Measure => ({
  id,
  title: id,
  nature,
  definition: id,
  definedBy: { text: 'test' },
  ...more,
})
const ally = (code: string, from: string): Area => ({
  code,
  name: code,
  currency: 'EUR',
  names: [],
  memberships: [{ of: 'X', from }],
})
const context: IdentityContext = {
  measures: [
    measure('share', 'ratio', {
      ratio: { numerator: 'e', denominator: 'g' },
      nominal: { numerator: 'e.now', denominator: 'g.now' },
    }),
    measure('change', 'ratio', { changeOf: 'e' }),
    measure('e', 'flow'),
    measure('g', 'flow', { steady: 17 }),
    measure('again', 'ratio', { repeats: 'share' }),
  ],
  areas: [ally('AAA', '2000-01-01'), ally('BBB', '2024-06-01'), ally('NIL', '2000-01-01')],
  groups: [{ code: 'X', name: 'X', of: ['X'], except: [] }],
  distributions: [['one', 'two']],
  exempt: ['NIL'],
}
const cell = (measureId: string, value: number | null, area = 'AAA', period = '2024') =>
  observed(DAY, value, { measure: measureId, area, period })
const breaksOf = (...observations: Observation[]) => checkIdentities(context, observations).breaks
const kindsOf = (...observations: Observation[]) => breaksOf(...observations).map((b) => `${b.identity} ${b.measure}`)

describe('identities', () => {
  it('accept a share that its figures give within their rounding', () => {
    expect(breaksOf(cell('share', 2.0), cell('e', 200.4), cell('g', 10_000.1))).toEqual([])
  })

  it('name a share beyond its rounding, and what it should be', () => {
    const found = breaksOf(cell('share', 2.02), cell('e', 200.4), cell('g', 10_000.1))
    expect(found).toMatchObject([{ identity: 'share', measure: 'share', area: 'AAA', period: '2024', published: 2.02 }])
    expect(found[0]?.recomputed).toBeCloseTo(2.004, 4)
  })

  it('tell the share of real GDP from the nominal ratio', () => {
    expect(kindsOf(cell('share', 2.5), cell('e.now', 229), cell('g.now', 10_000))).toEqual(['nominal-share share'])
  })

  it('hold a change against this year by the last', () => {
    const two = [cell('e', 100, 'AAA', '2023'), cell('e', 120)]
    expect(kindsOf(...two, cell('change', 20.1))).toEqual([])
    expect(kindsOf(...two, cell('change', 25.1))).toEqual(['real-change change'])
  })

  it('want a distribution to add to 100', () => {
    expect(kindsOf(cell('one', 60.5), cell('two', 39.5))).toEqual([])
    expect(kindsOf(cell('one', 60.5), cell('two', 38.5))).toEqual(['distribution one'])
  })

  it('want a repeated cell to be the one it repeats', () => {
    expect(kindsOf(cell('share', 2.02), cell('again', 2.02))).toEqual([])
    expect(kindsOf(cell('share', 2.02), cell('again', 2.04))).toEqual(['repeat again'])
  })

  it('notice a jump in a steady measure', () => {
    expect(kindsOf(cell('g', 81_063, 'AAA', '2023'), cell('g', 60_235))).toEqual(['steady g'])
    expect(kindsOf(cell('g', 81_063, 'AAA', '2023'), cell('g', 91_000))).toEqual([])
  })

  it('notice a blank', () => {
    expect(breaksOf(cell('e', null))).toMatchObject([{ identity: 'blank', measure: 'e', published: null }])
  })

  it('add up the members of the year, and without forces nobody', () => {
    const both = [cell('e', 60), cell('e', 40, 'BBB')]
    expect(kindsOf(...both, cell('e', 100, 'X'))).toEqual([])
    expect(kindsOf(...both, cell('e', 60, 'X'))).toEqual(['aggregate e'])
    const before = [cell('e', 60, 'AAA', '2023'), cell('e', 40, 'BBB', '2023')]
    expect(kindsOf(...before, cell('e', 60, 'X', '2023'))).toEqual([])
  })

  it('call a total that leaves out a blank member no total', () => {
    expect(kindsOf(cell('e', 60), cell('e', 60, 'X'))).toEqual(['aggregate e'])
  })

  it('do not add up a denominator without the member whose row is missing', () => {
    const { checked, breaks } = checkIdentities(context, [cell('g', 60), cell('g', 40, 'BBB'), cell('g', 130, 'X')])
    expect(breaks).toEqual([])
    expect(checked.aggregate).toBe(0)
  })

  it('count what they checked', () => {
    const { checked } = checkIdentities(context, [cell('share', 2), cell('e', 200), cell('g', 10_000)])
    expect(checked).toMatchObject({ share: 1, 'nominal-share': 0, blank: 3 })
  })
})
