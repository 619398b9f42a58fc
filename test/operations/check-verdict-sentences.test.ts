import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/claims/question.js'
import { count, judged, level, share, written } from './check-verdict-asked.js'

type Case = readonly [what: string, question: Question, published: string, verdicts: string, because: string]

const BN = 1e9
const several = (areas: readonly string[], period: string, values: readonly number[], more: object = {}): Question =>
  ({
    ask: 'share',
    areas,
    periods: [period],
    values: values.map((v) => written(v, 0.01)),
    by: 'unsaid',
    ...more,
  }) as Question
const rank = (areas: string[], period: string, measure: 'share' | 'personnel' | 'level', more: object = {}): Question =>
  ({ ask: 'rank', areas, group: 'NATO', periods: [period], measure, rank: 1, from: 'top', ...more }) as Question
const growth = (area: string, from: string, to: string, more: object): Question =>
  ({ ask: 'change', areas: [area], from, to, real: true, ...more }) as Question
const members = (group: string, many: number): Question => ({
  ask: 'members',
  group,
  count: written(many, 1),
  on: '',
})
const days = (length: number, until: string): Question => ({
  ask: 'duration',
  length: written(length, 1),
  unit: 'day',
  since: null,
  event: 'event.invasion-2022',
  until,
})

const E24 = "NATO's edition of 17 June 2024"
const E25 = "NATO's edition of 28 August 2025"
const E26 = "NATO's edition of 7 July 2026"

