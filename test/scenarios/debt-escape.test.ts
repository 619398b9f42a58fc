import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundHalfUp } from '../../src/math/rounding.js'
import { type EscapeRule, escapeRoom, escapeTerms } from '../../src/scenarios/debt-escape.js'
import { refusalOf } from '../terms/refusal.js'

const RULE: EscapeRule = {
  flexibility: 1.5,
  from: 2025,
  to: 2028,
  baseYear: 2021,
  members: [
    { area: 'AAA', activatedOn: '2025-07-08' },
    { area: 'BBB', activatedOn: '2025-07-08', baseYear: 2024 },
    { area: 'CCC', activatedOn: '2026-02-17', from: 2026 },
  ],
}

describe('escapeTerms', () => {
  it('takes what is a member’s own before what is the rule’s', () => {
    expect(escapeTerms(RULE, 'AAA')).toEqual({ from: 2025, to: 2028, baseYear: 2021, activatedOn: '2025-07-08' })
    expect(escapeTerms(RULE, 'BBB')?.baseYear).toBe(2024)
    expect(escapeTerms(RULE, 'CCC')?.from).toBe(2026)
    expect(escapeTerms(RULE, 'DDD')).toBeUndefined()
  })
})

describe('escapeRoom', () => {
  const room = (base: number, shares: [number, number][]) =>
    escapeRoom(
      RULE.flexibility,
      RULE,
      base,
      shares.map(([year, share]) => ({ year, share })),
    )

  /** COFOG defence of Poland (1.6 % in 2021, 2.9 in 2024, 3.4 in 2025), Eurostat, 27 April 2026. */
  it('covers 1.5 of 1.8 points, and nothing in a year before the clause', () => {
    expect(
      room(1.6, [
        [2024, 2.9],
        [2025, 3.4],
      ]),
    ).toEqual([
      { year: 2024, share: 2.9, increase: 1.3, covered: 0, beyond: 1.3, room: 0 },
      { year: 2025, share: 3.4, increase: 1.8, covered: 1.5, beyond: 0.3, room: 0 },
    ])
  })

  it('counts tenths as tenths: 2.4 is 1.5 above 0.9, all of it covered', () => {
    expect(room(0.9, [[2028, 2.4]])).toEqual([
      { year: 2028, share: 2.4, increase: 1.5, covered: 1.5, beyond: 0, room: 0 },
    ])
  })

  /** COFOG defence of Greece: 2.8 % in 2021, 2.2 in 2024, 2.4 in 2025. From 2021 it would have no room. */
  it('has no increase from a base that is higher, which is why one member has another base', () => {
    expect(room(2.8, [[2025, 2.4]])[0]).toMatchObject({ increase: 0, covered: 0, beyond: 0, room: 1.5 })
    expect(room(2.2, [[2025, 2.4]])[0]).toMatchObject({ increase: 0.2, covered: 0.2, beyond: 0, room: 1.3 })
  })

  it('includes its first and last year and no other', () => {
    const years = [2024, 2025, 2028, 2029]
    expect(
      room(
        1,
        years.map((year) => [year, 2]),
      ).map((y) => y.covered),
    ).toEqual([0, 1, 1, 0])
  })

  it('splits every increase into what is covered and what is beyond', () => {
    const share = fc.double({ min: 0, max: 8, noNaN: true })
    fc.assert(
      fc.property(share, share, fc.integer({ min: 2020, max: 2032 }), (base, now, year) => {
        const [{ increase, covered, beyond } = { increase: NaN, covered: NaN, beyond: NaN }] = room(base, [[year, now]])
        expect(roundHalfUp(covered + beyond, 10)).toBe(increase)
        expect(covered).toBeLessThanOrEqual(year >= 2025 && year <= 2028 ? 1.5 : 0)
        expect(Math.abs(increase - Math.max(0, now - base))).toBeLessThan(1e-9)
      }),
    )
  })

  it('refuses what is no number', async () => {
    const base = await refusalOf(() => room(NaN, [[2025, 2]]))
    expect([base.code, base.message]).toEqual(['escape.share', 'a share of NaN in the base'])
    const share = await refusalOf(() => room(1, [[2025, Infinity]]))
    expect(share.message).toBe('a share of Infinity in 2025')
  })
})
