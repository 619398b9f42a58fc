import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findStatements } from '../../src/claims/find-statements.js'
import { type Quotation, quotationsOf } from '../../src/claims/quotation.js'
import { sentencesOf } from '../../src/claims/sentence.js'
import { tokensOf } from '../../src/claims/token.js'
import { speech, statements } from './speech-lexicon.js'

/** Units of work, so that no clock decides: tokens looked at are those of the text. */
function found(text: string): number {
  const sentences = [{ start: 0, end: text.length, paragraph: 0 }]
  return findStatements(text, { sentences, language: 'en', lexicon: speech, published: null }).length
}

describe('texts made to be slow or to break', () => {
  test.each([
    ['10,000 nested quotations', `${'“'.repeat(10_000)}a${'”'.repeat(10_000)}`],
    ['10,000 opened and none closed', '"a '.repeat(10_000)],
    ['nested marks of two kinds', '“‘'.repeat(20_000)],
    ['single marks only', "'a ".repeat(30_000)],
    ['1 MB without a blank', 'a'.repeat(1_000_000)],
    ['marks of direction', '\u202e“said”\u202c'.repeat(10_000)],
    ['emoji', '😀“😀”said😀'.repeat(10_000)],
    ['verbs of saying only', 'said that '.repeat(30_000)],
    ['names only', 'Rutte '.repeat(30_000)],
    ['half characters', '\ud800“\udc00'.repeat(10_000)],
    ['dots', 'A. '.repeat(50_000)],
  ])('%s', (_, text) => {
    expect(found(text)).toBeGreaterThanOrEqual(0)
  })

  test('depth of quotations is bounded', () => {
    const tokens = tokensOf(`${'“'.repeat(500)}a${'”'.repeat(500)}`)
    const depth = (list: readonly Quotation[]): number => Math.max(0, ...list.map((q) => 1 + depth(q.inner)))
    expect(depth(quotationsOf(tokens, []))).toBe(6)
  })

  const piece = fc.constantFrom(
    'Rutte',
    ' said ',
    '“',
    '”',
    '"',
    "'",
    '’',
    '‘',
    '«',
    '»',
    '„',
    ', ',
    '. ',
    '\n\n',
    ' that ',
    'the minister',
    ' he ',
    ': ',
    ' told ',
    'According to ',
    '5%',
    '–',
    ' we ',
    'NATO',
    ' posted a message ',
    '😀',
    '\u202e',
    ' denied ',
    ' and ',
    ' as saying ',
  )
  test('any mixture gives spans within the text, quoted words within their statement, and an outer statement for every inner', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const list = statements(text, { published: '2025-06-25' })
        list.forEach((s, i) => {
          expect(s.span.start).toBeGreaterThanOrEqual(0)
          expect(s.span.end).toBeLessThanOrEqual(text.length)
          expect(s.quoted.length).toBeGreaterThan(0)
          for (const q of s.quoted) {
            expect(q.start).toBeLessThan(q.end)
            expect(q.start).toBeGreaterThanOrEqual(s.span.start)
            expect(q.end).toBeLessThanOrEqual(s.span.end)
          }
          if (s.via !== null) expect(list[s.via]).toBeDefined()
          if (s.via !== null) expect(s.via).not.toBe(i)
        })
      }),
      { numRuns: 400 },
    )
  })

  test('any string in any language is read without fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('en', 'de', 'fr', 'tr', 'xx', null),
        (text, language) => {
          const sentences = sentencesOf(text, language)
          for (const s of findStatements(text, { sentences, language, lexicon: speech, published: null }))
            expect(s.span.end).toBeLessThanOrEqual(text.length)
        },
      ),
      { numRuns: 300 },
    )
  })
})
