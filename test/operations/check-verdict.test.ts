import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/claims/question.js'
import { inWords } from '../../src/operations/check-verdict-outcome.js'
import { count, judged, knowledge, level, share, verdicts, written } from './check-verdict-asked.js'

const round = (x: number, decimals: number) => Number(x.toFixed(decimals))

describe('counts', () => {
  it('of every edition and year are as its cells are printed', async () => {
    const all = await knowledge()
    for (const edition of all.held) {
      const figures = all.figuresOf(edition)
      for (const period of ['2014', '2018', '2019', '2021', '2023', '2024', '2025', '2026']) {
        const members = all.members('NATO', Number(period)).filter((a) => a.code !== 'ISL')
        const values = members.flatMap((a) => figures.value('nato.core.share', a.code, period)?.value ?? [])
        if (values.length < members.length) continue
        const met = values.filter((v) => round(v, 2) >= 2).length
        expect((await judged(count(period, 'met', written(met, 1)), edition.publishedOn)).then.verdict).toBe(
          'supported',
        )
        expect(
          (await judged(count(period, 'missed', written(values.length - met, 1)), edition.publishedOn)).then.verdict,
        ).toBe('supported')
        expect((await judged(count(period, 'met', written(met + 4, 1)), edition.publishedOn)).then.verdict).not.toBe(
          'supported',
        )
      }
    }
  })

  it('may say all, by number or not', async () => {
    // Germany's cell is blank in that edition; Slovenia, Albania and others were revised below the line since.
    expect(await verdicts(count('2025', 'met', null), '2025-08-28')).toBe('supported/superseded')
    expect(await verdicts(count('2025', 'met', written(32, 1)), '2025-08-28')).toBe('supported/superseded')
    expect(await verdicts(count('2024', 'met', written(32, 1)), '2024-07-20')).toBe('contradicted/contradicted')
  })

  it('do not hold a blank cell against a claim', async () => {
    expect(await verdicts(count('2025', 'met', written(31, 1)), '2025-08-28')).toBe('supported/superseded')
    expect(await verdicts(count('2025', 'met', written(30, 1)), '2025-08-28')).toBe('supported/superseded')
  })

  it('of a line below, hedged or another measure', async () => {
    const below = count('2024', 'met', written(3, 1), [], written(1.3, 0.1, 'less-than'))
    expect((await judged(below, '2024-07-01')).then.says).toContain('below 1.3 %')
    expect(await verdicts(count('2024', 'met', written(20, 1, 'more-than')), '2024-07-01')).toBe('supported/superseded')
    const equipment: Question = {
      ask: 'count',
      group: 'NATO',
      periods: ['2024'],
      side: 'met',
      line: null,
      count: written(29, 1),
      named: [],
      measure: 'equipment',
    }
    expect((await judged(equipment, '2024-07-01')).then.says).toContain('at or above 20 %')
  })
})

describe('editions that are not held', () => {
  it('make a disagreement undecided where a revision could explain it, and only there', async () => {
    // June 2024 has 1.37; the annual report of April 2025 is not held.
    expect((await judged(share('CAN', '2024', 1.45, 0.01), '2025-06-10')).then).toMatchObject({
      verdict: 'no-data',
      says: expect.stringContaining('Annual Report 2024'),
    })
    expect((await judged(share('USA', '2024', 6.2, 0.1), '2025-06-10')).then.verdict).toBe('contradicted')
    expect((await judged(share('CAN', '2024', 1.37, 0.01), '2025-06-10')).then.verdict).toBe('supported')
    expect((await judged(share('CAN', '2024', 1.45, 0.01), '2024-07-10')).then.verdict).toBe('contradicted')
  })

  it('make what came before all that is held unknown', async () => {
    expect(await verdicts(share('POL', '2014', 1.86, 0.01), '2015-03-01')).toBe('no-data/supported')
    expect(await verdicts(share('POL', '2010', 1.8, 0.1), '2011-03-01')).toBe('no-data/no-data')
  })
})

