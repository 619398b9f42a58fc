import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseText, wordForm } from '../../src/rules/ledger-text.js'
import { texts } from './rules-at-hand.js'

const anyText = fc.oneof(texts, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

describe('texts of a ledger', () => {
  it.each([
    ['Ärzte', 'a\u0308rzte', 'ärzte'],
    ['İstanbul', 'ISTANBUL', 'istanbul'],
    ['ıstanbul', 'I\u0307stanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδος', 'οδοσ'],
    ['Vertei\u00ADdigung', '  VERTEIDIGUNG\t', 'verteidigung'],
    ['Straße  12', 'STRAẞE\u00A012', 'straße 12'],
  ])('%s and %s have one form', (a, b, form) => {
    expect([normaliseText(a), normaliseText(b)]).toEqual([form, form])
  })

  it('have words with a blank at each end, whatever stands between them', () => {
    expect(wordForm('Ärzte-/Pflegedienst (2. Teil)')).toBe(' ärzte pflegedienst 2 teil ')
    expect(wordForm('–…')).toBe('')
  })

  it('stay as they are when normalised again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [form, words] = [normaliseText(text), wordForm(text)]
        expect(normaliseText(form)).toBe(form)
        expect(wordForm(words)).toBe(words)
        expect(wordForm(form)).toBe(words)
      }),
      { numRuns: 3000 },
    )
  })

  it('of Latin letters have the same form the short way and the long', () => {
    const latin = fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) })
    fc.assert(
      fc.property(fc.oneof(latin, anyText), (text) => {
        expect(normaliseText(text)).toBe(normaliseText(`${text} €`).slice(0, -1).trim())
      }),
      { numRuns: 3000 },
    )
  })

  it('can be written as UTF-8 and come back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const form = normaliseText(String.fromCharCode(...units))
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(form))).toBe(form)
      }),
    )
  })
})
