import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numeralOf } from '../../src/claims/numeral.js'
import { fold, tokensOf } from '../../src/claims/token.js'
import { areas, claimsOf, questionsOf, world } from './claims-desk.js'

describe('numbers', () => {
  it('are read in both styles, with the size of their last digit', () => {
    expect(numeralOf('1.885', '.')).toMatchObject({ value: 1.885, step: 0.001 })
    expect(numeralOf('1.885', ',')).toMatchObject({ value: 1885, step: 1 })
    expect(numeralOf('1,885', ',')).toMatchObject({ value: 1.885 })
    expect(numeralOf('1,234,567', '.')).toMatchObject({ value: 1234567 })
    expect(numeralOf('1.234,5', '.')).toMatchObject({ value: 1234.5, step: 0.1 })
    expect(numeralOf('3,5', '.')).toMatchObject({ value: 3.5 })
    expect(numeralOf('480,000', '.')).toMatchObject({ value: 480000, step: 1000 })
    expect(numeralOf('9'.repeat(30), '.')).toBeUndefined()
  })

  it('keep the step of the digits through scale words and currencies', () => {
    expect(questionsOf('Poland spent $1.5 billion on defence in 2024.')[0]).toMatchObject({
      ask: 'level',
      currency: 'USD',
      amount: { value: 1.5e9, step: 1e8, relation: 'equal' },
    })
    expect(questionsOf('Britain spent some £56bn on defence in 2023.')[0]).toMatchObject({
      currency: 'GBP',
      amount: { value: 56e9, step: 1e9, relation: 'about' },
    })
    expect(questionsOf('Canada spent $41 billion on defence in 2024.')[0]).toMatchObject({ currency: 'CAD' })
    expect(questionsOf('Czech defence spending was 160 billion crowns in 2024.')[0]).toMatchObject({ currency: 'CZK' })
  })
})

describe('hedges', () => {
  for (const [words, relation] of [
    ['at least', 'at-least'],
    ['more than', 'more-than'],
    ['nearly', 'about'],
    ['up to', 'at-most'],
    ['less than', 'less-than'],
    ['only', 'equal'],
    ['no less than', 'at-least'],
  ] as const)
    it(`reads "${words}"`, () => {
      const [question] = questionsOf(`Estonia spends ${words} 3.4 per cent of GDP on defence.`)
      expect(question).toMatchObject({ ask: 'share', areas: ['EST'], values: [{ value: 3.4, relation }] })
    })
})

describe('areas', () => {
  it('knows every ally by name, people and capital in English', () => {
    const allies = world.areas.filter((a) => a.memberships.some((m) => m.of === areas.alliance))
    expect(allies.length).toBe(32)
    for (const { code } of allies) {
      const names = areas.areas.find((a) => a.code === code)?.words.en
      for (const name of [...(names?.names ?? []), ...(names?.seats ?? [])])
        expect(questionsOf(`${name} spent 2.1% of GDP on defence in 2024.`)[0], name).toMatchObject({ areas: [code] })
    }
  })

  it('tells metonyms, places and whoever only speaks', () => {
    const [claim] = claimsOf('Warsaw spends 4.1% of GDP on defence.').claims
    expect(claim?.question).toMatchObject({ areas: ['POL'] })
    expect(claim?.assumed.join()).toContain('"Warsaw" stands for')
    expect(questionsOf('NATO says Germany spent 2.1% of GDP in 2024.')[0]).toMatchObject({ areas: ['DEU'] })
    expect(questionsOf('Unlike Spain, Italy spent 2.0% of GDP in 2025.')[0]).toMatchObject({ areas: ['ITA'] })
    expect(questionsOf('Poland, Latvia and Estonia each spent 3% of GDP on defence.')[0]).toMatchObject({
      areas: ['POL', 'LVA', 'EST'],
    })
  })

  it('carries the country on to the next sentence and says so', () => {
    const { claims } = claimsOf('Norway raised its defence budget. It now spends 3.3% of GDP.')
    expect(claims[0]?.question).toMatchObject({ areas: ['NOR'] })
    expect(claims[0]?.assumed.join()).toContain('spoken of before')
  })

  it('does not take "us", "polish" and "turkey" for countries', () => {
    const { claims } = claimsOf('They told us to polish the turkey and spend 2.1% of GDP on defence.')
    expect(claims[0]?.unclear.join()).toContain('not said')
  })
})