/** Questions that a distrustful reader would ask, each figure looked up by hand, with the sentence that is printed. */
const CASES: readonly Case[] = [
  [
    'a list whose figures were revised',
    several(['EST', 'LVA', 'LTU'], '2025', [3.38, 3.73, 4]),
    '2025-09-01',
    'supported/superseded',
    `Right when it was written, since revised: ${E25} gives 3.38 % of GDP for Estonia in 2025, 3.73 % of GDP for Latvia in 2025, 4.00 % of GDP for Lithuania in 2025; ${E26} gives 3.93 % of GDP for Estonia in 2025.`,
  ],
  [
    'a member that has no row',
    share('ISL', '2024', 0.1, 0.1),
    '2024-08-10',
    'no-data/no-data',
    'Not decided by published figures: the newest edition, as it is held here, does not give a share of GDP for Iceland in 2024.',
  ],
  [
    'a cell left blank',
    share('DEU', '2025', 2.4, 0.1),
    '2025-09-10',
    'no-data/contradicted',
    `Wrong by what is known now; not decided by what is held of that time: NATO left the share of Germany in 2025 blank; ${E26} gives 2.22 % of GDP for Germany in 2025.`,
  ],
  [
    'hedged, one digit off',
    share('DEU', '2024', 2.1, 0.1, 'about'),
    '2026-08-10',
    'imprecise/imprecise',
    `Nearly right: ${E26} gives 2.00 % of GDP for Germany in 2024.`,
  ],
  [
    'a number of an edition that another has overtaken',
    share('CAN', '2024', 1.37, 0.01),
    '2025-09-10',
    'contradicted/contradicted',
    `Wrong when it was written and now: ${E25} gives 1.47 % of GDP for Canada in 2024, while what is written is that of ${E24}; ${E26} gives 1.41 % of GDP for Canada in 2024.`,
  ],
  [
    'the number of a goal that was agreed only later',
    share('LTU', '2023', 3.5, 0.1),
    '2024-07-10',
    'contradicted/contradicted',
    `Wrong when it was written and now: ${E24} gives 2.78 % of GDP for Lithuania in 2023; ${E26} gives 2.69 % of GDP for Lithuania in 2023.`,
  ],
  [
    'true at current prices only',
    share('NLD', '2026', 2.3, 0.1),
    '2026-08-03',
    'basis-dependent/basis-dependent',
    `Right only on another basis: ${E26} gives 2.58 % of GDP for Netherlands in 2026, but 2.29 % of GDP with spending and GDP both at current prices.`,
  ],
  [
    'a neighbouring group',
    share('NATO-Europe', '2024', 2.02, 0.01),
    '2024-07-01',
    'basis-dependent/supported',
    `Right by what is known now, right then only on another basis: ${E24} makes it 2.08 % of GDP for NATO Europe in 2024, but 2.02 % of GDP for NATO Europe and Canada; ${E26} makes it 2.02 % of GDP for NATO Europe in 2024.`,
  ],
  [
    'a sum over a group that is not printed',
    level('EU-NATO', '2024', 'USD', 360 * BN, BN, 'about'),
    '2024-07-01',
    'supported/supported',
    `Right when it was written and now: ${E24} makes it USD 359.7 billion at current prices for EU members of NATO in 2024; ${E26} makes it USD 359 billion at current prices for EU members of NATO in 2024.`,
  ],
  [
    'that group in a money that has no sum',
    level('EU-NATO', '2024', 'EUR', 326 * BN, BN),
    '2024-12-05',
    'no-data/no-data',
    'Not decided by published figures: NATO gives spending of EU members of NATO in USD and in its own money, not in EUR.',
  ],
  [
    'constant prices of an older edition',
    level('USA', '2024', 'USD', 755 * BN, BN, 'equal', '2015'),
    '2024-07-01',
    'supported/basis-dependent',
    `Right when it was written; now only on another basis: ${E24} gives USD 754.7 billion at 2015 prices for United States in 2024; ${E24} gives USD 754.7 billion for United States in 2024 at the prices of 2015, in an older edition.`,
  ],
  [
    'more than what it only rounds to',
    level('NATO', '2024', 'USD', 1.5e12, 1e11, 'more-than'),
    '2025-01-10',
    'imprecise/imprecise',
    `Nearly right: ${E24} gives USD 1.474 trillion at current prices for NATO in 2024; ${E26} gives USD 1.483 trillion at current prices for NATO in 2024.`,
  ],
  [
    'money that a newer edition, not held in this part, may have had',
    level('DEU', '2024', 'EUR', 86.6 * BN, 1e8),
    '2025-09-01',
    'no-data/supported',
    `Right by what is known now: ${E24} gives EUR 90.6 billion at current prices for Germany in 2024, but the newer "Defence Expenditure of NATO Countries (2014-2025)" of 28 August 2025 is not held or not in this part; ${E26} gives EUR 86.6 billion at current prices for Germany in 2024.`,
  ],
  [
    'a national budget, by today’s figure, of money that was right',
    level('GBR', '2024', 'GBP', 64.6 * BN, 1e8),
    '2024-08-10',
    'supported/superseded',
    `Right when it was written, since revised: ${E24} gives GBP 64.6 billion at current prices for United Kingdom in 2024; ${E26} gives GBP 65.8 billion at current prices for United Kingdom in 2024.`,
  ],
  [
    'a fall',
    growth('USA', '2024', '2025', { percent: written(-2, 1) }),
    '2026-08-01',
    'supported/supported',
    `Right when it was written and now: ${E26} gives a real fall of 1.9 % for United States from 2024 to 2025.`,
  ],
  [
    'ten years of growth, one of which was none',
    growth('DEU', '2014', '2024', { yearsInARow: 10 }),
    '2026-08-01',
    'contradicted/contradicted',
    `Wrong when it was written and now: ${E26} makes it real growth in 9 of 10 years (not in 2021) for Germany from 2015 to 2024.`,
  ],
  [
    'the top, lost since',
    rank(['ESP'], '2024', 'share', { from: 'bottom' }),
    '2024-07-01',
    'supported/superseded',
    `Right when it was written, since revised: ${E24} puts Spain lowest of 31 members by share of GDP in 2024 (Spain 1.28 %); ${E26} puts Spain 6th lowest of 31 members by share of GDP in 2024 (Belgium 1.27 %, Luxembourg 1.29 %, Slovenia 1.34 %, Albania 1.35 %, Canada 1.41 %, Spain 1.42 %).`,
  ],
  [
    'a place of its own',
    rank(['TUR'], '2026', 'personnel', { rank: 2 }),
    '2026-08-01',
    'supported/supported',
    `Right when it was written and now: ${E26} puts Türkiye 2nd highest of 31 members by military personnel in 2026 (United States 1,321,900, Türkiye 395,800).`,
  ],
  [
    'the only one missing',
    { ...count('2026', 'missed', written(1, 1), ['SVN']), line: written(2, 1) } as Question,
    '2026-08-01',
    'supported/supported',
    `Right when it was written and now: ${E26} has 1 of 31 members with figures below 2 % in 2026: Slovenia; Slovenia 1.61 % in 2026.`,
  ],
  [
    'a decision before the first that the book holds',
    { ask: 'goal-date', holder: 'NATO', when: '2006', event: 'adopted', percent: written(2, 1) },
    '2019-08-10',
    'no-data/no-data',
    'Not decided by published figures: what is held here is 2 % of GDP on defence within a decade (agreed on 5 September 2014).',
  ],
  [
    'a goal’s number at the wrong summit',
    { ask: 'goal-date', holder: 'NATO', when: '2023', event: 'adopted', percent: written(5, 1) },
    '2025-08-10',
    'contradicted/contradicted',
    'Wrong when it was written and now: 5 % of GDP on defence and related spending by 2035 (agreed on 25 June 2025).',
  ],
  [
    'members that there would be only years later',
    members('NATO', 32),
    '2019-12-03',
    'contradicted/supported',
    'Wrong when it was written, right only since: NATO had 29 members on 3 December 2019, since 5 June 2017; NATO had 32 members on 23 November 2026, since 7 March 2024.',
  ],
  [
    'members that there would be within months',
    members('NATO', 31),
    '2023-03-01',
    'not-yet-true/superseded',
    'Came about only after it was written, and has changed since: NATO had 30 members on 1 March 2023, since 27 March 2020, and had 31 from 4 April 2023; NATO had 32 members on 23 November 2026, since 7 March 2024.',
  ],
  [
    'members that there were once',
    members('NATO', 16),
    '2024-07-01',
    'no-data/no-data',
    'Not decided by published figures: NATO had 32 members on 23 November 2026, and 16 only until 12 March 1999, of which the text may tell.',
  ],
  [
    'members that there no longer are',
    members('EU', 28),
    '2019-12-03',
    'supported/superseded',
    'Right when it was written, no longer so: European Union had 28 members on 3 December 2019, since 1 July 2013; European Union had 27 members on 23 November 2026, since 1 February 2020.',
  ],
  [
    'days counted with the first',
    days(1000, '2024-11-19'),
    '2024-11-19',
    'supported/supported',
    "Right when it was written and now: from 24 February 2022 to 19 November 2024 it is 999 days (Russia's full-scale invasion of Ukraine).",
  ],
]

describe('what a distrustful reader asks', () => {
  it.each(CASES.map((c) => [c[0], c] as const))('%s', async (_what, [, question, published, verdicts, because]) => {
    const { then, now, because: printed } = await judged(question, published)
    expect([`${then.verdict}/${now.verdict}`, printed]).toEqual([verdicts, because])
  })

  it('is told which goal a count is held against', async () => {
    const { then } = await judged(count('2024', 'met', written(23, 1)), '2024-06-20')
    const facts = then.evidence.flatMap((e) => (e.kind === 'fact' ? [e.id] : []))
    expect(facts.sort()).toEqual(['vilnius-2023.spending', 'wales-2014.spending'])
  })

  it('is not told that somebody who speaks before the goal, or of years before it, meant the goal', async () => {
    for (const [area, period, day, verdict] of [
      ['GBR', '2024', '2024-07-10', 'contradicted'],
      ['GBR', '2024', '2025-07-10', 'no-data'],
      ['GBR', '2020', '2025-07-10', 'contradicted'],
      ['DEU', '2026', '2026-07-10', 'no-data'],
    ] as const)
      expect((await judged(share(area, period, 3.5, 0.1), day)).then.verdict).toBe(verdict)
  })
})
