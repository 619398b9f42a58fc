import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yearOf } from '../../src/ledgers/fiscal-year.js'
import { amountOf, type NumberStyle, sniffNumberStyle } from '../../src/ledgers/number-style.js'

const STYLES: readonly NumberStyle[] = [
  { decimal: '.', thousands: '' },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: "'" },
  { decimal: ',', thousands: '' },
]

function written(cents: number, { decimal, thousands }: NumberStyle): string {
  const whole = String(Math.trunc(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, thousands)
  return `${cents < 0 ? '-' : ''}${whole}${decimal}${String(Math.abs(cents) % 100).padStart(2, '0')}`
}

describe('numbers of a ledger', () => {
  it('are read as they were written, in every style', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.constantFrom(...STYLES), (cents, style) => {
        expect(amountOf(written(cents, style), style, 2)).toBe(cents === 0 ? 0 : cents)
      }),
    )
  })

  it('betray their style, if there are some', () => {
    const amounts = [123456789, -7654321, 1234567890123, 45, 100000]
    for (const style of STYLES)
      expect(sniffNumberStyle(amounts.map((cents) => written(cents, style))).style).toEqual(style)
    expect(sniffNumberStyle(['1.234', '5.678'])).toEqual({ style: { decimal: ',', thousands: '.' }, doubtful: true })
    expect(sniffNumberStyle(['12', '7']).doubtful).toBe(false)
  })

  it.each([
    ['(1,234.5)', { decimal: '.', thousands: ',' }, -1234.5],
    ['1.234,5-', { decimal: ',', thousands: '.' }, -1234.5],
    ['−12', { decimal: '.', thousands: '' }, -12],
    ['1 234,5', { decimal: ',', thousands: ' ' }, 1234.5],
    ['1’234.5', { decimal: '.', thousands: "'" }, 1234.5],
    ['13455.949999999999', { decimal: '.', thousands: '' }, 13455.949999999999],
    ['+5', { decimal: '.', thousands: '' }, 5],
    ['-0', { decimal: '.', thousands: '' }, 0],
  ] as const)('read %s', (text, style, value) => {
    expect(amountOf(text, style, 0)).toBe(value)
  })

  it.each([
    ['1,234', { decimal: '.', thousands: '' }],
    ['1.234', { decimal: ',', thousands: '' }],
    ['12,34,567', { decimal: '.', thousands: ',' }],
    ['1,2345', { decimal: '.', thousands: ',' }],
    ['1234.5', { decimal: ',', thousands: '.' }],
    ['12*', { decimal: '.', thousands: '' }],
    ['€ 5', { decimal: '.', thousands: '' }],
    ['0x10', { decimal: '.', thousands: '' }],
    ['Infinity', { decimal: '.', thousands: '' }],
    ['1e999', { decimal: '.', thousands: '' }],
    ['=1+1', { decimal: '.', thousands: '' }],
    ['1 2', { decimal: '.', thousands: '' }],
    ['--1', { decimal: '.', thousands: '' }],
  ] as const)('refuse %s in a style that does not write so', (text, style) => {
    expect(amountOf(text, style, 0)).toBeUndefined()
  })

  it('are scaled without a second rounding', () => {
    expect(amountOf('12.3', { decimal: '.', thousands: '' }, 6)).toBe(12_300_000)
    expect(amountOf('0.1', { decimal: '.', thousands: '' }, 1)).toBe(1)
    expect(amountOf('1.1', { decimal: '.', thousands: '' }, 6)).toBe(1_100_000)
    expect(amountOf('4.35', { decimal: '.', thousands: '' }, 2)).toBe(435)
  })
})

describe('years of a ledger', () => {
  it.each([
    ['2024', undefined, '2024'],
    ['2024.0', undefined, '2024'],
    ['FY2024', undefined, '2024'],
    ['2024-03-31', undefined, '2024'],
    ['31.03.2024', undefined, '2024'],
    ['202403', undefined, '2024'],
    ['2024-25', 'first', '2024'],
    ['2024-25', 'last', '2025'],
    ['2024/2025', 'last', '2025'],
    ['1999-00', 'last', '2000'],
    ['2024-25', undefined, undefined],
    ['2024-26', 'first', undefined],
    ['24', undefined, undefined],
    ['12024', undefined, undefined],
    ['', undefined, undefined],
  ] as const)('%s, taking %s, is %s', (text, take, year) => {
    expect(yearOf(text, take)).toBe(year)
  })
})
