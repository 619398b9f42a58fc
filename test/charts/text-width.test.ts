import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanced, fitted, textWidth, wrapped } from '../../src/charts/text-width.js'

/** Advance widths of printable ASCII in thousandths, read from the fonts by font-widths.mjs. */
const FONTS = JSON.parse(readFileSync(new URL('font-widths.json', import.meta.url), 'utf8')) as Record<string, number[]>
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
const sentence = fc.string({ unit: fc.constantFrom(...ASCII), maxLength: 60 })

function setIn(font: readonly number[], text: string, size: number): number {
  return [...text].reduce((sum, c) => sum + ((font[c.charCodeAt(0) - 32] ?? Number.NaN) * size) / 1000, 0)
}

describe('the width of a text', () => {
  for (const [name, widths] of Object.entries(FONTS))
    it(`is never less than in ${name}`, () => {
      const bold = name.endsWith('Bold')
      for (const c of ASCII) expect(textWidth(c, 10, bold), c).toBeGreaterThanOrEqual(setIn(widths, c, 10) - 0.01)
    })

  it('is not much more than the widest font needs', () => {
    const text = 'Spending on core defence, per cent of GDP, 2014 to 2035: 3.49 (estimate)'
    expect(textWidth(text, 12)).toBeLessThan(1.06 * setIn(FONTS['DejaVu Sans'] ?? [], text, 12))
    expect(textWidth(text, 12, true)).toBeLessThan(1.1 * setIn(FONTS['DejaVu Sans Bold'] ?? [], text, 12))
  })

  it('counts wide scripts as wide and combining marks as nothing', () => {
    expect(textWidth('日本', 10)).toBeGreaterThanOrEqual(20)
    expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10))
    expect(textWidth('Ünïçø', 10)).toBeGreaterThan(textWidth('Unic', 10))
    expect(textWidth('﷽', 10)).toBeGreaterThan(100)
  })
})

describe('breaking', () => {
  it('cuts at a whole character and says so', () => {
    expect(fitted('Netherlands', 1000, 10)).toBe('Netherlands')
    expect(fitted('Netherlands', 40, 10)).toBe('Neth…')
    expect(fitted('🇪🇺🇪🇺🇪🇺', 40, 10)).not.toMatch(/\ud83c$/)
  })

  it('keeps every line in its width and every word, or ends in …', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 30, max: 300 }), fc.integer({ min: 1, max: 4 }), (text, width, most) => {
        for (const lines of [wrapped(text, width, 10, most), balanced(text, width, 10, most)]) {
          expect(lines.length).toBeLessThanOrEqual(most)
          for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(width + 1e-6)
          const words = text.split(' ').filter((w) => w !== '')
          if (!lines.some((l) => l.endsWith('…'))) expect(lines.join(' ')).toBe(words.join(' '))
        }
      }),
    )
  })

  it('leaves no word alone in a last line', () => {
    const text = 'Spending will keep above the goal if its growth is kept up'
    const width = textWidth('Spending will keep above the goal if its growth is kept', 16, true)
    expect(wrapped(text, width, 16, 3, true).at(-1)).toBe('up')
    const lines = balanced(text, width, 16, 3, true)
    expect(lines.length).toBe(2)
    expect(lines[1]?.split(' ').length).toBeGreaterThan(3)
  })
})
