import { describe, expect, it } from 'vitest'
import { dayOfText } from './published-desk.js'

const HEADERS: readonly (readonly [line: string, day: string])[] = [
  ['Published 25 June 2025, 14:05 BST', '2025-06-25'],
  ['Wednesday, 25 June 2025', '2025-06-25'],
  ['By Jane Doe | June 25, 2025', '2025-06-25'],
  ['Jane Doe, Brussels · 25 Jun 2025 · 4 min read', '2025-06-25'],
  ['2025-06-25', '2025-06-25'],
  ['Posted: 2025-06-25T09:15:00+02:00', '2025-06-25'],
  ['Date: 25/06/2025', '2025-06-25'],
  ['06/25/2025 10:15 AM EDT', '2025-06-25'],
  ['Mercredi 25 juin 2025', '2025-06-25'],
  ['Publié le 1er juillet 2025 à 18h05', '2025-07-01'],
  ['Veröffentlicht am 25. Juni 2025', '2025-06-25'],
  ['Stand: 25.06.2025, 17:34 Uhr', '2025-06-25'],
  ['mercoledì 25 giugno 2025', '2025-06-25'],
  ['Gepubliceerd op woensdag 25 juni 2025', '2025-06-25'],
  ['Publicado el 25 de junio de 2025', '2025-06-25'],
  ['Publisert 25. juni 2025 kl. 12.30', '2025-06-25'],
  ['Objavljeno: 25. lipnja 2025.', '2025-06-25'],
  ['25 Haziran 2025 Çarşamba', '2025-06-25'],
  ['Brussels, 25 June 2025', '2025-06-25'],
]

const DATELINES: readonly (readonly [start: string, day: string])[] = [
  ['BRUSSELS, June 24, 2025 (Agency) — Allies met.', '2025-06-24'],
  ['WASHINGTON, July 10, 2024 -- Allies met.', '2024-07-10'],
  ['Brüssel, 24. Juni 2025 (dpa) – Die Minister tagten.', '2025-06-24'],
  ['Madrid, 24 jun 2025 (EFE).- Los ministros se reunieron.', '2025-06-24'],
  ['(ANSA) - ROMA, 24 GIU 2025 - I ministri si sono riuniti.', '2025-06-24'],
]