describe('false accusations', () => {
  it('are not made of predictions, opinions and suppositions', async () => {
    for (const mood of ['prediction', 'opinion', 'hypothetical'] as const)
      expect(await verdicts(share('ITA', '2024', 3, 0.1), '2024-07-01', mood)).toBe('no-data/no-data')
    expect(await verdicts(share('ITA', '2024', 3, 0.1), '2024-07-01')).toBe('contradicted/contradicted')
  })

  it('are not made of other counts, other bodies, other things', async () => {
    expect(await verdicts({ ...share('ITA', '2024', 1.6, 0.1), by: 'other' } as Question, '2024-07-01')).toBe(
      'basis-dependent/basis-dependent',
    )
    expect(await verdicts({ ...share('ITA', '2024', 3, 0.1), by: 'own' } as Question, '2024-07-01')).toBe(
      'no-data/no-data',
    )
    expect(await verdicts(share('ITA', '2024', 22, 1), '2024-07-01')).toBe('no-data/no-data')
    expect(await verdicts(level('POL', '2024', 'USD', 4e9, 1e9), '2024-07-01')).toBe('no-data/no-data')
    expect(await verdicts(level('POL', '2024', 'JPY', 4e12, 1e12), '2024-07-01')).toBe('no-data/no-data')
    expect(await verdicts(share('CHE', '2024', 0.7, 0.1), '2024-07-01')).toBe('no-data/no-data')
    expect(await verdicts(share('XXX', '2024', 0.7, 0.1), '2024-07-01')).toBe('no-data/no-data')
  })

  it('are not made of the numbers of goals to come, nor of years that are none', async () => {
    expect(await verdicts(share('DEU', '2024', 3.5, 0.1), '2025-07-21')).toBe('no-data/no-data')
    expect(await verdicts(share('NATO', '2025', 5, 1), '2025-09-01')).toBe('no-data/no-data')
    expect(
      await verdicts(
        { ask: 'change', areas: ['DEU'], from: '2014', to: '2014', times: written(2, 1), real: false },
        '2025-09-01',
      ),
    ).toBe('no-data/no-data')
  })

  it('are not made of amounts per head at other prices', async () => {
    const head = (value: number, prices: string | null): Question => ({
      ask: 'level',
      areas: ['USA'],
      periods: ['2024'],
      currency: 'USD',
      amount: written(value, 10),
      prices,
      perHead: true,
      by: 'unsaid',
    })
    expect(await verdicts(head(2240, '2015'), '2024-07-01')).toBe('supported/no-data')
    expect(await verdicts(head(2240, null), '2024-07-01')).toBe('basis-dependent/no-data')
    expect((await judged(head(2870, null), '2024-07-01')).then).toMatchObject({
      verdict: 'supported',
      found: { how: expect.any(String) },
    })
    expect((await judged(head(2240, null), '2025-09-01')).then.verdict).toBe('no-data')
  })

  it('are not made by totals that lack a member', async () => {
    const all: Question = { ask: 'personnel', areas: ['NATO'], periods: ['2025'], persons: written(3_300_000, 100_000) }
    expect((await judged(all, '2025-09-01')).then.verdict).toBe('no-data')
  })
})

describe('other bases', () => {
  it('are named: current prices for the Dutch share, another group, the budget’s perimeter', async () => {
    const dutch = await judged(share('NLD', '2026', 2.29, 0.01), '2026-08-01')
    expect(dutch.now).toMatchObject({ verdict: 'basis-dependent', how: expect.stringContaining('current prices') })
    const group = await judged(share('NATO-Europe', '2024', 2.65, 0.01), '2026-08-01')
    expect(group.now).toMatchObject({ verdict: 'basis-dependent', how: expect.stringContaining('NATO') })
    const budget = await judged(level('DEU', '2025', 'EUR', 62.4e9, 1e8), '2026-08-01')
    expect(budget.now).toMatchObject({ verdict: 'basis-dependent', how: expect.stringContaining('Einzelplan 14') })
  })
})