describe('periods', () => {
  for (const [words, published, year] of [
    ['last year', '2025-03-01', '2024'],
    ['this year', '2025-03-01', '2025'],
    ['in 2023', '2025-03-01', '2023'],
    ['in 2025-26', '2025-09-01', '2025'],
    ['ten years ago', '2025-09-01', '2015'],
    ['at the time of the pledge', '2025-09-01', '2014'],
    ['last June', '2026-02-01', '2025'],
  ] as const)
    it(`resolves "${words}" against ${published}`, () => {
      expect(questionsOf(`Spain spent 1.3% of GDP on defence ${words}.`, published)[0]).toMatchObject({
        periods: [year],
      })
    })

  it('leaves a relative year open where no day is known', () => {
    expect(questionsOf('Spain spent 1.3% of GDP on defence last year.', null)[0]).toMatchObject({ periods: [] })
  })

  it('gives each of two figures its own year', () => {
    expect(questionsOf('Spain went from 1.3% of GDP in 2023 to 2.0% last year.', '2026-02-01')).toMatchObject([
      { periods: ['2023'] },
      { periods: ['2025'] },
    ])
  })
})

describe('sentences that lean on others', () => {
  it('takes a pronoun back to what was named before it, not to what comes behind', () => {
    const text =
      'Canada spent 1.37 per cent of GDP in 2024. It spent 1.01 per cent in 2014, the year in which the allies met.'
    expect(questionsOf(text)[1]).toMatchObject({ ask: 'share', areas: ['CAN'], periods: ['2014'] })
    expect(questionsOf('Canada spends 2.4% of GDP, he said. "The number is 1.37 percent."')[1]).toMatchObject({
      ask: 'share',
      areas: ['CAN'],
      values: [{ value: 1.37 }],
    })
  })

  it('resolves "that year", and leaves open when an event was', () => {
    const text = 'The alliance set itself a goal in Wales in 2014. Just three allies met the 2% line that year.'
    expect(questionsOf(text).at(-1)).toMatchObject({ ask: 'count', periods: ['2014'] })
    const event = questionsOf('When the minister took office, Denmark spent 1.1% of GDP on defence.')
    expect(event).toMatchObject([{ areas: ['DNK'], periods: [] }])
  })

  it('does not carry a past year into the present tense', () => {
    const text = 'Poland spent 2.2% of GDP on defence in 2022. It spends 4.5% of GDP.'
    expect(questionsOf(text)).toMatchObject([{ periods: ['2022'] }, { periods: ['2025'] }])
  })

  it('reads bounds told after a goal, and words of a goal, as its terms', () => {
    const text = 'Leaders agreed to invest 5% of GDP by 2035. Up to 1.5% may be spent on roads.'
    expect(questionsOf(text)[1]).toMatchObject({ ask: 'goal-terms', percent: [{ value: 1.5, relation: 'at-most' }] })
    expect(questionsOf('Members below the line were asked to aim to move towards 2% within a decade.')).toMatchObject([
      { ask: 'goal-terms', percent: [{ value: 2 }] },
    ])
  })

  it('reads a second figure of a change, of another year or another country', () => {
    const text = 'European allies raised defence spending by 11% in real terms in 2026, after 19% in 2025.'
    expect(questionsOf(text, '2026-09-01')[1]).toMatchObject({ ask: 'change', from: '2024', to: '2025' })
    expect(questionsOf('Danish outlays rose by 45 per cent this year, those of Luxembourg by 69.')).toMatchObject([
      { areas: ['DNK'] },
      { ask: 'change', areas: ['LUX'], percent: { value: 69 } },
    ])
  })

  it('hedges no figure with a comparison', () => {
    const [, second] = questionsOf('The US will spend 3.2% of GDP this year, less than the 3.3% it spent in 2024.')
    expect(second).toMatchObject({ periods: ['2024'], values: [{ value: 3.3, relation: 'equal' }] })
  })
})

