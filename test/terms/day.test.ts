import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay, parseDay } from '../../src/terms/day.js'
import { refusalOf } from './refusal.js'

describe('parseDay', () => {
  it.each([
    ['2025-08-28', '2025-08-28'],
    ['2025-08', '2025-08-28'],
    ['2025-09', '2025-09-28'],
    ['2025-02', '2025-02-28'],
    ['2024-02', '2024-02-28'],
    ['2000-02', '2000-02-28'],
    ['1900-02', '1900-02-28'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s as %s', (text, day) => {
    expect(parseDay(text)).toBe(day)
  })

  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-04-31',
    '2025-04-00',
    '2025',
    '28 August 2025',
    '2025-8-28',
    ' 2025-08-28',
    '2025-08-28T00:00:00Z',
    '',
  ])('refuses "%s", saying where and how to write it', async (text) => {
    const error = await refusalOf(() => parseDay(text, '--as-of'))
    expect(error).toMatchObject({ fault: 'input', code: 'day.malformed' })
    expect(error.message).toBe(`--as-of: "${text}" is not a day`)
    expect(error.hint).toContain('2026-07-31')
  })

  it('knows every day of the calendar and no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        async (year, month, date) => {
          const text = [year, String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-')
          const real = new Date(Date.UTC(year, month - 1, date)).toISOString().startsWith(text)
          if (real) expect(parseDay(text)).toBe(text)
          else expect((await refusalOf(() => parseDay(text))).code).toBe('day.malformed')
        },
      ),
    )
  })

  it('orders as text does', () => {
    expect(parseDay('2024-12-31') < parseDay('2025-01-01')).toBe(true)
  })
})

describe('formatDay', () => {
  it('writes days as English text has them', () => {
    expect(formatDay('2025-08-28')).toBe('28 August 2025')
    expect(formatDay('2026-07-07')).toBe('7 July 2026')
  })
})