describe('the day of a document', () => {
  it.each(HEADERS)('reads the header line "%s"', (line, day) => {
    const found = dayOfText(
      `Allies agree on a new goal\n${line}\n\nThe ministers spoke for three hours about their budgets.\n`,
    )
    expect([found.published, found.inferredFrom, found.codes]).toEqual([day, 'header', []])
  })

  it.each(DATELINES)('reads the dateline "%s"', (start, day) => {
    const found = dayOfText(`Allies agree on a new goal\n\n${start} They spoke for three hours about their budgets.\n`)
    expect([found.published, found.inferredFrom, found.codes]).toEqual([day, 'dateline', []])
  })

  it('completes a dateline without a year from the summit it tells of, and says so', () => {
    const found = dayOfText('THE HAGUE, June 24 (Agency) — Leaders arrived for the summit in The Hague on Tuesday.')
    expect([found.published, found.codes]).toEqual(['2025-06-24', ['published.year']])
    const other = dayOfText('OSLO, June 24 (Agency) — The minister spoke about the budget.')
    expect([other.published, other.codes]).toEqual([null, ['published.none']])
  })

  it('prefers what metadata say, published to modified', () => {
    const html = `<html><head><meta property="article:modified_time" content="2025-06-28T10:00:00Z">
      <meta property="article:published_time" content="2025-06-25T22:10:00+02:00"></head><body><p>Allies met.</p></body></html>`
    expect(dayOfText(html)).toMatchObject({ published: '2025-06-25', inferredFrom: 'metadata', codes: [] })
    const linked =
      '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2025-06-24"}]}</script><p>Allies met.</p>'
    expect(dayOfText(linked)).toMatchObject({ published: '2025-06-24', inferredFrom: 'metadata' })
    expect(dayOfText('<p><time datetime="2025-06-23">two days ago</time> Allies met.</p>').published).toBe('2025-06-23')
    expect(dayOfText('---\ntitle: Allies\ndate: 2025-06-22\n---\nAllies met.').published).toBe('2025-06-22')
  })

  it('takes a day that is given, a month as its 28th, and says where the document differs', () => {
    const text = 'Published 25 June 2025\n\nAllies met.'
    expect(dayOfText(text, { given: '2025-08' })).toMatchObject({
      published: '2025-08-28',
      inferredFrom: 'given',
      codes: ['published.month'],
    })
    expect(dayOfText(text, { given: '2025-06-25' }).codes).toEqual([])
    expect(dayOfText(text, { given: '2025-07-25' })).toMatchObject({
      codes: ['published.differ'],
      suggests: '2025-06-25',
    })
    expect(() => dayOfText(text, { given: 'June' })).toThrow(/"June" is not a day/)
  })

  it('tells that 03/04/2025 is open, unless a weekday, another day or the language settles it', () => {
    const story = (line: string, rest = 'The ministers spoke for hours about the budget.') =>
      dayOfText(`Allies met\n${line}\n\n${rest}`)
    expect(story('03/04/2025')).toMatchObject({
      published: '2025-04-03',
      codes: ['published.order'],
      suggests: '2025-03-04',
    })
    expect(story('Tuesday 03/04/2025')).toMatchObject({ published: '2025-03-04', codes: [] })
    expect(story('03/04/2025', 'BRUSSELS, March 4, 2025 (Agency) — They met.')).toMatchObject({
      published: '2025-03-04',
      codes: [],
    })
    expect(
      story('03/04/2025', 'Die Minister haben sich auf der Tagung nicht auf das Ziel der Allianz geeinigt.'),
    ).toMatchObject({ published: '2025-04-03', codes: [] })
    expect(story('13/04/2025')).toMatchObject({ published: '2025-04-13', codes: [] })
  })

  it('does not take days of the story, of a change or of a copyright for its own', () => {
    expect(
      dayOfText('Leaders signed the declaration on 25 June 2025 after long talks about money and arms.').published,
    ).toBeNull()
    expect(dayOfText('© 2025 The Paper\n\nAllies met.').published).toBeNull()
    const changed = dayOfText('Allies met\nPublished 24 June 2025, updated 29 June 2025\n\nThey spoke.')
    expect([changed.published, changed.codes]).toEqual(['2025-06-24', []])
    expect(dayOfText('').codes).toEqual(['published.none'])
  })
})

const HAGUE = (header: string, ...story: string[]) => dayOfText([`Published ${header}`, ...story].join('\n\n'))

