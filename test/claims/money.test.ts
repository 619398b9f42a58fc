import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims-desk.js'

function amounts(text: string, published = '2025-07-20', language = 'en') {
  return claimsOf(text, published, language).claims.flatMap(({ question: q, words }) =>
    q.ask === 'level' || q.ask === 'cost'
      ? [`${q.ask} ${q.amount.value / 1e9} ±${q.amount.step / 2e9} | ${words}`]
      : [],
  )
}

describe('amounts', () => {
  it.each([
    [
      'a range is one amount, known to half its width',
      'Meeting the 3.5 percent target will cost the Netherlands 16 to 19 billion euros more a year.',
      ['cost 17.5 ±1.5 | 16 to 19 billion euros more a year'],
    ],
    [
      'a change is two amounts',
      'The Dutch defence budget has grown from €14.3 billion in 2022 to 26 billion in 2025.',
      ['level 14.3 ±0.05 | €14.3 billion in 2022', 'level 26 ±0.5 | 26 billion in 2025'],
    ],
    [
      'a number of people is none',
      'Poland, a country of 38 million, spent $38 billion on defence last year.',
      ['level 38 ±0.5 | $38 billion on defence last year'],
    ],
    [
      'the price of a bridge is neither a cost nor a level',
      'Belgium spends 2 percent of GDP on defence; the bridge will cost 13.5 billion euros.',
      [],
    ],
    ['money for schools is none of defence', 'NATO wants more for defence. Bavaria spends €5 billion on schools.', []],
  ])('%s', (_, text, expected) => {
    expect(amounts(text)).toEqual(expected)
  })

  it('of cities and regions are none of defence in other languages', () => {
    for (const [language, text] of [
      ['de', 'Die Nato-Staaten wollen mehr für Verteidigung ausgeben. Bayern gibt 5 Milliarden Euro für Schulen aus.'],
      ['fr', "L'Otan veut plus pour la défense. En France, la région consacre 500 millions d'euros aux lycées."],
      ['nl', 'De NAVO wil meer geld voor defensie. Nederland trekt 40 miljoen euro uit voor scholen.'],
    ])
      expect(amounts(text ?? '', '2025-07-20', language)).toEqual([])
  })
})

describe('growth', () => {
  it('of a second thing in the sentence is none of spending', () => {
    const text =
      'Die Nato-Staaten wollen mehr für Verteidigung ausgeben. Die Löhne stiegen um 3 Prozent, die Mieten um 2 Prozent.'
    expect(claimsOf(text, '2025-07-20', 'de').claims).toEqual([])
  })

  it('of a thing named before a verb at the end is none of spending', () => {
    const text = 'NATO savunmaya daha fazla kaynak istiyor. Turizm yüzde 5 büyüdü.'
    expect(claimsOf(text, '2025-07-20', 'tr').claims).toEqual([])
  })
})