describe('what texts leave open', () => {
  it('is read the way that readers do', async () => {
    // Names of those who fell short, beside the number of those who did not.
    const mixed = count('2024', 'met', written(23, 1), ['BEL', 'CAN', 'HRV', 'ITA', 'LUX', 'PRT', 'SVN', 'ESP'])
    expect(await verdicts(mixed, '2024-06-17')).toBe('supported/superseded')
    // A cost without its country, in a money that one country has.
    const cost: Question = {
      ask: 'cost',
      areas: [],
      amount: { ...written(13.4e9, 1e8), currency: 'GBP' },
      percentTo: 2.5,
      by: '2027',
      yearly: false,
    }
    expect((await judged(cost, '2025-02-25')).then).toMatchObject({
      verdict: 'basis-dependent',
      how: expect.stringContaining('frozen in cash'),
    })
    expect(await verdicts({ ...cost, areas: ['ESP'] } as Question, '2025-02-25')).toBe('no-data/no-data')
  })

  it('may be a money that the tables only imply', async () => {
    const euros = (amount: number) => level('NATO', '2024', 'EUR', amount, 1e10)
    const { then } = await judged(euros(1.36e12), '2024-07-01')
    expect(then.found?.unit.code).toBe('EUR')
    expect(await verdicts(euros(2e12), '2024-07-01')).toBe('no-data/no-data')
  })

  it('is nothing to decide where there is no area, year or day', async () => {
    const open: Question[] = [
      { ask: 'share', areas: [], periods: [], values: [], by: 'unsaid' },
      {
        ask: 'share',
        areas: ['POL', 'LVA'],
        periods: ['2024'],
        values: [written(4, 1), written(3, 1), written(2, 1)],
        by: 'unsaid',
      },
      {
        ask: 'level',
        areas: [],
        periods: [],
        currency: 'USD',
        amount: written(1, 1),
        prices: null,
        perHead: false,
        by: 'unsaid',
      },
      { ask: 'change', areas: [], from: '', to: '', real: false, percent: written(3, 1) },
      { ask: 'change', areas: ['POL'], from: '2014', to: '2024', real: false },
      { ask: 'part-of-total', areas: [], group: 'NATO', of: 'spending', periods: ['2024'], percent: written(3, 1) },
      {
        ask: 'count',
        group: 'NATO',
        periods: [],
        side: 'met',
        line: null,
        count: null,
        named: [],
        measure: 'spending',
      },
      {
        ask: 'count',
        group: 'nowhere',
        periods: ['2024'],
        side: 'met',
        line: null,
        count: written(3, 1),
        named: [],
        measure: 'spending',
      },
      { ask: 'rank', areas: [], group: 'NATO', periods: ['2024'], measure: 'share', rank: 1, from: 'top' },
      { ask: 'goal-terms', holder: 'nobody', percent: [], words: [] },
      { ask: 'goal-date', holder: 'NATO', when: '', event: 'due' },
      { ask: 'own-target', areas: [], percent: written(3, 1), when: null },
      { ask: 'members', group: 'nobody', count: written(3, 1), on: '' },
      { ask: 'accession', areas: [] },
      { ask: 'accession', areas: ['IRL'], when: '' },
      { ask: 'duration', length: written(3, 1), unit: 'year', since: null, event: 'event.none', until: '2024' },
      { ask: 'cost', areas: [], amount: { ...written(3, 1), currency: 'EUR' }, yearly: false },
      { ask: 'no-forces', areas: [] },
      { ask: 'personnel', areas: [], periods: [], persons: written(3, 1) },
      { ask: 'category-share', category: 'other', areas: [], periods: [], percent: written(3, 1) },
    ]
    for (const question of open)
      expect([question, await verdicts(question, '2024-07-01')]).toEqual([question, 'no-data/no-data'])
  })
})