describe('counts and members', () => {
  it('takes a part of the members as at least so many of all', () => {
    const [count] = questionsOf('Three Baltic republics now sit above four and a half per cent of GDP.', '2026-09-01')
    expect(count).toMatchObject({ line: { value: 4.5 }, count: { value: 3, relation: 'at-least' } })
  })

  it('reads a count once, whether it met a line or not', () => {
    expect(questionsOf('The tables showed 23 allies at 2% in 2024.')).toMatchObject([
      { ask: 'count', periods: ['2024'] },
    ])
    expect(questionsOf('NATO was founded by 12 countries in 1949 and now boasts 32 members.')).toMatchObject([
      { ask: 'founding' },
      { ask: 'founding' },
      { ask: 'members', count: { value: 32 } },
    ])
  })

  it('reads the newest member beside its name, and how often Article 5 was used', () => {
    const text = "Sweden, the alliance's newest member, joined in March 2024."
    expect(questionsOf(text).some((q) => q.ask === 'accession' && q.newest === true)).toBe(true)
    const twice = questionsOf('Article 5 has been invoked twice, once after the towers fell.')
    expect(twice).toMatchObject([{ ask: 'article-5', times: 2 }])
  })
})

describe('what is not checked', () => {
  for (const text of [
    'At least 11 people were killed.',
    'The fund is worth $1.9 trillion.',
    'Inflation rose to 5.1 per cent in Poland.',
    'The vote was 104 to 87.',
    'Russia spent 7% of GDP on its army.',
    'The F-35 and the T-72 met at kilometre 40.',
    'Debt stands at 120% of GDP in Italy.',
    'Poland spends too little on defence. Beer prices in Warsaw rose 4.2%.',
    'Canada cut its army. The Dow gained 0.6 percent.',
    'Dutch spending on security at the venue rose 40 percent.',
    'Two in three Poles polled would rather spend 4% of GDP on defence.',
  ])
    it(`claims nothing of "${text}"`, () => expect(claimsOf(text).claims).toEqual([]))

  it('lists opinions and conversions', () => {
    expect(claimsOf('Allies should pay 5 percent of GDP.').unchecked).toMatchObject([{ because: 'opinion' }])
    const { claims, unchecked } = claimsOf('Norway spent 110 billion kroner ($10.9 billion) on defence in 2025.')
    expect(claims.map((c) => c.words)).toEqual(['Norway spent 110 billion kroner'])
    expect(unchecked.map((u) => u.words)).toEqual(['$10.9 billion'])
  })
})

describe('any text', () => {
  const piece = fc.constantFrom(
    '2',
    '%',
    ' ',
    '\n',
    'NATO',
    'the',
    '$',
    '3.5 billion',
    '“',
    '(',
    'Poland',
    ',',
    'of GDP',
    'more than',
    '32',
    'members',
    'in 2024',
    'met',
    'target',
    '\u202e',
    '🙂',
    '\ud800',
  )
  it('gives spans inside it, in order, and throws for none', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((p) => p.join(' ')),
    )
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'de', 'tr', null), (text, language) => {
        let before = 0
        for (const { span } of claimsOf(text, '2025-09-01', language).claims) {
          expect(span.start).toBeGreaterThanOrEqual(before)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          before = span.start
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has tokens that lie where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const t of tokensOf(text)) expect(text.slice(t.start, t.end)).toBe(t.text)
      }),
    )
    expect(fold('İSTANBUL Élysée Köln')).toBe('istanbul elysee koln')
  })

  for (const unit of ['2% ', '1 ', 'a', 'NATO the allies 2% of GDP, ', 'more than ', 'Poland, ', '(', '1.', '2024 '])
    it(`takes time in proportion to its length: "${unit}"`, { retry: 3 }, () => {
      const cost = (length: number) => {
        const text = unit.repeat(Math.ceil(length / unit.length))
        let best = Number.POSITIVE_INFINITY
        for (let n = 0; n < 3; n++) {
          const start = performance.now()
          claimsOf(text)
          best = Math.min(best, performance.now() - start)
        }
        return best
      }
      cost(5_000)
      // Four times the text; in proportion would be 4, its square 16.
      expect(cost(40_000) / (cost(10_000) + 1)).toBeLessThan(12)
    })
})
