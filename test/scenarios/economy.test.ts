import { describe, expect, it } from 'vitest'
import { economyFrom, growthOf, projectEconomy, staticEconomy, sumEconomies } from '../../src/scenarios/economy.js'
import { refusalOf } from '../terms/refusal.js'
import { steadyEconomy } from './economies-at-hand.js'

describe('an economy', () => {
  it('grows at current prices by real growth times the change of prices', () => {
    expect(growthOf(0.02, 0.03).nominal).toBeCloseTo(0.0506, 12)
    const { gdp, deflator, extrapolatedFrom } = steadyEconomy(0.02, 0.03, 2027)
    expect(gdp[0]).toBe(1000)
    expect(gdp[2]).toBeCloseTo(1000 * 1.0506 * 1.0506, 9)
    expect(deflator[2]).toBeCloseTo(1.0609, 12)
    expect(extrapolatedFrom).toBeNull()
  })

  it('repeats the last known growth, and says from when', () => {
    const known = new Map([
      [2026, growthOf(0.01, 0.02)],
      [2027, growthOf(0.03, 0.04)],
    ])
    const path = projectEconomy(100, 2025, 2030, (year) => known.get(year))
    expect(path.extrapolatedFrom).toBe(2028)
    for (let i = 3; i <= 5; i++) {
      expect((path.gdp[i] ?? 0) / (path.gdp[i - 1] ?? 0)).toBeCloseTo(1.03 * 1.04, 12)
      expect((path.deflator[i] ?? 0) / (path.deflator[i - 1] ?? 0)).toBeCloseTo(1.04, 12)
    }
  })

  it('repeats the growth of its first year where nothing later is known', () => {
    const path = projectEconomy(100, 2030, 2032, (year) => (year === 2030 ? growthOf(0.01, 0.02) : undefined))
    expect(path.extrapolatedFrom).toBe(2031)
    expect(path.gdp[2]).toBeCloseTo(100 * (1.01 * 1.02) ** 2, 9)
  })

  it('stands still at one GDP and one price level', () => {
    const { gdp, deflator } = staticEconomy(700, 1.1, 2024, 2027)
    expect([...gdp]).toEqual([700, 700, 700, 700])
    expect([...deflator]).toEqual([1.1, 1.1, 1.1, 1.1])
  })

  it('is cut to a later year without changing a number', () => {
    const whole = steadyEconomy(0.01, 0.02)
    const cut = economyFrom(whole, 2030)
    expect(cut.gdp).toEqual(whole.gdp.slice(5))
    expect(cut.deflator).toEqual(whole.deflator.slice(5))
    expect(cut.first).toBe(2030)
  })

  it('is summed at fixed rates: GDP adds, the deflator is the quotient of the sums', () => {
    const [a, b] = [steadyEconomy(0, 0.1, 2027, 100), steadyEconomy(0, 0, 2027, 200)]
    const sum = sumEconomies([
      { economy: a, rate: 2 },
      { economy: b, rate: 1 },
    ])
    expect(sum.gdp[0]).toBe(400)
    expect(sum.gdp[2]).toBeCloseTo(200 * 1.21 + 200, 9)
    expect(sum.deflator[2]).toBeCloseTo((200 * 1.21 + 200) / 400, 12)
  })

  it('is extrapolated from the first year that any of its parts is', () => {
    const part = (until: number) =>
      projectEconomy(1, 2025, 2032, (year) => (year <= until ? growthOf(0, 0) : undefined))
    const of = (...untils: number[]) =>
      sumEconomies(untils.map((until) => ({ economy: part(until), rate: 1 }))).extrapolatedFrom
    expect([of(2032), of(2030, 2028), of(2032, 2027)]).toEqual([null, 2029, 2028])
  })

  it.each([
    ['no growth is known', () => undefined, 'gdp.none', 'no growth of GDP is held for 2026'],
    ['growth of −100 %', () => growthOf(-1, 0), 'growth.impossible', 'growth of -100 % in 2026 leaves no economy'],
    ['prices that vanish', () => growthOf(0.01, -1), 'growth.impossible', 'growth of -100 % in 2026'],
    ['infinite growth', () => growthOf(Infinity, 0), 'growth.impossible', 'growth of Infinity % in 2026'],
    ['no number', () => growthOf(Number.NaN, 0), 'growth.impossible', 'growth of NaN % in 2026'],
    ['a collapse', () => growthOf(-0.9999, 0), 'growth.impossible', 'GDP of 2028 would be 1.00e-12 times 2025’s'],
    ['an explosion', () => growthOf(9.9, 9.9), 'growth.impossible', 'times 2025’s'],
    ['prices beyond all bounds', () => growthOf(-0.9, 9.9), 'growth.impossible', 'prices of 2037 would be'],
  ])('is refused for %s', async (_name, growth, code, words) => {
    const error = await refusalOf(() => projectEconomy(1000, 2025, 2040, growth))
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
    expect(error.hint).toMatch(/--growth/)
  })

  it('has no sum of nothing', async () => {
    expect((await refusalOf(() => sumEconomies([]))).code).toBe('economy.empty')
  })
})