describe('goals, members and days', () => {
  const terms = (
    percent: number,
    relation: 'equal' | 'at-least' | 'at-most' = 'equal',
    more: object = {},
  ): Question => ({
    ask: 'goal-terms',
    holder: 'NATO',
    percent: [written(percent, 0.1, relation)],
    words: [],
    ...more,
  })
  it('hold floors and caps apart', async () => {
    expect(await verdicts(terms(3.5, 'at-least'), '2025-07-01')).toBe('supported/supported')
    expect(await verdicts(terms(1.5, 'at-most'), '2025-07-01')).toBe('supported/supported')
    expect(await verdicts(terms(1.5, 'at-least'), '2025-07-01')).toBe('imprecise/imprecise')
    expect(await verdicts(terms(4.5), '2025-07-01')).toBe('contradicted/contradicted')
    expect(await verdicts(terms(5, 'equal', { by: '2030' }), '2025-07-01')).toBe('contradicted/contradicted')
  })

  it('know what was agreed when', async () => {
    expect(await verdicts(terms(2, 'equal', { inForce: true }), '2024-07-01')).toBe('supported/superseded')
    expect(await verdicts(terms(2), '2024-07-01')).toBe('supported/supported')
    const own: Question = {
      ask: 'goal-terms',
      holder: 'NATO',
      percent: [],
      words: ['aim to move towards the 2 % guideline'],
    }
    expect(await verdicts(own, '2024-07-01')).toBe('supported/supported')
    expect(await verdicts({ ...own, words: ['se rapprocher'] }, '2024-07-01')).toBe('no-data/no-data')
    expect(await verdicts(terms(2, 'equal', { by: '2024' }), '2024-07-01')).toBe('supported/supported')
    expect(await verdicts(terms(5, 'equal', { by: '2035' }), '2025-06-20')).toBe('not-yet-true/supported')
    expect(
      await verdicts(
        { ask: 'goal-date', holder: 'NATO', when: '2023', event: 'adopted', percent: written(2, 1) },
        '2024-07-01',
      ),
    ).toBe('supported/supported')
    expect(await verdicts({ ask: 'goal-date', holder: 'NATO', when: '2028', event: 'review' }, '2025-07-01')).toBe(
      'contradicted/contradicted',
    )
  })

  it('count members by the day', async () => {
    const members = (many: number, on: string): Question => ({
      ask: 'members',
      group: 'NATO',
      count: written(many, 1),
      on,
    })
    expect(await verdicts(members(30, '2022-05-01'), '2022-05-01')).toBe('supported/superseded')
    expect(await verdicts(members(31, '2023-07-01'), '2023-07-01')).toBe('supported/superseded')
    expect(await verdicts(members(16, '1990'), '2024-07-01')).toBe('supported/supported')
    expect(await verdicts({ ask: 'members', group: 'EU', count: written(27, 1), on: '2025-01-01' }, '2025-01-01')).toBe(
      'supported/supported',
    )
    expect(await verdicts(members(33, '2025-01-01'), '2025-01-01')).toBe('contradicted/contradicted')
  })

  it('know accessions by year, day, number and order', async () => {
    const joined = (area: string, more: object): Question => ({ ask: 'accession', areas: [area], ...more })
    expect(await verdicts(joined('FIN', { when: '2023-04' }), '2024-01-01')).toBe('supported/supported')
    expect(await verdicts(joined('FIN', { when: '2022' }), '2024-01-01')).toBe('contradicted/contradicted')
    expect(await verdicts(joined('FIN', { number: 31 }), '2024-01-01')).toBe('supported/supported')
    expect(await verdicts(joined('FIN', { newest: true }), '2023-07-01')).toBe('supported/superseded')
    expect(await verdicts(joined('DEU', { when: '1955-05-09' }), '2024-01-01')).toBe('imprecise/imprecise')
    expect(await verdicts({ ask: 'accession', areas: ['POL', 'HUN', 'CZE'], when: '1999' }, '2024-01-01')).toBe(
      'supported/supported',
    )
    expect(await verdicts({ ask: 'article-5', times: 2 }, '2024-01-01')).toBe('contradicted/contradicted')
    expect(await verdicts({ ask: 'founding', when: '1949-04-04', count: 12 }, '2024-01-01')).toBe('supported/supported')
  })

  it('measure durations by the calendar', async () => {
    const lasted = (length: number, unit: 'year' | 'month' | 'day', since: string, until: string): Question => ({
      ask: 'duration',
      length: written(length, 1),
      unit,
      since,
      event: null,
      until,
    })
    expect(await verdicts(lasted(40, 'month', '2022-02-24', '2025-06-24'), '2025-06-24')).toBe('supported/supported')
    expect(await verdicts(lasted(1000, 'day', '2022-02-24', '2024-11-20'), '2024-11-20')).toBe('supported/supported')
    expect(await verdicts(lasted(3, 'year', '2022-02-24', '2025-02-25'), '2025-02-25')).toBe('supported/supported')
    expect(await verdicts(lasted(6, 'year', '2022-02-24', '2025-02-25'), '2025-02-25')).toBe(
      'contradicted/contradicted',
    )
    expect(await verdicts(lasted(75, 'year', '1949', '2024-07-09'), '2024-07-09')).toBe('supported/supported')
  })
})

