import { describe, expect, it } from 'vitest'
import { claimReviews, type LinkedData } from '../../src/exports/claim-review.js'
import { annotations } from '../../src/exports/web-annotation.js'
import { answerOf, claimOf, STORY, statementOf, storyAnswer } from './check-samples.js'

const at = (data: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((found, key) => (found as Record<string | number, unknown> | undefined)?.[key], data)

describe('ClaimReview', () => {
  const author = { name: 'The desk' }
  const reviews = claimReviews(storyAnswer(), {
    author,
    url: 'https://desk.example/check#top',
    reviewedOn: '2026-11-23',
  })

  it('is one per claim that a verdict decides', () => {
    expect(reviews.map((r) => r.url)).toEqual([1, 2, 3, 4, 6].map((n) => `https://desk.example/check#claim-${n}`))
    expect(reviews.every((r) => r['@type'] === 'ClaimReview' && r['@context'] === 'https://schema.org')).toBe(true)
  })

  it('says verdicts in words, without steps of a scale', () => {
    expect(reviews.map((r) => at(r, 'reviewRating', 'alternateName'))).toEqual([
      'supported when written, superseded now',
      'imprecise when written, contradicted now',
      'supported when written and now',
      'depends on the basis when written and now',
      'not yet true when written, supported now',
    ])
    expect(at(reviews[0], 'reviewRating', 'ratingExplanation')).toBe(reviews[0]?.reviewBody)
    expect(at(reviews[0], 'reviewRating')).not.toHaveProperty('ratingValue')
  })

  it('says what was claimed, by whom, when and where, and cites editions', () => {
    expect(reviews[3]).toMatchObject({
      claimReviewed: 'doubled the budget to €13.4bn (ARV, 2024: 13.4 billion EUR)',
      datePublished: '2026-11-23',
      author: { '@type': 'Organization', name: 'The desk' },
      itemReviewed: {
        '@type': 'Claim',
        text: 'doubled the budget to €13.4bn',
        author: { '@type': 'Person', name: 'Ada Holm', jobTitle: 'the defence minister' },
        datePublished: '2025-06-24',
        appearance: {
          '@type': 'CreativeWork',
          headline: 'Arvenia keeps its word, minister says',
          datePublished: '2025-06-24',
        },
      },
      citation: [
        {
          '@type': 'Dataset',
          identifier: 'league.spending/2026-07-07',
          url: 'https://league.example/spending-2026.pdf',
        },
        { '@type': 'Dataset', identifier: 'league.spending/2024-06-17' },
      ],
    })
    expect(at(reviews[3], 'citation', 1)).not.toHaveProperty('url')
  })

  it('takes the innermost speaker, and does not guess that a name is a person', () => {
    const claims = [claimOf(STORY, '1.9 % in 2023')]
    const statements = [
      statementOf(STORY, 'up from 1.9 % in 2023, and', { speaker: 'The chamber', claims: [0] }),
      statementOf(STORY, 'up from 1.9 % in 2023', { speaker: 'The court', claims: [0] }),
    ]
    const [review] = claimReviews(answerOf({ claims, statements }), { author })
    expect(at(review, 'itemReviewed', 'author')).toEqual({ name: 'The court' })
  })

  it('invents no address, no day and no speaker', () => {
    const { document } = answerOf()
    const bare = { ...document, title: null, published: null, inferredFrom: null, language: null }
    const [review] = claimReviews(answerOf({ claims: [claimOf(STORY, '1.9 % in 2023')], document: bare }), { author })
    expect(Object.keys(review ?? {})).not.toContain('url')
    expect(Object.keys(review ?? {})).not.toContain('datePublished')
    expect(Object.keys(at(review, 'itemReviewed') as object)).toEqual(['@type', 'text'])
  })
})

/** Resolves a quote as a program would: the one place where prefix, words and suffix stand. */
function placesOf(text: string, quote: LinkedData): number[] {
  const { prefix, exact, suffix } = quote as { prefix: string; exact: string; suffix: string }
  const found: number[] = []
  for (let i = text.indexOf(prefix + exact + suffix); i >= 0; i = text.indexOf(prefix + exact + suffix, i + 1))
    found.push(i + prefix.length)
  return found
}

describe('Web Annotations', () => {
  const items = (data: LinkedData) => at(data, 'first', 'items') as LinkedData[]
  const selectors = (item: LinkedData) => at(item, 'target', 'selector') as LinkedData[]

  it('are a collection with one page, in reading order', () => {
    const answer = storyAnswer()
    const data = annotations({ ...answer, claims: [...answer.claims].reverse() }, STORY)
    expect(data).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationCollection',
      total: 6,
      first: { type: 'AnnotationPage', startIndex: 0, partOf: '#claims' },
    })
    expect(items(data).map((i) => i.id)).toEqual([6, 5, 4, 3, 2, 1].map((n) => `#claim-${n}`))
  })

  it('find every claim by its quote and by its position in Unicode characters', () => {
    const story = `🙂🙂 ${STORY}`
    const answer = storyAnswer()
    const moved = answer.claims.map((c) => ({ ...c, span: [c.span[0] + 5, c.span[1] + 5] as [number, number] }))
    const characters = [...story]
    for (const [i, item] of items(annotations({ ...answer, claims: moved }, story)).entries()) {
      const [quote, position] = selectors(item)
      const claim = moved[i]!
      expect(quote?.exact).toBe(claim.text)
      expect(placesOf(story, quote!)).toEqual([claim.span[0]])
      expect(characters.slice(position?.start as number, position?.end as number).join('')).toBe(claim.text)
    }
  })

  it('cut no character around a quote in two', () => {
    const source = `${'🙂'.repeat(40)}x spent 2.1 % y${'🙂'.repeat(40)}`
    const [item] = items(annotations(answerOf({ claims: [claimOf(source, 'spent 2.1 %')] }), source))
    const { prefix, suffix } = selectors(item!)[0] as unknown as { prefix: string; suffix: string }
    expect([prefix, suffix].filter((text) => /\p{Cs}/u.test(text))).toEqual([])
    expect([...prefix].length).toBeGreaterThan(10)
    expect([...suffix].length).toBeGreaterThan(10)
  })

  it('quote HTML without tags and entities, within a block, and give no position there', () => {
    const source = '<h1>News</h1><p>R&amp;D aside, Arvenia spent <b>2.1&nbsp;%</b> of GDP.</p><p>More.</p>'
    const claim = claimOf(source, '<b>2.1&nbsp;%</b> of GDP')
    const answer = answerOf({ claims: [claim], document: { ...answerOf().document, format: 'html' } })
    const selector = at(items(annotations(answer, source))[0], 'target', 'selector') as Record<string, string>
    expect(selector.type).toBe('TextQuoteSelector')
    expect(selector.exact?.replace('\u00a0', ' ')).toBe('2.1 % of GDP')
    expect(selector.prefix).toBe('R&D aside, Arvenia spent ')
    expect(selector.suffix).toBe('.')
  })

  it('point to the address given, else to the name as a relative one', () => {
    const source = (name: string, url?: string) => {
      const claims = [claimOf(STORY, '1.9 % in 2023')]
      const data = annotations(answerOf({ claims, document: { ...answerOf().document, name } }), STORY, url)
      return at(items(data)[0], 'target', 'source')
    }
    expect(source('a.txt', 'https://paper.example/a')).toBe('https://paper.example/a')
    expect(source('stories/a b#1.txt')).toBe('stories/a%20b%231.txt')
    expect(source('javascript:alert(1)')).toBe('./javascript:alert(1)')
  })

  it('say both verdicts and the sentence', () => {
    const [first] = items(annotations(storyAnswer(), STORY))
    expect((at(first, 'body') as LinkedData[]).map((b) => [b.purpose, b.value])).toEqual([
      ['assessing', storyAnswer().claims[0]?.because],
      ['tagging', 'supported when written'],
      ['tagging', 'superseded now'],
    ])
  })
})