describe('what does not fit a header day', () => {
  it('finds a weekday that the date was not', () => {
    expect(HAGUE('Wednesday, 24 June 2025', 'The allies met.')).toMatchObject({
      codes: ['published.weekday'],
      suggests: '2025-06-25',
    })
    expect(HAGUE('Tuesday, 24 June 2025', 'The allies met.').codes).toEqual([])
  })

  it('finds a header before the summit that the story tells of as held or under way', () => {
    const held = HAGUE(
      '23 June 2025',
      'The leaders of 32 countries agreed at their summit in The Hague on Wednesday to spend more on defence.',
    )
    expect(held).toMatchObject({ codes: ['published.beforeEvent'], suggests: '2025-06-25' })
    expect(held.warnings[0]?.message).toContain('NATO summit in The Hague (24 June 2025 to 25 June 2025)')
    const under = HAGUE(
      '20 June 2025',
      'The leaders are gathered in The Hague, where the summit of the alliance is under way.',
      'The minister told reporters on Tuesday that he was content.',
    )
    expect(under).toMatchObject({ codes: ['published.beforeEvent'], suggests: '2025-06-24' })
    expect(
      HAGUE('26 June 2024', 'The leaders agreed at their summit in The Hague on Wednesday to spend more.'),
    ).toMatchObject({ codes: ['published.beforeEvent'], suggests: '2025-06-26' })
  })

  it('finds a header after the summit that the story tells of as still to come', () => {
    const found = HAGUE(
      '26 June 2025',
      'The president flew to the summit on Tuesday.',
      'The leaders will meet at the summit in The Hague on Wednesday.',
      'He spoke to reporters on Tuesday.',
    )
    expect(found).toMatchObject({ codes: ['published.afterEvent'], suggests: '2025-06-25' })
  })

  it('finds it by a weekday of the summit that the story names as past', () => {
    const found = HAGUE(
      'Monday, 23 June 2025',
      'The leaders of 32 allies arrived in The Hague on Tuesday for a summit that is to raise their goal.',
      '“It is time,” the prime minister told reporters on Tuesday.',
    )
    expect(found).toMatchObject({ codes: ['published.beforeEvent'], suggests: '2025-06-24' })
  })

  it('finds it by the day on which the summit ends', () => {
    const found = HAGUE(
      '27 June 2025',
      'The leaders arrived in The Hague on Tuesday.',
      'The summit, which ends on Wednesday, is expected to endorse a goal of 5 per cent. He spoke on Tuesday.',
    )
    expect(found).toMatchObject({ codes: ['published.afterEvent'], suggests: '2025-06-25' })
  })

  it('finds it in other languages', () => {
    const german = HAGUE(
      '23. Juni 2025',
      'Die Staats- und Regierungschefs haben sich am Mittwoch auf dem Gipfel in Den Haag auf höhere Ausgaben geeinigt.',
    )
    expect(german).toMatchObject({ codes: ['published.beforeEvent'], suggests: '2025-06-25' })
    const spanish = HAGUE(
      '23 de junio de 2025',
      'Los aliados acordaron el miércoles en la cumbre de La Haya que el gasto suba.',
    )
    expect(spanish).toMatchObject({ codes: ['published.beforeEvent'], suggests: '2025-06-25' })
    const french = HAGUE(
      '23 juin 2025',
      'Les alliés ont convenu mercredi lors du sommet de La Haye que les dépenses augmenteront.',
    )
    expect(french).toMatchObject({ codes: ['published.beforeEvent'], suggests: '2025-06-25' })
  })

  it('finds a date of another year by its weekday, and a day told as past after the header', () => {
    expect(HAGUE('26 June 2024', 'The minister spoke on Tuesday, June 24, about the budget.')).toMatchObject({
      codes: ['published.weekday'],
      suggests: '2025-06-26',
    })
    expect(HAGUE('25 June 2025', 'The minister said on 30 June 2025 that the plan was ready.')).toMatchObject({
      codes: ['published.tellsLater'],
      suggests: '2025-06-30',
    })
  })

  it('finds two days of its own', () => {
    expect(HAGUE('25 June 2025', 'BRUSSELS, June 12, 2025 (Agency) — The ministers met.')).toMatchObject({
      codes: ['published.differ'],
      suggests: '2025-06-12',
    })
    expect(HAGUE('25 June 2025', 'BRUSSELS, June 24, 2025 (Agency) — The ministers met.').codes).toEqual([])
  })
})

const QUIET: readonly (readonly [header: string, story: string])[] = [
  ['23 June 2025', 'The leaders will meet in The Hague on Tuesday and Wednesday for the summit of the alliance.'],
  [
    '22 June 2025',
    'Spain said on Sunday that it had agreed a text with the alliance ahead of the summit in The Hague.',
  ],
  ['22 June 2025', 'Envoys agreed on a draft to be adopted at the summit in The Hague.'],
  [
    '23 June 2025',
    'The first leaders have gathered in The Hague, where the police closed the roads around the summit.',
  ],
  ['24 June 2025', 'The leaders are meeting in The Hague. The summit ends on Wednesday.'],
  ['25 June 2025', 'The leaders agreed at their summit in The Hague on Wednesday to spend more.'],
  [
    '26 June 2025',
    'The leaders agreed at their summit in The Hague on Wednesday. Parliament will begin its debate on Tuesday.',
  ],
  [
    '30 June 2025',
    'On the first day of the summit in The Hague the king hosted a dinner. The next summit will be held in Ankara in 2026.',
  ],
  [
    '10 March 2025',
    'At the 2014 summit in Wales, the allies agreed to move towards 2 per cent. They will meet in The Hague in June.',
  ],
  [
    '10 March 2024',
    'The allies agreed at the summit in Vilnius to spend at least 2 per cent. The next summit is in Washington.',
  ],
  ['3 July 2025', 'The government agreed to reach the goal by 31 December 2025 and to report from 1 January 2026.'],
  ['2 January 2026', 'The minister spoke on Wednesday, Dec. 31, about the budget.'],
  [
    '12 November 2025',
    'The minister said in Brussels that ministers had agreed on more money. The summit was years ago.',
  ],
]

describe('what must not alarm', () => {
  it.each(QUIET)('%s: %s', (header, story) => {
    expect(HAGUE(header, story).warnings).toEqual([])
  })
})
