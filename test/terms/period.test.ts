import { describe, expect, it } from 'vitest'
import { parsePeriod, periodOf, yearOf } from '../../src/terms/period.js'
import { refusalOf } from './refusal.js'

describe('periods', () => {
  it('are years, read from text or number', () => {
    expect(parsePeriod('2024')).toBe('2024')
    expect(parsePeriod(1949)).toBe('1949')
    expect(yearOf(periodOf(2035))).toBe(2035)
  })

  it.each(['1899', '2200', '24', '2024/25', '2024-06', '2024e', ' 2024', '20244', 'last year', ''])(
    'refuses "%s" and says how to write a fiscal year',
    async (text) => {
      const error = await refusalOf(() => parsePeriod(text, '--period'))
      expect(error).toMatchObject({ fault: 'input', code: 'period.malformed' })
      expect(error.message).toBe(`--period: "${text}" is not a year between 1900 and 2199`)
      expect(error.hint).toMatch(/fiscal year 2024\/25 is 2024/)
    },
  )
})