describe('data/lexicon/facts.yaml', () => {
  it('names only what the book has', async () => {
    const { roles, book } = await knowledge()
    const { facts } = book
    for (const id of [
      ...Object.values(roles.measures),
      ...Object.values(roles.categories),
      roles.economy.gdp,
      roles.economy.deflator,
    ])
      expect(book.measure(id).id).toBe(id)
    const datasets = facts.datasets.map((d) => d.id)
    expect(datasets).toEqual(expect.arrayContaining([roles.dataset, roles.economy.dataset]))
    const pledges = facts.goals.map((g) => g.pledge)
    for (const { pledge } of [...roles.reviews, ...roles.summits, ...roles.terms]) expect(pledges).toContain(pledge)
    const events = facts.events.map((e) => e.id)
    expect(events).toEqual(expect.arrayContaining([...roles.invocations, ...roles.summits.map((s) => s.event)]))
    expect(facts.areas.flatMap((a) => a.memberships.map((m) => m.of))).toContain(roles.organisation)
  })
})

describe('the day', () => {
  it('unknown leaves then open', async () => {
    expect((await judged(share('POL', '2024', 3.75, 0.01), null)).then).toMatchObject({
      verdict: 'no-data',
      evidence: [],
    })
  })

  it('after the book is judged by the book, with a warning', async () => {
    const { warnings, then } = await judged(share('POL', '2026', 4.68, 0.01), '2027-02-01')
    expect(then.verdict).toBe('supported')
    expect(warnings).toEqual([{ code: 'check.laterThanBook', message: expect.stringContaining('1 February 2027') }])
  })

  it('may be a month, which counts from its end', async () => {
    expect((await judged(share('POL', '2025', 4.48, 0.01), '2025-08')).then.verdict).toBe('supported')
    await expect(judged(share('POL', '2025', 4.48, 0.01), 'August')).rejects.toThrow('"August" is not a day')
  })
})

describe('the sentence', () => {
  it('names editions, figures and how they stand', async () => {
    const { because } = await judged(share('POL', '2025', 4.48, 0.01), '2025-08-28')
    expect(because).toBe(
      "Right when it was written, since revised: NATO's edition of 28 August 2025 gives 4.48 % of GDP for Poland in 2025; NATO's edition of 7 July 2026 gives 4.25 % of GDP for Poland in 2025.",
    )
  })

  it('writes numbers as readers do', () => {
    expect(inWords(967_707_000_000, { code: 'USD', scale: 0, prices: 'current' })).toBe(
      'USD 967.7 billion at current prices',
    )
    expect(inWords(1.3299e12, { code: 'USD', scale: 0, prices: '2021' })).toBe('USD 1.33 trillion at 2021 prices')
    expect(inWords(481_017, { code: 'persons', scale: 0, prices: null })).toBe('481,000')
    expect(inWords(2.054, { code: 'percent', scale: 0, prices: null })).toBe('2.05 %')
  })
})
