import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../src/claims/sentence.js'

const split = (text: string, language?: string) =>
  sentencesOf(text, language).map(({ start, end }) => text.slice(start, end).trim())

/** Texts with a bar at each end of a sentence; the bar stands for nothing. */
const CASES: readonly (readonly [language: string, marked: string])[] = [
  ['en', 'Mr. Rutte met Gen. J. D. Smith in the U.S. Capitol. |He paid $1.5 trillion at No. 10. |Then he left.'],
  ['en', 'It lies in the U.S. |The allies know it. |They met at 5 p.m. |It was late, approx. 5 of them came.'],
  ['en', '"We will pay," he said. |"We must." |They agreed. |"Really?" she asked.'],
  ['en', 'The minister said.|The premier agreed.|“We pay.”|He left.|Spending is 2%.|It rises.'],
  ['en', 'See www.NATO.int/Docs for more. |Spending was 2.1 per cent in Jan. 2024. |In 2025 it rose.'],
  ['en', 'Plan B. |The second plan. |Acme Inc. |He works there. |Art. 5 holds.'],
  [
    'de',
    'Am 24. Juni sagte Dr. Merz: „Wir zahlen.“ |Das kostet 3,5 Mrd. Euro. |So war es 2024. |Die Regierung tagt am 3. Dezember.',
  ],
  ['fr', 'M. Martin a dit : « Nous paierons. » |Il est parti. |L’art. 5 reste.'],
  ['it', 'Il sig. Rossi ha detto: «Pagheremo». |Poi è uscito. |Costa 3,5 mld. di euro.'],
  ['nl', 'Min. Jansen zei: ‘Wij betalen.’ |Daarna vertrok hij. |Het kost 1.000 euro.'],
  ['es', 'El Sr. García dijo: «Pagaremos». |Luego se fue. |EE.UU. gasta más.'],
  ['no', 'Den 24. juni sa statsministeren det. |Norge bruker 3,2 prosent. |Det er bl.a. mer enn før.'],
  ['hr', 'Na summitu 24. lipnja dogovorili su cilj. |Hrvatska troši 2,03 posto. |To je 3. put.'],
  ['tr', '24. Haziran toplantısı bitti. |Türkiye yüzde 2,09 harcıyor. |Bu oran arttı.'],
]

describe('sentences', () => {
  it.each(CASES)('of %s: %s', (language, marked) => {
    expect(split(marked.replaceAll('|', ''), language)).toEqual(marked.split('|').map((sentence) => sentence.trim()))
  })

  it('end with headings, items and paragraphs, not with lines broken for their width', () => {
    const text = [
      'Allies agree',
      'The ministers met',
      '',
      '- first item',
      '- second item',
      '1. A numbered one',
      '',
      'The prime minister said on Monday that the government of',
      'Canada would spend two per cent of its output on defence',
      'this year, five years earlier than it had promised.',
      '',
    ].join('\n')
    expect(split(text)).toEqual([
      'Allies agree',
      'The ministers met',
      '- first item',
      '- second item',
      '1. A numbered one',
      'The prime minister said on Monday that the government of\nCanada would spend two per cent of its output on defence\nthis year, five years earlier than it had promised.',
    ])
  })

  it('know their paragraph', () => {
    expect(sentencesOf('One. Two.\n\nThree.').map(({ paragraph }) => paragraph)).toEqual([0, 0, 1])
  })

  it('take a language that nobody knows as English', () => {
    expect(split('One. Two.', 'not a language')).toEqual(['One.', 'Two.'])
    expect(sentencesOf('')).toEqual([])
  })

  const pieces = fc.array(
    fc.constantFrom(
      'Mr. ',
      'said.The ',
      '.',
      '. ',
      '"',
      '”',
      '» ',
      '\n',
      '\n\n',
      '\r\n',
      ' ',
      'U.S. ',
      '24. ',
      'Juni',
      'a',
      'A ',
      '😀',
      '\ud83d',
      '\u2028',
      '3.5 ',
      '- ',
      '(',
      '! ',
      '? ',
    ),
    { maxLength: 80 },
  )
  it('together are the text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((list) => list.join('')),
          fc.string({ unit: 'binary' }),
        ),
        fc.constantFrom('en', 'de', 'tr', null),
        (text, language) => {
          const sentences = sentencesOf(text, language)
          expect(sentences.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
          expect(sentences.every(({ start, end }) => end > start)).toBe(true)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('are the same whether a text is read alone or behind a long one', () => {
    const story = 'The minister met Mr. Rutte in the U.S. Capitol. "We pay," he said. It is 2.5%.\n\n'
    const once = split(story)
    expect(split(story.repeat(300))).toEqual(Array.from({ length: 300 }, () => once).flat())
  })
})
