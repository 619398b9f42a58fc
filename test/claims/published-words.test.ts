import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDay, dayNumber, dayOfNumber, weekdayOf } from '../../src/claims/civil-day.js'
import { languageOf, likelyLanguage } from '../../src/claims/language.js'
import { writtenDays } from '../../src/claims/written-day.js'
import { calendar, dayOfText } from './published-desk.js'

describe('days of the calendar', () => {
  it('count as the language’s own dates do', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 80_000 }), (number) => {
        const date = new Date(number * 86_400_000)
        const day = date.toISOString().slice(0, 10)
        expect(dayOfNumber(number)).toBe(day)
        expect(dayNumber(day)).toBe(number)
        expect(weekdayOf(day) % 7).toBe(date.getUTCDay())
      }),
    )
  })

  it('know which days there are', () => {
    expect(civilDay(2024, 2, 29)).toBe('2024-02-29')
    expect([civilDay(2025, 2, 29), civilDay(2025, 13, 1), civilDay(2025, 4, 31), civilDay(0, 1, 1)]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  })
})

describe('written days', () => {
  it.each([
    ['on 24 and 25 June 2025', '2025-6-25'],
    ['the 24th of June, 2025', '2025-6-24'],
    ['June 24–25, 2025', 'null-6-24'],
    ['spent 2.5 in May 2025 alone', '2025-5-null'],
    ['version 1.2.3 of 2025', ''],
    ['31 April 2025', '2025-4-null'],
    ['2025-02-30', ''],
    ['5/6/7', ''],
  ])('in "%s" are %s', (text, expected) => {
    expect(
      writtenDays(text, calendar.all)
        .map((d) => `${d.year}-${d.month}-${d.date}`)
        .join(' '),
    ).toBe(expected)
  })
})

describe('the language', () => {
  it.each([
    ['en', 'Spain said on Sunday that it had agreed a text.'],
    ['de', 'Deutschland gab 2,4 Prozent des BIP für Verteidigung aus.'],
    ['fr', 'La France consacre 2,1 % de son PIB à la défense.'],
    ['it', 'L’Italia ha speso il 2,01 per cento del PIL.'],
    ['nl', 'Nederland gaf vorig jaar 2,5 procent van het bbp uit aan defensie.'],
    ['es', 'España gastó el 2,0 % del PIB en defensa el año pasado.'],
    ['no', 'Norge bruker 3,2 prosent av BNP på forsvar.'],
    ['hr', 'Hrvatska je prošle godine izdvojila 2,03 posto BDP-a za obranu.'],
    ['tr', 'Türkiye savunmaya GSYH’nin yüzde 2,09’unu harcadı.'],
    [null, 'Danmark bruger 3,2 procent af BNP på forsvar, siger ministeren.'],
    [null, 'Polska wydaje 4,48 proc. PKB na obronę.'],
    [null, 'NATO 2 % 2025'],
    [null, ''],
  ])('is %s of "%s"', (language, text) => {
    expect(languageOf(text, calendar)).toBe(language)
  })

  it('has a name where it is known but not read', () => {
    expect(likelyLanguage('Polska wydaje 4,48 proc. PKB na obronę.', calendar)).toEqual({
      language: 'pl',
      name: 'Polish',
      read: false,
    })
  })
})

describe('hostile text', () => {
  const M = 300_000
  const LONG: Readonly<Record<string, string>> = {
    letters: 'a'.repeat(M),
    digits: '1'.repeat(M),
    dates: '24 June '.repeat(M / 8),
    slashes: '1/'.repeat(M / 2),
    weekdays: 'Monday, '.repeat(M / 8),
    lines: '\n'.repeat(M),
    places: 'A, '.repeat(M / 3),
    brackets: '('.repeat(M),
    quotes: '“'.repeat(M),
    marks: '©'.repeat(M),
    joins: 'de '.repeat(M / 3),
    summits: 'The summit in The Hague will meet on Tuesday. '.repeat(M / 46),
    tags: '<b>'.repeat(M / 3),
    entities: '&amp'.repeat(M / 4),
    links: ']('.repeat(M / 2),
  }
  it.each(Object.keys(LONG))('a long run of %s is read in the time of the test in every format', (kind) => {
    for (const format of ['text', 'markdown', 'html'] as const)
      expect(dayOfText(LONG[kind] ?? '', { format }).published ?? 'none').toMatch(/^none$|^\d{4}-\d\d-\d\d$/)
  })

  it('never fails, whatever the text', () => {
    const piece = fc.constantFrom(
      'Published ',
      '25 June 2025',
      '24/06/2025',
      '\n',
      'Tuesday ',
      'THE HAGUE, ',
      'June 24 ',
      '(AP) — ',
      'summit in The Hague ',
      'agreed at the ',
      'will meet ',
      '31 ',
      'February ',
      '2025 ',
      '\ud83d',
      '. ',
      '“',
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((list) => list.join('')),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(text, (source) => {
        const { published, warnings } = dayOfText(source, {
          format: 'html',
        })
        expect(published ?? '2025-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
        expect(
          warnings.every(
            ({ message, suggests }) => message.length > 0 && /^\d{4}-\d\d-\d\d$/.test(suggests ?? '2025-01-01'),
          ),
        ).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
