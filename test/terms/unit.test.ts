import { describe, expect, it } from 'vitest'
import { isMoney, PERCENT, POINTS, parsePrices, sameUnit, type Unit, unitInWords } from '../../src/terms/unit.js'
import { refusalOf } from './refusal.js'

const euro: Unit = { code: 'EUR', scale: 6, prices: 'current' }

describe('units', () => {
  it.each<[Unit, string]>([
    [euro, 'million EUR, current prices'],
    [{ code: 'USD', scale: 6, prices: '2021' }, 'million USD, 2021 prices'],
    [{ code: 'USD', scale: 0, prices: '2015' }, 'USD, 2015 prices'],
    [{ code: 'PLN', scale: 9, prices: 'current' }, 'billion PLN, current prices'],
    [{ code: 'USD', scale: 5, prices: 'current' }, '10^5 USD, current prices'],
    [{ code: 'persons', scale: 3, prices: null }, 'thousand persons'],
    [{ code: 'index', scale: 0, prices: null }, 'index'],
    [{ code: 'ratio', scale: 0, prices: null }, 'ratio'],
    [PERCENT, 'per cent'],
    [POINTS, 'percentage points'],
  ])('%o is said as "%s"', (unit, words) => {
    expect(unitInWords(unit)).toBe(words)
  })

  it('differ when currency, scale or price base does', () => {
    expect(sameUnit(euro, { ...euro })).toBe(true)
    expect(sameUnit(euro, { ...euro, code: 'USD' })).toBe(false)
    expect(sameUnit(euro, { ...euro, scale: 9 })).toBe(false)
    expect(sameUnit(euro, { ...euro, prices: '2021' })).toBe(false)
    expect(sameUnit(PERCENT, POINTS)).toBe(false)
  })

  it('know money from other counts', () => {
    expect(isMoney(euro)).toBe(true)
    expect(
      [PERCENT, POINTS, { code: 'persons', scale: 3, prices: null }, { code: 'index', scale: 0, prices: null }].some(
        isMoney,
      ),
    ).toBe(false)
  })

  it('read price bases and refuse any other word with its place', async () => {
    expect(['', 'current', '2021'].map((text) => parsePrices(text, 'x'))).toEqual([null, 'current', '2021'])
    const error = await refusalOf(() => parsePrices('constant', 'data/x.csv:3'))
    expect(error).toMatchObject({ fault: 'data', code: 'unit.prices', where: 'data/x.csv:3' })
    expect(error.message).toBe('prices are "constant"')
  })
})
